"""The blocks a screen is built from: a closed set. Apps name them by `type`.

Each is one dataclass here, one case in `phone/show.py`, one widget in `ui/phone/`.
Texts may hold placeholders: {person:name}, {surgery:phone}, {count:messages}, {date:-24}.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from kiosk.content.condition import Condition
from kiosk.content.effect import Effect
from kiosk.content.faults import NOWHERE, Place
from kiosk.content.fields import a_ref, an_id, said

SHOWN = "show the block only when this holds"
GO = "the screen that it opens; app/screen for one of another app"
DO = "what else changes"
CASES = "what happens instead, in some cases; the first that holds"
WITHIN = "a state (a set): only its items"

Tone = Literal["blue", "green", "red", "grey", "purple", "yellow"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a touch does instead while `when` holds: it shows an error, or leads elsewhere."""

    called: ClassVar[str] = "case"
    when: Condition = said("the case holds while this is so")
    error: str | None = said("the words of the error; the screen stays", default=None)
    go: str | None = a_ref("or the screen that opens", default=None)
    do: tuple[Effect, ...] = said(DO, default=())
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What all blocks share."""

    shown: Condition | None = said(SHOWN, default=None)
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(Block):
    """A heading inside the screen (the screen's title is its first heading)."""

    called: ClassVar[str] = "heading"
    type: Literal["heading"]
    text: str = said("the words")
    level: Literal["2", "3"] = said("2 is larger than 3", default="2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Block):
    """A paragraph, or several lines such as an address."""

    called: ClassVar[str] = "text"
    type: Literal["text"]
    text: str | None = said("a paragraph", default=None)
    lines: tuple[str, ...] = said("or lines below one another", default=())
    look: Literal["plain", "bold", "small", "inset", "warning", "strip", "bubble"] = said(
        "how it looks", default="plain"
    )
    label: str | None = said("the label of a warning", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel(Block):
    """The green panel that says that something is done."""

    called: ClassVar[str] = "panel"
    type: Literal["panel"]
    title: str = said("the words in the panel")
    text: str | None = said("smaller words below", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One card of a card group; the whole card is touched."""

    called: ClassVar[str] = "card"
    id: str = an_id("its name")
    label: str = said("the blue words")
    text: str | None = said("grey words below", default=None)
    go: str = a_ref(GO)
    do: tuple[Effect, ...] = said(DO, default=())
    cases: tuple[Case, ...] = said(CASES, default=())
    badge: str | None = said("a state; counts its collection's items that are not in it", default=None)
    icon: str | None = an_id("a drawing in assets/icons, shown in the newer skin", default=None)
    shown: Condition | None = said(SHOWN, default=None)
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class CardGroup(Block):
    """Cards stacked in one rounded block."""

    called: ClassVar[str] = "card group"
    type: Literal["cards"]
    heading: str | None = said("words above the group", default=None)
    look: Literal["plain", "secondary", "profile"] = said("how it looks", default="plain")
    cards: tuple[Card, ...] = said("the cards")


@dataclass(frozen=True, slots=True, kw_only=True)
class Button(Block):
    """A wide button. When `needs` does not hold, a touch shows `otherwise` as an error."""

    called: ClassVar[str] = "button"
    type: Literal["button"]
    id: str = an_id("its name")
    label: str = said("the words on it")
    look: Literal["primary", "secondary", "warning"] = said("how it looks", default="primary")
    go: str = a_ref(GO)
    do: tuple[Effect, ...] = said(DO, default=())
    cases: tuple[Case, ...] = said(CASES, default=())
    needs: Condition | None = said("what must be so before it works", default=None)
    otherwise: str | None = said("the error when it is not so", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Block):
    """An underlined link."""

    called: ClassVar[str] = "link"
    type: Literal["link"]
    id: str = an_id("its name")
    label: str = said("the words")
    go: str = a_ref(GO)
    do: tuple[Effect, ...] = said(DO, default=())
    cases: tuple[Case, ...] = said(CASES, default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckboxList(Block):
    """Boxes to tick, one for each item of a collection."""

    called: ClassVar[str] = "checkbox list"
    type: Literal["checkbox-list"]
    id: str = an_id("its name")
    from_: str = an_id("the collection that is shown, such as repeats")
    into: str = an_id("the state (a set) that holds what is ticked")
    within: str | None = an_id(WITHIN, default=None)
    hint: str | None = said("grey words above", default=None)
    without: str | None = an_id("a state (a set): its items cannot be ticked", default=None)
    reason: str | None = said("why the items of `without` cannot be ticked", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class RadioList(Block):
    """Round buttons: one of a collection."""

    called: ClassVar[str] = "radio list"
    type: Literal["radio-list"]
    id: str = an_id("its name")
    from_: str = an_id("the collection that is shown, such as pharmacies")
    into: str = an_id("the state (a choice) that holds what is chosen")
    within: str | None = an_id(WITHIN, default=None)
    hint: str | None = said("grey words above", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextArea(Block):
    """A box to write in. What is written is never kept: the state only knows that there is some."""

    called: ClassVar[str] = "text area"
    type: Literal["text-area"]
    id: str = an_id("its name")
    label: str = said("the words above the box")
    into: str = an_id("the state (a text)")
    hint: str | None = said("grey words above", default=None)
    limit: int = said("how many characters fit; the rest is counted down", default=450)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a summary: a bold key, its value, and perhaps a link to change it."""

    called: ClassVar[str] = "row"
    id: str = an_id("its name")
    key: str = said("the bold words")
    value: str | None = said("the words of the value", default=None)
    lines: tuple[str, ...] = said("or several lines", default=())
    items: str | None = an_id("or a state (a set): the titles of its items", default=None)
    typed: str | None = an_id("or a state (a text): what was written", default=None)
    otherwise: str | None = said("the words when there is nothing", default=None)
    change: str | None = said("the words of the link, such as Change", default=None)
    go: str | None = a_ref("the screen that the link opens", default=None)
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary(Block):
    """Keys and values, below one another."""

    called: ClassVar[str] = "summary"
    type: Literal["summary"]
    look: Literal["plain", "profile"] = said("how it looks", default="plain")
    rows: tuple[Row, ...] = said("the rows")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expander(Block):
    """Words that open and close at a touch."""

    called: ClassVar[str] = "expander"
    type: Literal["expander"]
    id: str = an_id("its name")
    label: str = said("the blue words that are always there")
    lines: tuple[str, ...] = said("the words inside")


@dataclass(frozen=True, slots=True, kw_only=True)
class TagList(Block):
    """Items of a collection, each with a coloured tag that says how far it is."""

    called: ClassVar[str] = "tag list"
    type: Literal["tag-list"]
    from_: str = an_id("the collection")
    within: str | None = an_id(WITHIN, default=None)
    tag: str | None = said("the words of the tag (else the item's own)", default=None)
    tone: Tone = said("its colour", default="blue")
    lines: tuple[str, ...] = said(
        "lines below each, where {item:quantity} is the item's (else the item's own lines)", default=()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageList(Block):
    """Items of a collection as rows of an inbox; a touch opens one."""

    called: ClassVar[str] = "message list"
    type: Literal["message-list"]
    id: str = an_id("its name")
    from_: str = an_id("the collection")
    into: str = an_id("the state (a choice) that holds the item that was opened")
    read: str = an_id("the state (a set) of items that were read")
    within: str | None = an_id(WITHIN, default=None)
    go: str = a_ref(GO)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextField(Block):
    """A box for one line. What is typed is compared with the practice card at once and never kept.

    The state holds only which of the `answers` it is, `wrong`, or `malformed` when its `kind` has a
    shape that it does not fit. It is emptied when the screen is left.
    """

    called: ClassVar[str] = "text field"
    type: Literal["text-field"]
    id: str = an_id("its name")
    label: str = said("the words above the box")
    into: str = an_id("the state (an answer)")
    kind: Literal["text", "email", "password", "code", "number", "postcode", "search"] = said(
        "what is typed; a password is hidden, a code has 6 digits", default="text"
    )
    hint: str | None = said("grey words above", default=None)
    answers: Mapping[str, str] = said('what can be typed, such as  right: "{person:email}"')
    width: Literal["full", "half", "short"] = said("how wide the box is", default="full")


@dataclass(frozen=True, slots=True, kw_only=True)
class Toggle(Block):
    """A switch that is on or off."""

    called: ClassVar[str] = "switch"
    type: Literal["switch"]
    id: str = an_id("its name")
    label: str = said("the words beside it")
    into: str = an_id("the state (a flag)")
    text: str | None = said("grey words below", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardList(Block):
    """A card for each item of a collection; a touch opens one."""

    called: ClassVar[str] = "card list"
    type: Literal["card-list"]
    id: str = an_id("its name")
    from_: str = an_id("the collection")
    into: str = an_id("the state (a choice) that holds the item that was touched")
    within: str | None = an_id(WITHIN, default=None)
    otherwise: str | None = said("the words when there is none", default=None)
    go: str = a_ref(GO)
    do: tuple[Effect, ...] = said(DO, default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLink(Block):
    """The link inside a message; it is there when the message has one."""

    called: ClassVar[str] = "item link"
    type: Literal["item-link"]
    id: str = an_id("its name")
    of: str = an_id("the state (a choice) that holds the message that is open")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One point of a timeline."""

    called: ClassVar[str] = "moment"
    title: str = said("the bold words")
    text: str | None = said("grey words below", default=None)
    past: bool = said("it has happened already", default=False)
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline(Block):
    """What happened and what comes next, along a line."""

    called: ClassVar[str] = "timeline"
    type: Literal["timeline"]
    moments: tuple[Moment, ...] = said("from top to bottom")


@dataclass(frozen=True, slots=True, kw_only=True)
class AppGrid(Block):
    """The icons of all apps, on the phone's home screen. `away` opens for one that is not practised."""

    called: ClassVar[str] = "app grid"
    type: Literal["app-grid"]
    id: str = an_id("its name")
    away: str = an_id("the screen that opens for an app that is not part of the lesson")


AnyBlock = (
    Heading
    | Text
    | Panel
    | CardGroup
    | Button
    | Link
    | CheckboxList
    | RadioList
    | TextArea
    | Summary
    | Expander
    | TagList
    | MessageList
    | TextField
    | Toggle
    | CardList
    | ItemLink
    | Timeline
    | AppGrid
)
