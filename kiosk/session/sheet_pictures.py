"""How the phone stands just before each step, and what is to be touched there."""

from dataclasses import dataclass

from kiosk.coach.help import next_action
from kiosk.coach.road import Road
from kiosk.phone.apply import apply
from kiosk.phone.world import Action, World
from kiosk.player.play import Stage, Way
from kiosk.player.walk import walk

MOST_WAITS = 10


@dataclass(frozen=True, slots=True)
class Picture:
    """A world of the phone and the touch that begins the step; None where something comes by itself."""

    world: World
    touch: Action | None


def pictures(road: Road) -> tuple[Picture, ...]:
    """One for each step, on the shortest way. A step that comes with the one before has its picture."""
    before: dict[int, World] = {}
    world = road.phone.start
    for moment in walk(road, Way.ALONE):
        world = moment.play.world
        if moment.play.stage is not Stage.DONE:
            before.setdefault(moment.play.step, world)
    found: list[Picture] = []
    for step in range(len(road.lesson.steps)):
        if step in before:
            found.append(_touched_next(road, before[step], step))
        else:
            found.append(found[-1] if found else Picture(road.phone.start, None))
    return tuple(found)


def _touched_next(road: Road, world: World, step: int) -> Picture:
    """What comes by itself is let come: the learner waits for it, and then touches something."""
    for _ in range(MOST_WAITS):
        action = next_action(road, world, step)
        if action is None:
            break
        if action.touch != "wait":
            return Picture(world, action)
        world = apply(road.phone, world, action)
    return Picture(world, None)
