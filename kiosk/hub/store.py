"""The hub's database: the events of all tablets, each once, and which bundles they came in."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.progress.bundle import Bundle
from kiosk.progress.logged import COLUMNS, Logged

_SHAPE = (
    """CREATE TABLE IF NOT EXISTS tablet (
        device TEXT NOT NULL PRIMARY KEY, signs_with TEXT NOT NULL, revoked INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE IF NOT EXISTS bundle_in (
        sha256 TEXT NOT NULL PRIMARY KEY, device TEXT NOT NULL, epoch TEXT NOT NULL, number INTEGER NOT NULL,
        seq_from INTEGER NOT NULL, seq_to INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE IF NOT EXISTS session (
        device_id TEXT NOT NULL, session_id TEXT NOT NULL, started_ms INTEGER NOT NULL, ended_ms INTEGER,
        learner TEXT, PRIMARY KEY (device_id, session_id)
    ) STRICT""",
    """CREATE TABLE IF NOT EXISTS event (
        device_id TEXT NOT NULL, epoch TEXT NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL UNIQUE,
        session_id TEXT NOT NULL, kind TEXT NOT NULL, lesson TEXT NOT NULL, lesson_version TEXT NOT NULL,
        step TEXT NOT NULL, way TEXT NOT NULL, language TEXT NOT NULL, rung INTEGER NOT NULL,
        misses INTEGER NOT NULL, unaided INTEGER, detail TEXT NOT NULL, wall_ms INTEGER NOT NULL,
        mono_ms INTEGER NOT NULL, boot_id TEXT NOT NULL, PRIMARY KEY (device_id, epoch, seq)
    ) STRICT, WITHOUT ROWID""",
)
_ADD = f"INSERT INTO event ({COLUMNS}) VALUES ({', '.join('?' * len(Logged._fields))})"
_SAME = f"SELECT {COLUMNS} FROM event WHERE device_id = ? AND epoch = ? AND seq BETWEEN ? AND ? ORDER BY seq"
_SESSION = """
INSERT INTO session VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
    ended_ms = coalesce(excluded.ended_ms, ended_ms), learner = coalesce(excluded.learner, learner)
"""


class Contradiction(KioskError):  # noqa: N818 - the tablet's records contradict those that are here
    """Two different events have the same number: a tablet was cloned, or somebody forged."""


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The database, made when it is not there. Raises sqlite3.Error."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA busy_timeout = 5000")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        for table in _SHAPE:
            connection.execute(table)
        yield connection


def enrol(connection: sqlite3.Connection, device: str, signs_with: str) -> None:
    """Know a tablet, also one that was revoked. Raises KioskError when it is known with another key and not
    revoked: that must be a decision."""
    row = connection.execute("SELECT signs_with, revoked FROM tablet WHERE device = ?", (device,)).fetchone()
    if row is not None and row[0] != signs_with and not row[1]:
        raise KioskError("This tablet is known with another key. Revoke it first: kiosk hub revoke")
    connection.execute(
        "INSERT OR REPLACE INTO tablet (device, signs_with) VALUES (?, ?)", (device, signs_with)
    )


def revoke(connection: sqlite3.Connection, device: str) -> None:
    """Believe nothing more of a tablet, such as one that was stolen; what has come stays."""
    if connection.execute("UPDATE tablet SET revoked = 1 WHERE device = ?", (device,)).rowcount == 0:
        raise KioskError(f"There is no tablet {device} at this hub.")


def key_of(connection: sqlite3.Connection, device: str) -> str | None:
    """The key of a tablet that may send; None for one that is not known or was revoked."""
    ask = "SELECT signs_with FROM tablet WHERE device = ? AND NOT revoked"
    row = connection.execute(ask, (device,)).fetchone()
    return row[0] if row else None


def has(connection: sqlite3.Connection, sha256: str) -> bool:
    """Whether this very file has come before."""
    return connection.execute("SELECT 1 FROM bundle_in WHERE sha256 = ?", (sha256,)).fetchone() is not None


def add(connection: sqlite3.Connection, bundle: Bundle, sha256: str) -> tuple[int, int]:
    """(new events, events that were here). All or nothing. Raises Contradiction."""
    about = bundle.manifest
    connection.execute("BEGIN IMMEDIATE")
    try:
        here = _here(connection, bundle.events)
        fresh = [event for event in bundle.events if event.seq not in here]
        if any(here[event.seq] != event for event in bundle.events if event.seq in here):
            raise Contradiction("Another event with the same number came before: was this tablet copied?")
        connection.executemany(_ADD, fresh)
        connection.executemany(_SESSION, [(about.device, *row) for row in bundle.sessions])
        connection.execute(
            "INSERT INTO bundle_in VALUES (?, ?, ?, ?, ?, ?)",
            (sha256, about.device, about.epoch, about.number, about.seq_from, about.seq_to),
        )
        connection.execute("COMMIT")
    except sqlite3.IntegrityError as error:
        connection.execute("ROLLBACK")
        raise Contradiction("An event came before under another number: was this tablet copied?") from error
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    return len(fresh), len(bundle.events) - len(fresh)


def _here(connection: sqlite3.Connection, events: Sequence[Logged]) -> dict[int, Logged]:
    first, last = events[0], events[-1]
    rows = connection.execute(_SAME, (first.device_id, first.epoch, first.seq, last.seq))
    return {event.seq: event for event in map(Logged._make, rows)}


def received(connection: sqlite3.Connection) -> list[tuple[str, str, int]]:
    """(tablet, epoch, number) up to which every event of it has come, of all from which the first one has."""
    return connection.execute(
        "SELECT device_id, epoch, max(seq) FROM (SELECT device_id, epoch, seq, "
        "row_number() OVER (PARTITION BY device_id, epoch ORDER BY seq) AS place FROM event) "
        "WHERE seq = place GROUP BY device_id, epoch ORDER BY device_id, epoch"
    ).fetchall()


def missing(connection: sqlite3.Connection) -> list[tuple[str, str, int, int]]:
    """(tablet, epoch, from, to) of each gap before the last event that has come."""
    return connection.execute(
        "SELECT device_id, epoch, before + 1, seq - 1 FROM (SELECT device_id, epoch, seq, "
        "lag(seq, 1, 0) OVER (PARTITION BY device_id, epoch ORDER BY seq) AS before FROM event) "
        "WHERE seq > before + 1 ORDER BY device_id, epoch, seq"
    ).fetchall()
