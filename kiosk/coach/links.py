"""The screens of a phone and what leads from one to another, whatever the states are.

This map is small and rough. It tells which gates (conditions) can ever bring a goal nearer; the
survey then searches the worlds themselves.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kiosk.content.blocks import (
    AnyBlock,
    AppGrid,
    Button,
    Card,
    CardGroup,
    CardList,
    Case,
    CheckboxList,
    ItemLink,
    Link,
    MessageList,
    RadioList,
    Summary,
    TextArea,
    TextField,
    Toggle,
)
from kiosk.content.condition import Condition, Test
from kiosk.content.effect import Effect
from kiosk.phone.conditions import holds
from kiosk.phone.going import menu_of
from kiosk.phone.phone import Phone

FAR = 10_000

IsFixed = Callable[[str, Test], bool]  # (app, test as it writes it): nothing can change what it says


@dataclass(frozen=True, slots=True)
class Way:
    """Something that can be touched: on `screen`, with tests that decide what happens.

    `targets` are the app/screens that it may open, `effects` what it may change; `into` are the states
    (app/state) that it fills by itself. `shown` and `cases` are not yet decided, and then empty. What can
    be touched `anywhere` (a banner) makes no screen worth going to.
    """

    screen: str
    app: str
    tests: tuple[Test, ...] = ()
    targets: tuple[str, ...] = ()
    effects: tuple[Effect, ...] = ()
    into: tuple[str, ...] = ()
    shown: tuple[Test, ...] = ()
    cases: tuple[Case, ...] = ()
    anywhere: bool = False


def ways_of(phone: Phone) -> tuple[Way, ...]:
    """Everything that can be touched anywhere, without Back, tabs and home.

    Tests on what nothing can change, such as what the surgery offers, are decided here already.
    """
    found = []
    for app, content in phone.apps.items():
        for name, screen in content.screens.items():
            for block in screen.blocks:
                found += list(_ways(phone, app, f"{app}/{name}", block))
    for app, _, notice in phone.notices:
        tests = (Test(notice.new, "includes"),)
        into = (f"{app}/{notice.read}", f"{app}/{notice.into}", f"{app}/{notice.new}")
        found += [
            Way(screen, app, tests, (f"{app}/{notice.go}",), into=into, anywhere=True)
            for screen in phone.parents
            if not screen.startswith(f"{app}/")
        ]
    return _that_can_be(phone, found)


def _that_can_be(phone: Phone, found: list[Way]) -> tuple[Way, ...]:
    """Without what stands on screens to which nobody comes, and what hides for good; again and again,
    because what cannot be touched changes nothing either."""
    while True:
        fixed, filled = never_change(phone, found), stay_filled(phone, found)

        def is_fixed(
            app: str, test: Test, fixed: frozenset[str] = fixed, filled: frozenset[str] = filled
        ) -> bool:
            name = phone.full(app, test.name)
            never = test.how == "has" and not _has_any(phone, name, test.values[0])
            return never or name in fixed or (test.how in ("any", "none") and name in filled)

        possible = [
            way
            for way in found
            if _possible(phone, way, is_fixed) and not (way.anywhere and _never_comes(phone, way, fixed))
        ]
        decided = tuple(_decided(phone, way, is_fixed) for way in possible)
        reached = Links(phone, decided, sure=False).reached(phone.start.screen)
        left = [way for way in possible if way.screen in reached]
        if len(left) == len(found):
            return decided
        found = left


def never_change(phone: Phone, ways: Sequence[Way]) -> frozenset[str]:
    """States that nothing changes; also those that are empty and can only lose something."""
    effects = [(way.app, effect) for way in ways for effect in way.effects]
    effects += [(way.app, effect) for way in ways for case in way.cases for effect in case.do]
    effects += [(app, effect) for app, _, timer in phone.timers for effect in timer.do]
    filled = {name for way in ways for name in way.into}
    emptied: set[str] = set()
    for app, effect in effects:
        pair = effect.move or effect.copy or effect.add or effect.put
        if pair:
            filled.add(phone.full(app, pair.into))
        losing = (effect.move or effect.remove, effect.clear)
        emptied |= {phone.full(app, each if isinstance(each, str) else each.from_) for each in losing if each}
    empty = {name for name, value in zip(phone.names, phone.start.state, strict=True) if not value}
    return frozenset(phone.names) - filled - (emptied - empty)


def stay_filled(phone: Phone, ways: Sequence[Way]) -> frozenset[str]:
    """States that hold something at first and that nothing can empty: only which thing it is changes."""
    effects = [(way.app, effect) for way in ways for effect in way.effects]
    effects += [(way.app, effect) for way in ways for case in way.cases for effect in case.do]
    effects += [(app, effect) for app, _, timer in phone.timers for effect in timer.do]
    emptied = {phone.full(app, effect.clear) for app, effect in effects if effect.clear}
    emptied |= {phone.full(app, effect.move.from_) for app, effect in effects if effect.move}
    # Copying nothing leaves a choice as it is, and a round button cannot be let go again.
    return frozenset(
        name
        for name, value in zip(phone.names, phone.start.state, strict=True)
        if value and phone.declared(name).type == "choice" and name not in emptied
    )


def changes(phone: Phone, way: Way) -> set[tuple[str, bool]]:
    """(state as app/state, whether it may gain rather than lose something) for all that a touch changes."""
    both = {(name, gains) for name in way.into for gains in (True, False)}
    return both.union(*(effect_changes(phone, way.app, effect) for effect in way.effects))


def effect_changes(phone: Phone, app: str, effect: Effect) -> set[tuple[str, bool]]:
    """The same for one effect."""
    name = changed(phone, app, effect)
    if effect.move:
        return {(name, True), (phone.full(app, effect.move.from_), False)}
    if effect.add:
        return {(name, True)}
    if effect.remove or effect.clear:
        return {(name, False)}
    return {(name, True), (name, False)}


def changed(phone: Phone, app: str, effect: Effect) -> str:
    """The state (app/state) that an effect changes; of a move the one that receives."""
    pair = effect.move or effect.copy or effect.add
    if pair:
        return phone.full(app, pair.into)
    if effect.put:
        return phone.full(app, effect.put.into)
    return phone.full(app, effect.remove.from_ if effect.remove else effect.clear or "")


def _has_any(phone: Phone, name: str, field: str) -> bool:
    """Whether any item that a choice could hold has this field."""
    return any(record.fields.get(field) for record in phone.collections.get(phone.of(name), ()))


def _never_comes(phone: Phone, way: Way, fixed: frozenset[str]) -> bool:
    """A banner for something that never arrives in this lesson."""
    name = phone.full(way.app, way.tests[0].name)
    return name in fixed and not phone.start.state[phone.index[name]]


def _possible(phone: Phone, way: Way, is_fixed: IsFixed) -> bool:
    """Whether it can ever be there."""
    return all(_holds(phone, way.app, test) for test in way.shown if is_fixed(way.app, test))


def _decided(phone: Phone, way: Way, is_fixed: IsFixed) -> Way:
    def open_tests(tests: tuple[Test, ...]) -> tuple[Test, ...]:
        return tuple(test for test in tests if not is_fixed(way.app, test))

    def never(tests: tuple[Test, ...]) -> bool:
        decided = (test for test in tests if is_fixed(way.app, test))
        return not all(_holds(phone, way.app, test) for test in decided)

    cases = tuple(case for case in way.cases if not never(case.when.tests))
    tests = [*open_tests(way.shown), *open_tests(way.tests)]
    for case in cases:
        tests += open_tests(case.when.tests)
    goes = (*way.targets, *_full(phone, way.app, tuple(case.go for case in cases if case.go)))
    if cases and not open_tests(cases[0].when.tests):  # this case always holds
        goes = _full(phone, way.app, (cases[0].go,)) if cases[0].go else ()
    effects = (*way.effects, *(effect for case in cases for effect in case.do))
    return replace(way, shown=(), tests=tuple(tests), targets=goes, effects=effects, cases=())


def _holds(phone: Phone, app: str, test: Test) -> bool:
    return holds(phone, phone.start, app, Condition((test,)))


def _ways(phone: Phone, app: str, screen: str, block: AnyBlock) -> Iterator[Way]:
    parts: tuple[AnyBlock | Card, ...] = block.cards if isinstance(block, CardGroup) else (block,)
    for part in parts:
        shown = (*_tests(block.shown), *(_tests(part.shown) if part is not block else ()))
        way = Way(screen, app, shown=shown)
        if isinstance(part, Button | Link | Card):
            tests = _tests(part.needs) if isinstance(part, Button) else ()
            goes = _full(phone, app, (part.go,))
            yield replace(way, tests=tests, targets=goes, effects=part.do, cases=part.cases)
        elif isinstance(part, CheckboxList | RadioList | TextArea | TextField | Toggle):
            yield replace(way, tests=_within(part), into=(phone.full(app, part.into),))
        elif isinstance(part, CardList | MessageList):
            into = [phone.full(app, part.into)]
            if isinstance(part, MessageList):
                into.append(phone.full(app, part.read))
            effects = part.do if isinstance(part, CardList) else ()
            goes = _full(phone, app, (part.go,))
            yield replace(way, tests=_within(part), targets=goes, effects=effects, into=tuple(into))
        elif isinstance(part, ItemLink):
            records = phone.collections[phone.of(phone.full(app, part.of))]
            goes = _full(phone, app, tuple(record.go for record in records if record.go))
            yield replace(way, tests=(Test(part.of, "has", ("link",)),), targets=goes)
        elif isinstance(part, AppGrid):
            entries = tuple(f"{name}/{content.app.entry}" for name, content in phone.apps.items())
            yield replace(way, targets=(*entries, *_full(phone, app, (part.away,))))
        elif isinstance(part, Summary):
            yield replace(way, targets=_full(phone, app, tuple(row.go for row in part.rows if row.go)))


def _tests(condition: Condition | None) -> tuple[Test, ...]:
    return condition.tests if condition else ()


def _within(
    block: CheckboxList | RadioList | TextArea | TextField | Toggle | CardList | MessageList,
) -> tuple[Test, ...]:
    within = getattr(block, "within", None)
    return (Test(within, "includes"),) if within else ()


def _full(phone: Phone, app: str, goes: tuple[str, ...]) -> tuple[str, ...]:
    full = (go if "/" in go else f"{app}/{go}" for go in goes)
    return tuple(go if go.partition("/")[0] in phone.apps else phone.away for go in full)


class Links:
    """How far each screen is from another.

    `sure` counts only what works in every state; else nothing stands in the way. Back to where a person
    came from is left out: it brings nothing nearer that was not as near before.
    """

    def __init__(self, phone: Phone, ways: tuple[Way, ...], *, sure: bool) -> None:
        self._back: dict[str, set[str]] = {screen: set() for screen in phone.parents}
        self._distances: dict[str, Mapping[str, int]] = {}
        resumed = {screen.partition("/")[0] for screen in phone.parents if phone.opened(screen).stays}
        for way in ways:
            for target in () if sure and way.tests else way.targets:
                # An app that may open where it was left is surely opened, but who knows where.
                if not (sure and way.screen == phone.home and target.partition("/")[0] in resumed):
                    self._link(way.screen, target)
        for screen, parent in phone.parents.items():
            if parent and phone.opened(screen).back and not (sure and phone.remembers(screen)):
                self._link(screen, parent)
            if phone.home:
                self._link(screen, phone.home)
            if not phone.opened(screen).bare:
                self._around(phone, screen, sure=sure)

    def _around(self, phone: Phone, screen: str, *, sure: bool) -> None:
        app = screen.partition("/")[0]
        content = phone.apps[app].app
        if phone.skin == "tiles" and phone.opened(screen).task:
            self._link(screen, menu_of(phone, screen))
        else:
            for tab in content.tabs:
                self._link(screen, f"{app}/{tab.go}")
        banner = content.banner.go if content.banner and not sure else None
        for go in (content.header and content.header.go, banner):
            if go:
                self._link(screen, f"{app}/{go}")

    def resume(self, phone: Phone, screens: Iterable[str]) -> None:
        """Count on it that an app opens where it was left."""
        for screen in screens:
            if phone.home and phone.opened(screen).stays:
                self._link(phone.home, screen)

    def reached(self, start: str) -> frozenset[str]:
        """Every screen to which a person may ever come."""
        ahead: dict[str, list[str]] = {}
        for there, befores in self._back.items():
            for here in befores:
                ahead.setdefault(here, []).append(there)
        found, waiting = {start}, deque([start])
        while waiting:
            for there in ahead.get(waiting.popleft(), ()):
                if there not in found:
                    found.add(there)
                    waiting.append(there)
        return frozenset(found)

    def open(self, way: Way) -> None:
        """Count on this way too."""
        self._distances.clear()
        for target in way.targets:
            self._link(way.screen, target)

    def distance(self, screen: str, target: str) -> int:
        """How many touches it is at least, or FAR."""
        if target not in self._distances:
            far = {target: 0}
            waiting = deque([target])
            while waiting:
                here = waiting.popleft()
                for before in self._back.get(here, ()):
                    if before not in far:
                        far[before] = far[here] + 1
                        waiting.append(before)
            self._distances[target] = far
        return self._distances[target].get(screen, FAR)

    def _link(self, here: str, there: str) -> None:
        if here != there and there in self._back:
            self._back[there].add(here)
