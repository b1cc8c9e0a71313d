"""A phone: its apps, whose it is, and how it stands at first."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from kiosk.content.app import Notice, Screen, State, Timer
from kiosk.content.blocks import AppGrid
from kiosk.content.check_lesson import find_state
from kiosk.content.lesson import Lesson
from kiosk.content.library import AppContent, Library
from kiosk.errors import KioskError
from kiosk.phone.records import Fields, Record, collections_of, person_fields, place_fields
from kiosk.phone.world import Value, World


@dataclass(frozen=True)
class Phone:
    """All that does not change while a person practises.

    `names` are the states as app/state; `today` dates what {date:-24} says. `icons` are all apps of the
    home screen as (id, title, icon, tint), also those that this lesson has not got. `skin` is "tabs" or
    "tiles".
    """

    apps: Mapping[str, AppContent]
    collections: Mapping[str, tuple[Record, ...]]
    person: Fields
    surgery: Fields
    names: tuple[str, ...]
    today: datetime.date
    start: World
    icons: tuple[tuple[str, str, str, str], ...] = ()
    skin: str = "tabs"

    @cached_property
    def home(self) -> str:
        """The home screen as app/screen; empty where the lesson has none."""
        return next(
            (
                f"{app}/{name}"
                for app, content in self.apps.items()
                for name, screen in content.screens.items()
                if any(isinstance(block, AppGrid) for block in screen.blocks)
            ),
            "",
        )

    @cached_property
    def away(self) -> str:
        """The screen for an app that is not part of the lesson, as app/screen; or empty."""
        app, _, name = self.home.partition("/")
        blocks = self.apps[app].screens[name].blocks if self.home else ()
        return next((f"{app}/{block.away}" for block in blocks if isinstance(block, AppGrid)), "")

    @cached_property
    def answers(self) -> tuple[int, ...]:
        """Where the states stand that are emptied when a screen is left."""
        return tuple(i for i, name in enumerate(self.names) if self.declared(name).type == "answer")

    @cached_property
    def timers(self) -> tuple[tuple[str, str, Timer], ...]:
        """(app, app/timer, timer) of everything that may happen by itself."""
        return tuple(
            (app, f"{app}/{name}", timer)
            for app, content in self.apps.items()
            for name, timer in content.app.timers.items()
        )

    @cached_property
    def notices(self) -> tuple[tuple[str, str, Notice], ...]:
        """(app, app/notice, notice) of every banner that may come."""
        return tuple(
            (app, f"{app}/{notice.id}", notice)
            for app, content in self.apps.items()
            for notice in content.app.notices
        )

    def key(self, app: str, collection: str) -> str:
        """The name of a collection in `collections`, as an app means it."""
        own = f"{app}/{collection}"
        return own if own in self.collections else collection

    def of(self, name: str) -> str:
        """The collection (as in `collections`) whose items a state holds (`name` is app/state)."""
        return self.key(name.partition("/")[0], self.declared(name).of or "")

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

    def opened(self, screen: str) -> Screen:
        """A screen by its app/screen."""
        return self._opened[screen][1]

    def remembers(self, screen: str) -> bool:
        """Whether Back from this app/screen leads to where the person came from."""
        return self._opened[screen][1].remembers

    def own(self, world: World, state: str) -> Value:
        """The value of a state, by the name that the app that is open gives it."""
        return self.value(world, self._opened[world.screen][0], state)

    def value(self, world: World, app: str, state: str) -> Value:
        """The value of a state, by the name that an app gives it; empty when its app is not there."""
        place = self.place(app, state)
        return world.state[place] if place >= 0 else ()

    def place(self, app: str, state: str) -> int:
        """Where a state stands in `World.state`, by the name that an app gives it; -1 for nowhere."""
        return self.index.get(state, -1) if "/" in state else self._places[(app, state)]

    def full(self, app: str, state: str) -> str:
        """The app/state that an app means by a name."""
        return state if "/" in state else f"{app}/{state}"


def build_phone(
    library: Library, lesson: Lesson, today: datetime.date, surgery: str = "", skin: str = "tabs"
) -> Phone:
    """The phone of a lesson. The library must be free of faults where the lesson uses it.

    `surgery` is the one whose features and name the phone has, else the person's own. `skin` is "tabs"
    or "tiles". Raises KioskError when the phone cannot be set up.
    """
    try:
        return _build(library, lesson, today, surgery, skin)
    except (KeyError, AttributeError, IndexError) as error:
        raise KioskError(f"the phone of the lesson {lesson.id} cannot be set up: {error}") from error


def _build(library: Library, lesson: Lesson, today: datetime.date, surgery: str, skin: str) -> Phone:
    if library.people is None:
        raise KioskError("people.yaml is missing or faulty")
    person = library.people.people[lesson.phone.person]
    apps = {name: library.apps[name] for name in lesson.phone.apps}
    everything = collections_of(library.people, person, apps)
    gone = set(lesson.phone.without)
    collections = MappingProxyType(
        {name: tuple(each for each in records if each.id not in gone) for name, records in everything.items()}
    )
    premises = library.people.surgeries[surgery or person.surgery]
    features = premises.features if lesson.phone.features is None else lesson.phone.features
    values: dict[str, Value] = {}
    for app, content in apps.items():
        for name, state in content.app.state.items():
            records = collections.get(f"{app}/{state.of}") or collections.get(state.of or "", ())
            values[f"{app}/{name}"] = _first_value(state, records, person.pharmacy, features)
    for name, given in (lesson.phone.given or {}).items():
        found = find_state(name, apps)
        if found is None:
            raise KioskError(f"there is no state {name}")
        app, of = found[0].partition("/")[0], found[1].of or ""
        records = collections.get(f"{app}/{of}") or collections.get(of, ())
        every = found[1].options or tuple(record.id for record in records)
        values[found[0]] = tuple(each for each in every if each in given) if every else given
    names = tuple(values)
    start = World(lesson.phone.starts, tuple(values[name] for name in names))
    icons = tuple(
        sorted(
            (
                (name, content.app.title, content.app.icon, content.app.tint)
                for name, content in library.apps.items()
                if not _is_home(content)
            ),
            key=lambda each: each[1].lower(),
        )
    )
    return Phone(
        MappingProxyType(apps),
        collections,
        person_fields(person),
        place_fields(premises),
        names,
        today,
        start,
        icons,
        skin,
    )


def _is_home(content: AppContent) -> bool:
    blocks = (block for screen in content.screens.values() for block in screen.blocks)
    return any(isinstance(block, AppGrid) for block in blocks)


def _first_value(
    state: State, records: tuple[Record, ...], pharmacy: str | None, features: tuple[str, ...]
) -> Value:
    if state.starts == "surgery":
        return tuple(option for option in state.options if option in features)
    if state.starts == "pharmacy":
        return (pharmacy,) if pharmacy else ()
    if state.holds:
        every = state.options or tuple(record.id for record in records)
        return tuple(each for each in every if each in state.holds) or state.holds
    if state.starts is None:
        return ()
    there = tuple(record.id for record in records if not record.later)
    return there if state.type == "set" else there[:1]
