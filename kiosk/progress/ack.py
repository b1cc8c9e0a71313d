"""What the hub has received, signed by it; it goes back to the tablet by the same stick or folder.

One file for each epoch of a tablet, `<epoch>.ack`: a line of JSON and the hub's Ed25519 signature of it.
"""

import json
from dataclasses import asdict, dataclass, replace

from nacl.signing import SigningKey

from kiosk.errors import KioskError
from kiosk.progress.keys import HubCard, is_signed

ENDING = ".ack"


class AckError(KioskError):
    """A file that is no acknowledgement of this hub. It is left alone."""


@dataclass(frozen=True, slots=True)
class Ack:
    """All events of a tablet's epoch up to and with number `to` are safe at the hub.

    `forget` are sessions of this tablet whose learners want to be forgotten: the tablet removes the picture
    code of each from all that it keeps. The code itself is never told.
    """

    hub: str
    device: str
    epoch: str
    to: int
    forget: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its file."""
        return f"{self.epoch}{ENDING}"


def signed(ack: Ack, key: SigningKey) -> bytes:
    """The bytes of its file."""
    told = json.dumps(asdict(ack), separators=(",", ":")).encode()
    return told + b"\n" + key.sign(told).signature.hex().encode() + b"\n"


def read_ack(data: bytes, hub: HubCard) -> Ack:
    """An acknowledgement that this hub signed. Raises AckError."""
    told, _, signature = data.strip().partition(b"\n")
    try:
        ack = Ack(**json.loads(told))
        ack = replace(ack, forget=tuple(map(str, ack.forget)))
        whole = isinstance(ack.to, int) and is_signed(
            told, bytes.fromhex(signature.decode("ascii")), hub.signs_with
        )
    except (ValueError, TypeError) as error:
        raise AckError("It is not whole.") from error
    if not whole or ack.hub != hub.hub:
        raise AckError("It is not from the hub of this tablet.")
    return ack
