"""Whether a condition holds on a phone."""

from collections.abc import Callable

from kiosk.content.check_lesson import find_state
from kiosk.content.condition import SCREEN, Condition, Test
from kiosk.phone.phone import Phone
from kiosk.phone.world import World

Goal = Callable[[World], bool]


def holds_in_app(phone: Phone, world: World, condition: Condition | None) -> bool:
    """A condition as an app writes it: its names are states of the app that is open."""
    return condition is None or all(passes(test, phone.own(world, test.name)) for test in condition.tests)


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
    """Whether a value passes one test."""
    match test.how:
        case "any":
            return bool(value)
        case "none":
            return not value
        case "exactly":
            return set(value) == set(test.values)
        case "includes":
            return set(test.values) <= set(value)
        case "without":
            return not set(test.values) & set(value)


def _index(phone: Phone, name: str) -> int:
    if name == SCREEN:
        return -1
    found = find_state(name, phone.apps)
    if found is None:
        raise KeyError(name)
    return phone.index[found[0]]
