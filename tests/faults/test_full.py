"""A disk is full: the tablet's, the stick's, the hub's. What was safe stays, and what waits comes later."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.hub.hub import begin_hub
from kiosk.progress.outbox import packed
from tests.faults.checking import log_after_start, lost
from tests.faults.children import Nursery
from tests.faults.mounting import mounted, tmpfs
from tests.faults.tablet import arrive, begun, events_at
from tests.faults.tally import Tally
from tests.faults.tasks import RECORDS, event

pytestmark = [pytest.mark.faults, pytest.mark.timeout(3600)]

FULL = 100
Times = Callable[[int], int]
Tell = Callable[[Tally], None]


def test_nothing_recorded_is_lost_when_the_tablet_is_full_for_a_while(
    memory_path: Path, nursery: Nursery, chance: random.Random, times: Times, tell: Tell
) -> None:
    said = gone = 0
    for full in range(times(FULL)):
        path = memory_path / f"{full}" / RECORDS
        ended = nursery.run("fills", path, "none", largest_file=chance.randrange(300_000))
        acknowledged, missed = _after(path, ended.said)
        said, gone = said + acknowledged, gone + missed
        shutil.rmtree(path.parent)
    tell(Tally("tablet full: no file may grow", times(FULL), said, gone))


def test_nothing_recorded_is_lost_on_a_small_disk_that_is_really_full(
    tmp_path: Path, nursery: Nursery, chance: random.Random, times: Times, tell: Tell
) -> None:
    said = gone = 0
    for _ in range(times(FULL)):
        with mounted(tmp_path / "disk", *tmpfs(chance.randrange(600_000, 1_200_000))) as disk:
            (disk / "ballast").write_bytes(bytes(300_000))
            ended = nursery.run("fills", disk / RECORDS, disk / "ballast")
            acknowledged, missed = _after(disk / RECORDS, ended.said)
            said, gone = said + acknowledged, gone + missed
    tell(Tally("tablet full: a small disk", times(FULL), said, gone))


def _after(path: Path, said: tuple[str, ...]) -> tuple[int, int]:
    """(events that were acknowledged, how many of them are lost)."""
    *heard, recorded = said
    acknowledged = [each for each in heard if each.startswith("n-")]
    rows = log_after_start(path)
    assert ("trouble" in heard, "well" in heard) == (True, True)
    assert [row.detail for row in rows] == acknowledged == [f"n-{n}" for n in range(int(recorded))]
    assert list(path.parent.glob("*.damaged-*")) == []
    return len(acknowledged), len(lost(acknowledged, rows))


def test_no_half_file_counts_when_outbox_stick_or_hub_is_full(
    memory_path: Path, nursery: Nursery, chance: random.Random, times: Times, tell: Tell
) -> None:
    acknowledged = wrong = refused = 0
    for full in range(times(FULL)):
        room = memory_path / f"{full}"
        hub = begin_hub(room / "hub")
        tablet = begun(hub, room / "tablet", map(event, range(40)))
        first = tablet.pack()
        tablet.record(map(event, range(40, 80)))
        ended = nursery.run("packs_once", tablet.folder, largest_file=chance.randrange(3_000))
        refused += "refused" in ended.said
        assert [each.path.name for each in packed(tablet.outbox)][1:] == [
            each for each in ended.said if each != "refused"
        ]
        tablet.pack()
        ended = nursery.run("carries", tablet.outbox, room / "stick", largest_file=chance.randrange(3_000))
        refused += "refused" in ended.said
        there = arrive(hub, room / "stick")
        wrong += len(there.refused) + (there.files != len({*ended.said} - {"refused"}))
        rest = tablet.outbox
        ended = nursery.run("imports", hub.folder, rest, largest_file=chance.randrange(200_000))
        refused += "refused" in ended.said
        if "safe" in ended.said:
            assert len(events_at(hub)) == 80
        arrive(hub, *first, rest)
        assert events_at(hub) == tablet.log()
        acknowledged += 80
        shutil.rmtree(room)
    assert refused
    tell(Tally("outbox, stick or hub full", 3 * times(FULL), acknowledged, 0, wrong))
