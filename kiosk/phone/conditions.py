"""Whether a condition holds on a phone."""

from collections.abc import Callable

from kiosk.content.check_lesson import find_state
from kiosk.content.condition import SCREEN, Condition, Test
from kiosk.phone.phone import Phone
from kiosk.phone.unknown import Unknown
from kiosk.phone.world import World

Goal = Callable[[World], bool]


def holds_in_app(phone: Phone, world: World, condition: Condition | None) -> bool:
    """A condition as the app that is open writes it: its names are states of this app, or app/state."""
    return condition is None or holds(phone, world, phone.app_of(world), condition)


def holds(phone: Phone, world: World, app: str, condition: Condition) -> bool:
    """A condition as an app writes it."""
    return all(_passes(phone, world, app, test) for test in condition.tests)


def may_hold(
    phone: Phone, world: World, condition: Condition | None, unknown: Unknown, app: str = ""
) -> bool | None:
    """Whether a condition of an app (else the one that is open) holds; None when states that decide it
    are `unknown` (as app/state): the coach's search does not follow those that bring no goal nearer."""
    if condition is None:
        return True
    app = app or phone.app_of(world)
    sure = True
    for test in condition.tests:
        if unknown.hides(phone.full(app, test.name), test):
            sure = False
        elif not _passes(phone, world, app, test):
            return False
    return True if sure else None


def goal_of(phone: Phone, condition: Condition) -> Goal:
    """A condition as a lesson writes it, as a question to a world."""
    tests = [(test, _index(phone, test.name)) for test in condition.tests]

    def reached(world: World) -> bool:
        for test, place in tests:
            if not (world.screen in test.values if place < 0 else passes(test, world.state[place])):
                return False
        return True

    return reached


def full_name(phone: Phone, name: str) -> str:
    """The app/state that a lesson means by a name."""
    return phone.names[_index(phone, name)]


def passes(test: Test, value: tuple[str, ...]) -> bool:
    """Whether a value passes one test (all but `has`, which asks the item itself)."""
    match test.how:
        case "any":
            return bool(value)
        case "none":
            return not value
        case "exactly":
            return set(value) == set(test.values)
        case "includes":
            return set(test.values) <= set(value)
        case _:
            return not set(test.values) & set(value)


def item_passes(phone: Phone, name: str, item: str, test: Test) -> bool:
    """Whether a choice (app/state) passes a test while it holds this item."""
    if test.how != "has":
        return passes(test, (item,))
    record = phone.records.get((phone.of(name), item))
    return bool(record and record.fields.get(test.values[0]))


def _passes(phone: Phone, world: World, app: str, test: Test) -> bool:
    value = phone.value(world, app, test.name)
    if test.how != "has":
        return passes(test, value)
    return bool(value) and item_passes(phone, phone.full(app, test.name), value[0], test)


def _index(phone: Phone, name: str) -> int:
    if name == SCREEN:
        return -1
    found = find_state(name, phone.apps)
    if found is None:
        raise KeyError(name)
    return phone.index[found[0]]
