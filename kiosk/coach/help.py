"""What the three help keys need to know. Each answer is a look-up."""

from enum import StrEnum

from kiosk.coach.road import Road
from kiosk.coach.survey import FAR
from kiosk.phone.apply import apply
from kiosk.phone.world import Action, World


class Verdict(StrEnum):
    """Would this touch bring the learner nearer?"""

    RIGHT = "right"
    NOT_NEEDED = "not-needed"  # no harm, but no nearer
    AWAY = "away"


def next_action(road: Road, world: World, goal: int) -> Action | None:
    """The touch to make now, or None when the goal is reached or cannot be."""
    ways = road.shortest(world, goal)
    return ways[0] if ways else None


def judge(road: Road, world: World, goal: int, action: Action) -> Verdict:
    """Whether a touch is right. It is right when it leads nearer, by whatever road."""
    before = road.distance(world, goal)
    after = road.distance(apply(road.phone, world, action), goal)
    if after != FAR and (after < before or before == FAR):
        return Verdict.RIGHT
    return Verdict.NOT_NEEDED if after == before else Verdict.AWAY
