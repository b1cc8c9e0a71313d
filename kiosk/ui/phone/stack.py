"""Widgets below one another, with margins that overlap as on a web page."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.phone.look import PhoneLook


@dataclass(frozen=True, slots=True)
class Item:
    """A widget of a stack. Margins in logical units; `hug` keeps it as wide as its words."""

    widget: QWidget
    above: float = 0
    below: float = 0
    hug: bool = False


@dataclass(frozen=True, slots=True)
class Sides:
    """Room around the items, in logical units."""

    left: float = 0
    top: float = 0
    right: float = 0
    bottom: float = 0


class Stack(QWidget):
    """Places its items itself, at once: no layout that settles later.

    grew(): an item needs another height than before.
    """

    grew = Signal()

    def __init__(
        self,
        look: PhoneLook,
        sides: Sides | None = None,
        items: tuple[Item, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.sides = sides or Sides()
        self.items: tuple[Item, ...] = ()
        self.set_items(items)

    def set_items(self, items: tuple[Item, ...]) -> None:
        """Show these, in this order; widgets that are no longer among them, nor elsewhere, are deleted."""
        kept = {item.widget for item in items}
        before = {item.widget for item in self.items}
        for item in self.items:
            if item.widget not in kept and item.widget.parentWidget() is self:
                item.widget.hide()
                item.widget.setParent(None)
                item.widget.deleteLater()
        self.items = items
        for item in items:
            if item.widget not in before:
                item.widget.setParent(self)
                if isinstance(item.widget, Stack):
                    item.widget.grew.connect(self.grew)

    def parts(self) -> tuple[QWidget, ...]:
        """The items' widgets, from top to bottom."""
        return tuple(item.widget for item in self.items)

    def backdrop(self, painter: QPainter) -> None:
        """Draw what lies behind the items."""

    def hasHeightForWidth(self) -> bool:
        """Items wrap."""
        return True

    def heightForWidth(self, width: int, /) -> int:
        """The height that all items need."""
        return self._go(width, move=False)

    def sizeHint(self) -> QSize:
        """As wide as it is."""
        return QSize(self.width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Narrower than any phone."""
        return QSize(self.look.px(44), 0)

    def place(self) -> None:
        """Put every item where it belongs."""
        self._go(self.width(), move=True)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Place anew."""
        self.place()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """The items draw themselves."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.backdrop(painter)
        painter.end()

    def _go(self, width: int, *, move: bool) -> int:
        px = self.look.px
        left, y, margin = px(self.sides.left), px(self.sides.top), 0.0
        room = max(1, width - left - px(self.sides.right))
        for number, item in enumerate(self.items):
            y += px(max(margin, item.above)) if number else 0
            margin = item.below
            wide = min(room, item.widget.sizeHint().width()) if item.hug else room
            high = item.widget.heightForWidth(wide)
            if move:
                self.put(item.widget, QRect(left, y, wide, high))
            y += high
        return y + px(self.sides.bottom)

    def put(self, widget: QWidget, place: QRect) -> None:
        """Put one item there."""
        widget.setGeometry(place)
        if not widget.isVisible() and self.isVisible():
            widget.show()  # only now: without a size Qt would ask for one
        if isinstance(widget, Stack):
            widget.place()


def quiet(widget: QWidget) -> None:
    """Let touches through to what lies below."""
    widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
