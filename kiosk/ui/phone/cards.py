"""Cards: blue words and a chevron, stacked in one rounded block. The whole card is touched."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from kiosk.phone.faces import CardFace
from kiosk.ui.phone.drawn import Drawing, Writing, fill
from kiosk.ui.phone.look import BODY, LABEL, SMALL_BOLD, PhoneLook
from kiosk.ui.phone.shapes import chevron, rounded
from kiosk.ui.phone.touch_row import TouchRow
from kiosk.ui.phone.wrapped import Wrapped

_CHEVRON = 16  # the drawn part of the app's 24-unit icon
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


class Card(TouchRow):
    """One card. `kind` is plain, secondary (no fill) or profile (pale blue)."""

    def __init__(self, look: PhoneLook, face: CardFace, kind: str, spot: Spot) -> None:
        news = f"{face.badge} new" if face.badge else ""
        super().__init__(look, ", ".join(filter(None, (face.label, face.text, news))), face.action)
        self.face, self.kind, self.spot = face, kind, spot

    def draw_up(self, width: int) -> Drawing:
        """Blue words, then grey ones; room for badge and chevron at the right."""
        px, colours = self.look.px, self.look.colours
        blue = colours.profile[1] if self.kind == "profile" else colours.link
        badge = self._badge()
        room = width - px(16 + 16 + 24) - (badge.width + px(12 + 8) if badge else 0)
        writing = Writing(self.look, px(16), px(16), room)
        writing.write(self.face.label, LABEL, self.focus_ink(blue))
        if self.face.text:
            writing.write(self.face.text, BODY, self.ink(colours.text), gap=px(4))
        return writing.drawing(below=px(16), least=px(56))

    def backdrop(self, painter: QPainter) -> None:
        """The card."""
        colours = self.look.colours
        filled = {"plain": colours.card, "profile": colours.profile[0]}.get(self.kind, "")
        if self.isDown():
            filled = colours.card_pressed
        border = colours.profile[0] if self.kind == "profile" else colours.border
        block_part(painter, self.look, self.box(), self.spot, filled, border)
        self.highlight(painter, self.current().words[0])

    def decorate(self, painter: QPainter) -> None:
        """The badge and the chevron."""
        px, colours = self.look.px, self.look.colours
        middle = self.height() / 2
        chevron(painter, self.ink(colours.chevron), QPointF(self.width() - px(26), middle), px(_CHEVRON))
        if badge := self._badge():
            wide = max(badge.width + px(12), px(24))
            rect = QRectF(self.width() - px(44) - wide, middle - px(12), wide, px(24))
            fill(painter, rect, colours.badge[0], px(4))
            left = rect.center().x() - badge.width / 2
            badge.draw(painter, left, rect.center().y() - badge.height / 2, colours.badge[1])

    def _badge(self) -> Wrapped | None:
        if not self.face.badge:
            return None
        number = f"{_MOST}+" if self.face.badge > _MOST else str(self.face.badge)
        return Wrapped(self.look, number, SMALL_BOLD, 10_000)
