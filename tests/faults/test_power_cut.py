"""The power goes at any moment, also while the last cut is being recovered from."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import apsw
import pytest

from kiosk.progress.clock import new_id
from kiosk.progress.events import Event, Kind
from kiosk.progress.link import Link
from kiosk.progress.logged import Stamped, append
from kiosk.progress.trouble import ProgressUnavailable
from tests.faults.checking import log_after_start
from tests.faults.disk import Disk, PowerCut
from tests.faults.on_apsw import opened_on
from tests.faults.tally import Tally
from tests.progress.recording import HandClock

pytestmark = [pytest.mark.faults, pytest.mark.timeout(3600)]

CUTS, PARTS, CUTS_OF_A_TABLET = 2_000, 20, 10
CODES = ("cup-fish-moon-key", "hat-hat-star-boat")


@dataclass
class Tablet:
    """Records on a disk whose power goes."""

    disk: Disk
    folder: Path
    chance: random.Random
    synchronous: str
    tidy_every: int
    clock: HandClock = field(default_factory=HandClock)
    numbers: "count[int]" = field(default_factory=count)
    acknowledged: list[str] = field(default_factory=list)

    @property
    def path(self) -> Path:
        return self.folder / "progress.sqlite3"

    def record_until_the_power_goes(self) -> None:
        self.disk.power_on(self.chance.randrange(self.chance.choice((30, 300, 1_500))))
        try:
            with opened_on(
                self.disk, self.path, self.clock, new_id,
                synchronous=self.synchronous, tidy_every=self.tidy_every,
            ) as opened:  # fmt: skip
                while True:
                    batch = self._batch()
                    append(opened, batch)
                    self.acknowledged += [each.id for each in batch if isinstance(each, Stamped)]
        except (PowerCut, ProgressUnavailable, apsw.Error):
            assert self.disk.off
        self.disk.cut(self.chance)

    def _batch(self) -> list[Stamped | Link]:
        batch: list[Stamped | Link] = []
        for _ in range(self.chance.choice((1, 1, 1, 2, 8))):
            number = next(self.numbers)
            self.clock.run(900)
            session = f"s-{number // 20}"
            kind = Kind.SESSION_ENDED if number % 20 == 19 else Kind.MISS
            event = Event(kind, session, lesson="first", way="alone", detail=f"n-{number % 99_999}")
            batch.append(Stamped(event, new_id(), self.clock.wall, self.clock.mono, "boot-1"))
            if number % 20 == 7:
                batch.append(Link(session, self.chance.choice(CODES), self.clock.wall))
        return batch

    def lost_after(self, cut: int) -> list[str]:
        """The acknowledged events that ordinary SQLite, as the tablet has it, does not find any more."""
        room = self.folder / f"after-{cut}"
        self.disk.copy_to(room)
        there = {row.id for row in log_after_start(room / self.path.name)}
        gone = [each for each in self.acknowledged if each not in there]
        self.acknowledged = [each for each in self.acknowledged if each in there]
        return gone


def _cut(folder: Path, chance: random.Random, cuts: int, synchronous: str) -> tuple[int, int]:
    """(acknowledged, lost) of tablets whose power goes so often."""
    acknowledged = lost = 0
    for first in range(0, cuts, CUTS_OF_A_TABLET):
        disk = Disk(f"disk-{chance.getrandbits(64):x}")
        tidy_every = chance.choice((8, 40, 1_000))
        tablet = Tablet(disk, folder / f"tablet-{first}", chance, synchronous, tidy_every)
        for cut in range(min(CUTS_OF_A_TABLET, cuts - first)):
            tablet.record_until_the_power_goes()
            lost += len(tablet.lost_after(cut))
        acknowledged += len(tablet.acknowledged)
        disk.unregister()
    return acknowledged + lost, lost


@pytest.mark.parametrize("part", range(PARTS))
def test_no_acknowledged_event_is_lost_when_the_power_goes(
    part: int, memory_path: Path, chance: random.Random, times: Callable[[int], int],
    tell: Callable[[Tally], None],
) -> None:  # fmt: skip
    cuts = times(CUTS) // PARTS
    acknowledged, lost = _cut(memory_path, chance, cuts, "FULL")
    assert acknowledged > cuts
    tell(Tally("power cut", cuts, acknowledged, lost))


def test_with_a_lighter_setting_of_sqlite_the_same_cuts_lose_events(
    memory_path: Path, chance: random.Random, times: Callable[[int], int], show: Callable[[Tally], None]
) -> None:
    """So that we know that this disk can lose something."""
    cuts = times(1_000)
    acknowledged, lost = _cut(memory_path, chance, cuts, "NORMAL")
    show(Tally("power cut with synchronous=NORMAL, which must lose", cuts, acknowledged, lost))
    assert acknowledged > lost > 0
