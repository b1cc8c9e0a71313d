"""What scrolls when it has to, and then shows that it goes on."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLayout, QScrollArea, QVBoxLayout, QWidget

from kiosk.ui.icons import icon
from kiosk.ui.theme import GRID, Look

CHEVRON = 6 * GRID


class Scrolled(QScrollArea):
    """A layout that scrolls up and down when it has to, and never sideways.

    Some people do not know that a page scrolls: while there is more below, the words fade out there,
    above a chevron. `ground` is the colour behind them.
    """

    def __init__(self, content: QLayout, look: Look, ground: str) -> None:
        super().__init__()
        self._inner = QWidget()
        outer = QVBoxLayout(self._inner)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(content)
        outer.addStretch(1)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._inner)
        self._more = More(look, ground, self)
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._tell_more)
        bar.rangeChanged.connect(self._tell_more)

    @property
    def more_below(self) -> bool:
        """Whether there is more to see below, which is shown."""
        return not self._more.isHidden()

    def bring_into_view(self, part: QWidget) -> None:
        """Slide a part of the content clear of both edges and of the fade."""
        bar = self.verticalScrollBar()
        top = part.mapTo(self._inner, QPoint()).y()
        lowest = top + part.height() + CHEVRON - self.viewport().height()
        bar.setValue(min(max(bar.value(), lowest), top))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The sign stays at the lower edge."""
        super().resizeEvent(event)
        self._tell_more()

    def _tell_more(self) -> None:
        bar, view = self.verticalScrollBar(), self.viewport().geometry()
        high = CHEVRON
        self._more.setGeometry(view.left(), view.bottom() + 1 - high, view.width(), high)
        self._more.setVisible(bar.maximum() - bar.value() > GRID)
        self._more.raise_()


class More(QWidget):
    """From nothing to the ground, and a chevron; touches go through it."""

    def __init__(self, look: Look, ground: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._look = look
        self._ground = QColor(ground)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The fade, and the chevron in its middle."""
        clear = QColor(self._ground)
        clear.setAlpha(0)
        shade = QLinearGradient(0, 0, 0, self.height())
        shade.setColorAt(0, clear)
        shade.setColorAt(0.5, self._ground)
        painter = QPainter(self)
        painter.fillRect(self.rect(), shade)
        place = QPointF((self.width() - CHEVRON) / 2, GRID)
        painter.drawPixmap(place, icon("chevron-down", self._look.palette.action, CHEVRON))
        painter.end()
