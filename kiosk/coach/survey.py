"""Every world a learner can reach, and how far each is from each goal: searched once per lesson."""

from array import array
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from kiosk.coach.alike import Alike, Changes, Led, Spot, spot_of
from kiosk.coach.relevant import WHETHER, Relevant
from kiosk.errors import KioskError
from kiosk.phone.change import SOMETHING
from kiosk.phone.conditions import Goal, item_passes
from kiosk.phone.phone import Phone
from kiosk.phone.unknown import Unknown
from kiosk.phone.world import Action, Value, World

FAR = -1  # the goal cannot be reached from here
MOST_WORLDS = 200_000  # beyond this a lesson would be too heavy for a tablet


@dataclass(frozen=True)
class Survey:
    """The graph of a lesson.

    `plain` gives the searched world that stands for any world, `index` its number. `worlds[i]` are
    the searched worlds, `moves[i]` the (action, number) that lead on from there; `drifts[i]` the
    numbers of worlds to which it may also go, but on which no way may count (a code that expires, a
    touch whose outcome hangs on something that the search forgets). `distance` holds, for each goal,
    the number of touches from each world, or FAR.
    """

    phone: Phone
    plain: Callable[[World], World]
    worlds: Sequence[World]
    moves: Sequence[tuple[tuple[Action, int], ...]]
    drifts: Sequence[tuple[int, ...]]
    index: dict[World, int]
    distance: "tuple[array[int], ...]" = field(repr=False)

    def where(self, world: World) -> int | None:
        """The index of the searched world that stands for this one."""
        return self.index.get(self.plain(world))


def plainer(phone: Phone, relevant: Relevant) -> Callable[[World], World]:
    """A function that takes from a world what changes only its look."""
    places = list(enumerate(phone.names))
    states = relevant.states
    forgotten = [(place, phone.start.state[place]) for place, name in places if name not in states]
    # Where it matters only whether there is something, one thing stands for all.
    counted = [(place, _one(phone, name)) for place, name in places if states.get(name) is WHETHER]
    alike = [
        (place, _classes(phone, name, relevant)) for place, name in places if name in relevant.told_apart
    ]

    @cache  # worlds are many, but they share a few hundred states
    def plain_state(state: tuple[Value, ...]) -> tuple[Value, ...]:
        values = list(state)
        for place, value in forgotten:
            values[place] = value
        for place, one in counted:
            if values[place]:
                values[place] = one
        for place, like in alike:
            if values[place]:
                values[place] = tuple(like[each] for each in values[place] if each in like)
        return tuple(values)

    def plain(world: World) -> World:
        state = plain_state(world.state)
        resting = tuple(each for each in world.resting if each[0] in relevant.apps) if world.resting else ()
        if state is world.state and resting == world.resting and not world.problem:
            return world
        return World(world.screen, state, world.origins, resting=resting, leaving=world.leaving)

    return plain


def _one(phone: Phone, name: str) -> Value:
    """A value of a state that is not empty."""
    declared = phone.declared(name)
    if declared.options:
        return declared.options[:1]
    return tuple(record.id for record in phone.collections[phone.of(name)][:1]) if declared.of else SOMETHING


def _classes(phone: Phone, name: str, relevant: Relevant) -> Mapping[str, str]:
    """For each id that a state can hold the first one of its kind; no tests tell these two apart."""
    declared = phone.declared(name)
    ids = declared.options or tuple(record.id for record in phone.collections[phone.of(name)])
    tests = relevant.told_apart[name]
    if declared.type == "set":
        named = {value for test in tests for value in test.values}
        return {each: each for each in ids if each in named}
    first: dict[tuple[bool, ...], str] = {}
    return {
        each: first.setdefault(tuple(item_passes(phone, name, each, test) for test in tests), each)
        for each in ids
    }


def survey(phone: Phone, relevant: Relevant, goals: Sequence[Goal], most: int = MOST_WORLDS) -> Survey:
    """Search everything that can be reached from the phone's start.

    Raises KioskError when there are more than `most` worlds.
    """
    plain = plainer(phone, relevant)
    search = _Search(phone, Alike(phone, plain, unknown_of(phone, relevant)), plain(phone.start), most)
    worlds, moves, drifts = search.worlds, search.moves, search.drifts
    index = {world: place for place, world in enumerate(worlds)}
    back = _reversed(moves)
    distance = tuple(_distances([i for i, world in enumerate(worlds) if goal(world)], back) for goal in goals)
    return Survey(phone, plain, worlds, moves, drifts, index, distance)


def unknown_of(phone: Phone, relevant: Relevant) -> Unknown:
    """What a search that keeps only these states cannot know."""
    return Unknown(
        frozenset(phone.names) - relevant.states.keys() - relevant.fixed,
        frozenset(name for name, exact in relevant.states.items() if exact is WHETHER),
        relevant.told_apart,
        frozenset(name for name in relevant.told_apart if phone.declared(name).type == "choice"),
    )


class _Search:
    """Walks on from the start until no touch leads to anything new."""

    def __init__(self, phone: Phone, alike: Alike, start: World, most: int) -> None:
        self._unsure = {name for _, name, timer in phone.timers if not timer.helps}
        self._places: dict[tuple[Spot, int], int] = {(spot_of(start), 0): 0}
        self._states: list[tuple[Value, ...]] = [start.state]
        self._numbers = {start.state: 0}
        self._changed: dict[tuple[int, Changes], int] = {}
        self._at = [0]  # the number of the state of each world
        self.worlds = [start]
        self.moves: list[tuple[tuple[Action, int], ...]] = []
        self.drifts: list[tuple[int, ...]] = []
        for here, world in enumerate(self.worlds):  # the list grows while we walk it
            self._walk(here, alike.touches(world))
            if len(self.worlds) > most:
                raise KioskError(f"the phone of this lesson has more than {most} states; give it fewer apps")

    def _walk(self, here: int, touches: tuple[Led, ...]) -> None:
        ways, others, state = [], [], self._at[here]
        for touch in touches:
            several = len(touch.leads) > 1 or touch.action.block in self._unsure
            for spot, changes in touch.leads:
                there = self._place(spot, self._change(state, changes) if changes else state)
                if there == here:
                    continue
                if several:
                    others.append(there)
                else:
                    ways.append((touch.action, there))
        self.moves.append(tuple(ways))
        self.drifts.append(tuple(others))

    def _place(self, spot: Spot, state: int) -> int:
        place = self._places.setdefault((spot, state), len(self.worlds))
        if place == len(self.worlds):
            screen, origins, resting, leaving = spot
            self.worlds.append(World(screen, self._states[state], origins, "", resting, leaving))
            self._at.append(state)
        return place

    def _change(self, state: int, changes: Changes) -> int:
        """The number of the state after changes."""
        number = self._changed.get((state, changes))
        if number is None:
            values = list(self._states[state])
            for place, value in changes:
                values[place] = value
            new = tuple(values)
            number = self._numbers.setdefault(new, len(self._states))
            if number == len(self._states):
                self._states.append(new)
            self._changed[state, changes] = number
        return number


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
