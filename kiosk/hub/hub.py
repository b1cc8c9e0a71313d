"""A hub: a folder with its keys, its card for the tablets, and its database."""

from dataclasses import dataclass
from pathlib import Path

import pyrage
from nacl.signing import SigningKey

from kiosk.errors import KioskError
from kiosk.hub.address import without_password
from kiosk.progress.clock import new_id
from kiosk.progress.disk import write_safely
from kiosk.progress.keys import HubCard, read_hub_card, signing_key, write_card
from kiosk.progress.places import HUB_FILE

READS_WITH, SIGNS_WITH, DATABASE, QUARANTINE = "hub.identity", "hub.key", "hub.sqlite3", "quarantine"
ADDRESS = "hub.database"  # where the records are, when they are not in the folder


@dataclass(frozen=True, slots=True)
class Hub:
    """An open hub. `identity` reads bundles, `key` signs acknowledgements: both are secret.

    `address` is that of a region's database, without a password; empty for a hub that has its own.
    """

    folder: Path
    card: HubCard
    identity: str
    key: SigningKey
    address: str = ""

    @property
    def database(self) -> Path:
        """Where everything is that has come, unless it is at `address`."""
        return self.folder / DATABASE

    @property
    def quarantine(self) -> Path:
        """Where files go that cannot be believed."""
        return self.folder / QUARANTINE


def begin_hub(folder: Path, address: str = "") -> Hub:
    """Make a hub in a folder that has none; it will remember an address. Raises KioskError when there is one,
    OSError."""
    if (folder / READS_WITH).exists():
        raise KioskError(f"There is a hub in {folder} already. Its keys are kept.")
    address = without_password(address) if address else ""
    folder.mkdir(parents=True, exist_ok=True)
    identity = pyrage.x25519.Identity.generate()
    write_safely(folder / READS_WITH, str(identity).encode("ascii"), mode=0o600)
    key = signing_key(folder / SIGNS_WITH)
    card = HubCard(new_id(), str(identity.to_public()), key.verify_key.encode().hex())
    write_card(folder / HUB_FILE, card)
    if not address:
        (folder / DATABASE).touch()  # from now on it is there: without it, something is wrong
    if address:
        (folder / ADDRESS).write_text(f"{address}\n", encoding="utf-8")
    return Hub(folder, card, str(identity), key, address)


def open_hub(folder: Path, address: str = "") -> Hub:
    """The hub in a folder, with the database at an address, else with the one that it remembers.

    Raises KioskError when there is none or a key is missing.
    """
    try:
        identity = (folder / READS_WITH).read_text(encoding="ascii").strip()
    except PermissionError as error:
        raise KioskError(f"You may not read {folder}. Ask its owner for the right to.") from error
    except OSError as error:
        raise KioskError(f"There is no hub in {folder}. Make one: kiosk hub init --hub {folder}") from error
    if address and (folder / DATABASE).exists():
        raise KioskError(f"The hub in {folder} keeps its records in its own file. Leave out --database.")
    if not address and (folder / ADDRESS).exists():
        address = (folder / ADDRESS).read_text(encoding="utf-8").strip()
    card, key = read_hub_card(folder / HUB_FILE), signing_key(folder / SIGNS_WITH)
    return Hub(folder, card, identity, key, without_password(address) if address else "")
