"""What lies across a page: two columns, a picture of the phone, a flag in a frame."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QImage, QPainter, QPolygonF

from kiosk.ui.sheet.paper import INNER, OTHER, OWN
from kiosk.ui.sheet.printed import INK, Framed, Printed, frame

PICTURE_HEIGHT = 520


class Beside:
    """Two columns: the learner's own on the side where they begin to read."""

    def __init__(
        self, own: Printed, other: Printed, *, rtl: bool, widths: tuple[int, int] = (OWN, OTHER)
    ) -> None:
        self._own = own
        self._other = other
        self._rtl = rtl
        self._widths = widths

    @property
    def height(self) -> int:
        """Of the longer column."""
        return max(self._own.height, self._other.height)

    def paint(self, painter: QPainter, left: int, top: int) -> None:
        """Both from the top."""
        own, other = (INNER.width() - width for width in self._widths)
        self._own.paint(painter, left + (own if self._rtl else 0), top)
        self._other.paint(painter, left + (0 if self._rtl else other), top)


class Shot:
    """A picture of the phone, as wide as its column; `image` is asked for it when it is painted."""

    def __init__(self, image: Callable[[], QImage]) -> None:
        self._image = image

    @property
    def height(self) -> int:
        """The same for all, so that pages can be filled before the pictures are taken."""
        return PICTURE_HEIGHT

    def paint(self, painter: QPainter, left: int, top: int) -> None:
        """As it is: nothing may be blurred on its way to the paper."""
        image = self._image()
        width = min(OTHER, round(image.width() * PICTURE_HEIGHT / image.height()))
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        painter.drawImage(QRect(left + (OTHER - width) // 2, top, width, PICTURE_HEIGHT), image)


class Flagged:
    """A flag beside words that leave room for it, in a frame over the whole width: found at a glance."""

    FLAG = 120  # the room that it takes
    _HIGH, _POLE, _CLOTH = 84, 9, 54

    def __init__(self, inside: Printed, *, rtl: bool) -> None:
        self._inside = inside
        self._rtl = rtl

    @property
    def height(self) -> int:
        """With the frame."""
        return max(self._inside.height, self._HIGH) + 2 * Framed.PAD

    def paint(self, painter: QPainter, left: int, top: int) -> None:
        """Where they begin to read, the flag; then the words."""
        frame(painter, QRect(left, top, INNER.width(), self.height))
        edge = self.FLAG // 3
        pole = left + (INNER.width() - edge - self._POLE if self._rtl else edge)
        self._flag(painter, pole, top + (self.height - self._HIGH) // 2)
        words = top + (self.height - self._inside.height) // 2
        self._inside.paint(painter, left, words)

    def _flag(self, painter: QPainter, pole: int, top: int) -> None:
        painter.fillRect(QRect(pole, top, self._POLE, self._HIGH), INK)
        edge, out = (pole, -self._CLOTH) if self._rtl else (pole + self._POLE, self._CLOTH)
        cloth = [QPointF(edge, top), QPointF(edge + out, top + 24), QPointF(edge, top + 48)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(INK)
        painter.drawPolygon(QPolygonF(cloth))
