"""What lies on sticks and where bundles are sent to: damaged copies, halves, and who was forgotten since."""

from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.hub.forget import forget
from kiosk.hub.hub import Hub
from kiosk.progress.keys import write_card
from kiosk.progress.outbox import acks, packed, take_acks
from kiosk.progress.places import HUB_FILE
from kiosk.progress.roads import Road, send
from kiosk.progress.sticks import to_stick
from kiosk.progress.webdav import WebDavRoad
from kiosk.progress.writer import ProgressWriter
from tests.progress.recording import SOON, rows

from .conftest import Tablet, arrive, codes_in, events_at
from .webdav_server import PASSWORD, USER, webdav

pytestmark = pytest.mark.enable_socket

CODE = "cup-fish-moon-key"
DAY = 24 * 60 * 60.0
NOON = 1_800_000_000.0


@pytest.fixture
def known(tmp_path: Path, hub: Hub) -> Tablet:
    """Somebody with a picture code practised."""
    tablet = Tablet(tmp_path / "tablet", hub)
    tablet.visit("s1", CODE)
    tablet.join()
    write_card(tablet.folder / HUB_FILE, hub.card)
    return tablet


def _send(tablet: Tablet, road: Road, seconds: float = NOON) -> int:
    return send(tablet.outbox, road, tablet.hub.card, lambda: False, lambda: seconds)


def _to_stick(tablet: Tablet, stick: Path) -> None:
    to_stick(tablet.folder, stick, lambda done, total: None)


def _with_code(hub: Hub, folder: Path) -> list[str]:
    bundles = sorted(folder.glob("*.bundle"))
    return [path.name for path in bundles if CODE in codes_in(hub, path)]


def _damage(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[200] ^= 1
    path.write_bytes(data)


def test_a_copy_that_was_damaged_where_it_lies_is_sent_again_within_a_day(
    hub: Hub, joined: Tablet, road: Road, share: Path
) -> None:
    assert _send(joined, road) == 2
    for path in share.glob("*.bundle"):
        _damage(path)
    assert len(arrive(hub, share).refused) == 2
    assert _send(joined, road, NOON + 100) == (2 if road.is_near else 0)
    assert _send(joined, road, NOON + DAY + 1) == (0 if road.is_near else 2)
    assert arrive(hub, share).refused == []
    assert events_at(hub) == rows(joined.records)


def test_a_copy_that_is_right_is_fetched_from_a_server_once_a_day_at_most(
    joined: Tablet, share: Path
) -> None:
    with webdav(share) as server:
        road = WebDavRoad(server.url, USER, PASSWORD, seconds=5.0)
        _send(joined, road)
        server.asked.clear()
        for hours in (1, 25, 26):
            assert _send(joined, road, NOON + hours * 3600) == 0
    assert [each.partition(" ")[0] for each in server.asked] == [
        "PROPFIND",
        "PROPFIND",
        "GET",
        "GET",
        "PROPFIND",
    ]


@pytest.mark.parametrize("who", ["the tablet", "the hub"])
def test_who_is_forgotten_leaves_the_bundles_too_that_the_hub_has_already(
    hub: Hub, known: Tablet, road: Road, share: Path, tmp_path: Path, who: str
) -> None:
    known.pack()
    _send(known, road)
    arrive(hub, share)
    known.visit("s2")
    known.pack()
    _send(known, road)
    assert len(_with_code(hub, share)) == 1
    if who == "the tablet":
        assert main(["forget", CODE, "--data", str(known.folder)]) == 0
    else:
        forget(hub, CODE, [tmp_path / "nowhere"], lambda done, total: None)
        writer = ProgressWriter(known.records)
        writer.forget(["s1"], lambda: None)
        assert writer.close(SOON)
    _send(known, road)
    assert _with_code(hub, share) == []
    assert arrive(hub, share).missing == []
    assert events_at(hub) == rows(known.records)


def test_they_leave_a_stick_too_with_the_next_copy(hub: Hub, known: Tablet, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    _to_stick(known, stick)
    arrive(hub, stick)
    take_acks(known.outbox, stick, hub.card)
    assert main(["forget", CODE, "--data", str(known.folder)]) == 0
    assert len(_with_code(hub, stick)) == 1
    _to_stick(known, stick)
    assert _with_code(hub, stick) == []


def test_bundles_of_others_are_left_whoever_is_forgotten(
    hub: Hub, known: Tablet, road: Road, share: Path
) -> None:
    known.pack()
    _send(known, road)
    other = share / f"000001-1-2-{'a' * 36}.bundle"
    other.write_bytes(next(share.glob("*.bundle")).read_bytes())
    arrive(hub, share)
    _send(known, road)
    assert main(["forget", CODE, "--data", str(known.folder)]) == 0
    _send(known, road)
    assert _with_code(hub, share) == [other.name]


def _half_of(tablet: Tablet) -> str:
    bundle = packed(tablet.outbox)[0]
    return f"000009-{bundle.seq_from}-{bundle.seq_to}-{bundle.epoch}.bundle.part"


def test_what_a_copy_left_that_was_cut_short_goes_and_what_others_left_stays(
    joined: Tablet, road: Road, share: Path, tmp_path: Path
) -> None:
    others = {f"000001-1-9-{'a' * 36}.bundle.part", "holiday.part"}
    stick = tmp_path / "stick"
    stick.mkdir()
    for folder in (share, stick, joined.outbox):
        for name in (_half_of(joined), *others):
            (folder / name).write_bytes(b"half")
    _send(joined, road)
    assert {path.name for path in share.glob("*.part")} == others
    _to_stick(joined, stick)
    assert {path.name for path in stick.glob("*.part")} == others
    assert not (joined.outbox / _half_of(joined)).exists()


def test_a_hub_can_ask_a_tablet_to_forget_that_has_nothing_new_to_send(
    hub: Hub, known: Tablet, tmp_path: Path
) -> None:
    old, emptied = tmp_path / "old", tmp_path / "emptied"
    _to_stick(known, old)
    arrive(hub, old)
    take_acks(known.outbox, old, hub.card)
    assert packed(known.outbox) == []
    emptied.mkdir()
    _to_stick(known, emptied)
    forget(hub, CODE, [emptied], lambda done, total: None)
    take_acks(known.outbox, emptied, hub.card)
    assert [(ack.to, ack.forget) for ack in acks(known.outbox, hub.card)] == [(2, ("s1",))]


def test_so_it_can_by_a_folder_that_was_emptied(hub: Hub, known: Tablet, road: Road, share: Path) -> None:
    known.pack()
    _send(known, road)
    arrive(hub, share)
    _send(known, road)
    for path in share.iterdir():
        path.unlink()
    _send(known, road)
    forget(hub, CODE, [share], lambda done, total: None)
    _send(known, road)
    assert [ack.forget for ack in acks(known.outbox, hub.card)] == [("s1",)]
