"""What the hub has received, signed by it; it goes back to the tablet by the same stick or folder.

One file for each epoch of a tablet, `<epoch>.ack`: a line of JSON and the hub's Ed25519 signature of it.
"""

import json
from dataclasses import asdict, dataclass

from nacl.signing import SigningKey

from kiosk.errors import KioskError
from kiosk.progress.keys import HubCard, is_signed

ENDING = ".ack"
MOST_BYTES = 1_000_000
"""Of its file; a larger one is none."""


class AckError(KioskError):
    """A file that is no acknowledgement of this hub. It is left alone."""


@dataclass(frozen=True, slots=True)
class Ack:
    """All events of a tablet's epoch up to and with number `to` are safe at the hub.

    `forget` are sessions of this tablet whose learners want to be forgotten: the tablet removes the picture
    code of each from all that it keeps. The code itself is never told.

    `missing` are ranges of numbers (from, to), both too and in order, that the hub does not have although it
    has later ones. A hub that was restored from an older backup misses what was acknowledged before: the
    tablet sends these again, whatever it believed to be safe.
    """

    hub: str
    device: str
    epoch: str
    to: int
    forget: tuple[str, ...] = ()
    missing: tuple[tuple[int, int], ...] = ()

    @property
    def name(self) -> str:
        """Its file."""
        return f"{self.epoch}{ENDING}"


def signed(ack: Ack, key: SigningKey) -> bytes:
    """The bytes of its file."""
    told = json.dumps(asdict(ack), separators=(",", ":")).encode()
    return told + b"\n" + key.sign(told).signature.hex().encode() + b"\n"


def read_ack(data: bytes, hub: HubCard) -> Ack:
    """An acknowledgement that this hub signed: nothing is read of any other. Raises AckError."""
    if len(data) > MOST_BYTES:
        raise AckError("It is too large.")
    told, _, signature = data.strip().partition(b"\n")
    try:
        signed_by_hub = is_signed(told, bytes.fromhex(signature.decode("ascii")), hub.signs_with)
    except ValueError as error:
        raise AckError("It is not whole.") from error
    if not signed_by_hub:
        raise AckError("It is not from the hub of this tablet.")
    try:
        ack = _from_json(told)
    except (ValueError, TypeError, RecursionError) as error:
        raise AckError("It is not whole.") from error
    if ack.hub != hub.hub:
        raise AckError("It is not from the hub of this tablet.")
    return ack


def _from_json(told: bytes) -> Ack:
    """Raises ValueError, TypeError, RecursionError."""
    fields = dict(json.loads(told))
    forget = tuple(map(str, fields.pop("forget", ())))
    missing = tuple((first, last) for first, last in fields.pop("missing", ()))
    ack = Ack(**fields, forget=forget, missing=missing)
    numbers = [ack.to, *(number for gap in missing for number in gap)]
    if any(type(number) is not int or number < 0 for number in numbers):
        raise ValueError("a number is none")
    return ack
