"""Buttons and links."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from kiosk.phone.faces import ButtonFace, LinkFace
from kiosk.phone.world import Action
from kiosk.ui.phone.colours import ButtonColours
from kiosk.ui.phone.drawn import Drawing, Writing, fill
from kiosk.ui.phone.look import BODY, LABEL, SMALL, Letters, PhoneLook
from kiosk.ui.phone.shapes import chevron
from kiosk.ui.phone.touch_row import TouchRow

_EDGE = 4  # the shadow below a button


class Button(TouchRow):
    """A wide button with a thick lower edge; pressed, it moves down onto it."""

    def __init__(self, look: PhoneLook, face: ButtonFace) -> None:
        super().__init__(look, face.label, face.action)
        self.face = face

    def draw_up(self, width: int) -> Drawing:
        """Words in the middle of the face."""
        px = self.look.px
        writing = Writing(self.look, px(16), px(12), width - px(32))
        writing.write(self.face.label, LABEL, self._colours().text, centred=True)
        drawing = writing.drawing(below=px(12), least=px(44))
        drawing.height += px(_EDGE)
        return drawing

    def backdrop(self, painter: QPainter) -> None:
        """The edge, and the face above it."""
        px, colours = self.look.px, self._colours()
        box, edge, radius = self.box(), px(_EDGE), px(8)
        down = edge if self.isDown() else 0
        if not down:
            fill(painter, box.adjusted(0, edge, 0, 0), colours.edge, radius)
        face = box.adjusted(0, down, 0, down - edge)
        fill(painter, face, colours.pressed if down else colours.face, radius)
        if colours.border:
            half = px(2) / 2
            painter.setPen(QPen(QColor(colours.border), px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(face.adjusted(half, half, -half, -half), radius - half, radius - half)
        painter.translate(0, down)  # the words go with the face

    def _colours(self) -> ButtonColours:
        colours = self.look.colours
        if self.focus_shown:
            yellow, black = colours.focus
            return ButtonColours(yellow, black, black, yellow)
        if self.asleep:
            return colours.asleep
        kinds = {"secondary": colours.quiet, "warning": colours.warning}
        return kinds.get(self.face.look, colours.primary)


class TextLink(TouchRow):
    """Underlined words with 44 units to touch; `spoken` when the words alone do not say enough."""

    letters: Letters = BODY

    def __init__(self, look: PhoneLook, label: str, action: Action | None, spoken: str = "") -> None:
        super().__init__(look, spoken or label, action)
        self.label = label

    def draw_up(self, width: int) -> Drawing:
        """The words."""
        px = self.look.px
        writing = Writing(self.look, 0, px(10), width - px(4))
        writing.write(self.label, self.letters, self.words_colour(), underlined=self.underlined())
        return writing.drawing(below=px(10), least=px(44))

    def words_colour(self) -> str:
        """The colour of the words now."""
        return self.focus_ink(self.look.colours.link)

    def underlined(self) -> bool:
        """Whether the words have their line now."""
        return not self.focus_shown

    def sizeHint(self) -> QSize:
        """The words, and a little room at the right."""
        return super().sizeHint() + QSize(self.look.px(8), 0)

    def backdrop(self, painter: QPainter) -> None:
        """Show it pressed or focused."""
        placed = self.current().words[0]
        if self.isDown():
            fill(painter, placed.rect, self.look.colours.card_pressed, self.look.px(2))
        self.highlight(painter, placed)


class BackLink(TouchRow):
    """A chevron and "Back", above the title."""

    def __init__(self, look: PhoneLook) -> None:
        super().__init__(look, "Back", Action("back"))

    def draw_up(self, width: int) -> Drawing:
        """The word, right of the chevron."""
        px = self.look.px
        writing = Writing(self.look, px(16), px(12), width - px(16))
        writing.write("Back", SMALL, self.focus_ink(self.look.colours.link), underlined=not self.focus_shown)
        return writing.drawing(below=px(12), least=px(44))

    def sizeHint(self) -> QSize:
        """Chevron and word, and room to touch at the right."""
        return super().sizeHint() + QSize(self.look.px(16), 0)

    def backdrop(self, painter: QPainter) -> None:
        """Show it pressed or focused, and the chevron."""
        px, placed = self.look.px, self.current().words[0]
        if self.isDown():
            fill(
                painter, QRectF(0, px(4), self.width(), self.height() - px(8)), self.look.colours.card_pressed
            )
        self.highlight(painter, placed)
        ink = self.ink(self.look.colours.link)
        chevron(painter, ink, QPointF(px(5), placed.rect.center().y()), px(12), "left")


def link(look: PhoneLook, face: LinkFace) -> TextLink:
    """The widget for a link."""
    return TextLink(look, face.label, face.action)
