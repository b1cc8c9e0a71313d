"""Opens the one file of progress so that what was acknowledged survives a power cut.

Only the writer's thread opens it for writing: SQLite before 3.51.3 can lose commits when two
connections tidy the write-ahead log at once.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.progress.clock import Clock, NewId
from kiosk.progress.joined import ended_epochs
from kiosk.progress.machine import has_moved, remember
from kiosk.progress.migrations import APPLICATION_ID, KNOWN, migrations
from kiosk.progress.places import MACHINE_FILE
from kiosk.progress.quarantine import device_in, lone_wal, put_aside
from kiosk.progress.seal import SEALED, seal_of
from kiosk.progress.snapshot import restore
from kiosk.progress.trouble import DAMAGED, ProgressUnavailable, primary_code, worded

if TYPE_CHECKING:
    from sqlite_utils import Database

log = logging.getLogger(__name__)

CHECKED = 500
"""Rows whose seal is checked at each start: those that were written last, when something went wrong."""
_SETTINGS = (
    "PRAGMA busy_timeout = 5000",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",  # NORMAL loses the last commits in a power cut
    "PRAGMA fullfsync = ON",  # macOS only: its plain fsync does not reach the disk
)


class _Damaged(ProgressUnavailable):
    """The file is there, and it is not a sound database."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"The file {path} is damaged. Practising still works.")


@dataclass(frozen=True, slots=True)
class Opened:
    """The open database, and under which device and epoch it numbers events."""

    path: Path
    db: Database
    device_id: str
    epoch: str
    put_aside: Path | None = None  # where the damaged file went, when there was one
    restored: Path | None = None  # the copy that took its place, when there was one


def open_database(path: Path, clock: Clock, new_id: NewId, machine: str = "") -> Opened:
    """Open or begin the database, for the thread that calls. Raises ProgressUnavailable.

    A damaged file is put aside. The newest sound copy takes its place, or else a fresh one is begun; both
    with a new epoch. So do records that were on another `machine` (see machine.py; empty: do not ask), and
    those of a tablet that joined another hub (see joined.py).
    """
    with worded(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        aside, device, restored = None, None, None
        try:
            db = _open_sound(path)
        except _Damaged:
            aside = put_aside(path, clock.wall_ms())
            device = device_in(aside)
            log.warning("The records were damaged. They were kept as %s", aside)
            restored = restore(path, _is_sound)
            if restored:
                log.warning("The records were restored from %s", restored)
            db = _open_sound(path)
        with _closed_on_error(db):
            moved = machine != "" and has_moved(path.parent, machine)
            anew = restored is not None or moved
            device_id, epoch = _device(db, device, clock, new_id, begin=anew, ended=ended_epochs(path.parent))
        if moved:
            log.warning("The records came from another machine: a new epoch begins")
        if machine and (moved or not (path.parent / MACHINE_FILE).exists()):
            remember(path.parent, machine)
        return Opened(path, db, device_id, epoch, aside, restored)


@contextmanager
def writing(db: Database) -> Iterator[None]:
    """One transaction that takes the write lock first, so that waiting for it works.

    (The library's `atomic()` begins as a reader, and a reader that turns writer fails at once.)
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        db.rollback()
        raise


def _open_sound(path: Path, *, seals: int = CHECKED) -> Database:
    """`seals`: how many of the last rows are checked for their seal; -1 for all."""
    from sqlite_utils import Database

    if lone_wal(path):
        raise _Damaged(path)
    db = Database(sqlite3.connect(path), execute_plugins=False)
    with _closed_on_error(db):
        try:
            for setting in _SETTINGS:
                db.execute(setting)
            if db.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise _Damaged(path)
            _must_be_ours(db, path)
            db.enable_wal()  # not before the checks: it writes to the file
            _migrate(db, path)
            _must_keep_its_seals(db, path, seals)
        except sqlite3.DatabaseError as error:
            if primary_code(error) in DAMAGED:
                raise _Damaged(path) from error
            raise
    return db


def _must_be_ours(db: Database, path: Path) -> None:
    (application,) = db.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID and db.table_names():
        raise ProgressUnavailable(f"The file {path} belongs to another program. It was left as it is.")


def _migrate(db: Database, path: Path) -> None:
    steps = migrations()
    with writing(db):
        if any(step.name not in KNOWN for step in steps.applied(db)):
            raise ProgressUnavailable(f"The file {path} was made by a newer version of this program.")
        steps.apply(db)


def _device(
    db: Database,
    known: str | None,
    clock: Clock,
    new_id: NewId,
    *,
    begin: bool,
    ended: frozenset[str],
) -> tuple[str, str]:
    """(device, epoch); a new epoch for new records, after one that has `ended`, and when numbering must
    `begin` anew."""
    with writing(db):
        row = db.execute("SELECT device_id, epoch FROM device ORDER BY rowid DESC").fetchone()
        if row is None or begin or row[1] in ended:
            row = (row[0] if row else known or new_id(), new_id())
            db.execute("INSERT INTO device VALUES (?, ?, ?)", (*row, clock.wall_ms()))
    return row[0], row[1]


def _must_keep_its_seals(db: Database, path: Path, most: int) -> None:
    """Raises _Damaged when one of the last rows is not as it was written. `most` is how many are read."""
    newest = "SELECT device_id, epoch FROM device ORDER BY rowid DESC LIMIT 1"
    order = f"(device_id, epoch) = ({newest}) DESC, seq DESC"
    rows = db.execute(f"SELECT {SEALED}, seal FROM event ORDER BY {order} LIMIT ?", (most,))
    if any(seal_of(row[:-1]) != row[-1] for row in rows):
        raise _Damaged(path)


def _is_sound(path: Path) -> bool:
    """Whether a copy can be used: opened, read to its end, and with all its seals."""
    try:
        db = _open_sound(path, seals=-1)
    except (ProgressUnavailable, sqlite3.Error, OSError):
        return False
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.execute("PRAGMA journal_mode = DELETE")  # so that it is one file, to be renamed
    db.close()
    return True


@contextmanager
def _closed_on_error(db: Database) -> Iterator[None]:
    try:
        yield
    except BaseException:
        db.close()
        raise
