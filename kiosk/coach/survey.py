"""Every world a learner can reach, and how far each is from each goal: searched once per lesson."""

from array import array
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kiosk.coach.relevant import WHETHER, Relevant
from kiosk.errors import KioskError
from kiosk.phone.actions import actions
from kiosk.phone.apply import apply
from kiosk.phone.conditions import Goal
from kiosk.phone.phone import Phone
from kiosk.phone.world import Action, World

FAR = -1  # the goal cannot be reached from here
MOST_WORLDS = 200_000  # beyond this a lesson would be too heavy for a tablet


@dataclass(frozen=True)
class Survey:
    """The graph of a lesson.

    `worlds[i]` are the searched worlds, `moves[i]` the (action, index) that lead on from there,
    `index` finds a searched world. `distance` holds, for each goal, the number of touches from
    each world, or FAR.
    """

    phone: Phone
    relevant: Relevant
    worlds: Sequence[World]
    moves: Sequence[tuple[tuple[Action, int], ...]]
    index: dict[World, int]
    distance: "tuple[array[int], ...]" = field(repr=False)

    def where(self, world: World) -> int | None:
        """The index of the searched world that stands for this one."""
        return self.index.get(plain(self.phone, world, self.relevant))


def plain(phone: Phone, world: World, relevant: Relevant) -> World:
    """The world without what changes only its look."""
    state = list(world.state)
    for place, name in enumerate(phone.names):
        exact = relevant.get(name)
        if exact is None:
            state[place] = phone.start.state[place]
        elif exact is WHETHER and state[place]:
            of = phone.declared(name).of
            state[place] = (phone.collections[of][0].id,) if of else state[place][:1]
    return replace(world, state=tuple(state), problem="")


def survey(phone: Phone, relevant: Relevant, goals: Sequence[Goal]) -> Survey:
    """Search everything that can be reached from the phone's start.

    Raises KioskError when there are more than MOST_WORLDS worlds.
    """
    start = plain(phone, phone.start, relevant)
    worlds, index = [start], {start: 0}
    moves: list[tuple[tuple[Action, int], ...]] = []
    for here, world in enumerate(worlds):  # the list grows while we walk it
        ways = []
        for action in actions(phone, world):
            there = plain(phone, apply(phone, world, action), relevant)
            place = index.setdefault(there, len(worlds))
            if place == len(worlds):
                worlds.append(there)
            if place != here:
                ways.append((action, place))
        moves.append(tuple(ways))
        if len(worlds) > MOST_WORLDS:
            raise KioskError(
                f"the phone of this lesson has more than {MOST_WORLDS} states; give it fewer apps"
            )
    back = _reversed(moves)
    distance = tuple(_distances([i for i, world in enumerate(worlds) if goal(world)], back) for goal in goals)
    return Survey(phone, relevant, worlds, moves, index, distance)


def _reversed(moves: Sequence[tuple[tuple[Action, int], ...]]) -> list[list[int]]:
    back: list[list[int]] = [[] for _ in moves]
    for here, ways in enumerate(moves):
        for _, there in ways:
            back[there].append(here)
    return back


def _distances(goal: Sequence[int], back: Sequence[Sequence[int]]) -> "array[int]":
    far = array("i", [FAR]) * len(back)
    for place in goal:
        far[place] = 0
    waiting = deque(goal)
    while waiting:
        place = waiting.popleft()
        for before in back[place]:
            if far[before] == FAR:
                far[before] = far[place] + 1
                waiting.append(before)
    return far
