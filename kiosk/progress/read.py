"""Looks things up in the log, beside the writer and without disturbing it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from kiosk.progress.events import Kind
from kiosk.progress.trouble import ProgressUnavailable

_INDEPENDENCE = ("", "watch", "together", "alone")


@dataclass(frozen=True, slots=True)
class Done:
    """How a lesson was finished: watch, together or alone, and whether without any help."""

    way: str
    unaided: bool


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A read-only connection that sees the log as it is now, while the kiosk goes on writing.

    Being read-only it never tidies the write-ahead log, which is the writer's alone to do.
    Raises ProgressUnavailable when there are no records or they cannot be read.
    """
    if not path.is_file():
        raise ProgressUnavailable(f"There are no records at {path} yet.")
    try:
        address = f"{path.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=5.0)) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("BEGIN")  # one moment for all queries
            yield connection
    except sqlite3.Error as error:
        raise ProgressUnavailable(f"The records at {path} cannot be read.") from error


def lessons_done(path: Path, session: str) -> dict[str, Done]:
    """Every lesson that `session` finished, with the most independent time it did so."""
    best: dict[str, Done] = {}
    with reading(path) as connection:
        rows = connection.execute(
            "SELECT lesson, way, unaided FROM event WHERE session_id = ? AND kind = ? ORDER BY epoch, seq",
            (session, Kind.LESSON_FINISHED),
        )
        for lesson, way, unaided in rows:
            done = Done(way, bool(unaided))
            if lesson not in best or _rank(done) > _rank(best[lesson]):
                best[lesson] = done
    return best


def _rank(done: Done) -> tuple[int, bool]:
    return _INDEPENDENCE.index(done.way), done.unaided
