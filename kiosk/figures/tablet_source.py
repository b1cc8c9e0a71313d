"""The log of one tablet, as its records have it at this moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.figures.source import Source
from kiosk.figures.sqlite_source import SqliteSource
from kiosk.progress.read import reading
from kiosk.progress.retention import complete_since

_DEVICE = "SELECT device_id FROM device ORDER BY device.rowid DESC LIMIT 1"


@contextmanager
def tablet_source(path: Path) -> Iterator[Source]:
    """Of the database at `path`, while the kiosk goes on recording. Raises ProgressUnavailable."""
    with reading(path) as connection:
        columns = {row[1] for row in connection.execute("PRAGMA table_info(session)")}
        learner = (
            "learner" if "learner" in columns else "NULL"
        )  # records that were made before there were any
        sessions = f"SELECT ({_DEVICE}), session_id, {learner} FROM session ORDER BY session.rowid"
        yield SqliteSource(connection, sessions, complete_since(connection))
