"""The hub's database on a PostgreSQL server: for a region with many surgeries.

Everything is in a schema of its own, `footbridge`, so that a database may be shared.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import count
from typing import Any

import psycopg

from kiosk.errors import KioskError
from kiosk.figures.csv_line import CSV_LINE
from kiosk.figures.source import SessionOf, Source
from kiosk.hub.address import without_password
from kiosk.hub.engine import Contradiction
from kiosk.hub.shape import ALPHABET, UUID, Dialect, tables
from kiosk.hub.sql_engine import COPIED, SESSIONS, Row, SqlEngine
from kiosk.progress.logged import COLUMNS, Logged

_DIALECT = Dialect(
    text='TEXT COLLATE "C"',  # so that both kinds of database sort alike
    whole="BIGINT",
    closed=f"!~ '[^{ALPHABET}]'",
    uuid=f"~ '^{'-'.join(f'[0-9a-f]{{{digits}}}' for digits in UUID)}$'",
)
_LOCK = 0x466F6F74  # "Foot"
_ONE_AT_A_TIME = f"SELECT pg_advisory_xact_lock({_LOCK})"
_STAGE = "CREATE TEMPORARY TABLE IF NOT EXISTS stage (LIKE event)"
# No text of an event is None: none of them begins with a capital letter and is a word.
_COPY = f"COPY stage ({COLUMNS}) FROM STDIN (NULL 'None')"
_ROW = "\t".join(["%s"] * len(Logged._fields))
_ADD = f"INSERT INTO event ({COLUMNS}) SELECT {COLUMNS} FROM stage ORDER BY seq ON CONFLICT DO NOTHING"
_AS_SENT = f"""
SELECT count(*) FROM stage JOIN event USING (device_id, epoch, seq)
WHERE ({", ".join(f"stage.{name}" for name in Logged._fields)})
IS NOT DISTINCT FROM ({", ".join(f"event.{name}" for name in Logged._fields)})
"""
_ORDER = "ORDER BY device_id, epoch, seq"
_AT_ONCE = 5_000  # rows that are fetched with one question


@contextmanager
def opened_postgres(address: str) -> Iterator["PostgresEngine"]:
    """The database at an address such as postgresql://host/name, with our tables, made when they are not
    there. Raises KioskError when it cannot be used."""
    try:
        with psycopg.connect(without_password(address), autocommit=True, application_name="kiosk hub") as one:
            one.execute("SET search_path TO footbridge")
            one.execute("SET synchronous_commit TO on")  # what is acknowledged is deleted on the tablets
            _make_tables(one)
            yield PostgresEngine(one)
    except psycopg.Error as error:
        said = (str(error).strip().splitlines() or ["no reason was given"])[0]
        raise KioskError(
            f"The database {address} cannot be used: {said}. Is the server running, and is the password in "
            "~/.pgpass or in PGPASSWORD? Nothing was lost: run the same command again when it works."
        ) from error


def _make_tables(connection: "psycopg.Connection[Any]") -> None:
    with connection.transaction():
        if connection.execute("SELECT to_regclass('footbridge.event')").fetchone() != (None,):
            return
        connection.execute(_ONE_AT_A_TIME)
        connection.execute("CREATE SCHEMA IF NOT EXISTS footbridge")
        for table in tables(_DIALECT):
            connection.execute(table)
        # The server keeps samples of columns, which forgetting would not reach.
        connection.execute("ALTER TABLE session ALTER COLUMN learner SET STATISTICS 0")


class PostgresEngine(SqlEngine):
    """On one connection, which is in no transaction when nobody asks for one."""

    def __init__(self, connection: "psycopg.Connection[Any]") -> None:
        self._connection = connection

    def ask(self, question: str, values: Row = ()) -> "psycopg.Cursor[Any]":
        return self._connection.execute(question.replace("?", "%s"), values)

    def repeat(self, statement: str, rows: Iterable[Row]) -> None:
        with self._connection.cursor() as cursor:
            cursor.executemany(statement.replace("?", "%s"), rows)

    @contextmanager
    def together(self) -> Iterator[None]:
        with self._connection.transaction():
            self.ask(_ONE_AT_A_TIME)  # two importers would wait for each other's events for ever
            yield

    @contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        with self._connection.transaction():
            yield

    def add_events(self, events: Sequence[Logged]) -> int:
        self.ask(_STAGE)
        self.ask("TRUNCATE stage")
        with self._connection.cursor() as cursor, cursor.copy(_COPY) as copy:
            copy.write("\n".join(map(_ROW.__mod__, events)) + "\n")
        added = self.ask(_ADD).rowcount
        if added < len(events) and self.ask(_AS_SENT).fetchone() != (len(events),):
            raise Contradiction(COPIED)
        return added

    def leave_no_trace(self) -> None:
        self.ask("VACUUM FULL session")

    @contextmanager
    def source(self) -> Iterator[Source]:
        with self._connection.transaction():
            self.ask("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            self.ask("SELECT 1")  # the moment begins with the first look
            yield _PostgresSource(self._connection, self._names())


class _PostgresSource:
    """The server keeps the rows; a few thousand at a time come here."""

    complete_since = ""

    def __init__(self, connection: "psycopg.Connection[Any]", names: Mapping[str, str]) -> None:
        self._connection, self.names = connection, names
        self._cursors = map("reading_{}".format, count(1))

    def count(self) -> int:
        row = self._connection.execute("SELECT count(*) FROM event").fetchone()
        return int(row[0]) if row else 0

    def events(self) -> Iterator[Logged]:
        return map(Logged._make, self._rows(f"SELECT {COLUMNS} FROM event {_ORDER}"))

    def sessions(self) -> Iterator[SessionOf]:
        return map(SessionOf._make, self._rows(SESSIONS))

    def csv_lines(self) -> Iterator[str]:
        for (line,) in self._rows(f"SELECT {CSV_LINE} || chr(13) || chr(10) FROM event {_ORDER}"):
            yield line

    def _rows(self, question: str) -> Iterator[Any]:
        with self._connection.cursor(name=next(self._cursors)) as cursor:
            cursor.itersize = _AT_ONCE
            cursor.execute(question)
            yield from cursor
