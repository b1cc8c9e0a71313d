"""The log of one tablet, as its records have it at this moment."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kiosk.figures.csv_line import CSV_LINE
from kiosk.figures.source import SessionOf, Source
from kiosk.progress.logged import COLUMNS, Logged
from kiosk.progress.read import reading

_ORDER = "ORDER BY device_id, epoch, seq"
_DEVICE = "SELECT device_id FROM device ORDER BY device.rowid DESC LIMIT 1"


@contextmanager
def tablet_source(path: Path) -> Iterator[Source]:
    """Of the database at `path`, while the kiosk goes on recording. Raises ProgressUnavailable."""
    with reading(path) as connection:
        yield _TabletSource(connection)


@dataclass(frozen=True, slots=True)
class _TabletSource:
    """Holds no more than a few rows at a time."""

    connection: sqlite3.Connection

    def count(self) -> int:
        (count,) = self.connection.execute("SELECT count(*) FROM event").fetchone()
        return int(count)

    def events(self) -> Iterator[Logged]:
        return map(Logged._make, self.connection.execute(f"SELECT {COLUMNS} FROM event {_ORDER}"))

    def sessions(self) -> Iterator[SessionOf]:
        columns = {row[1] for row in self.connection.execute("PRAGMA table_info(session)")}
        learner = (
            "learner" if "learner" in columns else "NULL"
        )  # records that were made before there were any
        ask = f"SELECT ({_DEVICE}), session_id, {learner} FROM session ORDER BY session.rowid"
        return map(SessionOf._make, self.connection.execute(ask))

    def csv_lines(self) -> Iterator[str]:
        for (line,) in self.connection.execute(f"SELECT {CSV_LINE} || char(13, 10) FROM event {_ORDER}"):
            yield line
