"""The records on APSW's SQLite, so that our own statements run on a disk of our making.

APSW brings an SQLite of its own, and only that one can have a disk written in Python. A connection of it is
made to look like one of the standard library, as far as sqlite-utils and our code use one.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, cast

import apsw
from sqlite_utils import Database

from kiosk.progress.clock import Clock, NewId
from kiosk.progress.database import _SETTINGS, Opened, _device, _migrate
from tests.faults.disk import Disk, PowerCut


class _Cursor:
    """All rows at once, so that no statement stays open."""

    def __init__(self, connection: apsw.Connection, sql: str, values: Sequence[Any] | dict[str, Any]) -> None:
        self.description: list[tuple[str | None, ...]] | None = None
        cursor = connection.cursor()
        cursor.exec_trace = self._describe  # afterwards it is too late when there are no rows
        self._rows = iter(cursor.execute(sql, values).fetchall())
        self.rowcount = connection.changes()
        self.lastrowid = connection.last_insert_rowid()

    def _describe(self, cursor: apsw.Cursor, sql: str, values: object) -> bool:
        self.description = [(name, *[None] * 6) for name, _ in cursor.get_description()] or None
        return True

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return self._rows

    def fetchone(self) -> tuple[Any, ...] | None:
        return next(self._rows, None)

    def fetchall(self) -> list[tuple[Any, ...]]:
        return list(self._rows)

    def close(self) -> None:
        pass


class _Connection:
    isolation_level = None  # like APSW: it begins no transaction by itself

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self.close = connection.close

    @property
    def in_transaction(self) -> bool:
        return self._connection.in_transaction

    def execute(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> _Cursor:
        return _Cursor(self._connection, sql, values)


@contextmanager
def opened_on(
    disk: Disk, path: Path, clock: Clock, ids: NewId, *, synchronous: str, tidy_every: int
) -> Iterator[Opened]:
    """As `open_database` does it. `synchronous` is what the records set to FULL; `tidy_every` is how many
    pages the write-ahead log may have. Raises whatever comes when the power goes."""
    connection = apsw.Connection(str(path), vfs=disk.name)
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")  # this disk has no memory that programs share
        db = Database(cast(sqlite3.Connection, _Connection(connection)), execute_plugins=False)
        for setting in _SETTINGS:
            db.execute(setting.replace("synchronous = FULL", f"synchronous = {synchronous}"))
        db.enable_wal()
        db.execute(f"PRAGMA wal_autocheckpoint = {tidy_every}")
        _migrate(db, path)
        device, epoch = _device(db, None, clock, ids, begin=False, ended=frozenset())
        yield Opened(path, db, device, epoch)
    finally:
        with suppress(PowerCut, apsw.Error):
            connection.close()
