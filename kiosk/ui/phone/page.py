"""Builds a screen: for each face the widget that draws it, with the app's margins.

Margins are those of the NHS frontend on a phone, in logical units (nhs-app.md §1.3).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from kiosk.phone.faces import (
    AreaFace,
    ButtonFace,
    CardsFace,
    ExpanderFace,
    Face,
    FieldFace,
    GridFace,
    HeadingFace,
    LinkFace,
    MessageFace,
    OptionsFace,
    PanelFace,
    ProblemFace,
    ScreenFace,
    SummaryFace,
    TaggedFace,
    TextFace,
    TimelineFace,
    ToggleFace,
)
from kiosk.ui.phone.app_icon import home_screen
from kiosk.ui.phone.area import Area
from kiosk.ui.phone.buttons import BackLink, Button, link
from kiosk.ui.phone.cards import Card, Spot
from kiosk.ui.phone.expander import Expander
from kiosk.ui.phone.field import Field
from kiosk.ui.phone.look import PhoneLook
from kiosk.ui.phone.messages import Message
from kiosk.ui.phone.options import Options
from kiosk.ui.phone.problem import Problem
from kiosk.ui.phone.stack import Item, Sides, Stack
from kiosk.ui.phone.summary import Summary
from kiosk.ui.phone.surround import bar_title, ground
from kiosk.ui.phone.tags import Tagged
from kiosk.ui.phone.tiles import tiles
from kiosk.ui.phone.timeline import timeline
from kiosk.ui.phone.toggle import Toggle
from kiosk.ui.phone.view import View
from kiosk.ui.phone.words import Heading, Panel, text

T = TypeVar("T")

Row = MessageFace | ToggleFace
Part = Face | ProblemFace | str | tuple[Row, ...]
"""What becomes a few widgets: a face, the problem, "back", or the rows of an inbox or of switches."""

Made = tuple[Part, tuple[Item, ...]]


@dataclass(frozen=True, slots=True)
class Workshop:
    """What every widget of a screen is made with."""

    look: PhoneLook
    view: View
    key: str
    hub: bool

    def make(self, part: Part) -> tuple[Item, ...]:
        """The widgets of one part of a screen."""
        return tuple(_items(self, part))


class Page(Stack):
    """A whole screen, between header and tabs.

    Parts that stay the same keep their widgets, with focus and the place of the cursor.
    """

    def __init__(self, look: PhoneLook, face: ScreenFace, view: View, parent: QWidget | None = None) -> None:
        # At the right the lane of the scroll bar is the margin, but for the outline of a box.
        super().__init__(look, Sides(16, 8 if face.back else 16, 4, 40), parent=parent)
        self._ground = ground(look, face)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # nothing below needs to be painted
        self._workshop = Workshop(look, view, face.key, _is_hub(face))
        self._made: list[Made] = []
        self._lead: tuple[QWidget, ...] = ()
        self.show_face(face)

    def show_face(self, face: ScreenFace) -> None:
        """Show the screen, or the same screen after a touch."""
        old = list(self._made)
        self._made = []
        for part in _parts(face):
            kept = next((entry for entry in old if entry[0] == part), None) or _written_in(old, part)
            if kept is not None:
                old.remove(kept)
            self._made.append((part, kept[1] if kept else self._workshop.make(part)))
        self._set()
        self.agree()

    def lead_with(self, widgets: tuple[QWidget, ...]) -> None:
        """Show these above everything: strips for which there is no room around the page."""
        if widgets != self._lead:
            self._lead = widgets
            self._set()

    def options(self, identifier: str) -> Options | None:
        """The options of this name."""
        return next((o for o in self.parts() if isinstance(o, Options) and o.face.id == identifier), None)

    def field(self, block: str) -> Field | None:
        """The text field of this name."""
        return next((f for f in self.parts() if isinstance(f, Field) and f.face.block == block), None)

    def box(self, block: str) -> QWidget | None:
        """The box of this name that is written in, of one line or of several."""
        field = self.field(block)
        areas = (each for each in self.parts() if isinstance(each, Area))
        area = next((each for each in areas if each.face.write.block == block), None)
        return field.line if field else area.edit if area else None

    def agree(self) -> None:
        """Let every box show what the view and the phone's world hold."""
        for part in self.parts():
            if isinstance(part, Area | Field):
                part.agree()

    def backdrop(self, painter: QPainter) -> None:
        """The page's own colour, and the outline of the box that is being written in."""
        painter.fillRect(self.rect(), QColor(self._ground))
        out = self.look.px(4)
        for part in self.parts():
            box = part.edit if isinstance(part, Area) else part.line if isinstance(part, Field) else None
            if box is not None and box.hasFocus():
                rect = QRect(box.mapTo(self, QPoint()), box.size()).adjusted(-out, -out, out, out)
                painter.fillRect(rect, QColor(self.look.colours.focus[0]))

    def _set(self) -> None:
        lead = tuple(Item(each, below=8) for each in self._lead)
        self.set_items(lead + tuple(item for _, items in self._made for item in items))


def _written_in(made: list[Made], part: Part) -> Made | None:
    """The same box to write in with another error or answer: its cursor must stay where it is."""
    for entry in made:
        box = entry[1][0].widget if entry[1] else None
        if isinstance(box, Area | Field) and box.takes(part):
            return entry
    return None


def _is_hub(face: ScreenFace) -> bool:
    """The app's menus, cards below one paragraph at most, have larger titles than its forms."""
    cards = face.faces[1:] if isinstance(next(iter(face.faces), None), TextFace) else face.faces
    return bool(cards) and all(isinstance(each, CardsFace) for each in cards)


def _parts(face: ScreenFace) -> Iterator[Part]:
    if face.back:
        yield "back"
    if face.problem:
        yield face.problem
    done = any(isinstance(each, PanelFace) for each in face.faces[:1])  # the panel is then the title
    if face.title and not done and not bar_title(face):
        yield HeadingFace(face.title, 1)
    for kind, group in groupby(face.faces, key=type):
        if kind in (MessageFace, ToggleFace):
            yield tuple(each for each in group if isinstance(each, Row))
        else:
            yield from group


def _items(shop: Workshop, part: Part) -> Iterator[Item]:
    look = shop.look
    match part:
        case str():
            yield Item(BackLink(look), below=8, hug=True)
        case ProblemFace():
            yield Item(Problem(look, part), above=8, below=24)
        case HeadingFace():
            first = part.level == 1
            yield Item(Heading(look, part, hub=shop.hub), above=0 if first else 24, below=16 if first else 12)
        case TextFace():
            yield Item(text(look, part), above=0, below=4 if part.look == "bold" else 16)
        case PanelFace():
            yield Item(Panel(look, part), below=24)
        case CardsFace():
            yield from _cards(look, part)
        case ButtonFace():
            yield Item(Button(look, part), above=24, below=16)
        case LinkFace():
            yield Item(link(look, part), above=4, below=8, hug=True)
        case OptionsFace():
            yield Item(Options(look, part), below=16)
        case AreaFace():
            yield Item(Area(look, part, shop.view), below=24)
        case FieldFace():
            yield Item(Field(look, part, shop.view), below=24)
        case SummaryFace():
            yield Item(Summary(look, part, shop.view), below=24)
        case ExpanderFace():
            yield Item(Expander(look, part, shop.view, shop.key), above=8, below=16)
        case TaggedFace():
            yield Item(Tagged(look, part), above=16, below=16)
        case TimelineFace():
            yield Item(timeline(look, part), above=8, below=24)
        case GridFace():
            yield Item(home_screen(look, part))
        case tuple():
            yield from _rows(look, part)


def _rows(look: PhoneLook, faces: Sequence[Row]) -> Iterator[Item]:
    for spot, each in _spots(faces):
        row = Toggle(look, each, spot) if isinstance(each, ToggleFace) else Message(look, each, spot)
        yield Item(row, below=24 if spot.last else 0)


def _cards(look: PhoneLook, face: CardsFace) -> Iterator[Item]:
    if face.heading:
        yield Item(Heading(look, HeadingFace(face.heading, 3)), above=24, below=12)
    if face.look == "tiles":
        yield Item(tiles(look, face), below=24)
        return
    for spot, card in _spots(face.cards):
        yield Item(Card(look, card, face.look, spot), below=24 if spot.last else 0)


def _spots(faces: Sequence[T]) -> Iterator[tuple[Spot, T]]:
    last = len(faces) - 1
    return ((Spot(first=number == 0, last=number == last), face) for number, face in enumerate(faces))
