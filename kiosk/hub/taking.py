"""One bundle comes in: it is believed and added, known already, or refused."""

from hashlib import sha256
from typing import NamedTuple

from kiosk.hub.engine import Contradiction, Engine, NotYet
from kiosk.hub.hub import Hub
from kiosk.hub.nameless import must_name_nobody
from kiosk.progress.bundle import Bundle, BundleError, manifest_of, unpack
from kiosk.progress.events import EventError

MOST_BYTES = 64_000_000
"""Of a bundle's file; a month of one tablet has less than one million."""
REFUSED = (NotYet, BundleError, Contradiction, EventError)
"""Why a bundle is not taken in."""


class Taken(NamedTuple):
    """What was in a bundle: of `sent` events `new` were not here. `linked` are (tablet, session) that it says
    whose they are."""

    sent: int
    new: int
    linked: frozenset[tuple[str, str]]


def take(hub: Hub, engine: Engine, data: bytes) -> Taken | None:
    """Add what is in a bundle; None when this very file has come before. Raises one of REFUSED."""
    name = sha256(data).hexdigest()
    if engine.has(name):
        return None
    bundle = _believed(hub, engine, data)
    new, known = engine.add(bundle, name)
    device = bundle.manifest.device
    linked = frozenset((device, session) for session, *_, learner in bundle.sessions if learner is not None)
    return Taken(new + known, new, linked)


def _believed(hub: Hub, engine: Engine, data: bytes) -> Bundle:
    manifest, *_ = manifest_of(data, hub.identity)
    key = engine.key_of(manifest.device)
    if key is None:
        if any(known.device == manifest.device for known in engine.tablets()):
            raise BundleError("Its tablet was revoked. Nothing in this file is counted.")
        raise NotYet(f"Not enrolled yet: kiosk hub enrol --hub {hub.folder} tablet.json. Then import again.")
    bundle = unpack(data, hub.identity, key)
    must_name_nobody(bundle)
    return bundle
