"""A tablet was copied with all that is on it, and both go on under one name and with one key."""

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.hub.hub import begin_hub
from kiosk.progress.logged import Logged
from kiosk.progress.outbox import acknowledged
from tests.faults.tablet import Tablet, arrive, begun, events_at
from tests.faults.tally import Tally
from tests.faults.tasks import event

pytestmark = [pytest.mark.faults, pytest.mark.timeout(3600)]

CLONES = 300
Times = Callable[[int], int]
Tell = Callable[[Tally], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The logs of the one that was counted and of the other, what the hub has, what it said, and how many
    events a tablet would lose by believing it."""

    first: list[Logged]
    second: list[Logged]
    arrived: list[Logged]
    reasons: list[str]
    believed: int


def _two_go_on(room: Path, chance: random.Random) -> Outcome:
    """Each brings its bundles whenever it likes, always all that it has, and both do in the end."""
    hub = begin_hub(room / "hub")
    one = begun(hub, room / "one", map(event, range(chance.randrange(1, 6))))
    one.pack()
    if chance.random() < 0.5:
        arrive(hub, one.outbox)
    copied = len(one.log())
    shutil.copytree(one.folder, room / "other")
    other = Tablet(room / "other", hub)
    reasons = []
    for turn in range(1, chance.randrange(3, 9)):
        tablet = chance.choice((one, other))
        if chance.random() < 0.7:  # else it brings again what it has brought
            tablet.record(map(event, range(100 * turn, 100 * turn + chance.randrange(1, 6))))
            tablet.pack()
        if chance.random() < 0.7:
            reasons += [reason for _, reason in arrive(hub, tablet.outbox).refused]
    for tablet in chance.sample((one, other), 2):
        reasons += [reason for _, reason in arrive(hub, tablet.outbox).refused]
    arrived, (first, second) = events_at(hub), (one.log(), other.log())
    if arrived[copied : copied + 1] == second[copied : copied + 1]:  # its first event since is counted
        first, second = second, first
    assert ("copied" in " ".join(reasons)) == (min(len(first), len(second)) > copied)
    believed = sum(_believed_too_soon(each, arrived) for each in (one, other))
    return Outcome(first, second, arrived, reasons, believed)


def _believed_too_soon(tablet: Tablet, arrived: list[Logged]) -> int:
    """How many events a tablet holds for safe at the hub, and might remove, which are not there."""
    log = tablet.log()
    safe = acknowledged(tablet.outbox, tablet.hub.card, log[0].epoch)
    return len({*log[:safe]} - {*arrived})


def test_whoever_comes_first_is_counted_whole_and_the_other_is_refused_with_the_reason(
    memory_path: Path, chance: random.Random, times: Times, tell: Tell
) -> None:
    lost = wrong = events = refused = 0
    for clone in range(times(CLONES)):
        room = memory_path / f"{clone}"
        outcome = _two_go_on(room, chance)
        lost += len({*outcome.first} - {*outcome.arrived}) + outcome.believed
        wrong += len({*outcome.arrived} - {*outcome.first})  # the other's, among them
        wrong += len(outcome.arrived) - len({(row.epoch, row.seq) for row in outcome.arrived})
        events += len(outcome.first)
        refused += len(outcome.reasons)
        shutil.rmtree(room)
    assert refused
    tell(Tally("tablet copied, and both go on", times(CLONES), events, lost, wrong))
