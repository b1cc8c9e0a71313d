"""A strip around the page that holds a few parts side by side."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.phone.look import PhoneLook


class Bar(QWidget):
    """As wide as the glass, as high as its parts need. It never scrolls."""

    def __init__(self, look: PhoneLook) -> None:
        super().__init__()
        self.look = look

    def parts(self) -> tuple[QWidget, ...]:
        """What it holds, from left to right."""
        raise NotImplementedError

    def heightForWidth(self, width: int, /) -> int:
        """The height that its parts need."""
        raise NotImplementedError

    def hold(self) -> None:
        """Be the parent of all parts."""
        for part in self.parts():
            part.setParent(self)

    def hasHeightForWidth(self) -> bool:
        """Words might wrap."""
        return True

    def sizeHint(self) -> QSize:
        """One row."""
        return QSize(self.width(), self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """As grey as the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.look.colours.page))
        painter.end()
