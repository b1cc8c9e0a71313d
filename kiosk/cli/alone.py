"""Some things are done to a tablet's records only while the kiosk does not run."""

import sqlite3
from contextlib import closing
from pathlib import Path

from kiosk.errors import KioskError


def must_be_alone(path: Path) -> None:
    """Raises KioskError when there are no records at `path`, or somebody else has them open."""
    if not path.is_file():
        raise KioskError(f"There are no records at {path} yet.")
    try:
        with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        raise KioskError("The kiosk is running on this tablet. Close it first, and ask again.") from error
    except sqlite3.DatabaseError:
        return  # damaged records: opening them puts them aside
