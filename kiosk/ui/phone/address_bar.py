"""The browser's bar: which page this is, in full. Learners must be able to read every letter."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from kiosk.ui.icons import icon
from kiosk.ui.phone.drawn import Drawing, Leaf, Writing, fill
from kiosk.ui.phone.look import BODY, SMALL_BOLD, PhoneLook

_SAFE = "https://"
_ICON = 22
_SIDE, _INSIDE = 10, 12  # around the field; inside of it


class AddressBar(Leaf):
    """A field with a closed padlock and the address, or an open one and "Not secure".

    Pages without a web address (the browser's own) have no padlock.
    """

    def __init__(self, look: PhoneLook, address: str) -> None:
        self.safe = address.startswith(_SAFE)
        self.address = address.partition("://")[2] or address
        self.own = not self.safe and "." not in address
        said = "closed padlock" if self.safe else "" if self.own else "open padlock, not secure"
        super().__init__(look, ", ".join(filter(None, (f"Address: {self.address}", said))))

    def draw_up(self, width: int) -> Drawing:
        """The address, and what is wrong with it."""
        px, ink = self.look.px, self.look.colours.text
        left = _SIDE + _INSIDE + _ICON + 8
        writing = Writing(self.look, px(left), px(8 + 10), width - px(left + _SIDE + _INSIDE))
        if not self.safe and not self.own:
            writing.write("Not secure", SMALL_BOLD, ink)
        writing.write(self.address, BODY, ink)
        return writing.drawing(below=px(10 + 8))

    def marks(self) -> tuple[QRectF, ...]:
        """The padlock."""
        px, words = self.look.px, self.current().words[0].rect
        size = px(_ICON)
        return (QRectF(px(_SIDE + _INSIDE), words.center().y() - size / 2, size, size),)

    def backdrop(self, painter: QPainter) -> None:
        """A neutral bar with the field in it."""
        px, colours = self.look.px, self.look.colours
        fill(painter, self.box(), colours.address[0])
        fill(painter, self.box().adjusted(px(_SIDE), px(8), -px(_SIDE), -px(8)), colours.input, px(20))

    def decorate(self, painter: QPainter) -> None:
        """The padlock."""
        name = "padlock-closed" if self.safe else "globe" if self.own else "padlock-open"
        painter.drawPixmap(self.marks()[0].topLeft(), icon(name, self.look.colours.text, self.look.px(_ICON)))
