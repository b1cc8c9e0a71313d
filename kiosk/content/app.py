"""A mock app: its states, tabs and screens. An app never knows a lesson."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from kiosk.content.blocks import AnyBlock, Tone
from kiosk.content.condition import Condition
from kiosk.content.effect import Effect
from kiosk.content.faults import NOWHERE, Place
from kiosk.content.fields import ID_PATTERN, a_ref, an_id, said


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
    type: Literal["set", "choice", "flag", "text", "answer"] = said("what it can hold")
    of: str | None = an_id("the collection whose items it holds (set and choice)", default=None)
    options: tuple[str, ...] = said(
        "or the words that it can hold (set and choice)", default=(), pattern=ID_PATTERN
    )
    starts: str | None = an_id(
        "a collection whose first item (choice) or items (set) it holds at first; or pharmacy, or surgery"
        " for what the person's surgery offers",
        default=None,
    )
    holds: tuple[str, ...] = said("or the ids that it holds at first", default=(), pattern=ID_PATTERN)
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of a list of the app's own, such as an appointment that can be booked."""

    called: ClassVar[str] = "item"
    id: str = an_id("its name")
    title: str = said("the words that stand first")
    lines: tuple[str, ...] = said("grey lines below", default=())
    group: str | None = said("the heading above it; items of one group stand together", default=None)
    tag: str | None = said("the words of its tag", default=None)
    tone: Tone = said("the colour of the tag", default="blue")
    icon: str | None = an_id("a drawing in assets/icons", default=None)
    fields: Mapping[str, tuple[str, ...]] = said("more that screens may say of it", factory=dict)
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Timer:
    """Something that happens by itself while `when` holds, such as a text message that arrives."""

    called: ClassVar[str] = "timer"
    when: Condition = said("it runs while this holds")
    after: int = said("after how many seconds")
    do: tuple[Effect, ...] = said("what then changes")
    helps: bool = said("a learner may wait for it (false for a code that expires)", default=True)
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A banner over the other apps for the newest item that came and was not opened."""

    called: ClassVar[str] = "notice"
    id: str = an_id("its name")
    new: str = an_id("the state (a set) of what came and was not opened yet; opening takes it out")
    read: str = an_id("the state (a set) of what was read")
    into: str = an_id("the state (a choice) that holds the item that a touch opens")
    go: str = an_id("the screen that a touch opens")
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Banner:
    """A yellow strip on top of every screen of the app while something holds."""

    called: ClassVar[str] = "banner"
    id: str = an_id("its name")
    shown: Condition = said("it is there while this holds")
    text: str = said("its words")
    label: str = said("the words of its link")
    go: str = a_ref("the screen that the link opens")
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
    stays: bool = said("who leaves the app here finds this screen again", default=False)
    address: str | None = said("the web address in the bar of a browser", default=None)
    bare: bool = said("without header, tabs and banner, such as a page to log in on", default=False)
    task: bool = said(
        "a part of a task: the newer skin shows it over everything, with a cross", default=False
    )
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
    icon: str = an_id("its drawing on the home screen, in assets/icons", default="phone")
    tint: Tone = said("the colour behind its drawing", default="blue")
    state: Mapping[str, State] = said("what it remembers", factory=dict)
    collections: Mapping[str, tuple[Item, ...]] = said("lists of its own", factory=dict)
    timers: Mapping[str, Timer] = said("what happens by itself", factory=dict)
    notices: tuple[Notice, ...] = said("banners over other apps", default=())
    banner: Banner | None = said("a yellow strip on its own screens", default=None)
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenFile:
    """Any other YAML file of an app folder: an area with its screens, and what only they need."""

    called: ClassVar[str] = "file of screens"
    state: Mapping[str, State] = said("what this area remembers", factory=dict)
    collections: Mapping[str, tuple[Item, ...]] = said("lists of this area", factory=dict)
    timers: Mapping[str, Timer] = said("what happens by itself in this area", factory=dict)
    screens: Mapping[str, Screen] = said("the screens by their ids")
    place: Place = NOWHERE
