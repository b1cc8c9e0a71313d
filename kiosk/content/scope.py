"""What an app may name: its own screens, states and lists, those of other apps, and a person's lists."""

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.content.app import Screen, State
from kiosk.content.library import AppContent

PERSONAL = ("repeats", "requests", "messages", "pharmacies", "texts", "emails")
LETTERS = ("messages", "texts", "emails")
MEDICINES = ("repeats", "requests")

_LETTER = frozenset({"title", "sender", "when", "text", "subject", "code", "link"})
_PREMISES = frozenset({"title", "name", "address", "phone", "hours", "miles"})
_MEDICINE = frozenset({"title", "dose", "quantity"})


@dataclass(frozen=True, slots=True)
class Scope:
    """One app among all."""

    name: str
    content: AppContent
    apps: Mapping[str, AppContent]

    @property
    def screens(self) -> Mapping[str, Screen]:
        """Its own screens."""
        return self.content.screens

    @property
    def states(self) -> Mapping[str, State]:
        """Its own states."""
        return self.content.app.state

    @property
    def lists(self) -> tuple[str, ...]:
        """Every collection that it can show."""
        return (*PERSONAL, *self.content.app.collections)

    def state(self, name: str) -> State | None:
        """A state of its own, or one of another app as app/state."""
        app, _, rest = name.rpartition("/")
        content = self.apps.get(app) if app else self.content
        return content.app.state.get(rest) if content else None

    def has_screen(self, name: str) -> bool:
        """Whether there is such a screen, here or (app/screen) in another app."""
        app, _, rest = name.rpartition("/")
        content = self.apps.get(app) if app else self.content
        return content is not None and rest in content.screens

    @property
    def known_states(self) -> tuple[str, ...]:
        """All names that a state can be called by here."""
        others = (f"{app}/{name}" for app, content in self.apps.items() for name in content.app.state)
        return (*self.states, *others)

    @property
    def known_screens(self) -> tuple[str, ...]:
        """All names that a screen can be called by here."""
        others = (f"{app}/{name}" for app, content in self.apps.items() for name in content.screens)
        return (*self.screens, *others)

    def fields(self, collection: str) -> frozenset[str]:
        """What {state:…} can say of an item of a collection."""
        if collection in LETTERS:
            return _LETTER
        if collection == "pharmacies":
            return _PREMISES
        if collection in MEDICINES:
            return _MEDICINE
        items = self.content.app.collections.get(collection, ())
        return frozenset({"title", "lines", "group", "tag"}.union(*(item.fields for item in items)))
