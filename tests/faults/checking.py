"""What must be true of the records whatever has happened to them."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from kiosk.progress.database import open_database
from kiosk.progress.logged import Logged
from kiosk.progress.read import reading
from kiosk.progress.seal import SEALED, seal_of
from tests.progress.recording import HandClock


def log_in(connection: sqlite3.Connection) -> list[Logged]:
    """The log, after looking at all that can be wrong with it: structure, seals, gaps, order."""
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    found = connection.execute(f"SELECT {SEALED}, seal FROM event ORDER BY device_id, epoch, seq").fetchall()
    assert [row[:-1] for row in found if seal_of(row[:-1]) != row[-1]] == []
    rows = [Logged(*row[:-1]) for row in found]
    assert len({(row.device_id, row.epoch) for row in rows}) <= 1
    assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
    return rows


def log_as_it_lies(path: Path) -> list[Logged]:
    """The same, seen by somebody who changes nothing and tidies nothing."""
    with reading(path) as connection:
        connection.rollback()  # a check of the whole file is its own moment
        return log_in(connection)


def log_after_start(path: Path) -> list[Logged]:
    """The same, after the program was started again: it must not have found damage."""
    opened = open_database(path, HandClock(), lambda: "00000000-0000-7000-8000-000000000000")
    try:
        assert (opened.put_aside, opened.restored) == (None, None)
        return log_in(opened.db.conn)
    finally:
        opened.db.close()


def lost(acknowledged: Iterable[str], rows: Iterable[Logged], column: str = "detail") -> list[str]:
    """What was said to be safe and is not there."""
    there = {getattr(row, column) for row in rows}
    return [each for each in acknowledged if each not in there]
