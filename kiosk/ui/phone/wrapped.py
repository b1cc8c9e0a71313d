"""Words that wrap: laid out once for a width, then drawn. Left to right, whatever the application is."""

import re

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextLayout, QTextLine, QTextOption

from kiosk.ui.phone.look import Letters, PhoneLook

_LINE_SEPARATOR = "\u2028"  # QTextLayout knows no line feeds
_BETWEEN_DIGITS = re.compile(r"(?<=\d) (?=\d)")  # telephone and NHS numbers stay on one line
_LONG_WORD = re.compile(r"\S{20,}")  # an address: in a narrow place it may go on in the next line
_IN_ADDRESS = re.compile(r"(?<=[@.])(?=\w)")
_MAY_BREAK_AFTER = " -/\u2028\u200b"


class Wrapped:
    """One paragraph, `width` pixels wide at most. `broken` tells that a word had to be cut in two."""

    def __init__(
        self,
        look: PhoneLook,
        text: str,
        letters: Letters,
        width: float,
        *,
        centred: bool = False,
        underlined: bool = False,
    ) -> None:
        self.text = text
        whole = _BETWEEN_DIGITS.sub("\u00a0", text.replace("\n", _LINE_SEPARATOR))
        whole = _LONG_WORD.sub(lambda word: _IN_ADDRESS.sub("\u200b", word[0]), whole)
        self._layout = QTextLayout(whole, look.font(letters, underlined=underlined))
        option = QTextOption(Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        self._layout.setTextOption(option)
        self.broken = False
        self.height = self._lay(look.px(letters.line), max(1.0, width))
        self.left = min((line.naturalTextRect().left() for line in self._lines()), default=0.0)
        right = max((line.naturalTextRect().right() for line in self._lines()), default=0.0)
        self.width = right - self.left

    def draw(self, painter: QPainter, x: float, y: float, colour: str) -> None:
        """Draw the words with their top left corner here."""
        painter.setPen(QColor(colour))
        self._layout.draw(painter, QPointF(x, y))

    def _lay(self, line_height: int, width: float) -> int:
        """Put the lines below one another at the app's own line height, centred in it."""
        text = self._layout.text()
        top = 0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top + (line_height - line.height()) / 2))
            top += line_height
            end = line.textStart() + line.textLength()
            self.broken |= end < len(text) and text[end - 1] not in _MAY_BREAK_AFTER
        self._layout.endLayout()
        return max(top, line_height)

    def _lines(self) -> list[QTextLine]:
        return [self._layout.lineAt(number) for number in range(self._layout.lineCount())]


class Placed:
    """Words at their place in a widget."""

    def __init__(self, wrapped: Wrapped, x: float, y: float, colour: str) -> None:
        self.wrapped, self.x, self.y, self.colour = wrapped, x, y, colour

    @property
    def rect(self) -> QRectF:
        """Where the words are."""
        return QRectF(self.x + self.wrapped.left, self.y, self.wrapped.width, self.wrapped.height)

    def draw(self, painter: QPainter) -> None:
        """Draw them."""
        self.wrapped.draw(painter, self.x, self.y, self.colour)
