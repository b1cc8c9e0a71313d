"""What a broken database does to the kiosk: nothing that a learner notices."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.progress.clock import new_id
from kiosk.progress.database import open_database
from kiosk.progress.trouble import ProgressUnavailable

from .recording import HandClock, miss, record_all, rows


def _random_bytes(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(20_000))


def _cut_in_the_middle(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _cut_in_the_header(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50])


def _one_page_of_noise(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    at = len(whole) // 4096 // 2 * 4096
    whole[at : at + 4096] = random.Random(1).randbytes(4096)
    path.write_bytes(whole)


def _a_text(path: Path) -> None:
    path.write_text("This is a shopping list.\n" * 500)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "progress.sqlite"
    record_all(place, [miss(number) for number in range(300)])
    return place


@pytest.mark.parametrize(
    "damage", [_random_bytes, _cut_in_the_middle, _cut_in_the_header, _one_page_of_noise, _a_text]
)
def test_a_damaged_file_is_put_aside_whole_and_recording_begins_afresh(
    path: Path, damage: Callable[[Path], None]
) -> None:
    old = rows(path)[0]
    damage(path)
    damaged = path.read_bytes()

    opened = open_database(path, HandClock(wall=1_800_000_000_000), new_id)
    opened.db.close()

    assert opened.put_aside == path.with_name("progress.sqlite.damaged-20270115T080000Z")
    assert opened.put_aside.read_bytes() == damaged
    assert opened.epoch != old.epoch
    record_all(path, [miss()])
    assert [(row.seq, row.epoch) for row in rows(path)] == [(1, opened.epoch)]


def test_the_tablet_keeps_its_id_when_that_much_can_be_read(path: Path) -> None:
    old = rows(path)[0]
    _one_page_of_noise(path)
    opened = open_database(path, HandClock(), new_id)
    opened.db.close()
    assert (opened.device_id, opened.epoch != old.epoch) == (old.device_id, True)


def test_a_second_damage_in_the_same_second_overwrites_nothing(path: Path) -> None:
    for words in (b"first" * 1000, b"second" * 1000):
        path.write_bytes(words)
        open_database(path, HandClock(), new_id).db.close()
    aside = sorted(path.parent.glob("*.damaged-*"))
    assert [file.read_bytes()[:5] for file in aside] == [b"first", b"secon"]


def test_an_empty_file_is_simply_begun(path: Path) -> None:
    path.write_bytes(b"")
    record_all(path, [miss()])
    assert [row.seq for row in rows(path)] == [1]
    assert [file.name for file in path.parent.glob("*.damaged-*")] == []


@pytest.mark.parametrize("emptied", [True, False])
def test_commits_that_lost_their_database_are_put_aside_and_not_deleted(
    path: Path, tmp_path: Path, emptied: bool
) -> None:
    alone = tmp_path / "elsewhere" / "progress.sqlite"
    alone.parent.mkdir()
    opened = open_database(path, HandClock(), new_id)
    opened.db.execute("INSERT INTO session (session_id, started_ms) VALUES ('s9', 1)")
    shutil.copy(f"{path}-wal", f"{alone}-wal")
    opened.db.close()
    commits = Path(f"{alone}-wal").read_bytes()
    if emptied:
        alone.touch()

    record_all(alone, [miss()])

    (aside,) = alone.parent.glob("*.damaged-*-wal")
    assert aside.read_bytes() == commits
    assert len(rows(alone)) == 1


def test_commits_waiting_beside_a_damaged_file_go_with_it(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    opened = open_database(path, HandClock(), new_id)
    with closing(sqlite3.connect(path)) as reader:
        reader.execute("SELECT * FROM event").fetchone()
        opened.db.execute("INSERT INTO session (session_id, started_ms) VALUES ('s9', 1)")
        shutil.copy(f"{path}-wal", f"{copy}-wal")
    opened.db.close()
    commits = Path(f"{copy}-wal").read_bytes()
    _random_bytes(copy)
    fresh = open_database(copy, HandClock(), new_id)
    fresh.db.close()
    assert Path(f"{fresh.put_aside}-wal").read_bytes() == commits


def test_a_folder_in_the_place_of_the_file_is_told_calmly_and_left(tmp_path: Path) -> None:
    path = tmp_path / "progress.sqlite"
    path.mkdir()
    (path / "keep.txt").write_text("mine")
    with pytest.raises(ProgressUnavailable, match="Practising still works"):
        open_database(path, HandClock(), new_id)
    assert (path / "keep.txt").read_text() == "mine"


@pytest.mark.parametrize("place", ["a-file/progress.sqlite", "/proc/nowhere/progress.sqlite"])
def test_a_folder_that_cannot_be_written_is_told_calmly(tmp_path: Path, place: str) -> None:
    (tmp_path / "a-file").touch()
    with pytest.raises(ProgressUnavailable, match="Practising still works") as told:
        open_database(tmp_path / place, HandClock(), new_id)
    assert "Errno" not in str(told.value)
