"""Reads the log beside the writer, without disturbing it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from kiosk.progress.trouble import NothingRecorded, ProgressUnavailable


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A read-only connection that sees the log as it is now, while the kiosk goes on writing.

    Being read-only it never tidies the write-ahead log, which is the writer's alone to do.
    Raises ProgressUnavailable when there are no records or they cannot be read.
    """
    if not path.is_file():
        raise NothingRecorded(f"There are no records at {path} yet.")
    try:
        address = f"{path.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=5.0)) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("BEGIN")  # one moment for all queries
            yield connection
    except sqlite3.Error as error:
        raise ProgressUnavailable(f"The records at {path} cannot be read.") from error
