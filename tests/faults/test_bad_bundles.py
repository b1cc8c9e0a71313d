"""Files that were cut short or changed on their way are not believed, wherever the fault is."""

import shutil
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from kiosk.hub.hub import begin_hub
from kiosk.progress.bundle import MOST_EVENTS, BundleError, manifest_of, unpack
from tests.faults.tablet import Tablet, arrive, begun, events_at
from tests.faults.tally import Tally
from tests.faults.tasks import event

pytestmark = [pytest.mark.faults, pytest.mark.timeout(3600)]

PARTS = 20
Times = Callable[[int], int]
Tell = Callable[[Tally], None]


def _with_a_bit_flipped(data: bytes, place: int) -> bytes:
    changed = bytearray(data)
    changed[place] ^= 1 << place % 8
    return bytes(changed)


def _bad(data: bytes) -> Iterator[bytes]:
    """Every truncation, and a bit flip at every byte; also with something behind it."""
    for place in range(len(data)):
        yield data[:place]
        yield _with_a_bit_flipped(data, place)
    yield data + b"\0"
    yield data + data


def test_the_hub_refuses_a_bundle_cut_short_anywhere_or_with_a_changed_bit_in_any_byte(
    memory_path: Path, tell: Tell
) -> None:
    hub = begin_hub(memory_path / "hub")
    tablet = begun(hub, memory_path / "tablet", map(event, range(12)))
    (path,) = tablet.pack()
    bad, times, believed = _bad(path.read_bytes()), 0, 0
    way = memory_path / "way"
    while pieces := list(islice(bad, 500)):
        way.mkdir()
        for number, piece in enumerate(pieces):
            (way / f"{number:03}-{path.name}").write_bytes(piece)
        receipt = arrive(hub, way)
        believed += receipt.files - len(receipt.refused)
        times += receipt.files
        assert (receipt.files, receipt.received, receipt.sent) == (len(pieces), 0, 0)
        assert events_at(hub) == []
        shutil.rmtree(way)
        shutil.rmtree(hub.quarantine)
    assert times > 2 * path.stat().st_size
    assert arrive(hub, path).received == 12
    tell(Tally("bundle cut short or changed, at the hub", times, 0, 0, believed))


@pytest.mark.parametrize("part", range(PARTS))
def test_a_month_cut_short_anywhere_or_with_a_changed_bit_in_any_byte_cannot_be_opened(
    part: int, month: tuple[Tablet, bytes], times: Times, tell: Tell
) -> None:
    """The short run looks at a tenth of a tenth of the places."""
    tablet, data = month
    key, identity = tablet.key.verify_key.encode().hex(), tablet.hub.identity
    every = 100 // times(10) ** 2
    places = range(part * every, len(data), PARTS * every)
    believed = 0
    for place in places:
        for bad in (data[:place], _with_a_bit_flipped(data, place)):
            try:
                manifest_of(bad, identity)  # the hub begins with this, to see whose key it needs
                unpack(bad, identity, key)
                believed += 1
            except BundleError:
                pass
    tell(Tally("bundle of 6,000 events cut short or changed", 2 * len(places), 0, 0, believed))


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> tuple[Tablet, bytes]:
    """A tablet, and its bundle of a month."""
    folder = tmp_path_factory.mktemp("month")
    hub = begin_hub(folder / "hub")
    tablet = begun(hub, folder / "tablet", map(event, range(MOST_EVENTS)))
    (path,) = tablet.pack()
    data = path.read_bytes()
    manifest_of(data, hub.identity)
    return tablet, data
