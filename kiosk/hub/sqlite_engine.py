"""The hub's database as one SQLite file in its folder: what a surgery needs, without a server."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.figures.source import Source
from kiosk.figures.sqlite_source import SqliteSource
from kiosk.hub.engine import Contradiction
from kiosk.hub.shape import ALPHABET, UUID, Dialect, tables
from kiosk.hub.sql_engine import COPIED, RENUMBERED, SESSIONS, Row, SqlEngine
from kiosk.progress.logged import COLUMNS, Logged
from kiosk.progress.trouble import DAMAGED, primary_code

_SETTINGS = (
    "PRAGMA busy_timeout = 5000",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # what is acknowledged is deleted on the tablets
    "PRAGMA secure_delete = ON",  # a code that is taken out is overwritten
)
_DIALECT = Dialect(
    text="TEXT",
    whole="INTEGER",
    closed=f"NOT GLOB '*[^{ALPHABET}]*'",
    uuid=f"GLOB '{'-'.join('[0-9a-f]' * digits for digits in UUID)}'",
    event_is="STRICT, WITHOUT ROWID",
    others_are="STRICT",
)
_ADD = f"INSERT INTO event ({COLUMNS}) VALUES ({', '.join('?' * len(Logged._fields))})"
_SAME = f"SELECT {COLUMNS} FROM event WHERE device_id = ? AND epoch = ? AND seq BETWEEN ? AND ? ORDER BY seq"


@contextmanager
def opened_sqlite(path: Path) -> Iterator["SqliteEngine"]:
    """The database at `path`, made when it is not there. Raises KioskError when it cannot be used."""
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for setting in _SETTINGS:
                connection.execute(setting)
            for table in tables(_DIALECT):
                connection.execute(table)
            yield SqliteEngine(connection)
    except sqlite3.Error as error:
        if primary_code(error) in DAMAGED:
            raise KioskError(
                f"The hub's records {path} are damaged. Put back your latest copy of {path.parent}."
            ) from error
        raise KioskError(f"The hub's records {path} cannot be used: {error}. Nothing was lost.") from error


class SqliteEngine(SqlEngine):
    """On one connection, which is in no transaction when nobody asks for one."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def ask(self, question: str, values: Row = ()) -> sqlite3.Cursor:
        return self._connection.execute(question, values)

    def repeat(self, statement: str, rows: Iterable[Row]) -> None:
        self._connection.executemany(statement, rows)

    @contextmanager
    def together(self) -> Iterator[None]:
        with self._within("BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"):
            yield

    @contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        with self._within("SAVEPOINT part", "RELEASE part", "ROLLBACK TO part; RELEASE part"):
            yield

    @contextmanager
    def _within(self, begin: str, keep: str, undo: str) -> Iterator[None]:
        self.ask(begin)
        try:
            yield
            self.ask(keep)
        except BaseException:
            if self._connection.in_transaction:  # a full disk has already undone it all
                for statement in undo.split("; "):
                    self.ask(statement)
            raise

    def add_events(self, events: Sequence[Logged]) -> int:
        here = self._here(events)
        if any(here.get(event.seq, event) != event for event in events):
            raise Contradiction(COPIED)
        fresh = [event for event in events if event.seq not in here] if here else events
        try:
            self.repeat(_ADD, fresh)
        except sqlite3.IntegrityError as error:
            raise Contradiction(RENUMBERED) from error
        return len(fresh)

    def _here(self, events: Sequence[Logged]) -> dict[int, Logged]:
        first, last = events[0], events[-1]
        rows = self.ask(_SAME, (first.device_id, first.epoch, first.seq, last.seq))
        return {event.seq: event for event in map(Logged._make, rows)}

    def leave_no_trace(self) -> None:
        self.ask("VACUUM")
        self.ask("PRAGMA busy_timeout = 200")  # who reads for longer is told of
        busy, *_ = self.ask("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        self.ask("PRAGMA busy_timeout = 5000")
        if busy:
            raise KioskError(
                "It was taken out, but another program has the hub's records open, and a trace is left "
                "beside them until that program is closed."
            )

    @contextmanager
    def source(self) -> Iterator[Source]:
        self.ask("BEGIN")
        try:
            self.ask("SELECT 1 FROM event LIMIT 1").fetchone()  # the moment begins with the first look
            yield SqliteSource(self._connection, SESSIONS, names=self._names())
        finally:
            self.ask("ROLLBACK")
