"""What a broken database does to the kiosk: nothing that a learner notices."""

import random
import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.progress.clock import new_id
from kiosk.progress.database import open_database
from kiosk.progress.snapshot import snapshots
from kiosk.progress.trouble import ProgressUnavailable
from kiosk.progress.writer import ProgressWriter

from .recording import SOON, HandClock, miss, record_all, rows


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


DAMAGES = [_random_bytes, _cut_in_the_middle, _cut_in_the_header, _one_page_of_noise, _a_text]


@pytest.mark.parametrize("damage", DAMAGES)
def test_without_a_copy_a_damaged_file_is_put_aside_whole_and_recording_begins_afresh(
    path: Path, damage: Callable[[Path], None]
) -> None:
    old = rows(path)[0]
    for copy in snapshots(path):
        copy.unlink()
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


@pytest.mark.parametrize("damage", DAMAGES)
def test_the_newest_sound_copy_takes_the_place_of_a_damaged_file(
    path: Path, damage: Callable[[Path], None]
) -> None:
    before = rows(path)
    damage(path)
    damaged = path.read_bytes()

    opened = open_database(path, HandClock(), new_id)
    opened.db.close()

    assert opened.put_aside is not None
    assert opened.put_aside.read_bytes() == damaged
    assert opened.restored == snapshots(path)[0]
    kept = rows(path)
    assert kept == before[: len(kept)]
    assert len(kept) > 0
    record_all(path, [miss()])
    assert rows(path)[len(kept) :] == [row for row in rows(path) if row.epoch == opened.epoch]
    assert opened.epoch != before[0].epoch  # numbers may have been given out after the copy was made


def test_a_copy_that_is_damaged_too_is_passed_by(path: Path) -> None:
    good = snapshots(path)[0]
    newer = path.with_name(f"{path.name}.copy-9")
    newer.write_bytes(b"rubbish" * 1_000)
    _random_bytes(path)
    opened = open_database(path, HandClock(), new_id)
    opened.db.close()
    assert opened.restored == good


def _change_a_byte_of(path: Path, words: bytes, other: bytes) -> None:
    whole = path.read_bytes()
    assert words in whole
    path.write_bytes(whole.replace(words, other, 1))


def test_a_byte_that_the_disk_changed_is_found_although_the_structure_is_whole(path: Path) -> None:
    _change_a_byte_of(path, b"n-299", b"n-199")
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
    opened = open_database(path, HandClock(), new_id)
    opened.db.close()
    assert opened.put_aside is not None


def _until_it_rests(writer: ProgressWriter) -> None:
    """An event is acknowledged before the day's copy is made; what is asked is answered after it."""
    rests = threading.Event()
    writer.known("cup-fish-moon-key", lambda _: rests.set())
    assert rests.wait(SOON)


def test_a_copy_is_made_each_day_and_three_are_kept(tmp_path: Path) -> None:
    path, clock = tmp_path / "progress.sqlite", HandClock()
    writer = ProgressWriter(path, clock=clock)
    for day in range(6):
        clock.run(25 * 60 * 60 * 1000)
        writer.record(miss(day))
        _until_it_rests(writer)
    assert writer.close(SOON)
    copies = snapshots(path)
    assert len(copies) == 3
    assert len(rows(copies[0])) > len(rows(copies[1])) > len(rows(copies[2])) == 4
    assert [file for file in tmp_path.iterdir() if file.suffix == ".part"] == []


def test_on_the_same_day_no_second_copy_is_made(tmp_path: Path) -> None:
    path, clock = tmp_path / "progress.sqlite", HandClock()
    for number in range(3):
        record_all(path, [miss(number)], clock)
        clock.run(60 * 60 * 1000)
    assert len(snapshots(path)) == 1


@pytest.mark.parametrize("years", [-10, 10])
def test_a_clock_that_jumps_makes_a_copy_and_loses_none(tmp_path: Path, years: int) -> None:
    path, clock = tmp_path / "progress.sqlite", HandClock()
    record_all(path, [miss()], clock)
    clock.wall += years * 365 * 24 * 60 * 60 * 1000
    record_all(path, [miss(1)], clock)
    newest, older = snapshots(path)
    assert len(rows(newest)) >= len(rows(older)) == 1
    assert len(rows(path)) == 2


def test_a_clock_that_jumps_all_the_time_does_not_push_out_the_good_copies(tmp_path: Path) -> None:
    path, clock = tmp_path / "progress.sqlite", HandClock()
    writer = ProgressWriter(path, clock=clock)
    for number in range(3):
        clock.run(25 * 60 * 60 * 1000)
        writer.record(miss(number))
        _until_it_rests(writer)
    assert writer.close(SOON)
    assert [len(rows(copy)) for copy in snapshots(path)] == [3, 2, 1]
    writer = ProgressWriter(path, clock=clock)
    _until_it_rests(writer)
    for number in range(20):
        clock.wall += (-1) ** number * 10 * 365 * 24 * 60 * 60 * 1000
        clock.run(11 * 60 * 1000)
        writer.record(miss(10 + number))
        _until_it_rests(writer)
    assert writer.close(SOON)
    assert [len(rows(copy)) for copy in snapshots(path)] == [4, 3, 2]  # one for the first jump, none after


def test_where_there_is_no_room_for_a_copy_recording_goes_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "progress.sqlite"
    path.with_name(f"{path.name}.copy.part").mkdir()  # nothing can be written there
    record_all(path, [miss()])
    assert len(rows(path)) == 1
    assert snapshots(path) == []
    assert "could not be copied" in caplog.text


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
