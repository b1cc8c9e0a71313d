"""A phone: its apps, whose it is, and how it stands at first."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from kiosk.content.app import Screen, State
from kiosk.content.check_lesson import find_state
from kiosk.content.lesson import Lesson
from kiosk.content.library import AppContent, Library
from kiosk.errors import KioskError
from kiosk.phone.records import Fields, Record, collections_of, person_fields, place_fields
from kiosk.phone.world import Value, World


@dataclass(frozen=True)
class Phone:
    """All that does not change while a person practises.

    `names` are the states as app/state; `today` dates what {date:-24} says.
    """

    apps: Mapping[str, AppContent]
    collections: Mapping[str, tuple[Record, ...]]
    person: Fields
    surgery: Fields
    names: tuple[str, ...]
    today: datetime.date
    start: World

    @cached_property
    def index(self) -> Mapping[str, int]:
        """Where a state stands in `World.state`."""
        return MappingProxyType({name: place for place, name in enumerate(self.names)})

    @cached_property
    def _places(self) -> Mapping[tuple[str, str], int]:
        split = (name.partition("/") for name in self.names)
        return {(app, state): place for place, (app, _, state) in enumerate(split)}

    @cached_property
    def _opened(self) -> Mapping[str, tuple[str, Screen]]:
        return {
            f"{app}/{name}": (app, screen)
            for app, content in self.apps.items()
            for name, screen in content.screens.items()
        }

    @cached_property
    def parents(self) -> Mapping[str, str | None]:
        """app/screen → the app/screen to which Back leads from there when nothing else is remembered."""
        return {
            key: f"{app}/{screen.parent}" if screen.parent else None
            for key, (app, screen) in self._opened.items()
        }

    @cached_property
    def records(self) -> Mapping[tuple[str, str], Record]:
        """(collection, id) → record."""
        return {(name, record.id): record for name, group in self.collections.items() for record in group}

    def item(self, identifier: str) -> Record | None:
        """A record by its id alone, as lessons name it."""
        return next((r for (_, each), r in self.records.items() if each == identifier), None)

    def declared(self, name: str) -> State:
        """What the app says about a state (`name` is app/state)."""
        app, _, state = name.partition("/")
        return self.apps[app].app.state[state]

    def get(self, world: World, name: str) -> Value:
        """The value of a state (`name` is app/state)."""
        return world.state[self.index[name]]

    def app_of(self, world: World) -> str:
        """The app that is open."""
        return self._opened[world.screen][0]

    def screen_of(self, world: World) -> Screen:
        """The screen that is open."""
        return self._opened[world.screen][1]

    def remembers(self, screen: str) -> bool:
        """Whether Back from this app/screen leads to where the person came from."""
        return self._opened[screen][1].remembers

    def own(self, world: World, state: str) -> Value:
        """The value of a state of the app that is open, by the name that the app gives it."""
        return world.state[self.place(world, state)]

    def place(self, world: World, state: str) -> int:
        """Where a state of the app that is open stands in `World.state`."""
        return self._places[(self._opened[world.screen][0], state)]


def build_phone(library: Library, lesson: Lesson, today: datetime.date) -> Phone:
    """The phone of a lesson. The library must be free of faults where the lesson uses it.

    Raises KioskError when it is not.
    """
    try:
        return _build(library, lesson, today)
    except (KeyError, AttributeError, IndexError) as error:
        raise KioskError(f"the phone of the lesson {lesson.id} cannot be set up: {error}") from error


def _build(library: Library, lesson: Lesson, today: datetime.date) -> Phone:
    if library.people is None:
        raise KioskError("people.yaml is missing or faulty")
    person = library.people.people[lesson.phone.person]
    apps = {name: library.apps[name] for name in lesson.phone.apps}
    collections = collections_of(library.people, person)
    values: dict[str, Value] = {}
    for app, content in apps.items():
        for name, state in content.app.state.items():
            values[f"{app}/{name}"] = _first_value(state, collections, person.pharmacy)
    for name, given in (lesson.phone.given or {}).items():
        found = find_state(name, apps)
        if found is None:
            raise KioskError(f"there is no state {name}")
        every = tuple(record.id for record in collections.get(found[1].of or "", ()))
        values[found[0]] = tuple(each for each in every if each in given) if every else given
    names = tuple(values)
    start = World(lesson.phone.starts, tuple(values[name] for name in names))
    surgery = place_fields(library.people.surgeries[person.surgery])
    return Phone(MappingProxyType(apps), collections, person_fields(person), surgery, names, today, start)


def _first_value(state: State, collections: Mapping[str, tuple[Record, ...]], pharmacy: str | None) -> Value:
    if state.starts is None:
        return ()
    if state.starts == "pharmacy":
        return (pharmacy,) if pharmacy else ()
    every = tuple(record.id for record in collections[state.starts])
    return every if state.type == "set" else every[:1]
