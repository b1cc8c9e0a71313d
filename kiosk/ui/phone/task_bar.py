"""Around a task that covers the app (newer skin): the way out above, help below."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.phone.faces import HeadingFace
from kiosk.phone.world import Action
from kiosk.ui.icons import icon
from kiosk.ui.phone.bar import Bar
from kiosk.ui.phone.drawn import Drawing, Writing, fill
from kiosk.ui.phone.frame import CORNER, HelpButton
from kiosk.ui.phone.look import BAR_TITLE, LABEL, PhoneLook
from kiosk.ui.phone.shapes import rounded
from kiosk.ui.phone.touch_row import TouchRow
from kiosk.ui.phone.words import Heading

_KEY, _CROSS = 48, 28
_SIDE, _AROUND = 16, 6  # as the page's own margin
_INTO = 8  # how far a cross, which has no edge, may reach into the margin
_EVEN = 160  # a title with less room than this gives up the middle


class CrossKey(TouchRow):
    """Leaves a task before its end."""

    def __init__(self, look: PhoneLook) -> None:
        super().__init__(look, "Close", Action("close"))

    def draw_up(self, width: int) -> Drawing:
        """No words."""
        return Drawing(self.look.px(_KEY))

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self.look.px(_KEY), self.look.px(_KEY))

    def marks(self) -> tuple[QRectF, ...]:
        """The cross."""
        place = QRectF(0, 0, self.look.px(_CROSS), self.look.px(_CROSS))
        place.moveCenter(self.box().center())
        return (place,)

    def backdrop(self, painter: QPainter) -> None:
        """Focus and press."""
        colours = self.look.colours
        if self.focus_shown or self.isDown():
            ground = colours.focus[0] if self.focus_shown else colours.card_pressed
            fill(painter, self.box(), ground, self.look.px(6))

    def decorate(self, painter: QPainter) -> None:
        """The cross."""
        ink = self.focus_ink(self.look.colours.link)
        painter.drawPixmap(self.marks()[0].topLeft(), icon("close", ink, self.look.px(_CROSS)))


class DoneKey(TouchRow):
    """Leaves a task at its end: green."""

    def __init__(self, look: PhoneLook) -> None:
        super().__init__(look, "Done", Action("close"))

    def draw_up(self, width: int) -> Drawing:
        """The word."""
        px = self.look.px
        writing = Writing(self.look, px(18), px(12), width - px(36))
        writing.write("Done", LABEL, self._pair()[1])
        return writing.drawing(below=px(12), least=px(_KEY))

    def sizeHint(self) -> QSize:
        """The word and the sides."""
        return super().sizeHint() + QSize(self.look.px(18), 0)

    def backdrop(self, painter: QPainter) -> None:
        """The green."""
        fill(painter, self.box(), self._pair()[0], self.look.px(8))

    def _pair(self) -> tuple[str, str]:
        colours = self.look.colours
        if self.focus_shown:
            return colours.focus
        button = colours.asleep if self.asleep else colours.primary
        return (button.pressed if self.isDown() else button.face, button.text)


class BarTitle(Heading):
    """The screen's title between the edges."""

    def draw_up(self, width: int) -> Drawing:
        """The words."""
        writing = Writing(self.look, 0, 0, width)
        writing.write(self.face.text, BAR_TITLE, self.look.colours.text, centred=True)
        return writing.drawing()


class TaskBar(Bar):
    """The cross or Done at the left, the title in the middle."""

    def __init__(self, look: PhoneLook, close: str, title: str) -> None:
        super().__init__(look)
        self.key = DoneKey(look) if close == "done" else CrossKey(look)
        self.title = BarTitle(look, HeadingFace(title, 1)) if title else None
        self.hold()

    def parts(self) -> tuple[QWidget, ...]:
        """The key, then the title."""
        return (self.key, self.title) if self.title else (self.key,)

    def heightForWidth(self, width: int, /) -> int:
        """As high as the title."""
        px = self.look.px
        words = self.title.heightForWidth(self._room(width)[1]) if self.title else 0
        return max(px(_KEY), words) + px(2 * _AROUND)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """All in the middle of the height."""
        size = self.key.sizeHint()
        self.key.setGeometry(self._left(), (self.height() - size.height()) // 2, size.width(), size.height())
        if self.title:
            left, wide = self._room(self.width())
            high = self.title.heightForWidth(wide)
            self.title.setGeometry(left, (self.height() - high) // 2, wide, high)

    def _left(self) -> int:
        return self.look.px(_SIDE if isinstance(self.key, DoneKey) else _SIDE - _INTO)

    def _room(self, width: int) -> tuple[int, int]:
        """Where the title begins, and how wide it may be: in the middle of the glass if there is room."""
        px = self.look.px
        left = self._left() + self.key.sizeHint().width() + px(8)
        even = width - 2 * left
        return (left, even) if even >= px(_EVEN) else (left, max(1, width - left - px(_SIDE)))


class HelpFoot(Bar):
    """The app's own help below a task, in place of the tabs."""

    def __init__(self, look: PhoneLook, label: str, *, last: bool) -> None:
        super().__init__(look)
        self.help, self._last = HelpButton(look, label), last
        self.hold()

    def parts(self) -> tuple[QWidget, ...]:
        """Only the button."""
        return (self.help,)

    def heightForWidth(self, width: int, /) -> int:
        """One row."""
        return self.help.sizeHint().height() + self.look.px(2 * _AROUND)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """In the middle."""
        size = self.help.sizeHint()
        left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        self.help.setGeometry(left, top, size.width(), size.height())

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """The page's grey under a thin line; round where the glass ends."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, thin = self.look.colours, self.look.px(1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.page))
        painter.drawPath(rounded(QRectF(self.rect()), 0, self.look.px(CORNER) if self._last else 0))
        painter.setPen(QPen(QColor(colours.border), thin))
        painter.drawLine(0, 0, self.width(), 0)
        painter.end()
