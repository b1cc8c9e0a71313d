"""Widgets that draw themselves: words that wrap, and a height for every width.

Qt's own buttons and boxes do not wrap, and a medicine's name must never be cut.
So each part of a screen is one leaf widget, which a screen reader hears as one thing.
"""

from dataclasses import dataclass, field
from math import ceil
from typing import cast

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.phone.look import Letters, PhoneLook
from kiosk.ui.phone.wrapped import Placed, Wrapped

_LOOSE = 100_000  # so wide that nothing wraps


@dataclass
class Drawing:
    """The words of a widget at one width, and the height that they need."""

    height: int = 0
    words: list[Placed] = field(default_factory=list)


class Writing:
    """Writes lines below one another in a column that begins at (x, y). Sizes in pixels."""

    def __init__(self, look: PhoneLook, x: float, y: float, width: float) -> None:
        self.look, self.x, self.y, self.width = look, x, y, width
        self.words: list[Placed] = []

    def write(
        self,
        text: str,
        letters: Letters,
        colour: str,
        *,
        gap: float = 0,
        centred: bool = False,
        underlined: bool = False,
    ) -> Placed:
        """Add words, `gap` pixels below what is there."""
        wrapped = Wrapped(self.look, text, letters, self.width, centred=centred, underlined=underlined)
        placed = Placed(wrapped, self.x, self.y + gap, colour)
        self.words.append(placed)
        self.y += gap + wrapped.height
        return placed

    def drawing(self, below: float = 0, least: float = 0) -> Drawing:
        """What was written, with room below; words that need less than `least` stand in its middle."""
        height = self.y + below
        if height < least:
            for placed in self.words:
                placed.y += (least - height) / 2
            height = least
        return Drawing(round(height), self.words)


class Drawn:
    """What all drawn widgets share; comes before the Qt class among the bases."""

    look: PhoneLook
    _drawing: tuple[int, Drawing] | None = None
    _hint: QSize | None = None

    def draw_up(self, width: int) -> Drawing:
        """Place the words for a width in pixels."""
        raise NotImplementedError

    def backdrop(self, painter: QPainter) -> None:
        """Draw what lies behind the words."""

    def decorate(self, painter: QPainter) -> None:
        """Draw what stands beside the words."""

    def marks(self) -> tuple[QRectF, ...]:
        """What else says something, besides words: icons, on which the pointing hand must not lie."""
        return ()

    def drawing(self, width: int) -> Drawing:
        """The drawing for a width, kept until something changes."""
        if self._drawing is None or self._drawing[0] != width:
            self._drawing = (width, self.draw_up(width))
        return self._drawing[1]

    def current(self) -> Drawing:
        """The drawing at the present width."""
        return self.drawing(self._widget().width())

    def redraw(self) -> None:
        """Something changed that shows."""
        self._drawing = self._hint = None
        self._widget().update()

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int, /) -> int:
        """The height that the words need."""
        return self.drawing(width).height

    def sizeHint(self) -> QSize:
        """As wide as the words without a break; a row of the page is given all the width anyway."""
        if self._hint is None:
            loose = self.draw_up(_LOOSE)
            right = max((placed.rect.right() for placed in loose.words), default=0)
            self._hint = QSize(ceil(right) + 2, loose.height)  # sides are rounded one by one
        return self._hint

    def minimumSizeHint(self) -> QSize:
        """Narrower than any phone, as high as at the present width."""
        return QSize(self.look.px(44), self.current().height if self._widget().width() else 0)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw it all."""
        painter = QPainter(self._widget())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.backdrop(painter)
        for placed in self.current().words:
            placed.draw(painter)
        self.decorate(painter)
        painter.end()

    def box(self) -> QRectF:
        """The whole widget, for painting."""
        return QRectF(self._widget().rect())

    def _widget(self) -> QWidget:
        return cast(QWidget, self)


class Leaf(Drawn, QWidget):
    """Something to read: `spoken` is what a screen reader says."""

    heard_as = "text"

    def __init__(self, look: PhoneLook, spoken: str) -> None:
        super().__init__()
        self.look = look
        self.setAccessibleName(spoken)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def fill(painter: QPainter, rect: QRectF, colour: str, radius: float = 0) -> None:
    """Fill a rectangle, with round corners if asked for."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    if radius:
        painter.drawRoundedRect(rect, radius, radius)
    else:
        painter.drawRect(rect)
