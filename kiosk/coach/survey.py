"""Every world a learner can reach, and how far each is from each goal: searched once per lesson."""

from array import array
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kiosk.coach.relevant import WHETHER, Relevant
from kiosk.errors import KioskError
from kiosk.phone.actions import actions
from kiosk.phone.apply import SOMETHING, apply
from kiosk.phone.conditions import Goal
from kiosk.phone.phone import Phone
from kiosk.phone.world import Action, Value, World

FAR = -1  # the goal cannot be reached from here
MOST_WORLDS = 200_000  # beyond this a lesson would be too heavy for a tablet


@dataclass(frozen=True)
class Survey:
    """The graph of a lesson.

    `plain` gives the searched world that stands for any world, `index` its number. `worlds[i]` are
    the searched worlds, `moves[i]` the (action, number) that lead on from there. `distance` holds,
    for each goal, the number of touches from each world, or FAR.
    """

    phone: Phone
    plain: Callable[[World], World]
    worlds: Sequence[World]
    moves: Sequence[tuple[tuple[Action, int], ...]]
    index: dict[World, int]
    distance: "tuple[array[int], ...]" = field(repr=False)

    def where(self, world: World) -> int | None:
        """The index of the searched world that stands for this one."""
        return self.index.get(self.plain(world))


def plainer(phone: Phone, relevant: Relevant) -> Callable[[World], World]:
    """A function that takes from a world what changes only its look."""
    places = list(enumerate(phone.names))
    forgotten = [(place, phone.start.state[place]) for place, name in places if name not in relevant]
    # Where it matters only whether there is something, one thing stands for all.
    counted = [(place, _one(phone, name)) for place, name in places if relevant.get(name) is WHETHER]

    def plain(world: World) -> World:
        state = world.state
        for place, value in forgotten:
            if state[place] != value:
                state = (*state[:place], value, *state[place + 1 :])
        for place, one in counted:
            if state[place] and state[place] != one:
                state = (*state[:place], one, *state[place + 1 :])
        if state is world.state and not world.problem:
            return world
        return World(world.screen, state, world.origins)

    return plain


def _one(phone: Phone, name: str) -> Value:
    """A value of a state that is not empty."""
    of = phone.declared(name).of
    return tuple(record.id for record in phone.collections[of][:1]) if of else SOMETHING


def survey(phone: Phone, relevant: Relevant, goals: Sequence[Goal], most: int = MOST_WORLDS) -> Survey:
    """Search everything that can be reached from the phone's start.

    Raises KioskError when there are more than `most` worlds.
    """
    plain = plainer(phone, relevant)
    start = plain(phone.start)
    worlds, index = [start], {start: 0}
    moves: list[tuple[tuple[Action, int], ...]] = []
    for here, world in enumerate(worlds):  # the list grows while we walk it
        ways = []
        for action in actions(phone, world):
            there = plain(apply(phone, world, action))
            place = index.setdefault(there, len(worlds))
            if place == len(worlds):
                worlds.append(there)
            if place != here:
                ways.append((action, place))
        moves.append(tuple(ways))
        if len(worlds) > most:
            raise KioskError(f"the phone of this lesson has more than {most} states; give it fewer apps")
    back = _reversed(moves)
    distance = tuple(_distances([i for i, world in enumerate(worlds) if goal(world)], back) for goal in goals)
    return Survey(phone, plain, worlds, moves, index, distance)


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
