"""Files come to the hub in any order, again and again, in any portions, and the hub dies in between."""

import random
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kiosk.errors import KioskError
from kiosk.hub.hub import Hub, begin_hub
from kiosk.progress.logged import Logged
from tests.faults.children import Nursery
from tests.faults.tablet import arrive, begun, events_at
from tests.faults.tally import Tally
from tests.faults.tasks import event

pytestmark = [pytest.mark.faults, pytest.mark.timeout(3600)]

SCHEDULES, PARTS, KILLS = 10_000, 40, 200
TABLETS, RECORDINGS = 3, 4
Times = Callable[[int], int]
Tell = Callable[[Tally], None]


class Died(BaseException):
    """The hub's program ends here."""


@dataclass(frozen=True, slots=True)
class Region:
    """Tablets that have recorded something, all their bundles, and a hub that knows them and has nothing."""

    hub: Hub
    bundles: tuple[Path, ...]
    log: tuple[Logged, ...]

    def fresh(self, folder: Path) -> Hub:
        """A hub to which nothing has come yet."""
        folder.mkdir()
        hub = replace(self.hub, folder=folder)
        shutil.copyfile(self.hub.database, hub.database)
        return hub


def _region(room: Path, chance: random.Random) -> Region:
    """Some outboxes were lost in between: then events are in several bundles, cut in another way."""
    hub, log = begin_hub(room / "hub"), []
    bundles: list[Path] = []
    for name in range(TABLETS):
        tablet = begun(hub, room / f"tablet-{name}", [event(0)])
        for part in range(RECORDINGS):
            tablet.record(map(event, range(100 * part, 100 * part + chance.randrange(1, 9))))
            for path in tablet.pack():
                bundles.append(room / f"{len(bundles):04}.bundle")
                shutil.copyfile(path, bundles[-1])
            if chance.random() < 0.25:
                shutil.rmtree(tablet.outbox)
        log += tablet.log()
    return Region(hub, tuple(bundles), tuple(sorted(log)))


@contextmanager
def _dies_after(steps: int) -> Iterator[None]:
    """Each statement to the database has two moments: before it is carried out, and after."""
    left = steps

    def step(frame: object, kind: str, called: object) -> None:
        nonlocal left
        if kind in ("c_call", "c_return") and isinstance(
            getattr(called, "__self__", None), sqlite3.Connection
        ):
            left -= 1
            if left == 0:
                raise Died

    sys.setprofile(step)
    try:
        yield
    finally:
        sys.setprofile(None)


def _portions(bundles: Sequence[Path], chance: random.Random) -> Iterator[list[Path]]:
    """Each bundle at least once, some again."""
    schedule = [*bundles, *chance.choices(bundles, k=chance.randrange(8))]
    chance.shuffle(schedule)
    while schedule:
        portion = chance.randrange(1, len(schedule) + 1)
        yield schedule[:portion]
        del schedule[:portion]


def _counted(hub: Hub) -> int:
    """How many events a hub has. Those that are in no bundle, or in one of which others are not here, would
    be half an import."""
    with closing(sqlite3.connect(hub.database)) as connection:
        there = set(connection.execute("SELECT device_id, epoch, seq FROM event"))
        runs = connection.execute("SELECT device, epoch, seq_from, seq_to FROM bundle_in").fetchall()
    assert there == {(device, epoch, seq) for device, epoch, a, b in runs for seq in range(a, b + 1)}
    return len(there)


def _deliver(hub: Hub, region: Region, chance: random.Random) -> tuple[int, int]:
    """(how often the hub died, events that were counted though they were there)."""
    deaths = twice = there = 0
    for portion in _portions(region.bundles, chance):
        try:
            with _dies_after(chance.randrange(1, 40 + 16 * len(portion)) if chance.random() < 0.4 else 0):
                receipt = arrive(hub, *portion)
            assert receipt.refused == []
            assert receipt.sent == receipt.received + receipt.known_already
            twice += receipt.received - (_counted(hub) - there)
        except (Died, KioskError):
            deaths += 1
        there = _counted(hub)
    receipt = arrive(hub, *region.bundles)
    twice += receipt.received - (_counted(hub) - there)
    assert (receipt.refused, receipt.missing) == ([], [])
    return deaths, twice


@pytest.mark.parametrize("part", range(PARTS))
def test_each_event_is_at_the_hub_once_in_whatever_order_and_however_often_it_came(
    part: int, memory_path: Path, chance: random.Random, times: Times, tell: Tell
) -> None:
    region = _region(memory_path, chance)
    schedules = times(SCHEDULES) // PARTS
    deaths = gone = twice = 0
    for schedule in range(schedules):
        hub = region.fresh(memory_path / f"hub-{schedule}")
        died, again = _deliver(hub, region, chance)
        arrived = events_at(hub)
        gone += len({*region.log} - {*arrived})
        twice += again + len(arrived) - len({*arrived})
        assert arrived == list(region.log)
        deaths += died
        shutil.rmtree(hub.folder)
    assert deaths
    tell(
        Tally("order, repetition and deaths of the hub", schedules, schedules * len(region.log), gone, twice)
    )
    tell(Tally("… in which the hub died", deaths))


def test_each_event_is_at_the_hub_once_when_its_program_is_killed(
    memory_path: Path, nursery: Nursery, chance: random.Random, times: Times, tell: Tell
) -> None:
    region = _region(memory_path, chance)
    safe = gone = 0
    for kill in range(times(KILLS)):
        if kill % 5 == 0:
            hub = begin_hub(memory_path / f"hub-{kill}")
            hub = replace(region.hub, folder=hub.folder)
            for path in region.hub.folder.iterdir():
                shutil.copyfile(path, hub.folder / path.name)
        portion = chance.choices(region.bundles, k=8)
        ended = nursery.run(
            "imports", hub.folder, *portion, kill_after=chance.uniform(0, 0.03), spoken=chance.random() < 0.7
        )
        before = _counted(hub)
        if "safe" in ended.said:
            safe += 8
            gone += arrive(hub, *portion).received
        if kill % 5 == 4:
            receipt = arrive(hub, *region.bundles)
            assert receipt.received == len(region.log) - before
            assert events_at(hub) == list(region.log)
    tell(Tally("killed while the hub takes bundles in", times(KILLS), safe, gone))
