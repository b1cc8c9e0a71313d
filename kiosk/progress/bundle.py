"""A bundle: a gap-free run of one tablet's events in one file that never changes.

The same file goes by stick, folder or network, as often as one likes. Inside age encryption:

    footbridge-bundle/1
    manifest, one line of JSON
    its Ed25519 signature, 128 hex digits
    zlib of JSON lines: ["s", session, started_ms, ended_ms, learner] and ["e", the columns of an event, seal]
"""

import json
import re
import zlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256

import pyrage
from nacl.signing import SigningKey

from kiosk.errors import KioskError
from kiosk.progress.keys import HubCard, KeysError, is_signed
from kiosk.progress.logged import Logged
from kiosk.progress.seal import seal_of, seals_of

MAGIC = b"footbridge-bundle/1"
MOST_EVENTS = 6_000
"""In one bundle: about what a tablet records in a month."""
_MOST_BYTES = 50_000_000  # unpacked; a file that unpacks to more is no bundle

_PLAIN = re.compile(r"[A-Za-z0-9/_.-]{0,80}", re.ASCII)
_NUMBERS = range(2**63)

SessionRow = tuple[str, int, int | None, str | None]


class BundleError(KioskError):
    """A file that is no bundle, or not a whole one, or not from whom it says. Nothing of it is used."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a bundle says of itself. `number`: of two bundles with the same events, the higher is the newer;
    `content` is the sha256 of what follows. What is missing shows in the numbers of the events.

    `after` is the seal of the event before its first one, or empty when that is not known: by it a tablet is
    told from a copy of it that went on differently.
    """

    device: str
    epoch: str
    hub: str
    number: int
    seq_from: int
    seq_to: int
    content: str
    after: str = ""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle that was opened and believed."""

    manifest: Manifest
    sessions: tuple[SessionRow, ...]
    events: tuple[Logged, ...]


def pack(
    events: Sequence[Logged],
    sessions: Sequence[SessionRow],
    *,
    number: int,
    key: SigningKey,
    hub: HubCard,
    after: str = "",
) -> bytes:
    """The bytes of a bundle. `events` are of one epoch, in order, without a gap; `after` as in Manifest.
    Raises KeysError for a hub's card that is damaged."""
    lines = [json.dumps(["s", *row], separators=(",", ":")) for row in sessions]
    lines += [json.dumps(["e", *row, seal_of(row)], separators=(",", ":")) for row in events]
    content = zlib.compress("\n".join(lines).encode(), 6)
    first, last = events[0], events[-1]
    manifest = Manifest(
        first.device_id,
        first.epoch,
        hub.hub,
        number,
        first.seq,
        last.seq,
        sha256(content).hexdigest(),
        after,
    )
    told = json.dumps(asdict(manifest), separators=(",", ":")).encode()
    signature = key.sign(told).signature.hex().encode()
    try:
        recipient = pyrage.x25519.Recipient.from_str(hub.encrypt_to)
    except pyrage.RecipientError as error:
        raise KeysError("The hub's card on this tablet is damaged. Join the hub again: kiosk join") from error
    return bytes(pyrage.encrypt(b"\n".join((MAGIC, told, signature, content)), [recipient]))


def manifest_of(data: bytes, identity: str) -> tuple[Manifest, bytes, bytes, bytes]:
    """(manifest, its bytes, its signature, the content), not believed yet. Raises BundleError."""
    try:
        opened = bytes(pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(identity)]))
    except (pyrage.DecryptError, pyrage.IdentityError) as error:
        raise BundleError(
            "It is not whole, or it is for another hub. Copy it again on its tablet: kiosk bundle"
        ) from error
    parts = opened.split(b"\n", 3)
    if len(parts) != 4 or parts[0] != MAGIC:
        raise BundleError("It is not a bundle of this version.")
    try:
        manifest = Manifest(**json.loads(parts[1]))
        signature = bytes.fromhex(parts[2].decode("ascii"))
        _must_be_plain(manifest)
    except (ValueError, TypeError, RecursionError) as error:
        raise BundleError("Its first lines cannot be read.") from error
    return manifest, parts[1], signature, parts[3]


def _must_be_plain(manifest: Manifest) -> None:
    """It is read before anybody knows from whom it is. Raises ValueError."""
    for name, wanted in Manifest.__annotations__.items():
        value = getattr(manifest, name)
        if type(value) is not wanted or not (_PLAIN.fullmatch(value) if wanted is str else value in _NUMBERS):
            raise ValueError(f"{name} is of another kind")


def unpack(data: bytes, identity: str, signs_with: str) -> Bundle:
    """A bundle that this tablet signed and in which nothing is missing or changed. Raises BundleError."""
    manifest, told, signature, content = manifest_of(data, identity)
    if not is_signed(told, signature, signs_with):
        raise BundleError("It was not signed by the tablet that it names.")
    if sha256(content).hexdigest() != manifest.content:
        raise BundleError("Its content is not what was signed.")
    sessions, events = _content(content)
    _must_be_a_run(manifest, events)
    return Bundle(manifest, sessions, events)


def links_in(data: bytes, identity: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """(tablet, all (session, picture code)) that a bundle tells of, from whomever it comes. Raises
    BundleError when it cannot be read."""
    manifest, *_, content = manifest_of(data, identity)
    links = ((session, learner) for session, *_, learner in _content(content)[0] if learner is not None)
    return manifest.device, tuple((str(session), str(learner)) for session, learner in links)


def _content(content: bytes) -> tuple[tuple[SessionRow, ...], tuple[Logged, ...]]:
    sessions: list[SessionRow] = []
    events: list[Logged] = []
    seals: list[str] = []
    try:
        reader = zlib.decompressobj()
        text = reader.decompress(content, _MOST_BYTES)
        if reader.unconsumed_tail or not reader.eof:
            raise BundleError("It is too large, or not whole.")
        for kind, *row in json.loads(b"[" + text.replace(b"\n", b",") + b"]"):  # faster than line by line
            if kind == "s":
                session, started, ended, learner = row
                sessions.append((session, started, ended, learner))
            else:
                *columns, seal = row
                events.append(Logged(*columns))
                seals.append(seal)
        if events and seals_of(events) != seals:
            raise BundleError("One of its events is not as it was written.")
    except (zlib.error, ValueError, TypeError, RecursionError) as error:
        raise BundleError("Its content cannot be read.") from error
    return tuple(sessions), tuple(events)


def _must_be_a_run(manifest: Manifest, events: Sequence[Logged]) -> None:
    numbers = [event.seq for event in events]
    first, last = manifest.seq_from, manifest.seq_to
    if last - first + 1 != len(numbers) or numbers != list(range(first, last + 1)) or not numbers:
        raise BundleError("Events are missing in it.")
    if {(event.device_id, event.epoch) for event in events} != {(manifest.device, manifest.epoch)}:
        raise BundleError("It has events of another tablet.")
