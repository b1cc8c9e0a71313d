"""Cards: blue words and a chevron, stacked in one rounded block. The whole card is touched."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from kiosk.phone.faces import CardFace
from kiosk.ui.icons import icon
from kiosk.ui.phone.drawn import Drawing, Writing, fill
from kiosk.ui.phone.look import BODY, LABEL, SMALL_BOLD, TAG, PhoneLook
from kiosk.ui.phone.shapes import chevron, rounded
from kiosk.ui.phone.touch_row import TouchRow
from kiosk.ui.phone.wrapped import Wrapped

_CHEVRON = 16  # the drawn part of the app's 24-unit icon
_ICON = 28
_MOST = 9  # the app writes 9+ above that


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in its block a row is: it decides corners and dividers."""

    first: bool = True
    last: bool = True


def block_part(painter: QPainter, look: PhoneLook, box: QRectF, spot: Spot, filled: str, border: str) -> None:
    """One row's part of a rounded block: 2 units of border around, 1 unit between the rows."""
    px, thick = look.px, look.px(2)
    half = thick / 2
    path_box = box.adjusted(
        half, half if spot.first else -2 * thick, -half, -half if spot.last else 2 * thick
    )
    painter.save()
    painter.setClipRect(box)
    painter.setBrush(QColor(filled) if filled else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(border), thick))
    painter.drawPath(rounded(path_box, px(8) if spot.first else 0, px(8) if spot.last else 0))
    painter.restore()
    if not spot.last:
        fill(painter, QRectF(px(16), box.bottom() - px(1), box.width() - px(32), px(1)), border)


def spoken(face: CardFace) -> str:
    """All of a card's words."""
    news = f"{face.badge} new" if face.badge else ""
    return ", ".join(filter(None, (face.label, face.text, face.tag, news)))


def badge_of(look: PhoneLook, face: CardFace) -> Wrapped | None:
    """The number of what is new, if there is anything."""
    if not face.badge:
        return None
    number = f"{_MOST}+" if face.badge > _MOST else str(face.badge)
    return Wrapped(look, number, SMALL_BOLD, 10_000)


def draw_badge(painter: QPainter, look: PhoneLook, badge: Wrapped, right: float, middle: float) -> None:
    """A red badge that ends at `right`."""
    px, colours = look.px, look.colours
    wide = max(badge.width + px(12), px(24))
    rect = QRectF(right - wide, middle - px(12), wide, px(24))
    fill(painter, rect, colours.badge[0], px(4))
    left = rect.center().x() - badge.width / 2
    badge.draw(painter, left, rect.center().y() - badge.height / 2, colours.badge[1])


def write_tag(writing: Writing, face: CardFace) -> None:
    """The words of a tag, below what is written, with room for its ends."""
    if not face.tag:
        return
    px, tags = writing.look.px, writing.look.colours.tags
    writing.x += px(9)
    writing.width -= px(18)
    writing.write(face.tag, TAG, tags.get(face.tone, tags["grey"])[1], gap=px(8 + 3))
    writing.x -= px(9)
    writing.width += px(18)
    writing.y += px(3)


def draw_tag(painter: QPainter, look: PhoneLook, face: CardFace, drawing: Drawing) -> None:
    """The fill behind a tag, whose words are the last ones."""
    if face.tag:
        px, tags = look.px, look.colours.tags
        rect = drawing.words[-1].rect.adjusted(-px(9), -px(3), px(9), px(3))
        fill(painter, rect, tags.get(face.tone, tags["grey"])[0], px(2))


class Card(TouchRow):
    """One card. `kind` is plain, secondary (no fill) or profile (pale blue)."""

    def __init__(self, look: PhoneLook, face: CardFace, kind: str, spot: Spot) -> None:
        super().__init__(look, spoken(face), face.action)
        self.face, self.kind, self.spot = face, kind, spot

    def draw_up(self, width: int) -> Drawing:
        """Blue words, then grey ones, then the tag; room for badge and chevron at the right."""
        px, colours = self.look.px, self.look.colours
        badge = badge_of(self.look, self.face)
        left = px(16 + _ICON + 12) if self.face.icon else px(16)
        room = width - left - px(16 + 24) - (badge.width + px(12 + 8) if badge else 0)
        writing = Writing(self.look, left, px(16), room)
        writing.write(self.face.label, LABEL, self.focus_ink(self._blue()))
        if self.face.text:
            writing.write(self.face.text, BODY, self.ink(colours.text), gap=px(4))
        write_tag(writing, self.face)
        return writing.drawing(below=px(16), least=px(56))

    def marks(self) -> tuple[QRectF, ...]:
        """The icon, if there is one: beside the first words."""
        if not self.face.icon:
            return ()
        px, label = self.look.px, self.current().words[0].rect
        return (QRectF(px(16), label.top() + px(10) - px(_ICON) / 2, px(_ICON), px(_ICON)),)

    def backdrop(self, painter: QPainter) -> None:
        """The card."""
        colours = self.look.colours
        filled = {"plain": colours.card, "profile": colours.profile[0]}.get(self.kind, "")
        if self.isDown():
            filled = colours.card_pressed
        border = colours.profile[0] if self.kind == "profile" else colours.border
        block_part(painter, self.look, self.box(), self.spot, filled, border)
        self.highlight(painter, self.current().words[0])
        draw_tag(painter, self.look, self.face, self.current())

    def decorate(self, painter: QPainter) -> None:
        """The icon, the badge and the chevron."""
        px, colours = self.look.px, self.look.colours
        middle = self.height() / 2
        chevron(painter, self.ink(colours.chevron), QPointF(self.width() - px(26), middle), px(_CHEVRON))
        for place in self.marks():
            drawn = icon(self.face.icon, self.ink(self._blue()), px(_ICON))
            painter.drawPixmap(place.topLeft(), drawn)
        if badge := badge_of(self.look, self.face):
            draw_badge(painter, self.look, badge, self.width() - px(44), middle)

    def _blue(self) -> str:
        colours = self.look.colours
        return colours.profile[1] if self.kind == "profile" else colours.link
