"""Boxes to tick and round buttons: rows as wide as the page, with words that wrap."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from kiosk.phone.faces import OptionFace, OptionsFace
from kiosk.ui.phone.drawn import Drawing, Leaf, Writing, fill
from kiosk.ui.phone.look import BODY, BOLD, PhoneLook
from kiosk.ui.phone.shapes import tick
from kiosk.ui.phone.stack import Item, Sides, Stack
from kiosk.ui.phone.touch_row import TouchRow

_BOX = 40
_AROUND = 4  # room for the focus
_INDENT = _AROUND + _BOX + 12


class Options(Stack):
    """A hint, perhaps an error, and the options; an error also draws a red bar at the left."""

    def __init__(self, look: PhoneLook, face: OptionsFace) -> None:
        items = []
        if face.hint:
            items.append(Item(Note(look, face.hint, look.colours.secondary), below=12))
        if face.error:
            items.append(Item(Note(look, face.error, look.colours.error, bold=True), below=12))
        for option in face.options:
            row = Option(look, option, face.many) if option.action else Unavailable(look, option)
            items.append(Item(row, above=8, below=8))
        super().__init__(look, Sides(left=20) if face.error else None, tuple(items))
        self.face = face

    def backdrop(self, painter: QPainter) -> None:
        """The red bar."""
        if self.face.error:
            fill(painter, QRectF(0, 0, self.look.px(4), self.height()), self.look.colours.error)


class Note(Leaf):
    """A hint or an error above a field."""

    def __init__(self, look: PhoneLook, text: str, colour: str, *, bold: bool = False) -> None:
        super().__init__(look, text)
        self.text, self.colour, self.bold = text, colour, bold

    def draw_up(self, width: int) -> Drawing:
        """The words."""
        writing = Writing(self.look, 0, 0, width)
        writing.write(self.text, BOLD if self.bold else BODY, self.colour)
        return writing.drawing()


class Option(TouchRow):
    """One box or round button with its words."""

    def __init__(self, look: PhoneLook, face: OptionFace, many: bool) -> None:
        state = ("ticked" if many else "selected") if face.on else ("not ticked" if many else "not selected")
        super().__init__(look, ", ".join((face.title, *face.lines, state)), face.action)
        self.face, self.many = face, many
        self.setAutoExclusive(not many)  # a screen reader then hears a radio button
        self.show_on(face.on)

    def draw_up(self, width: int) -> Drawing:
        """Bold title and grey lines, right of the box."""
        px, colours = self.look.px, self.look.colours
        writing = Writing(self.look, px(_INDENT), px(12), width - px(_INDENT) - px(8))
        writing.write(self.face.title, BOLD if self.face.lines else BODY, self.ink(colours.text))
        for line in self.face.lines:
            writing.write(line, BODY, self.ink(colours.secondary))
        return writing.drawing(below=px(12), least=px(48))

    def backdrop(self, painter: QPainter) -> None:
        """Pressed, the whole row answers."""
        if self.isDown():
            fill(painter, self.box(), self.look.colours.card_pressed, self.look.px(4))

    def decorate(self, painter: QPainter) -> None:
        """The box, beside the title; or the round button."""
        px, colours = self.look.px, self.look.colours
        rect = QRectF(px(_AROUND), px(_AROUND), px(_BOX), px(_BOX))
        if self.focus_shown:
            out = px(_AROUND)
            self._shape(painter, rect.adjusted(-out / 2, -out / 2, out / 2, out / 2), colours.focus[0], out)
        ink = self.ink(colours.text)
        half = px(4 if self.focus_shown else 2) / 2
        self._shape(painter, rect.adjusted(half, half, -half, -half), ink, 2 * half, colours.input)
        if not self.face.on:
            return
        if self.many:
            tick(painter, ink, rect.center(), px(22))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ink))
            painter.drawEllipse(rect.center(), px(20) / 2, px(20) / 2)

    def _shape(self, painter: QPainter, rect: QRectF, colour: str, pen: float, filled: str = "") -> None:
        painter.setPen(QPen(QColor(colour), pen, j=Qt.PenJoinStyle.MiterJoin))
        painter.setBrush(QColor(filled) if filled else Qt.BrushStyle.NoBrush)
        if self.many:
            painter.drawRect(rect)
        else:
            painter.drawEllipse(rect)


class Unavailable(Leaf):
    """An item that cannot be chosen, with the reason; it has no box."""

    def __init__(self, look: PhoneLook, face: OptionFace) -> None:
        super().__init__(look, ", ".join((face.title, *face.lines, face.unavailable)))
        self.face = face

    def draw_up(self, width: int) -> Drawing:
        """Grey words in line with the others, then the reason."""
        px, colours = self.look.px, self.look.colours
        writing = Writing(self.look, px(_INDENT), px(12), width - px(_INDENT) - px(8))
        writing.write(self.face.title, BOLD, colours.secondary)
        for line in self.face.lines:
            writing.write(line, BODY, colours.secondary)
        writing.write(self.face.unavailable, BODY, colours.text, gap=px(4))
        return writing.drawing(below=px(12))

    def decorate(self, painter: QPainter) -> None:
        """A short line where the others have their box: nothing to tick here."""
        px = self.look.px
        middle = QPointF(px(_AROUND) + px(_BOX) / 2, px(_AROUND) + px(_BOX) / 2)
        rect = QRectF(middle.x() - px(8), middle.y() - px(1.5), px(16), px(3))
        fill(painter, rect, self.look.colours.secondary, px(1))
