"""Bundles come in: each is believed and added, known already, or put into quarantine with the reason."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.hub.answering import answer, signs_in
from kiosk.hub.engine import Engine, opened_engine
from kiosk.hub.hub import Hub
from kiosk.hub.plain import NotPlain, read_plain
from kiosk.hub.runs import Run, missing
from kiosk.hub.sweeping import REASON, Swept, linked_in, sweep
from kiosk.hub.taking import MOST_BYTES, REFUSED, take
from kiosk.progress.outbox import bundles_in

_TOGETHER = 20  # bundles in one transaction: the disk need not be waited for after each
_ODD = re.compile(r"[^A-Za-z0-9._-]")


@dataclass(slots=True)
class Receipt:
    """What came of an import. Of the files that are fine, `sent` is `received` plus `known_already`."""

    files: int = 0
    files_known: int = 0
    sent: int = 0
    received: int = 0
    known_already: int = 0
    refused: list[tuple[Path, str]] = field(default_factory=list)
    missing: list[Run] = field(default_factory=list)
    unanswered: list[tuple[Path, str]] = field(default_factory=list)
    """Folders into which no acknowledgement could be written: their tablets will send again."""
    forgotten: bool = False
    """Whether something came about somebody who is forgotten."""
    swept: Swept = field(default_factory=Swept)
    """What became of files that still had their pictures."""
    trace: str = ""
    """Why a trace of them may be left in the database, if so."""


def import_bundles(hub: Hub, paths: Sequence[Path], tell: Callable[[int, int], None]) -> Receipt:
    """Take in files, and all bundles in folders; `tell(done, all)` after each. Nothing is acknowledged that
    is not on the disk. When somebody was forgotten on a tablet, files that have come and still have their
    pictures are deleted.

    Raises KioskError when the hub's database cannot be used: the files stay, to be taken in again.
    """
    with opened_engine(hub) as engine:
        receipt = take_in(hub, engine, paths, tell)
        receipt.unanswered = answer(hub, engine, signs_in(hub, engine, paths))
        if receipt.forgotten:
            clear_up(hub, engine, paths, receipt)
    return receipt


def take_in(hub: Hub, engine: Engine, paths: Sequence[Path], tell: Callable[[int, int], None]) -> Receipt:
    """The same, and nothing is answered or deleted."""
    files = list(bundles_in(list(paths)))
    receipt = Receipt(files=len(files))
    before = frozenset(engine.forgotten())
    for start in range(0, len(files), _TOGETHER):
        with engine.together():
            for done, path in enumerate(files[start : start + _TOGETHER], start + 1):
                _take(hub, engine, path, receipt, before)
                tell(done, len(files))
    receipt.missing = missing(engine.runs())
    receipt.forgotten |= frozenset(engine.forgotten()) != before
    return receipt


def _take(
    hub: Hub, engine: Engine, path: Path, receipt: Receipt, forgotten: frozenset[tuple[str, str]]
) -> None:
    try:
        data = read_plain(path, MOST_BYTES)
    except (NotPlain, OSError) as error:
        receipt.refused.append((path, _words(error)))
        return
    try:
        taken = take(hub, engine, data)
    except REFUSED as error:
        receipt.refused.append((path, _put_aside(hub, path, data, str(error))))
        return
    _take_back(hub, path, data)
    if taken is None:
        receipt.files_known += 1
        return
    receipt.sent += taken.sent
    receipt.received += taken.new
    receipt.known_already += taken.sent - taken.new
    receipt.forgotten |= not taken.linked.isdisjoint(forgotten)


def _copy_of(hub: Hub, path: Path, data: bytes) -> Path:
    """Where it would be put aside."""
    name = _ODD.sub("_", path.name)[-100:]
    return hub.quarantine / f"{sha256(data).hexdigest()[:12]}-{name}"


def _take_back(hub: Hub, path: Path, data: bytes) -> None:
    """It was put aside once, and is believed now: nobody needs that copy."""
    copy = _copy_of(hub, path, data)
    with suppress(OSError):
        copy.unlink(missing_ok=True)
        copy.with_suffix(REASON).unlink(missing_ok=True)


def _words(error: KioskError | OSError) -> str:
    return str(error) if isinstance(error, KioskError) else f"It cannot be read: {error.strerror or error}"


def _put_aside(hub: Hub, path: Path, data: bytes, reason: str) -> str:
    """Keep a file that cannot be believed, with the reason beside it; returns the reason."""
    if path.parent == hub.quarantine:
        return reason
    try:
        hub.quarantine.mkdir(exist_ok=True)
        copy = _copy_of(hub, path, data)
        copy.write_bytes(data)
        copy.with_suffix(REASON).write_text(f"{reason}\n", encoding="utf-8")
    except OSError as trouble:
        return f"{reason} (It could not be put aside: {trouble.strerror or trouble})"
    return reason


def clear_up(hub: Hub, engine: Engine, paths: Sequence[Path], receipt: Receipt) -> None:
    """Something came about somebody who is forgotten: leave nothing of their pictures."""
    gone = frozenset(engine.forgotten())
    files, _ = linked_in(hub, paths)
    receipt.swept = sweep(
        hub, engine, files, lambda each: any((each.device, session) in gone for session, _ in each.links)
    )
    try:
        engine.leave_no_trace()
    except KioskError as error:
        receipt.trace = str(error)
