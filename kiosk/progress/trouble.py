"""What goes wrong with disks, in calm plain words."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.errors import KioskError

_STILL_WORKS = "Practising still works, but it is not being recorded."
UNEXPECTED = f"Something went wrong that nobody expected. {_STILL_WORKS} Please start the kiosk again."
_FULL_CODES = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}  # SQLite's own number is that of EACCES
_CLOSED_CODES = {errno.EACCES, errno.EPERM, errno.EROFS}


DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class ProgressUnavailable(KioskError):  # noqa: N818 - the kiosk goes on, it is no error to the learner
    """The records cannot be read or written now. They may be later."""


class NothingRecorded(ProgressUnavailable):
    """Nobody was here yet."""


@contextmanager
def worded(path: Path) -> Iterator[None]:
    """Turn what the disk or SQLite says about `path` into ProgressUnavailable."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise ProgressUnavailable(_words(error, path)) from error


def _words(error: OSError | sqlite3.Error, path: Path) -> str:
    if isinstance(error, OSError):
        full, closed = error.errno in _FULL_CODES, error.errno in _CLOSED_CODES
    else:
        full = primary_code(error) == sqlite3.SQLITE_FULL
        closed = primary_code(error) in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM)
    if full:
        return f"The disk is full. {_STILL_WORKS} Please make some space on this tablet."
    if closed:
        return f"The folder {path.parent} does not allow writing. {_STILL_WORKS}"
    return f"The file {path} cannot be used just now. {_STILL_WORKS}"


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's own number for what happened, without the finer shade in the upper bits."""
    return int(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)) & 0xFF
