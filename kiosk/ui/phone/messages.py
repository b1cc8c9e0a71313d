"""The rows of an inbox."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter

from kiosk.phone.faces import MessageFace
from kiosk.ui.phone.cards import Spot, block_part
from kiosk.ui.phone.drawn import Drawing, Writing
from kiosk.ui.phone.look import BODY, BOLD, SMALL, PhoneLook
from kiosk.ui.phone.shapes import chevron
from kiosk.ui.phone.touch_row import TouchRow

_INDENT = 36  # the words stand in line, with a red dot or without


class Message(TouchRow):
    """When, who from, and how it begins; a red dot and bold words while it is unread."""

    def __init__(self, look: PhoneLook, face: MessageFace, spot: Spot) -> None:
        state = "unread" if face.unread else "read"
        super().__init__(look, ", ".join((face.sender, face.when, face.preview, state)), face.action)
        self.face, self.spot = face, spot

    def draw_up(self, width: int) -> Drawing:
        """Date, sender, the beginning of the message."""
        px, colours = self.look.px, self.look.colours
        writing = Writing(self.look, px(_INDENT), px(16), width - px(_INDENT) - px(44))
        writing.write(self.face.when, SMALL, self.ink(colours.secondary))
        who = BOLD if self.face.unread else BODY
        writing.write(self.face.sender, who, self.focus_ink(colours.text), gap=px(2))
        writing.write(self.face.preview, BODY, self.ink(colours.secondary), gap=px(2))
        return writing.drawing(below=px(16))

    def backdrop(self, painter: QPainter) -> None:
        """The row's part of the block."""
        colours = self.look.colours
        filled = colours.card_pressed if self.isDown() else colours.card
        block_part(painter, self.look, self.box(), self.spot, filled, colours.border)
        self.highlight(painter, self.current().words[1])

    def decorate(self, painter: QPainter) -> None:
        """The dot and the chevron."""
        px, colours = self.look.px, self.look.colours
        chevron(painter, self.ink(colours.chevron), QPointF(self.width() - px(26), self.height() / 2), px(16))
        if self.face.unread:
            sender = self.current().words[1].rect
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.ink(colours.badge[0])))
            painter.drawEllipse(QPointF(px(20), sender.top() + px(12)), px(6), px(6))
