"""Words that open and close at a touch. Whether they are open is a matter of the view."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen

from kiosk.phone.faces import ExpanderFace, TextFace
from kiosk.ui.phone.drawn import Drawing, Writing
from kiosk.ui.phone.look import BODY, PhoneLook
from kiosk.ui.phone.shapes import line
from kiosk.ui.phone.stack import Item, Sides, Stack
from kiosk.ui.phone.touch_row import TouchRow
from kiosk.ui.phone.view import View
from kiosk.ui.phone.words import Text


class Expander(Stack):
    """A white box: the blue words are always there, the rest below them when open.

    expanded(id, open): it was opened or closed.
    """

    expanded = Signal(str, bool)

    def __init__(self, look: PhoneLook, face: ExpanderFace, view: View, screen: str) -> None:
        super().__init__(look)
        self.face, self._view, self._place = face, view, (screen, face.id)
        self.row = ExpanderRow(look, face.label)
        self.row.clicked.connect(self._turn)
        self._show(self._place in view.open)

    def backdrop(self, painter: QPainter) -> None:
        """The box."""
        half = self.look.px(2) / 2
        painter.setPen(QPen(QColor(self.look.colours.border), 2 * half))
        painter.setBrush(QColor(self.look.colours.card))
        radius = self.look.px(8)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)

    def _turn(self) -> None:
        opened = self._place not in self._view.open
        (self._view.open.add if opened else self._view.open.discard)(self._place)
        self._show(opened)
        self.grew.emit()
        self.expanded.emit(self.face.id, opened)

    def _show(self, opened: bool) -> None:
        self.row.set_open(opened)
        inside = (Item(Text(self.look, TextFace(self.face.lines))),) if opened else ()
        self.sides = Sides(16, 0, 16, 16 if opened else 0)
        self.set_items((Item(self.row), *inside))


class ExpanderRow(TouchRow):
    """A plus or minus in a ring, and the underlined words."""

    def __init__(self, look: PhoneLook, label: str) -> None:
        super().__init__(look, label)
        self._label, self._open = label, False

    def set_open(self, opened: bool) -> None:
        """Show whether it is open, and say it."""
        self._open = opened
        self.setAccessibleName(f"{self._label}, {'open' if opened else 'closed'}")
        self.redraw()

    def draw_up(self, width: int) -> Drawing:
        """The words."""
        px, link = self.look.px, self.look.colours.link
        writing = Writing(self.look, px(34), px(16), width - px(34))
        writing.write(self._label, BODY, self.focus_ink(link), underlined=not self.focus_shown)
        return writing.drawing(below=px(16), least=px(56))

    def backdrop(self, painter: QPainter) -> None:
        """The focus."""
        self.highlight(painter, self.current().words[0])

    def decorate(self, painter: QPainter) -> None:
        """The ring, with a plus or a minus."""
        px, ink = self.look.px, self.ink(self.look.colours.link)
        middle = QPointF(px(12), self.current().words[0].rect.top() + px(12))
        painter.setPen(QPen(QColor(ink), px(2)))
        painter.setBrush(QColor(self.look.colours.card_pressed) if self.isDown() else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, px(11), px(11))
        arm = px(5)
        line(painter, ink, px(2), (middle.x() - arm, middle.y()), (middle.x() + arm, middle.y()))
        if not self._open:
            line(painter, ink, px(2), (middle.x(), middle.y() - arm), (middle.x(), middle.y() + arm))
