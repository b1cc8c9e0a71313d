"""How far something is: points along a line, done ones filled, the others hollow (nhs-app.md §1.3)."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from kiosk.phone.faces import MomentFace, TimelineFace
from kiosk.ui.phone.cards import Spot
from kiosk.ui.phone.drawn import Drawing, Leaf, Writing, fill
from kiosk.ui.phone.look import BODY, BOLD, PhoneLook
from kiosk.ui.phone.stack import Item, Stack

_PAST, _TO_COME, _LINE = 16, 12, 2
_MIDDLE = 10  # of the line, from the left
_INDENT = 34


class Moment(Leaf):
    """One point, with its part of the line."""

    def __init__(self, look: PhoneLook, face: MomentFace, spot: Spot) -> None:
        state = "done" if face.past else "still to come"
        super().__init__(look, ", ".join(filter(None, (face.title, face.text, state))))
        self.face, self.spot = face, spot

    def draw_up(self, width: int) -> Drawing:
        """Title and words, right of the line."""
        px, colours = self.look.px, self.look.colours
        writing = Writing(self.look, px(_INDENT), 0, width - px(_INDENT))
        writing.write(self.face.title, BOLD, colours.text)
        if self.face.text:
            writing.write(self.face.text, BODY, colours.secondary)
        return writing.drawing(below=0 if self.spot.last else px(24))

    def decorate(self, painter: QPainter) -> None:
        """The line from the point before to the next; the point."""
        px, colours = self.look.px, self.look.colours
        middle = QPointF(px(_MIDDLE), self.current().words[0].rect.top() + px(BOLD.line) / 2)
        top = middle.y() if self.spot.first else 0
        end = middle.y() if self.spot.last else self.height()
        thick = px(_LINE)
        fill(painter, QRectF(middle.x() - thick / 2, top, thick, end - top), colours.scroll)
        if self.face.past:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.inset))
            painter.drawEllipse(middle, px(_PAST) / 2, px(_PAST) / 2)
        else:
            painter.setPen(QPen(QColor(colours.secondary), thick))
            painter.setBrush(QColor(colours.page))
            half = (px(_TO_COME) - thick) / 2
            painter.drawEllipse(middle, half, half)


def timeline(look: PhoneLook, face: TimelineFace) -> Stack:
    """All points, from top to bottom."""
    last = len(face.moments) - 1
    spots = (Spot(first=number == 0, last=number == last) for number in range(last + 1))
    moments = zip(face.moments, spots, strict=True)
    return Stack(look, items=tuple(Item(Moment(look, each, spot)) for each, spot in moments))
