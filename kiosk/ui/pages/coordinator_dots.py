"""How many digits were typed: a dot for each."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.ui.theme import GRID, Look

DOT = 9  # pixels from its middle to its edge
APART = 4 * GRID


class Dots(QWidget):
    """In the order of writing of digits, from the left, in every language."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._count = look, 0
        self.heard_as = "text"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int, heard: str) -> None:
        """So many; `heard` is what a screen reader says."""
        self._count = count
        self.setAccessibleName(heard)
        self.update()

    def sizeHint(self) -> QSize:
        """Room for twelve, the most that a PIN has."""
        return QSize(13 * APART, 9 * GRID)

    def minimumSizeHint(self) -> QSize:
        """They move together where there is less room."""
        return QSize(13 * 3 * GRID, 9 * GRID)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A frame as of a box to write in, and the dots."""
        palette = self._look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(palette.line), 2))
        painter.setBrush(QColor(palette.surface))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 12, 12)
        painter.setPen(QColor(palette.ink))
        painter.setBrush(QColor(palette.ink))
        apart = min(APART, self.width() / 13)
        left = (self.width() - (self._count - 1) * apart) / 2
        for place in range(self._count):
            painter.drawEllipse(QPointF(left + place * apart, self.height() / 2), DOT, DOT)
        painter.end()
