"""A mock app: its states, tabs and screens. An app never knows a lesson."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from kiosk.content.blocks import AnyBlock
from kiosk.content.faults import NOWHERE, Place
from kiosk.content.fields import a_ref, an_id, said


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """A place in the bar at the bottom."""

    called: ClassVar[str] = "tab"
    id: str = an_id("its name")
    label: str = said("the words below the icon")
    icon: str = an_id("a drawing in assets/icons")
    go: str = a_ref("the screen that it opens")
    dot: str | None = said("a state (a set): a red dot while its collection has others", default=None)
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Something that the app remembers while a person practises."""

    called: ClassVar[str] = "state"
    type: Literal["set", "choice", "flag", "text"] = said("what it can hold")
    of: str | None = an_id("the collection whose items it holds (set and choice)", default=None)
    starts: str | None = an_id(
        "a collection whose first item (choice) or items (set) it holds at first", default=None
    )
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """One screen. Back goes to `parent`, or to where the person came from when it `remembers`."""

    called: ClassVar[str] = "screen"
    title: str | None = said("the heading at the top", default=None)
    parent: str | None = an_id("the screen to which Back leads", default=None)
    remembers: bool = said("Back leads to where the person came from", default=False)
    back: bool = said("there is a Back link", default=True)
    tab: str | None = an_id("the tab that is lit (else its parent's)", default=None)
    blocks: tuple[AnyBlock, ...] = said("what stands on it, from top to bottom")
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The strip at the top of every screen of an app."""

    called: ClassVar[str] = "header"
    lozenge: str = said("the words in the blue lozenge, where the real app has its logo")
    help: str | None = said("the words of the help button", default=None)
    go: str | None = a_ref("the screen that the help button opens", default=None)
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """The app.yaml of an app folder."""

    called: ClassVar[str] = "app"
    schema: Literal["app/1"] = said("the version of this format")
    id: str = an_id("its name; the folder has the same")
    title: str = said("what people call it")
    entry: str = an_id("the screen that opens first")
    header: Header | None = said("the strip at the top", default=None)
    tabs: tuple[Tab, ...] = said("the bar at the bottom", default=())
    state: Mapping[str, State] = said("what it remembers")
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenFile:
    """Any other YAML file of an app folder: some of its screens."""

    called: ClassVar[str] = "file of screens"
    screens: Mapping[str, Screen] = said("the screens by their ids")
    place: Place = NOWHERE
