"""Keys: a tablet signs what it sends and can encrypt to its hub, but cannot read what it has sent.

A tablet's own key lies in one file that only its user can read. Of its hub it knows what `hub.json` says:
which hub it is, the key to encrypt to, and the key that the hub signs with.
"""

import json
import os
import re
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from kiosk.errors import KioskError

CARD_BEGINS = "FOOTBRIDGE:TABLET:"
"""How a tablet's card begins in a QR code."""
_CARD = re.compile(CARD_BEGINS + r"([0-9a-f-]{32,36}):([0-9a-f]{64})", re.ASCII)


class KeysError(KioskError):
    """A key is missing or cannot be used."""


@dataclass(frozen=True, slots=True)
class HubCard:
    """What a hub tells its tablets; nothing in it is secret. `encrypt_to` is an age recipient, `signs_with`
    64 hex digits."""

    hub: str
    encrypt_to: str
    signs_with: str


@dataclass(frozen=True, slots=True)
class TabletCard:
    """What a tablet tells its hub; nothing in it is secret. `signs_with` is 64 hex digits."""

    device: str
    signs_with: str


def signing_key(path: Path) -> SigningKey:
    """The key in a file, made when it is not there. Raises KeysError, OSError."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32))
            file.flush()
            os.fsync(file.fileno())
    try:
        return SigningKey(bytes.fromhex(path.read_text(encoding="ascii").strip()))
    except ValueError as error:
        raise KeysError(f"The key {path} is damaged. Remove it and enrol this tablet again.") from error


def is_signed(message: bytes, signature: bytes, signs_with: str) -> bool:
    """Whether the holder of a key signed these bytes."""
    try:
        VerifyKey(bytes.fromhex(signs_with)).verify(message, signature)
    except (BadSignatureError, ValueError, TypeError):
        return False
    return True


def write_card(path: Path, card: HubCard | TabletCard) -> None:
    """Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(asdict(card), indent=1) + "\n", encoding="utf-8")


def read_hub_card(path: Path) -> HubCard:
    """Raises KeysError with what to do."""
    told = _read(path, "kiosk hub init writes one")
    return HubCard(told["hub"], told["encrypt_to"], told["signs_with"])


def read_tablet_card(path: Path) -> TabletCard:
    """Raises KeysError with what to do."""
    told = _read(path, "kiosk join writes one")
    return TabletCard(told["device"], told["signs_with"])


def card_as_text(card: TabletCard) -> str:
    """A tablet's card in one line, for a QR code."""
    return f"{CARD_BEGINS}{card.device}:{card.signs_with}"


def card_from_text(text: str) -> TabletCard:
    """What a scanner read. Raises KeysError."""
    found = _CARD.fullmatch(text.strip())
    if found is None:
        raise KeysError("This is not the code of a tablet. Scan it again; kiosk join shows it.")
    return TabletCard(*found.groups())


class _Told(dict[str, str]):
    def __missing__(self, name: str) -> str:
        raise KeysError(f"There is no “{name}” in this file. Is it the right one?")


def _read(path: Path, origin: str) -> _Told:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise KeysError(f"There is no file {path}; {origin}.") from error
    except (OSError, ValueError, RecursionError) as error:
        raise KeysError(f"The file {path} cannot be read. Copy it again; {origin}.") from error
    if not isinstance(told, dict) or not all(isinstance(value, str) for value in told.values()):
        raise KeysError(f"The file {path} is not what {origin}.")
    return _Told(told)
