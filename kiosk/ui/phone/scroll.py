"""The part of the phone that scrolls, and how it shows that there is more below.

Some people do not know that a page scrolls (nhs-app.md §4), so the bar is always there
when there is anything to scroll, with a chevron at its foot, and the words fade out.
"""

from PySide6.QtCore import QEasingCurve, QPointF, QPropertyAnimation, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractSlider, QFrame, QScrollArea, QScrollBar, QWidget

from kiosk.ui.phone.drawn import fill
from kiosk.ui.phone.look import PhoneLook
from kiosk.ui.phone.shapes import chevron
from kiosk.ui.phone.stack import Stack, quiet

LANE = 12
_FADE = 28
_FOOT = 40  # the page's empty foot: when only this is below, there is nothing more to see
_MS = 350


class Scroll(QScrollArea):
    """Shows one stack, as wide as there is room, and scrolls it up and down."""

    def __init__(self, look: PhoneLook) -> None:
        super().__init__()
        self.look = look
        self.page: Stack | None = None
        self.fades = True  # whether the words at the lower edge may fade out
        self.ground = look.colours.page  # what is behind the page, at its right and below
        self._gliding: QPropertyAnimation | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._lane = Lane(look)
        self.setVerticalScrollBar(self._lane)
        # Pages are made on this: taking one out of a scroll area, and giving it another, would have
        # Qt dress all of its widgets anew, twice for every touch.
        self.paper = QWidget()
        self.setWidget(self.paper)
        self._fade = Fade(look, self)
        self._lane.valueChanged.connect(self._scrolled)
        self._lane.rangeChanged.connect(self._tell_more)

    def show_page(self, page: Stack) -> None:
        """Show another page, made on our paper; the old one is deleted."""
        old = self.page
        if old is not None:
            old.hide()
            old.deleteLater()
        self.page = page
        page.grew.connect(self.fit)
        self._give_size(page)
        page.show()
        self.fit()

    def set_ground(self, colour: str) -> None:
        """Another colour behind the page."""
        self.ground = self._lane.ground = self._fade.ground = colour

    def fit(self) -> None:
        """Give the page the height that it needs."""
        if self.page is not None:
            self._give_size(self.page)
            self.page.place()
            self._tell_more()

    @property
    def more_below(self) -> bool:
        """Whether there is more to see below, which is shown."""
        return self._fade.isVisible()

    def at(self) -> int:
        """How many pixels are scrolled away at the top."""
        return self._lane.value()

    def go_to(self, value: int) -> None:
        """Scroll there at once."""
        self.stop()
        self._lane.setValue(value)

    def bring_into_view(self, rect: QRect, *, margin: int) -> None:
        """Scroll as little as shows `rect` (in the page) with a margin, or its top if it is too high."""
        bar, high = self._lane, self.viewport().height()
        top, bottom = rect.top() - margin, rect.bottom() + 1 + margin
        value = bar.value()
        if bottom > value + high:
            value = bottom - high
        value = max(bar.minimum(), min(bar.maximum(), min(value, top)))
        self.stop()
        if value == bar.value():
            return
        if self.look.reduced_motion or not self.isVisible():
            bar.setValue(value)
            return
        self._gliding = QPropertyAnimation(bar, b"value", self)
        self._gliding.setDuration(_MS)
        self._gliding.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._gliding.setEndValue(value)
        self._gliding.start()

    def shows(self, rect: QRect) -> bool:
        """Whether all of `rect` (in the page) can be seen."""
        return self.at() <= rect.top() and rect.bottom() < self.at() + self.viewport().height()

    def stop(self) -> None:
        """Stop where it is."""
        if self._gliding is not None:
            self._gliding.stop()
            self._gliding.deleteLater()
            self._gliding = None

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        high = self.look.px(_FADE)
        self._fade.setGeometry(0, self.viewport().height() - high, self.viewport().width(), high)
        self.fit()

    def _give_size(self, page: Stack) -> None:
        room = self.viewport().size()
        size = QSize(room.width(), max(room.height(), page.heightForWidth(room.width())))
        page.resize(size)
        self.paper.resize(size)

    def _scrolled(self, value: int) -> None:
        if self._gliding is not None and value != self._gliding.currentValue():
            self.stop()  # a finger scrolls: the glide gives way
        self._tell_more()

    def _tell_more(self) -> None:
        self._fade.setVisible(self._lane.more and self.fades)
        self._fade.raise_()


class Lane(QScrollBar):
    """A slim bar in the page's right margin; nothing at all when everything can be seen."""

    def __init__(self, look: PhoneLook) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.look = look
        self.ground = look.colours.page
        self.setAccessibleName("Scroll")

    @property
    def more(self) -> bool:
        """Whether there is more below that is worth seeing."""
        return self.maximum() - self.value() > self.look.px(_FOOT)

    def sizeHint(self) -> QSize:
        """As wide as the margin."""
        return QSize(self.look.px(LANE), self.look.px(LANE))

    def sliderChange(self, change: QAbstractSlider.SliderChange, /) -> None:
        """Qt repaints only what its own style would."""
        super().sliderChange(change)
        self.update()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """The handle, and a chevron while there is more below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.ground))
        span = self.maximum() - self.minimum()
        if span > 0:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            px, ink = self.look.px, self.look.colours.scroll
            foot = px(24)
            room = self.height() - foot - px(4)
            long = max(px(32), room * self.pageStep() / (span + self.pageStep()))
            top = px(4) + (room - px(4) - long) * (self.value() - self.minimum()) / span
            fill(painter, QRectF((self.width() - px(5)) / 2, top, px(5), long), ink, px(5) / 2)
            if self.more:
                middle = QPointF(self.width() / 2, self.height() - foot / 2)
                chevron(painter, self.look.colours.link, middle, px(8), "down")
        painter.end()


class Fade(QWidget):
    """Lets the words at the lower edge fade out: the page goes on."""

    def __init__(self, look: PhoneLook, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.ground = look.colours.page
        quiet(self)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """From nothing to the page's colour."""
        colour = QColor(self.ground)
        clear = QColor(colour)
        clear.setAlpha(0)
        shade = QLinearGradient(0, 0, 0, self.height())
        shade.setColorAt(0, clear)
        shade.setColorAt(1, colour)
        painter = QPainter(self)
        painter.fillRect(self.rect(), shade)
        painter.end()
