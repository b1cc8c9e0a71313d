"""The touches of a world, worked out once for all worlds that look alike on their screen.

A screen reads and changes only some of the states. Two worlds on one screen that agree in those have
the same touches, which lead to the same screens and change the same; all else stays as it was.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass

from kiosk.phone.actions import actions
from kiosk.phone.apply import outcomes
from kiosk.phone.phone import Phone
from kiosk.phone.unknown import Unknown
from kiosk.phone.world import Action, Origins, Value, World

Spot = tuple[str, Origins, tuple[tuple[str, str], ...], bool]  # a world without its states
Changes = tuple[tuple[int, Value], ...]  # (where in World.state, the value there from then on)


@dataclass(frozen=True, slots=True)
class Led:
    """A touch, and each place to which it may lead."""

    action: Action
    leads: tuple[tuple[Spot, Changes], ...]


def spot_of(world: World) -> Spot:
    """Where a world stands, whatever its states are."""
    return world.screen, world.origins, world.resting, world.leaving


class Alike:
    """`touches(world)` for the worlds of a search; `plain` gives the searched world for any world."""

    def __init__(self, phone: Phone, plain: Callable[[World], World], unknown: Unknown) -> None:
        self._phone = phone
        self._plain = plain
        self._unknown = unknown
        self._concerned = concerned(phone)
        self._known: dict[tuple[Spot, tuple[Value, ...]], tuple[Led, ...]] = {}

    def touches(self, world: World) -> tuple[Led, ...]:
        """Everything that can be touched or may happen by itself, and where it leads."""
        concerned = self._concerned[world.screen]
        key = (spot_of(world), tuple(map(world.state.__getitem__, concerned)))
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = tuple(self._work_out(world, concerned))
        return found

    def _work_out(self, world: World, concerned: tuple[int, ...]) -> Iterator[Led]:
        for action in actions(self._phone, world, self._unknown):
            after = map(self._plain, outcomes(self._phone, world, action, self._unknown))
            yield Led(action, tuple((spot_of(each), _changes(world, each, concerned)) for each in after))


def concerned(phone: Phone) -> Mapping[str, tuple[int, ...]]:
    """app/screen → where the states stand that it may read or change.

    A state counts as soon as its name stands anywhere in what the screen says: rather one too many.
    """
    everywhere = set(phone.answers)  # they are emptied when a screen is left
    everywhere |= {place for app, _, timer in phone.timers for place in _named(phone, app, timer)}
    everywhere |= {place for app, _, notice in phone.notices for place in _named(phone, app, notice)}
    banners = {app: set(_named(phone, app, content.app.banner)) for app, content in phone.apps.items()}
    return {
        screen: tuple(sorted({*everywhere, *banners[app], *_named(phone, app, phone.opened(screen))}))
        for screen, app in ((screen, screen.partition("/")[0]) for screen in phone.parents)
    }


def _named(phone: Phone, app: str, content: object) -> Iterator[int]:
    for word in _words(content):
        full = word if "/" in word else f"{app}/{word}"
        if full in phone.index:
            yield phone.index[full]


def _words(content: object) -> Iterator[str]:
    """Every text anywhere in it."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, Mapping):
        for pair in content.items():
            yield from _words(pair)
    elif isinstance(content, tuple):
        for each in content:
            yield from _words(each)
    elif is_dataclass(content):
        for field in fields(content):
            yield from _words(getattr(content, field.name))


def _changes(before: World, after: World, concerned: tuple[int, ...]) -> Changes:
    old, new = before.state, after.state
    return tuple((place, new[place]) for place in concerned if new[place] != old[place])
