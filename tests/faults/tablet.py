"""A tablet's folder, and the hub that knows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from nacl.signing import SigningKey

from kiosk.hub.arriving import Receipt, import_bundles
from kiosk.hub.engine import opened_engine
from kiosk.hub.hub import Hub
from kiosk.progress.clock import Clock
from kiosk.progress.events import Event
from kiosk.progress.keys import signing_key, write_card
from kiosk.progress.logged import Logged
from kiosk.progress.outbox import pack_what_is_new
from kiosk.progress.places import HUB_FILE, KEY_FILE, OUTBOX
from tests.faults.tasks import RECORDS
from tests.progress.recording import record_all, rows


@dataclass(frozen=True, slots=True)
class Tablet:
    """A folder with records, a key and bundles."""

    folder: Path
    hub: Hub

    @property
    def records(self) -> Path:
        return self.folder / RECORDS

    @property
    def outbox(self) -> Path:
        return self.folder / OUTBOX

    @property
    def key(self) -> SigningKey:
        return signing_key(self.folder / KEY_FILE)

    def record(self, events: Iterable[Event], clock: Clock | None = None) -> None:
        record_all(self.records, events, clock)

    def log(self) -> list[Logged]:
        return rows(self.records)

    def pack(self) -> list[Path]:
        """New bundles."""
        return pack_what_is_new(self.records, self.outbox, self.key, self.hub.card)

    def join(self) -> None:
        """The hub knows it from now on. It has recorded something already."""
        write_card(self.folder / HUB_FILE, self.hub.card)
        with opened_engine(self.hub) as engine:
            engine.enrol(self.log()[0].device_id, self.key.verify_key.encode().hex())


def begun(hub: Hub, folder: Path, first: Iterable[Event]) -> Tablet:
    """A tablet that has recorded something, and joined."""
    tablet = Tablet(folder, hub)
    tablet.record(first)
    tablet.join()
    return tablet


def arrive(hub: Hub, *paths: Path) -> Receipt:
    """Files come to the hub."""
    return import_bundles(hub, paths, lambda done, total: None)


def events_at(hub: Hub) -> list[Logged]:
    """All that the hub has, by tablet, epoch and number."""
    return rows(hub.database)
