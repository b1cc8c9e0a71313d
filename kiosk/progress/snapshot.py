"""A whole copy of the records each day, beside them; the last three are kept.

When the records are damaged, the newest copy that is sound takes their place, under a new epoch:
its numbers may have been given out already after the copy was made.
"""

import logging
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.progress.disk import sync_folder

if TYPE_CHECKING:
    from sqlite_utils import Database

log = logging.getLogger(__name__)

EVERY_MS = 24 * 60 * 60 * 1000
KEPT = 3


def snapshots(path: Path) -> list[Path]:
    """The copies of the records at `path`, the newest first: numbered, because a clock may be wrong."""
    found = [
        each for each in path.parent.glob(f"{path.name}.copy-*") if each.name.rpartition("-")[2].isdecimal()
    ]
    return sorted(found, key=_number, reverse=True)


def has_events(db: "Database") -> bool:
    """Whether there is anything to copy."""
    return db.execute("SELECT 1 FROM event LIMIT 1").fetchone() is not None


def is_due(path: Path, wall_ms: int) -> bool:
    """Whether a day has passed since the last copy; also when the clock was put back meanwhile."""
    newest = next(iter(snapshots(path)), None)
    if newest is None:
        return True
    try:
        return abs(wall_ms - newest.stat().st_mtime_ns // 1_000_000) >= EVERY_MS
    except OSError:
        return True


def take_snapshot(db: "Database", path: Path, wall_ms: int) -> Path | None:
    """Copy the records as they are now; None when there is no room, which is logged and no trouble."""
    known = snapshots(path)
    number = _number(known[0]) + 1 if known else 1
    part = path.with_name(f"{path.name}.copy.part")
    copy = path.with_name(f"{path.name}.copy-{number}")
    try:
        part.unlink(missing_ok=True)
        db.execute("VACUUM INTO ?", (str(part),))
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        os.utime(part, ns=(wall_ms * 1_000_000, wall_ms * 1_000_000))
        part.rename(copy)
        sync_folder(path.parent)
    except (OSError, sqlite3.Error) as error:
        log.warning("The records could not be copied: %s", error)
        with suppress(OSError):
            part.unlink(missing_ok=True)
        return None
    for old in snapshots(path)[KEPT:]:
        with suppress(OSError):
            old.unlink()
    return copy


def renew_snapshots(db: "Database", path: Path, wall_ms: int) -> None:
    """Put one fresh copy in the place of all: something was taken out of the records for good.

    The old ones go also where there is no room for the fresh one. Raises OSError.
    """
    fresh = take_snapshot(db, path, wall_ms)
    for old in snapshots(path):
        if old != fresh:
            old.unlink()
    for part in (f"{path.name}.copy.part", f"{path.name}.restored.part"):  # of a copy that was cut short
        path.with_name(part).unlink(missing_ok=True)
    sync_folder(path.parent)


def restore(path: Path, is_sound: Callable[[Path], bool]) -> Path | None:
    """Put the newest sound copy in the place of records that are gone; None when there is none."""
    for copy in snapshots(path):
        part = path.with_name(f"{path.name}.restored.part")
        try:
            shutil.copyfile(copy, part)
            if not is_sound(part):
                log.warning("The copy %s is damaged too", copy)
                part.unlink()
                continue
            with part.open("rb+") as file:
                os.fsync(file.fileno())
            part.rename(path)
            sync_folder(path.parent)
        except OSError as error:
            log.warning("The copy %s cannot be used: %s", copy, error)
            continue
        return copy
    return None


def _number(copy: Path) -> int:
    return int(copy.name.rpartition("-")[2])
