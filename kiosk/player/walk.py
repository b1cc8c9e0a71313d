"""Plays a lesson by itself, through the real machine, as a learner would who does what is said."""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.coach.help import next_action
from kiosk.coach.road import Road
from kiosk.errors import KioskError
from kiosk.phone.world import Action
from kiosk.player.machine import advance, begin, goal
from kiosk.player.play import Answered, Effect, Event, Next, Play, Stage, Touched, Way

MOST_TOUCHES = 400  # no lesson is that long; a walk that needs more runs in a circle


class StuckError(KioskError):
    """A lesson could not be played to its end."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment of a walk: how the lesson stands, and the touch that led to it."""

    play: Play
    action: Action | None
    effects: tuple[Effect, ...]


def walk(road: Road, way: Way, take_mistakes: bool = True) -> Iterator[Moment]:
    """Every moment from the start to the end. Raises StuckError with the step where it ends."""
    play = begin(road, way)
    yield Moment(play, None, ())
    for _ in range(MOST_TOUCHES):
        if play.stage is Stage.DONE:
            return
        offered = play.stage is Stage.OFFER
        action = None if offered else next_action(road, play.world, goal(road, play))
        event: Event
        if offered:
            event = Answered(take_mistakes)
        elif action is None:
            raise StuckError(_where(road, play, "there is no way on"))
        else:
            event = Next() if way is Way.WATCH else Touched(action)
        after, effects = advance(road, play, event)
        if after == play:
            raise StuckError(_where(road, play, f"touching {action} changes nothing"))
        play = after
        yield Moment(play, action, effects)
    raise StuckError(_where(road, play, f"it is not done after {MOST_TOUCHES} touches"))


def _where(road: Road, play: Play, why: str) -> str:
    step = road.lesson.steps[min(play.step, len(road.lesson.steps) - 1)]
    return f"{step.place.path}:{step.place.line}: stuck at the step “{step.id}” on {play.world.screen}: {why}"
