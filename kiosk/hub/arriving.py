"""Bundles come in: each is believed and added, known already, or put into quarantine with the reason."""

import shutil
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.hub.hub import Hub
from kiosk.hub.store import Contradiction, add, has, key_of, missing, opened, received
from kiosk.progress.ack import Ack, signed
from kiosk.progress.bundle import Bundle, BundleError, manifest_of, unpack
from kiosk.progress.events import Event, EventError, Kind
from kiosk.progress.learner import must_be_code
from kiosk.progress.outbox import bundles_in, write_safely


@dataclass(slots=True)
class Receipt:
    """What came of an import. Of the files that are fine, `sent` is `received` plus `known_already`."""

    files: int = 0
    files_known: int = 0
    sent: int = 0
    received: int = 0
    known_already: int = 0
    refused: list[tuple[Path, str]] = field(default_factory=list)
    missing: list[tuple[str, str, int, int]] = field(default_factory=list)
    unanswered: list[tuple[Path, str]] = field(default_factory=list)
    """Folders into which no acknowledgement could be written: their tablets will send again."""


def import_bundles(hub: Hub, paths: Sequence[Path], tell: Callable[[int, int], None]) -> Receipt:
    """Take in files, and all bundles in folders; `tell(done, all)` after each. Raises KioskError when the
    hub's own database cannot be used."""
    files = list(bundles_in(list(paths)))
    receipt = Receipt(files=len(files))
    try:
        with opened(hub.database) as connection:
            for done, path in enumerate(files, 1):
                try:
                    _take(hub, connection, path, receipt)
                except (BundleError, Contradiction, EventError, OSError) as error:
                    receipt.refused.append((path, _put_aside(hub, path, error)))
                tell(done, len(files))
            receipt.missing = missing(connection)
            acks = [Ack(hub.card.hub, *row) for row in received(connection)]
        for folder in paths:
            if folder.is_dir():
                receipt.unanswered += _answer(hub, folder, acks)
    except sqlite3.Error as error:
        raise KioskError(f"The hub's records in {hub.folder} cannot be used: {error}") from error
    return receipt


def _take(hub: Hub, connection: sqlite3.Connection, path: Path, receipt: Receipt) -> None:
    data = path.read_bytes()
    name = sha256(data).hexdigest()
    if has(connection, name):
        receipt.files_known += 1
        return
    manifest, *_ = manifest_of(data, hub.identity)
    key = key_of(connection, manifest.device)
    if key is None:
        raise BundleError("Its tablet is not known here, or was revoked: kiosk hub enrol")
    bundle = unpack(data, hub.identity, key)
    _must_name_nobody(bundle)
    new, known = add(connection, bundle, name)
    receipt.sent += len(bundle.events)
    receipt.received += new
    receipt.known_already += known


def _answer(hub: Hub, folder: Path, acks: Sequence[Ack]) -> list[tuple[Path, str]]:
    """Put what has come from the tablets of a folder beside their bundles."""
    names = "\n".join(path.name for path in bundles_in([folder]))
    try:
        for ack in acks:
            if ack.epoch in names:
                write_safely(folder / ack.name, signed(ack, hub.key))
    except OSError as error:
        return [(folder, error.strerror or str(error))]
    return []


def _must_name_nobody(bundle: Bundle) -> None:
    """The rule of the tablets holds here too, whatever somebody else's program sent. Raises EventError."""
    for row in bundle.events:
        try:
            kind = Kind(row.kind)
        except ValueError as error:
            raise BundleError("It has a kind of event that this program does not know: update it.") from error
        unaided = None if row.unaided is None else bool(row.unaided)
        Event(
            kind, row.session_id, row.lesson, row.lesson_version, row.step, row.way, row.language,
            row.rung, row.misses, unaided, row.detail,
        )  # fmt: skip
    for _, _, _, learner in bundle.sessions:
        if learner is not None:
            must_be_code(learner)


def _put_aside(hub: Hub, path: Path, error: Exception) -> str:
    """Keep a file that cannot be believed, with the reason beside it; returns the reason."""
    reason = str(error) if isinstance(error, KioskError) else f"It cannot be read: {error}"
    try:
        hub.quarantine.mkdir(exist_ok=True)
        copy = hub.quarantine / f"{sha256(path.read_bytes()).hexdigest()[:12]}-{path.name}"
        shutil.copyfile(path, copy)
        copy.with_suffix(".reason.txt").write_text(f"{reason}\n", encoding="utf-8")
    except OSError as trouble:
        return f"{reason} (It could not be put aside: {trouble.strerror or trouble})"
    return reason
