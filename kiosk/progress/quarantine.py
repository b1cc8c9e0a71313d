"""Damaged records are put aside under another name, because some may be saved later. They are deleted only
when somebody in them wants to be forgotten."""

import logging
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.progress.disk import sync_folder

log = logging.getLogger(__name__)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_BESIDE = ("-wal", "-shm", "-journal")  # what SQLite keeps beside its file


def put_aside(path: Path, wall_ms: int) -> Path:
    """Rename the database and what lies beside it; returns the new name.

    The parts keep fitting together, so that SQLite's recovery can be tried on them.
    """
    stamp = (_EPOCH + timedelta(milliseconds=wall_ms)).strftime("%Y%m%dT%H%M%SZ")
    aside = _free_name(path.with_name(f"{path.name}.damaged-{stamp}"))
    for ending in ("", *_BESIDE):
        part = Path(f"{path}{ending}")
        if part.exists():
            part.rename(f"{aside}{ending}")
    sync_folder(path.parent)
    return aside


def drop_those_with(path: Path, words: Sequence[str]) -> int:
    """Delete the damaged records that have one of these words somewhere; returns how many files went. Raises
    OSError."""
    needles = [word.encode() for word in words]
    parts = [part for part in path.parent.glob(f"{path.name}.damaged-*") if part.is_file()]
    holding = [part for part in parts if any(needle in part.read_bytes() for needle in needles)]
    bases = {_base(part) for part in holding}
    gone = [part for part in parts if _base(part) in bases]
    for part in gone:
        part.unlink()
        log.warning("%s was deleted: somebody in it wants to be forgotten", part)
    return len(gone)


def _base(part: Path) -> str:
    return next(
        (part.name.removesuffix(ending) for ending in _BESIDE if part.name.endswith(ending)), part.name
    )


def _free_name(wanted: Path) -> Path:
    name, number = wanted, 2
    while any(Path(f"{name}{ending}").exists() for ending in ("", *_BESIDE)):
        name, number = wanted.with_name(f"{wanted.name}-{number}"), number + 1
    return name


def lone_wal(path: Path) -> bool:
    """Whether commits wait in a -wal file whose database is gone or empty. SQLite would delete them."""
    wal = Path(f"{path}-wal")
    emptied = not path.exists() or path.stat().st_size == 0
    return emptied and wal.exists() and wal.stat().st_size > 0


def device_in(damaged: Path) -> str | None:
    """The device id, if that much can still be read. Changes nothing."""
    if not damaged.is_file():
        return None
    address = f"{damaged.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            row = connection.execute("SELECT device_id FROM device ORDER BY rowid DESC").fetchone()
    except sqlite3.Error:
        return None
    return row[0] if row and isinstance(row[0], str) and len(row[0]) == 36 else None
