"""A hub: a folder with its keys, its card for the tablets, and its database."""

import os
from dataclasses import dataclass
from pathlib import Path

import pyrage
from nacl.signing import SigningKey

from kiosk.errors import KioskError
from kiosk.progress.clock import new_id
from kiosk.progress.keys import HubCard, read_hub_card, signing_key, write_card
from kiosk.progress.places import HUB_FILE

READS_WITH, SIGNS_WITH, DATABASE, QUARANTINE = "hub.identity", "hub.key", "hub.sqlite3", "quarantine"


@dataclass(frozen=True, slots=True)
class Hub:
    """An open hub. `identity` reads bundles, `key` signs acknowledgements: both are secret."""

    folder: Path
    card: HubCard
    identity: str
    key: SigningKey

    @property
    def database(self) -> Path:
        """Where everything is that has come."""
        return self.folder / DATABASE

    @property
    def quarantine(self) -> Path:
        """Where files go that cannot be believed."""
        return self.folder / QUARANTINE


def begin_hub(folder: Path) -> Hub:
    """Make a hub in a folder that has none. Raises KioskError when there is one, OSError."""
    if (folder / READS_WITH).exists():
        raise KioskError(f"There is a hub in {folder} already. Its keys are kept.")
    folder.mkdir(parents=True, exist_ok=True)
    identity = pyrage.x25519.Identity.generate()
    handle = os.open(folder / READS_WITH, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(str(identity))
        file.flush()
        os.fsync(file.fileno())
    key = signing_key(folder / SIGNS_WITH)
    card = HubCard(new_id(), str(identity.to_public()), key.verify_key.encode().hex())
    write_card(folder / HUB_FILE, card)
    return Hub(folder, card, str(identity), key)


def open_hub(folder: Path) -> Hub:
    """The hub in a folder. Raises KioskError when there is none or a key is missing."""
    try:
        identity = (folder / READS_WITH).read_text(encoding="ascii").strip()
    except OSError as error:
        raise KioskError(f"There is no hub in {folder}. Make one: kiosk hub init {folder}") from error
    return Hub(folder, read_hub_card(folder / HUB_FILE), identity, signing_key(folder / SIGNS_WITH))
