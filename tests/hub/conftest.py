"""Tablets with records, and a hub that knows them: with SQLite, and as `outside` with PostgreSQL."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from nacl.signing import SigningKey

from kiosk.hub.arriving import Receipt, import_bundles
from kiosk.hub.engine import hub_source, opened_engine
from kiosk.hub.hub import Hub, begin_hub
from kiosk.progress.bundle import links_in
from kiosk.progress.events import Event, Kind
from kiosk.progress.keys import signing_key, write_card
from kiosk.progress.logged import Logged
from kiosk.progress.outbox import bundles_in, pack_what_is_new
from kiosk.progress.places import HUB_FILE, KEY_FILE
from kiosk.progress.roads import FolderRoad, Road
from kiosk.progress.webdav import WebDavRoad
from kiosk.progress.writer import ProgressWriter
from tests.outside.postgres import Server, running_server
from tests.progress.recording import SOON, miss, record_all, rows

if TYPE_CHECKING:
    from tests.hub.webdav_server import Dav

NewHub = Callable[..., Hub]


@dataclass
class Tablet:
    """A tablet's folder."""

    folder: Path
    hub: Hub

    @property
    def records(self) -> Path:
        return self.folder / "progress.sqlite3"

    @property
    def outbox(self) -> Path:
        return self.folder / "outbox"

    @property
    def key(self) -> SigningKey:
        return signing_key(self.folder / KEY_FILE)

    @property
    def device(self) -> str:
        return rows(self.records)[0].device_id

    def record(self, first: int, last: int) -> None:
        """Misses with these numbers."""
        record_all(self.records, [miss(number, f"s{number // 10}") for number in range(first, last + 1)])

    def visit(self, session: str, *codes: str) -> None:
        """From arriving to leaving, of somebody who perhaps shows their pictures."""
        writer = ProgressWriter(self.records)
        writer.record(Event(Kind.SESSION_STARTED, session))
        for code in codes:
            writer.link(session, code)
        writer.record(Event(Kind.SESSION_ENDED, session))
        assert writer.close(SOON)

    def pack(self) -> list[Path]:
        """New bundles."""
        return pack_what_is_new(self.records, self.outbox, self.key, self.hub.card)

    def join(self) -> None:
        """The hub knows it from now on."""
        with opened_engine(self.hub) as engine:
            engine.enrol(self.device, self.key.verify_key.encode().hex())


def codes_in(hub: Hub, *places: Path) -> set[str]:
    """The picture codes in bundles' files, and in all files of folders."""
    found = bundles_in(list(places))
    return {code for path in found for _, code in links_in(path.read_bytes(), hub.identity)[1]}


def arrive(hub: Hub, *paths: Path) -> Receipt:
    """Files come to the hub."""
    return import_bundles(hub, paths, lambda done, total: None)


def events_at(hub: Hub) -> list[Logged]:
    """All that the hub has, by tablet and number."""
    with hub_source(hub) as source:
        return list(source.events())


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """One for all tests that need PostgreSQL."""
    with running_server() as running:
        yield running


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.outside)])
def new_hub(request: pytest.FixtureRequest, tmp_path: Path) -> NewHub:
    """Makes hubs, each with a database of its own; every test is run with each kind of database."""

    def make(name: str = "hub") -> Hub:
        ours = request.getfixturevalue("server").new_database() if request.param == "postgres" else ""
        return begin_hub(tmp_path / name, ours)

    return make


@pytest.fixture
def hub(new_hub: NewHub) -> Hub:
    return new_hub()


@pytest.fixture
def tablet(tmp_path: Path, hub: Hub) -> Tablet:
    tablet = Tablet(tmp_path / "tablet", hub)
    tablet.record(1, 12)
    tablet.join()
    return tablet


@pytest.fixture
def joined(tablet: Tablet) -> Tablet:
    """Two bundles wait in it."""
    write_card(tablet.folder / HUB_FILE, tablet.hub.card)
    tablet.pack()
    tablet.record(13, 20)
    tablet.pack()
    return tablet


@pytest.fixture
def share(tmp_path: Path) -> Path:
    """A folder that tablets and hub see."""
    folder = tmp_path / "share"
    folder.mkdir()
    return folder


@pytest.fixture
def dav(share: Path) -> "Iterator[Dav]":
    """A real server that shows the folder `share`."""
    from tests.hub.webdav_server import webdav  # here because few tests need a server

    with webdav(share) as server:
        yield server


@pytest.fixture(params=["folder", "webdav"])
def road(request: pytest.FixtureRequest, share: Path) -> "Road":
    """To the folder `share`, by each way there is."""
    if request.param == "folder":
        return FolderRoad(share)
    from tests.hub.webdav_server import PASSWORD, USER

    return WebDavRoad(request.getfixturevalue("dav").url, USER, PASSWORD, seconds=5.0)
