"""The bundles of this tablet: a folder in which each file says what it holds, and never changes.

What is still to pack follows from the names alone, so nothing can disagree with the records:
`<number>-<from>-<to>-<epoch>.bundle`.
"""

import errno
import logging
import os
import re
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from nacl.signing import SigningKey

from kiosk.errors import KioskError
from kiosk.progress.ack import ENDING as ACK
from kiosk.progress.ack import MOST_BYTES, Ack, AckError, read_ack
from kiosk.progress.asked import ENDING as ASKED
from kiosk.progress.asked import Asked, Range, as_bytes, from_bytes, heard, is_safe, unsafe, without
from kiosk.progress.bundle import MOST_EVENTS, SessionRow, pack
from kiosk.progress.disk import write_safely
from kiosk.progress.joined import epochs_not_for
from kiosk.progress.keys import HubCard
from kiosk.progress.logged import COLUMNS, Logged
from kiosk.progress.read import reading
from kiosk.progress.seal import seal_of
from kiosk.progress.who import ENDING as WHO
from kiosk.progress.who import beside, note

log = logging.getLogger(__name__)

ENDING = ".bundle"
PACKING = threading.RLock()
"""Held while bundles are made or taken out, so that nobody packs what another thread is forgetting."""
_NAME = re.compile(r"(?P<number>\d{6})-(?P<seq_from>\d+)-(?P<seq_to>\d+)-(?P<epoch>[0-9a-f-]{36})\.bundle")
_EPOCHS = "SELECT device_id, epoch FROM device ORDER BY rowid"
_EVENTS = (
    f"SELECT {COLUMNS} FROM event WHERE device_id = ? AND epoch = ? AND seq BETWEEN ? AND ? "
    "ORDER BY seq LIMIT ?"
)
_IN_RANGE = "SELECT seq FROM event WHERE device_id = ? AND epoch = ? AND seq BETWEEN ? AND ?"
_NUMBER_FILE = "number"  # the highest that a bundle ever had: of two with the same events, one is newer


class OutboxError(KioskError):
    """A bundle could not be written or copied. The records are as they were."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A bundle in the outbox, or its copy elsewhere."""

    path: Path
    epoch: str
    number: int
    seq_from: int
    seq_to: int


def read_name(path: Path) -> Packed | None:
    """What the name of a file says; None when it is no bundle's."""
    name = _NAME.fullmatch(path.name)
    if name is None:
        return None
    numbers = (int(name[part]) for part in ("number", "seq_from", "seq_to"))
    return Packed(path, name["epoch"], *numbers)


def packed(folder: Path) -> list[Packed]:
    """All bundles, by epoch and the numbers of their events; files with other names are none."""
    found = [each for path in folder.glob(f"*{ENDING}") if (each := read_name(path))]
    return sorted(found, key=lambda each: (each.epoch, each.seq_from, each.number))


def superseded(there: Iterable[Path], bundles: Sequence[Packed]) -> list[Path]:
    """Of the files in another place, those whose events were packed anew: somebody was forgotten."""
    return [
        old.path
        for old in filter(None, map(read_name, there))
        if any(
            old.epoch == new.epoch
            and old.number < new.number
            and new.seq_from <= old.seq_from
            and old.seq_to <= new.seq_to
            for new in bundles
        )
    ]


def acks(outbox: Path, hub: HubCard) -> list[Ack]:
    """What our hub has told, one for each epoch: the highest number, and all that it asks."""
    return [ack for path in sorted(outbox.glob(f"*{ACK}")) if (ack := ack_of(outbox, hub, path.stem))]


def wishes(outbox: Path, hub: HubCard) -> set[str]:
    """The sessions of all who, as our hub has told, want to be forgotten."""
    return {session for ack in acks(outbox, hub) for session in ack.forget}


def acknowledged(outbox: Path, hub: HubCard, epoch: str) -> int:
    """Up to which number of an epoch all was told to be safe at the hub; 0 when nobody said so."""
    ack = ack_of(outbox, hub, epoch)
    return ack.to if ack else 0


def ack_of(outbox: Path, hub: HubCard, epoch: str) -> Ack | None:
    """What our hub has told of an epoch; None for nothing."""
    ack, asked = _kept(outbox, hub, epoch), _asked(outbox, epoch)
    if ack is None or asked is None:
        return ack
    return replace(ack, forget=tuple(sorted({*ack.forget, *asked.forget})), missing=asked.missing)


def _kept(outbox: Path, hub: HubCard, epoch: str) -> Ack | None:
    try:
        ack = read_ack((outbox / f"{epoch}{ACK}").read_bytes(), hub)
    except (OSError, AckError):
        return None
    return ack if ack.epoch == epoch else None


def _asked(outbox: Path, epoch: str) -> Asked | None:
    try:
        return from_bytes((outbox / f"{epoch}{ASKED}").read_bytes())
    except (OSError, ValueError, TypeError, LookupError, RecursionError):
        return None


def take_acks(outbox: Path, folder: Path, hub: HubCard) -> int:
    """Believe the acknowledgements of our hub in a folder, and take the bundles that they are about out of
    the outbox. Returns how many. Raises OutboxError when the outbox cannot be written.
    """
    try:
        for path in folder.glob(f"*{ACK}"):
            try:
                if path.stat().st_size > MOST_BYTES:
                    continue
                data = path.read_bytes()
            except OSError as error:
                log.warning("The acknowledgement %s cannot be read: %s", path, error)
                continue
            take_ack(outbox, data, hub)
        return clear(outbox, hub)
    except OSError as error:
        raise OutboxError(f"The folder {outbox} cannot be written: {error.strerror or error}.") from error


def take_ack(outbox: Path, data: bytes, hub: HubCard) -> None:
    """Keep what an acknowledgement says that is news, when it is our hub's and about one of our epochs.
    Raises OSError."""
    try:
        ack = read_ack(data, hub)
    except AckError as error:
        log.warning("An acknowledgement is left alone: %s", error)
        return
    known = ack_of(outbox, hub, ack.epoch)
    if known is None and ack.epoch not in {each.epoch for each in packed(outbox)}:
        return
    before = _asked(outbox, ack.epoch) or Asked(*((known.forget, known.missing) if known else ()))
    asked = heard(before, ack, known.to if known else 0)
    if asked != before:
        write_safely(outbox / f"{ack.epoch}{ASKED}", as_bytes(asked))
    if known is None or ack.to > known.to:
        write_safely(outbox / ack.name, data)


def empty(outbox: Path) -> None:
    """Take out all bundles and all that a hub told: there is another hub now. Raises OSError."""
    with PACKING:
        for path in outbox.glob("*"):
            if path.suffix in (ENDING, ACK, ASKED, WHO):
                path.unlink(missing_ok=True)


def drop(bundle: Path) -> None:
    """Take a bundle out of the outbox, and what is noted beside it. Raises OSError."""
    bundle.unlink(missing_ok=True)
    beside(bundle).unlink(missing_ok=True)


def clear(outbox: Path, hub: HubCard) -> int:
    """Take out what is safe at the hub; returns how many bundles. Raises OSError."""
    gone = 0
    with PACKING:
        for each in packed(outbox):
            if is_safe(ack_of(outbox, hub, each.epoch), each.seq_from, each.seq_to):
                drop(each.path)
                gone += 1
    return gone


def pack_what_is_new(records: Path, outbox: Path, key: SigningKey, hub: HubCard) -> list[Path]:
    """Put all events that are in no bundle, and not safe at the hub, into new bundles; the kiosk may go on
    recording meanwhile.

    Raises ProgressUnavailable for the records, OutboxError for the folder, KeysError and
    JoinedError when it is not known for whom.
    """
    made: list[Path] = []
    with PACKING, reading(records) as connection:
        _drop_halves(outbox)
        left_out = epochs_not_for(outbox.parent, hub.hub)
        number = highest_number(outbox)
        for device, epoch in connection.execute(_EPOCHS).fetchall():
            if epoch in left_out:
                continue
            mine = [(each.seq_from, each.seq_to) for each in packed(outbox) if each.epoch == epoch]
            ack = ack_of(outbox, hub, epoch)
            for first, last in without(unsafe(ack), mine):
                for events in _runs(connection, device, epoch, first, last):
                    number += 1
                    path = outbox / f"{number:06}-{events[0].seq}-{events[-1].seq}-{epoch}{ENDING}"
                    sessions, after = _sessions(connection, events), _seal_before(connection, events[0])
                    if links := [(name, code) for name, _, _, code in sessions if code is not None]:
                        _write(beside(path), note(links, key))
                    _write(path, pack(events, sessions, number=number, key=key, hub=hub, after=after))
                    made.append(path)
            if ack and ack.missing:
                _note_gone(connection, outbox, device, ack, mine)
        if made:
            _write(outbox / _NUMBER_FILE, str(number).encode())
    return made


def _drop_halves(outbox: Path) -> None:
    """What was left when the power went; nobody looks at it."""
    for half in outbox.glob(f"*{ENDING}.part"):
        with suppress(OSError):
            half.unlink()


def highest_number(outbox: Path) -> int:
    """That a bundle of this tablet has had, as far as the outbox knows; 0 for none."""
    kept = 0
    with suppress(OSError, ValueError):
        kept = int((outbox / _NUMBER_FILE).read_text(encoding="ascii"))
    return max([kept, *(each.number for each in packed(outbox))])


def _note_gone(
    connection: sqlite3.Connection, outbox: Path, device: str, ack: Ack, mine: Sequence[Range]
) -> None:
    """Log, once, which events the hub lost that have left this tablet too."""
    asked = _asked(outbox, ack.epoch) or Asked(ack.forget, ack.missing)
    here: list[Range] = list(mine)
    for gap in ack.missing:
        here += [(seq, seq) for (seq,) in connection.execute(_IN_RANGE, (device, ack.epoch, *gap))]
    gone = tuple(without(ack.missing, here))
    if gone and gone != asked.gone:
        log.warning("The hub has lost %d events that are not here either", sum(b - a + 1 for a, b in gone))
        _write(outbox / f"{ack.epoch}{ASKED}", as_bytes(replace(asked, gone=gone)))


def _runs(
    connection: sqlite3.Connection, device: str, epoch: str, first: int, last: int
) -> Iterator[list[Logged]]:
    """The events, in pieces that fit into a bundle and have no gap. (There are gaps among events that the
    hub has, when its acknowledgement was lost with the outbox: see retention.py.)"""
    while rows := connection.execute(_EVENTS, (device, epoch, first, last, MOST_EVENTS)).fetchall():
        events = list(map(Logged._make, rows))
        run = [event for place, event in enumerate(events) if event.seq == events[0].seq + place]
        yield run
        first = run[-1].seq + 1


def _seal_before(connection: sqlite3.Connection, first: Logged) -> str:
    before = connection.execute(_EVENTS, (first.device_id, first.epoch, first.seq - 1, first.seq - 1, 1))
    return "".join(map(seal_of, before))


def _sessions(connection: sqlite3.Connection, events: list[Logged]) -> list[SessionRow]:
    columns = {row[1] for row in connection.execute("PRAGMA table_info(session)")}
    learner = "learner" if "learner" in columns else "NULL"
    ask = f"SELECT session_id, started_ms, ended_ms, {learner} FROM session WHERE session_id = ?"
    names = dict.fromkeys(event.session_id for event in events)
    return [connection.execute(ask, (name,)).fetchone() for name in names]


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_safely(path, data)
    except OSError as error:
        raise OutboxError(f"A bundle cannot be written to {path.parent}. Is there space?") from error


def copy_to(
    outbox: Path, folder: Path, tell: Callable[[int, int], None] = lambda done, total: None
) -> list[Path]:
    """Copy all bundles to a stick or a folder; what is there already, whole, is left, and what was packed
    anew since is replaced. Raises OutboxError with what to do."""
    bundles = packed(outbox)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        todo = [each for each in bundles if not _is_there(each.path, folder)]
        if shutil.disk_usage(folder).free < sum(each.path.stat().st_size for each in todo):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        for done, each in enumerate(bundles, 1):
            if each in todo:
                write_safely(folder / each.path.name, each.path.read_bytes())
            tell(done, len(bundles))
        for old in superseded(folder.glob(f"*{ENDING}"), bundles):
            old.unlink()
    except OSError as error:
        raise OutboxError(words_for(error, folder)) from error
    return [folder / each.path.name for each in todo]


def _is_there(bundle: Path, folder: Path) -> bool:
    copy = folder / bundle.name
    return copy.exists() and copy.read_bytes() == bundle.read_bytes()


def words_for(error: OSError, folder: Path) -> str:
    """What went wrong with a stick or a folder, and what to do."""
    safe = "The records are safe on this tablet."
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return f"There is not enough space in {folder}. {safe} Make space there, and copy again."
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return f"Nothing may be written to {folder}. {safe} Is it locked? Take another stick."
    if error.errno in (errno.ENOENT, errno.EIO, errno.ENODEV, errno.ENXIO):
        return f"{folder} has gone. {safe} Put the stick in again, and copy again."
    what = error.strerror or str(error)
    return f"The bundles cannot be copied to {folder}: {what}. {safe} Take another stick."


def bundles_in(paths: list[Path]) -> Iterator[Path]:
    """The bundle files among files and folders, in order of their names."""
    for path in paths:
        yield from sorted(path.rglob(f"*{ENDING}")) if path.is_dir() else (path,)
