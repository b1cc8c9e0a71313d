"""The bundles of this tablet: a folder in which each file says what it holds, and never changes.

What is still to send follows from the names alone, so nothing can disagree with the records:
`<number>-<from>-<to>-<epoch>.bundle`.
"""

import logging
import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from nacl.signing import SigningKey

from kiosk.errors import KioskError
from kiosk.progress.ack import ENDING as ACK
from kiosk.progress.ack import AckError, read_ack
from kiosk.progress.bundle import MOST_EVENTS, SessionRow, pack
from kiosk.progress.disk import sync_folder
from kiosk.progress.keys import HubCard
from kiosk.progress.logged import COLUMNS, Logged
from kiosk.progress.read import reading

log = logging.getLogger(__name__)

ENDING = ".bundle"
_NAME = re.compile(r"(?P<number>\d{6})-(?P<seq_from>\d+)-(?P<seq_to>\d+)-(?P<epoch>[0-9a-f-]{36})\.bundle")
_EPOCHS = "SELECT device_id, epoch FROM device ORDER BY rowid"
_EVENTS = f"SELECT {COLUMNS} FROM event WHERE device_id = ? AND epoch = ? AND seq > ? ORDER BY seq LIMIT ?"


class OutboxError(KioskError):
    """A bundle could not be written or copied. The records are as they were."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A bundle in the outbox."""

    path: Path
    epoch: str
    number: int
    seq_from: int
    seq_to: int


def packed(outbox: Path) -> list[Packed]:
    """All bundles, by epoch and number; files with other names are none."""
    found = []
    for path in outbox.glob(f"*{ENDING}"):
        if name := _NAME.fullmatch(path.name):
            numbers = (int(name[part]) for part in ("number", "seq_from", "seq_to"))
            found.append(Packed(path, name["epoch"], *numbers))
    return sorted(found, key=lambda each: (each.epoch, each.number))


def acknowledged(outbox: Path, hub: HubCard, epoch: str) -> int:
    """Up to which number of an epoch everything is safe at the hub; 0 when nobody said so."""
    try:
        ack = read_ack((outbox / f"{epoch}{ACK}").read_bytes(), hub)
    except (OSError, AckError):
        return 0
    return ack.to if ack.epoch == epoch else 0


def take_acks(outbox: Path, folder: Path, hub: HubCard) -> int:
    """Believe the acknowledgements of our hub in a folder, and take the bundles that they are about out of
    the outbox, but the newest of each epoch, on which the next one builds. Returns how many.

    Raises OutboxError when the outbox cannot be written.
    """
    try:
        epochs = {each.epoch for each in packed(outbox)}
        for path in folder.glob(f"*{ACK}"):
            try:
                data = path.read_bytes()
                ack = read_ack(data, hub)
            except (OSError, AckError) as error:
                log.warning("The acknowledgement %s is left alone: %s", path, error)
                continue
            if ack.epoch in epochs and ack.to > acknowledged(outbox, hub, ack.epoch):
                write_safely(outbox / ack.name, data)
        return _clear(outbox, hub)
    except OSError as error:
        raise OutboxError(f"The folder {outbox} cannot be written: {error.strerror or error}.") from error


def _clear(outbox: Path, hub: HubCard) -> int:
    gone = 0
    bundles = packed(outbox)
    for each, following in pairwise(bundles):  # never the last one
        if following.epoch == each.epoch and each.seq_to <= acknowledged(outbox, hub, each.epoch):
            each.path.unlink()
            gone += 1
    return gone


def pack_what_is_new(records: Path, outbox: Path, key: SigningKey, hub: HubCard) -> list[Path]:
    """Put all events that are in no bundle yet into new ones; the kiosk may go on recording meanwhile.

    Raises ProgressUnavailable for the records, OutboxError for the folder.
    """
    made = []
    with reading(records) as connection:
        for device, epoch in connection.execute(_EPOCHS).fetchall():
            while (path := _next(connection, device, epoch, outbox, key, hub)) is not None:
                made.append(path)
    return made


def _next(
    connection: sqlite3.Connection, device: str, epoch: str, outbox: Path, key: SigningKey, hub: HubCard
) -> Path | None:
    mine = [each for each in packed(outbox) if each.epoch == epoch]
    last = mine[-1] if mine else None
    after = max(last.seq_to if last else 0, acknowledged(outbox, hub, epoch))
    rows = connection.execute(_EVENTS, (device, epoch, after, MOST_EVENTS)).fetchall()
    if not rows:
        return None
    events = list(map(Logged._make, rows))
    number = last.number + 1 if last else 1
    try:
        before = sha256(last.path.read_bytes()).hexdigest() if last else ""
        data = pack(events, _sessions(connection, events), number=number, before=before, key=key, hub=hub)
        path = outbox / f"{number:06}-{events[0].seq}-{events[-1].seq}-{epoch}{ENDING}"
        outbox.mkdir(parents=True, exist_ok=True)
        write_safely(path, data)
    except OSError as error:
        raise OutboxError(f"A bundle cannot be written to {outbox}. Is there space?") from error
    return path


def _sessions(connection: sqlite3.Connection, events: list[Logged]) -> list[SessionRow]:
    columns = {row[1] for row in connection.execute("PRAGMA table_info(session)")}
    learner = "learner" if "learner" in columns else "NULL"
    ask = f"SELECT session_id, started_ms, ended_ms, {learner} FROM session WHERE session_id = ?"
    names = dict.fromkeys(event.session_id for event in events)
    return [connection.execute(ask, (name,)).fetchone() for name in names]


def write_safely(path: Path, data: bytes) -> None:
    """Whole or not at all, also when a stick is pulled: written, synced, renamed, synced, read back.

    Raises OSError; then there is no file of this name that was not there before.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        sync_folder(path.parent)
        if path.read_bytes() != data:
            path.unlink()
            raise OSError(f"What was written to {path} cannot be read back")
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def copy_to(
    outbox: Path, folder: Path, tell: Callable[[int, int], None] = lambda done, total: None
) -> list[Path]:
    """Copy all bundles to a stick or a folder; what is there already, whole, is left. Raises OutboxError."""
    bundles = packed(outbox)
    copied = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if shutil.disk_usage(folder).free < sum(each.path.stat().st_size for each in bundles):
            raise OutboxError(f"There is not enough space in {folder}.")
        for done, each in enumerate(bundles, 1):
            target, data = folder / each.path.name, each.path.read_bytes()
            if not (target.exists() and target.read_bytes() == data):
                write_safely(target, data)
                copied.append(target)
            tell(done, len(bundles))
    except OSError as error:
        raise OutboxError(f"The bundles cannot be copied to {folder}: {error.strerror or error}.") from error
    return copied


def bundles_in(paths: list[Path]) -> Iterator[Path]:
    """The bundle files among files and folders, in order of their names."""
    for path in paths:
        yield from sorted(path.rglob(f"*{ENDING}")) if path.is_dir() else (path,)
