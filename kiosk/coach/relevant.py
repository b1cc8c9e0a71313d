"""Which states can matter to a lesson's goals; the search forgets all others.

Without this, every message that can be read or unread, and every form that can be filled in, would
multiply the worlds to search. A gate (a condition) matters only on the one way to a goal, or to
something that changes a state that matters.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kiosk.coach.links import FAR, Links, Way, changes, effect_changes, never_change, stay_filled, ways_of
from kiosk.content.blocks import CheckboxList
from kiosk.content.condition import SCREEN, Condition, Test
from kiosk.content.effect import Effect
from kiosk.phone.conditions import full_name
from kiosk.phone.phone import Phone

EXACT, WHETHER = True, False  # every value matters, or only whether there is one
States = Mapping[str, bool]  # app/state → EXACT or WHETHER; a state that is not here does not matter


@dataclass(frozen=True, slots=True)
class Relevant:
    """What the search keeps: states, and the apps of which it matters where they were left.

    `told_apart` are, for some states, the tests that matter: ids that pass the same of them count as one
    (in a choice), or do not count at all (in a set, when they pass none).
    `fixed` are states that nothing can change, so that they are known without being kept.
    """

    states: States
    apps: frozenset[str]
    told_apart: Mapping[str, frozenset[Test]] = field(default_factory=dict)
    fixed: frozenset[str] = frozenset()


def relevant_states(phone: Phone, goals: Sequence[Condition]) -> Relevant:
    """What the goals, and the ways to them, depend on."""
    wanted = Wanted(phone)
    screens: set[str] = set()
    for test in (test for condition in goals for test in condition.tests):
        if test.name == SCREEN:
            screens.update(test.values)
        else:
            wanted.note(full_name(phone, test.name), test)
    ways = ways_of(phone)
    gates = Gates(phone, ways)
    sources = list(_sources(phone, gates.ways))
    before: tuple[int, int] | None = None
    while before != (before := (len(screens), wanted.size)):
        gates.lead_to(screens)
        for way in gates.ways:
            helps = wanted.helped_by(changes(phone, way))
            if helps and not way.anywhere:
                screens.add(way.screen)
            if helps or way in gates.useful:
                for test in way.tests:
                    wanted.note(phone.full(way.app, test.name), test)
        for app, _, timer in phone.timers:
            if any(wanted.helped_by(effect_changes(phone, app, effect)) for effect in timer.do):
                for test in timer.when.tests:
                    wanted.note(phone.full(app, test.name), test)
        wanted.follow(sources)
    fixed = never_change(phone, gates.ways)
    kept = dict.fromkeys(stay_filled(phone, gates.ways), WHETHER)  # it costs nothing to know what stays so
    kept.update(wanted.states)
    kept = {name: exact for name, exact in kept.items() if name in phone.index and name not in fixed}
    apps = frozenset(screen.partition("/")[0] for screen in screens)
    return Relevant(kept, apps, wanted.told_apart(kept, sources), fixed)


Source = tuple[str, str, bool]  # (state, the state from which it is filled, EXACT when all of that matters)


class Wanted:
    """The states found so far: how exactly they matter, and whether more or less of them is wanted."""

    def __init__(self, phone: Phone) -> None:
        self._phone = phone
        self.states: dict[str, bool] = {}
        self._directions: set[tuple[str, bool]] = set()
        self._tests: dict[str, set[Test]] = {}

    @property
    def size(self) -> int:
        """Grows while something new is found."""
        return len(self._directions) + sum(2 if exact else 1 for exact in self.states.values())

    def note(self, name: str, test: Test) -> None:
        """A test on a state (app/state) matters."""
        self.states[name] = self.states.get(name, WHETHER) or test.how not in ("any", "none")
        self._tests.setdefault(name, set()).add(test)
        if test.how != "none" and test.how != "without":
            self._directions.add((name, True))
        if test.how in ("none", "without", "exactly"):
            self._directions.add((name, False))

    def helped_by(self, changed_states: set[tuple[str, bool]]) -> bool:
        """Whether a change may make a test hold that matters."""
        return bool(self._directions & changed_states)

    def follow(self, sources: list[Source]) -> None:
        """Add the states on which the found ones depend."""
        grown = True
        while grown:
            size = self.size
            for into, source, always in sources:
                if into in self.states:
                    self.states[source] = self.states.get(source, WHETHER) or self.states[into] or always
                    self._directions |= {(source, True), (source, False)}
            grown = self.size != size

    def told_apart(self, kept: States, sources: list[Source]) -> Mapping[str, frozenset[Test]]:
        """The tests that matter of each choice, and of each set of which only named items matter; not of
        those from which others are filled."""
        flowing = {source for into, source, _ in sources if into in self.states}
        return {
            name: frozenset(tests)
            for name, tests in self._tests.items()
            if kept.get(name) and name not in flowing and self._can_be_told(name, tests)
        }

    def _can_be_told(self, name: str, tests: set[Test]) -> bool:
        if self._phone.declared(name).type == "choice":
            return True
        return self._phone.declared(name).type == "set" and all(
            test.how in ("includes", "without") and test.values for test in tests
        )


class Gates:
    """Which ways with a condition lead to a screen to which no other way leads."""

    def __init__(self, phone: Phone, ways: tuple[Way, ...]) -> None:
        self._at_best = Links(phone, ways, sure=False)
        reached = self._at_best.reached(phone.start.screen)
        self._at_best.resume(phone, reached)
        self.ways = tuple(way for way in ways if way.screen in reached)
        self._ways = [way for way in self.ways if way.tests and way.targets]
        self._surely = Links(phone, ways, sure=True)
        self._seen: set[str] = set()
        self.useful: set[Way] = set()

    def lead_to(self, screens: Iterable[str]) -> None:
        """Find the gates on the way to these, those nearest to a screen first: a gate behind which the
        way only comes back to another one's door is of no use."""
        for goal in sorted(set(screens) - self._seen):
            self._seen.add(goal)
            while nearer := [way for way in self._ways if self._leads_on(way, goal)]:
                closest = min(self._at_best.distance(way.screen, goal) for way in nearer)
                for way in nearer:
                    if self._at_best.distance(way.screen, goal) == closest:
                        self.useful.add(way)
                        self._surely.open(way)

    def _leads_on(self, way: Way, goal: str) -> bool:
        at_best = self._at_best.distance(way.screen, goal)
        if way in self.useful or self._surely.distance(way.screen, goal) < FAR:
            return False  # a longer way that always works is better advice than a form to fill in
        return any(1 + self._at_best.distance(target, goal) == at_best for target in way.targets)


def _sources(phone: Phone, ways: tuple[Way, ...]) -> Iterator[tuple[str, str, bool]]:
    """(state, the state on which its value depends, EXACT when every value of that always matters)."""
    for app, content in phone.apps.items():
        for screen in content.screens.values():
            for block in screen.blocks:
                if isinstance(block, CheckboxList):
                    # A second touch takes a tick away: which one it takes matters even to “any”.
                    into = phone.full(app, block.into)
                    yield into, into, EXACT
                    if block.without:
                        yield into, phone.full(app, block.without), EXACT
    for way in ways:
        for effect in way.effects:
            yield from _of_effect(phone, way.app, effect)
    for app, _, timer in phone.timers:
        for effect in timer.do:
            yield from _of_effect(phone, app, effect)


def _of_effect(phone: Phone, app: str, effect: Effect) -> Iterator[tuple[str, str, bool]]:
    for pair in (effect.move, effect.copy, effect.add):
        if pair:
            yield phone.full(app, pair.into), phone.full(app, pair.from_), WHETHER
    if effect.remove:
        emptied = phone.full(app, effect.remove.from_)
        yield emptied, emptied, EXACT
        yield emptied, phone.full(app, effect.remove.those), EXACT
