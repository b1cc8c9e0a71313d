"""A source of figures that is an SQLite database with a table `event`: a tablet's records, or a hub's."""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kiosk.figures.csv_line import CSV_LINE
from kiosk.figures.source import SessionOf
from kiosk.progress.logged import COLUMNS, Logged

_ORDER = "ORDER BY device_id, epoch, seq"


@dataclass(frozen=True, slots=True)
class SqliteSource:
    """Holds no more than a few rows at a time. `ask_sessions` selects what a SessionOf has, in order; whoever
    opened the connection holds a transaction, so that all is of one moment."""

    connection: sqlite3.Connection
    ask_sessions: str
    complete_since: str = ""
    names: Mapping[str, str] = field(default_factory=dict)

    def count(self) -> int:
        (count,) = self.connection.execute("SELECT count(*) FROM event").fetchone()
        return int(count)

    def events(self) -> Iterator[Logged]:
        return map(Logged._make, self.connection.execute(f"SELECT {COLUMNS} FROM event {_ORDER}"))

    def sessions(self) -> Iterator[SessionOf]:
        return map(SessionOf._make, self.connection.execute(self.ask_sessions))

    def csv_lines(self) -> Iterator[str]:
        for (line,) in self.connection.execute(f"SELECT {CSV_LINE} || char(13, 10) FROM event {_ORDER}"):
            yield line
