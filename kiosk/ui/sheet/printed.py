"""Things that are printed below one another: each knows its height, and paints itself."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from kiosk.language.languages import Language
from kiosk.session.line import Line, Piece
from kiosk.ui.flow import LATIN, Letters, flow
from kiosk.ui.quoted_line import quoted_line

INK = QColor("#000000")
FRAME, ROUND = 8, 24  # tenths of a millimetre


class Printed(Protocol):
    """Something on paper. All numbers are tenths of a millimetre."""

    @property
    def height(self) -> int:
        """How much of the page it takes."""

    def paint(self, painter: QPainter, left: int, top: int) -> None:
        """Paint it there, in black."""


class Words:
    """Words that wrap, in the fonts and the direction of their language."""

    def __init__(
        self,
        text: str | Line,
        language: Language,
        px: int,
        width: int,
        *,
        bold: bool = False,
        centred: bool = False,
    ) -> None:
        line = Line((Piece(text),)) if isinstance(text, str) else text
        shown, quoted, _ = quoted_line(line, language)
        self._side = round(language.metrics.side * px)  # for the ink that leaves its line
        plain = line.text
        # English that stands for a missing translation, and addresses: the spaces of Nastaliq are hair-thin.
        letters = Letters(LATIN if _is_latin(plain) else language.families, px, bold)
        self._flow = flow(shown, letters, width - 2 * self._side, language, centred=centred, bold=quoted)

    @property
    def height(self) -> int:
        """Of all lines."""
        return self._flow.height

    def paint(self, painter: QPainter, left: int, top: int) -> None:
        """In the painter's pen."""
        painter.setPen(INK)
        self._flow.paint(painter, left + self._side, top)


class Column:
    """Things below one another, `gap` apart; where there is nothing it takes no room."""

    def __init__(self, things: Sequence[Printed], gap: int = 12) -> None:
        self._things = things
        self._gap = gap

    @property
    def height(self) -> int:
        """Of all of them, and the gaps between."""
        gaps = self._gap * max(0, len(self._things) - 1)
        return sum(each.height for each in self._things) + gaps

    def paint(self, painter: QPainter, left: int, top: int) -> None:
        """From the top."""
        for each in self._things:
            each.paint(painter, left, top)
            top += each.height + self._gap


class Framed:
    """Something in a frame as wide as the page's inside."""

    PAD = 24

    def __init__(self, inside: Printed, width: int) -> None:
        self._inside = inside
        self._width = width

    @property
    def height(self) -> int:
        """With the frame."""
        return self._inside.height + 2 * self.PAD

    def paint(self, painter: QPainter, left: int, top: int) -> None:
        """The frame, and what is in it."""
        frame(painter, QRect(left, top, self._width, self.height))
        self._inside.paint(painter, left, top + self.PAD)


class Inset:
    """Something further in, such as beside a mark."""

    def __init__(self, inside: Printed, left: int) -> None:
        self._inside = inside
        self._left = left

    @property
    def height(self) -> int:
        """The same."""
        return self._inside.height

    def paint(self, painter: QPainter, left: int, top: int) -> None:
        """Further in."""
        self._inside.paint(painter, left + self._left, top)


def _is_latin(text: str) -> bool:
    """Whether it has nothing but Latin letters and the signs that all scripts share."""
    return all(ord(char) < 0x250 or 0x2000 <= ord(char) < 0x2070 for char in text)


def frame(painter: QPainter, place: QRect) -> None:
    """A black frame with round corners, inside this place."""
    half = FRAME / 2
    painter.setPen(QPen(INK, FRAME))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(place).adjusted(half, half, -half, -half), ROUND, ROUND)
