"""Switches, as on a page of settings: whole rows to touch, with On or Off in words."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from kiosk.phone.faces import ToggleFace
from kiosk.ui.phone.cards import Spot, block_part
from kiosk.ui.phone.drawn import Drawing, Writing
from kiosk.ui.phone.look import BODY, LABEL, SMALL_BOLD, PhoneLook
from kiosk.ui.phone.touch_row import TouchRow
from kiosk.ui.phone.wrapped import Placed, Wrapped

_TRACK = (52, 30)
_KNOB = 22
_WORD = 30  # for On or Off, left of the switch


class Toggle(TouchRow):
    """One switch with its label. The word beside it says what colour alone must not say."""

    def __init__(self, look: PhoneLook, face: ToggleFace, spot: Spot) -> None:
        state = "on" if face.on else "off"
        super().__init__(look, ", ".join(filter(None, (face.label, face.text, state))), face.action)
        self.face, self.spot = face, spot
        self.show_on(face.on)

    def draw_up(self, width: int) -> Drawing:
        """Label and grey words; at the right On or Off."""
        px, colours = self.look.px, self.look.colours
        taken = px(16 + _TRACK[0] + 10 + _WORD + 10)
        writing = Writing(self.look, px(16), px(16), width - px(16) - taken)
        writing.write(self.face.label, LABEL, self.focus_ink(colours.text))
        if self.face.text:
            writing.write(self.face.text, BODY, self.ink(colours.secondary), gap=px(2))
        drawing = writing.drawing(below=px(16), least=px(60))
        word = Wrapped(self.look, "On" if self.face.on else "Off", SMALL_BOLD, px(_WORD))
        left = width - px(16 + _TRACK[0] + 10) - word.width
        drawing.words.append(Placed(word, left, (drawing.height - word.height) / 2, self.ink(colours.text)))
        return drawing

    def marks(self) -> tuple[QRectF, ...]:
        """The switch."""
        px = self.look.px
        wide, high = px(_TRACK[0]), px(_TRACK[1])
        return (QRectF(self.width() - px(16) - wide, (self.height() - high) / 2, wide, high),)

    def backdrop(self, painter: QPainter) -> None:
        """The row's part of the block."""
        colours = self.look.colours
        filled = colours.card_pressed if self.isDown() else colours.card
        block_part(painter, self.look, self.box(), self.spot, filled, colours.border)
        self.highlight(painter, self.current().words[0])

    def decorate(self, painter: QPainter) -> None:
        """The track and the knob: filled and to the right when on, hollow and to the left when off."""
        px, colours, track = self.look.px, self.look.colours, self.marks()[0]
        half = px(2) / 2
        radius, knob = track.height() / 2, px(_KNOB)
        edge = self.ink(colours.primary.face if self.face.on else colours.input_border)
        painter.setPen(QPen(QColor(edge), 2 * half))
        painter.setBrush(QColor(edge if self.face.on else colours.input))
        painter.drawRoundedRect(track.adjusted(half, half, -half, -half), radius - half, radius - half)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.input if self.face.on else edge))
        x = track.right() - radius if self.face.on else track.left() + radius
        painter.drawEllipse(QPointF(x, track.center().y()), knob / 2, knob / 2)
