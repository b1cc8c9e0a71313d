"""The tablet's clock jumps by up to ten years, to and fro: nothing that is counted changes."""

import random
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.figures.counts import counted
from kiosk.figures.source import SessionOf
from kiosk.figures.visits import visits_of
from kiosk.hub.hub import begin_hub
from kiosk.progress.events import Event, Kind
from kiosk.progress.logged import Logged
from kiosk.progress.writer import ProgressWriter
from tests.faults.tablet import Tablet, arrive, events_at
from tests.faults.tally import Tally
from tests.progress.recording import SOON, HandClock

pytestmark = [pytest.mark.faults, pytest.mark.timeout(3600)]

TABLETS = 200
TEN_YEARS_MS = 10 * 365 * 24 * 3_600_000
NOW = HandClock().wall
TODAY = "2036-01-01"
CODES = ("cup-fish-moon-key", "hat-hat-star-boat", "bus-tree-cup-owl")
WAYS = ("watch", "together", "alone")
Times = Callable[[int], int]
Tell = Callable[[Tally], None]


@dataclass(frozen=True, slots=True)
class Moment:
    """What happens, how long after the last thing, and where the clock is put then, if anybody does."""

    event: Event
    after_ms: int
    jump_to: int | None
    starts_anew: bool
    learner: str | None = None


def _day(chance: random.Random) -> Iterator[Moment]:
    """Some people at a tablet."""
    for number in range(chance.randrange(2, 6)):
        session, way, unaided = f"s-{number}", chance.choice(WAYS), chance.random() < 0.5
        step = Event(Kind.STEP_DONE, session, "first", "v1", f"step-{number}", way, rung=chance.randrange(5))
        sure = Event(Kind.CONFIDENCE, session, detail=f"before/{chance.randrange(1, 6)}")
        events = [Event(Kind.SESSION_STARTED, session, language="ur"), sure]
        events.append(Event(Kind.SETTING_CHANGED, session, detail="helper/true"))
        for _ in range(chance.randrange(3)):
            events += [Event(Kind.LESSON_STARTED, session, "first", "v1", way=way), step]
            events.append(Event(Kind.LESSON_FINISHED, session, "first", "v1", way=way, unaided=unaided))
        events.append(Event(Kind.SESSION_ENDED, session))
        learner = chance.choice((*CODES, None))
        for event in events:
            jump_to = NOW + chance.randrange(-TEN_YEARS_MS, TEN_YEARS_MS) if chance.random() < 0.3 else None
            yield Moment(event, chance.randrange(60_000), jump_to, chance.random() < 0.02, learner)


def _record(tablet: Tablet, day: Sequence[Moment], chance: random.Random, *, jumps: bool) -> None:
    """Ids tell nothing about the order either."""
    clock = HandClock()

    def ids() -> str:
        return str(uuid.UUID(int=chance.getrandbits(128)))

    writer = ProgressWriter(tablet.records, clock=clock, ids=ids)
    for number, moment in enumerate(day):
        clock.run(moment.after_ms)
        if jumps and moment.jump_to is not None:
            clock.wall = moment.jump_to
        if moment.starts_anew:
            clock.boot_id, clock.mono = f"boot-{number}", 17
        writer.record(moment.event)
        if moment.learner and moment.event.kind is Kind.SESSION_STARTED:
            writer.link(moment.event.session, moment.learner)
    assert writer.close(SOON)


def _without_clock(log: Sequence[Logged]) -> list[Logged]:
    return [row._replace(device_id="", epoch="", id="", wall_ms=0) for row in log]


def _figures(log: Sequence[Logged], day: Sequence[Moment]) -> object:
    """All that is counted, but for the dates of it."""
    whose = {each.event.session: each.learner for each in day}
    known = [SessionOf(log[0].device_id, session, learner) for session, learner in whose.items()]
    told = counted(visits_of(log, known, TODAY), {})
    counts = {path: count for path, count in told.counts.items() if not {"month", "tablet"} & {*path}}
    hours = {path: count for path, count in told.hours.items() if not {"month", "tablet"} & {*path}}
    return counts, hours, told.sure


def test_order_durations_and_figures_do_not_change_when_the_clock_jumps(
    memory_path: Path, chance: random.Random, times: Times, tell: Tell
) -> None:
    hub, jumps, events = begin_hub(memory_path / "hub"), 0, 0
    for number in range(times(TABLETS)):
        day = list(_day(chance))
        straight = Tablet(memory_path / f"straight-{number}", hub)
        jumping = Tablet(memory_path / f"jumping-{number}", hub)
        _record(straight, day, chance, jumps=False)
        _record(jumping, day, chance, jumps=True)
        log = jumping.log()
        assert [row.kind for row in log] == [each.event.kind for each in day]
        assert _without_clock(log) == _without_clock(straight.log())
        assert _figures(log, day) == _figures(straight.log(), day)
        jumping.join()
        arrive(hub, *jumping.pack())
        assert [row for row in events_at(hub) if row.device_id == log[0].device_id] == log
        jumps += sum(each.jump_to is not None for each in day)
        events += len(log)
    tell(Tally("clock put to another year", jumps, events))
