"""The tables of the records: strict, append-only, durable."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.progress.clock import SystemClock, new_id
from kiosk.progress.database import Opened, open_database
from kiosk.progress.events import Event, Kind
from kiosk.progress.logged import Stamped, append
from kiosk.progress.trouble import ProgressUnavailable

from .recording import HandClock, miss, record_all, rows


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    database = open_database(tmp_path / "progress.sqlite", HandClock(), new_id)
    yield database
    database.db.close()


@pytest.fixture
def recorded(tmp_path: Path) -> Path:
    path = tmp_path / "progress.sqlite"
    record_all(path, [miss(number) for number in range(3)])
    return path


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("busy_timeout", 5000),
        ("trusted_schema", 0),
    ],
)
def test_the_connection_is_set_to_lose_nothing(opened: Opened, setting: str, value: object) -> None:
    assert opened.db.execute(f"PRAGMA {setting}").fetchone() == (value,)


def test_every_table_of_ours_is_strict(opened: Opened) -> None:
    strict = opened.db.execute("SELECT name FROM pragma_table_list WHERE strict").fetchall()
    assert {name for (name,) in strict} == {"device", "session", "event"}


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE event SET detail = 'x'",
        "DELETE FROM event",
        "INSERT OR REPLACE INTO event SELECT * FROM event WHERE seq = 1",
        "REPLACE INTO event SELECT device_id, epoch, 99, id, session_id, kind, lesson, lesson_version, step, "
        "way, language, rung, misses, unaided, 'x', wall_ms, mono_ms, boot_id, seal FROM event WHERE seq = 1",
    ],
)
def test_an_event_once_recorded_never_changes(recorded: Path, change: str) -> None:
    before = rows(recorded)
    with (
        closing(sqlite3.connect(recorded)) as other,  # any program, without our settings
        pytest.raises(sqlite3.IntegrityError, match="an event"),
    ):
        other.execute(change)
    assert rows(recorded) == before


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("rung", "'much'"),
        ("rung", "7"),
        ("detail", "'Mary Smith'"),
        ("detail", "''''"),
        ("lesson", "'Ärzte'"),
        ("session_id", "'nobody'"),
        ("way", "'slowly'"),
        ("unaided", "2"),
    ],
)
def test_the_table_itself_refuses_what_an_event_may_not_say(opened: Opened, column: str, value: str) -> None:
    append(opened, [Stamped(miss(), "id-1", 1, 1, "b")])
    columns = "device_id, epoch, seq, id, session_id, kind, lesson, lesson_version, step, way, language, "
    columns += "rung, misses, unaided, detail, wall_ms, mono_ms, boot_id"
    values = columns.replace("seq,", "2,").replace(" id,", " 'id-2',")
    spoilt = ", ".join(value if name == column else name for name in values.split(", "))
    with pytest.raises(sqlite3.IntegrityError):
        opened.db.execute(f"INSERT INTO event ({columns}) SELECT {spoilt} FROM event")
    opened.db.execute(f"INSERT INTO event ({columns}) SELECT {values} FROM event")  # the row itself is right


def test_an_event_that_comes_twice_is_recorded_once_and_leaves_no_gap(opened: Opened) -> None:
    first, second = Stamped(miss(1), "id-1", 1, 1, "b"), Stamped(miss(2), "id-2", 1, 1, "b")
    append(opened, [first])
    append(opened, [first, second])
    assert [(row.seq, row.detail) for row in rows(opened.path)] == [(1, "n-1"), (2, "n-2")]


def test_a_batch_is_recorded_wholly_or_not_at_all(opened: Opened) -> None:
    unfit = Stamped(miss(2), None, 1, 1, "b")  # type: ignore[arg-type]
    with pytest.raises(ProgressUnavailable):
        append(opened, [Stamped(miss(1), "id-1", 1, 1, "b"), unfit])
    assert rows(opened.path) == []
    append(opened, [Stamped(miss(3), "id-3", 1, 1, "b")])
    assert [row.seq for row in rows(opened.path)] == [1]


def test_a_session_has_its_beginning_and_end(opened: Opened) -> None:
    append(opened, [Stamped(Event(Kind.SESSION_STARTED, "s1"), "id-1", 100, 1, "b")])
    append(opened, [Stamped(Event(Kind.SESSION_ENDED, "s1"), "id-2", 900, 2, "b")])
    assert opened.db.execute("SELECT * FROM session").fetchall() == [("s1", 100, 900, None)]


def test_opening_again_goes_on_with_the_same_numbers(recorded: Path) -> None:
    record_all(recorded, [miss(3)])
    found = rows(recorded)
    assert [row.seq for row in found] == [1, 2, 3, 4]
    assert len({(row.device_id, row.epoch) for row in found}) == 1
    assert len({row.boot_id for row in found}) == 2


def test_a_file_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "letters.sqlite"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE letter (words TEXT)")
    before = path.read_bytes()
    with pytest.raises(ProgressUnavailable, match="another program"):
        open_database(path, SystemClock(), new_id)
    assert path.read_bytes() == before


def test_a_file_of_a_newer_version_is_left_as_it_is(recorded: Path) -> None:
    with closing(sqlite3.connect(recorded)) as other, other:
        other.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('progress', '0999-later')"
        )
    with pytest.raises(ProgressUnavailable, match="newer version"):
        open_database(recorded, SystemClock(), new_id)
    assert len(rows(recorded)) == 3
