"""Bundles come in: each is believed and added, known already, or put into quarantine with the reason."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.hub.answering import answer
from kiosk.hub.engine import Contradiction, Engine, opened_engine
from kiosk.hub.hub import Hub
from kiosk.hub.nameless import must_name_nobody
from kiosk.hub.runs import Run, missing
from kiosk.progress.bundle import BundleError, manifest_of, unpack
from kiosk.progress.events import EventError
from kiosk.progress.outbox import bundles_in

REASON = ".reason.txt"
"""How the file ends that says why another was put aside."""
_TOGETHER = 20  # bundles in one transaction: the disk need not be waited for after each


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


def import_bundles(hub: Hub, paths: Sequence[Path], tell: Callable[[int, int], None]) -> Receipt:
    """Take in files, and all bundles in folders; `tell(done, all)` after each. Nothing is acknowledged that
    is not on the disk.

    Raises KioskError when the hub's database cannot be used: the files stay, to be taken in again.
    """
    files = list(bundles_in(list(paths)))
    receipt = Receipt(files=len(files))
    with opened_engine(hub) as engine:
        for start in range(0, len(files), _TOGETHER):
            with engine.together():
                for done, path in enumerate(files[start : start + _TOGETHER], start + 1):
                    try:
                        _take(hub, engine, path, receipt)
                    except (BundleError, Contradiction, EventError, OSError) as error:
                        receipt.refused.append((path, _put_aside(hub, path, error)))
                    tell(done, len(files))
        receipt.missing = missing(engine.runs())
        receipt.unanswered = answer(hub, engine, paths)
    return receipt


def _take(hub: Hub, engine: Engine, path: Path, receipt: Receipt) -> None:
    data = path.read_bytes()
    name = sha256(data).hexdigest()
    if engine.has(name):
        receipt.files_known += 1
        return
    manifest, *_ = manifest_of(data, hub.identity)
    key = engine.key_of(manifest.device)
    if key is None:
        raise BundleError("Its tablet is not known here, or was revoked: kiosk hub enrol")
    bundle = unpack(data, hub.identity, key)
    must_name_nobody(bundle)
    new, known = engine.add(bundle, name)
    receipt.sent += len(bundle.events)
    receipt.received += new
    receipt.known_already += known


def _put_aside(hub: Hub, path: Path, error: Exception) -> str:
    """Keep a file that cannot be believed, with the reason beside it; returns the reason."""
    reason = str(error) if isinstance(error, KioskError) else f"It cannot be read: {error}"
    try:
        hub.quarantine.mkdir(exist_ok=True)
        copy = hub.quarantine / f"{sha256(path.read_bytes()).hexdigest()[:12]}-{path.name}"
        shutil.copyfile(path, copy)
        copy.with_suffix(REASON).write_text(f"{reason}\n", encoding="utf-8")
    except OSError as trouble:
        return f"{reason} (It could not be put aside: {trouble.strerror or trouble})"
    return reason
