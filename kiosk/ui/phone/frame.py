"""What never scrolls: the practice ribbon, the header, the tabs."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.phone.faces import TabFace
from kiosk.phone.world import Action
from kiosk.ui.icons import icon, lit
from kiosk.ui.phone.bar import Bar
from kiosk.ui.phone.drawn import Drawing, Leaf, Writing, fill
from kiosk.ui.phone.look import LABEL, SMALL, SMALL_BOLD, PhoneLook
from kiosk.ui.phone.shapes import rounded
from kiosk.ui.phone.touch_row import TouchRow

RIBBON = "PRACTICE – nothing here is real"
CORNER = 26  # of the glass
_ICON = 28  # of a tab


class Ribbon(Leaf):
    """The promise, at the top of every screen, in Footbridge's own colour."""

    def __init__(self, look: PhoneLook) -> None:
        super().__init__(look, RIBBON)

    def draw_up(self, width: int) -> Drawing:
        """The words."""
        px = self.look.px
        writing = Writing(self.look, px(24), px(9), width - px(48))
        writing.write(RIBBON, SMALL_BOLD, self.look.colours.ribbon[1], centred=True)
        return writing.drawing(below=px(7))

    def backdrop(self, painter: QPainter) -> None:
        """Round at the top, as the glass is."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.look.colours.ribbon[0]))
        painter.drawPath(rounded(self.box(), self.look.px(CORNER), 0))


class Header(Bar):
    """The lozenge at the left, where a logo would be; the help button at the right."""

    def __init__(self, look: PhoneLook, lozenge: str, label: str) -> None:
        super().__init__(look)
        self.lozenge = Lozenge(look, lozenge) if lozenge else None
        self.help = HelpButton(look, label) if label else None
        self.hold()

    def parts(self) -> tuple[QWidget, ...]:
        """What it holds, from left to right."""
        return tuple(part for part in (self.lozenge, self.help) if part is not None)

    def heightForWidth(self, width: int, /) -> int:
        """One row."""
        highest = max((part.sizeHint().height() for part in self.parts()), default=0)
        return highest + self.look.px(12) if highest else 0

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Left and right, in the middle of the height."""
        side = self.look.px(16)
        if self.lozenge:
            size = self.lozenge.sizeHint()
            self.lozenge.setGeometry(side, (self.height() - size.height()) // 2, size.width(), size.height())
        if self.help:
            size = self.help.sizeHint()
            left = self.width() - side - size.width()
            self.help.setGeometry(left, (self.height() - size.height()) // 2, size.width(), size.height())


class Lozenge(Leaf):
    """White words in a blue lozenge: the practice app's own sign."""

    def __init__(self, look: PhoneLook, text: str) -> None:
        super().__init__(look, text)
        self.text = text

    def draw_up(self, width: int) -> Drawing:
        """The words."""
        px = self.look.px
        writing = Writing(self.look, px(12), px(4), width - px(24))
        writing.write(self.text, SMALL_BOLD, self.look.colours.lozenge[1])
        return writing.drawing(below=px(4))

    def sizeHint(self) -> QSize:
        """The words and the ends."""
        return super().sizeHint() + QSize(self.look.px(12), 0)

    def backdrop(self, painter: QPainter) -> None:
        """The lozenge."""
        fill(painter, self.box(), self.look.colours.lozenge[0], self.height() / 2)


class HelpButton(TouchRow):
    """The app's own help, in the header."""

    def __init__(self, look: PhoneLook, label: str) -> None:
        super().__init__(look, label, Action("help"))
        self.label = label

    def draw_up(self, width: int) -> Drawing:
        """The words."""
        px = self.look.px
        writing = Writing(self.look, px(14), px(12), width - px(28))
        writing.write(self.label, LABEL, self.focus_ink(self.look.colours.link))
        return writing.drawing(below=px(12), least=px(44))

    def sizeHint(self) -> QSize:
        """The words and the sides."""
        return super().sizeHint() + QSize(self.look.px(14), 0)

    def backdrop(self, painter: QPainter) -> None:
        """The thin border."""
        px, colours = self.look.px, self.look.colours
        filled = colours.card_pressed if self.isDown() else colours.card
        painter.setPen(QPen(QColor(colours.border), px(2)))
        painter.setBrush(QColor(colours.focus[0] if self.focus_shown else filled))
        half = px(2) / 2
        painter.drawRoundedRect(self.box().adjusted(half, half, -half, -half), px(6), px(6))
        if self.focus_shown:
            line = QRectF(0, self.height() - px(4), self.width(), px(4))
            fill(painter, line, colours.focus[1])


class Tabs(Bar):
    """The blue bar at the foot; without tabs only the glass's round lower edge, where it is `last`."""

    def __init__(self, look: PhoneLook, faces: tuple[TabFace, ...], *, last: bool = True) -> None:
        super().__init__(look)
        self.tabs = tuple(Tab(look, face) for face in faces)
        self._last = last
        self.hold()

    def parts(self) -> tuple[QWidget, ...]:
        """The tabs, from left to right."""
        return self.tabs

    def heightForWidth(self, width: int, /) -> int:
        """As high as the highest tab."""
        if not self.tabs:
            return self.look.px(CORNER) if self._last else 0
        return max(tab.heightForWidth(wide) for tab, _, wide in self._columns(width)) + self.look.px(6)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Side by side, all as wide."""
        for tab, left, wide in self._columns(self.width()):
            tab.setGeometry(left, 0, wide, self.height() - self.look.px(6))

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Round at the bottom, where the glass is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        colours = self.look.colours
        painter.setBrush(QColor(colours.bar[0] if self.tabs else colours.page))
        painter.drawPath(rounded(QRectF(self.rect()), 0, self.look.px(CORNER) if self._last else 0))
        painter.end()

    def _columns(self, width: int) -> "Iterator[tuple[Tab, int, int]]":
        """Each tab with its left edge and its width."""
        count = len(self.tabs)
        for number, tab in enumerate(self.tabs):
            left = width * number // count
            yield tab, left, width * (number + 1) // count - left


class Tab(TouchRow):
    """An icon above a word; filled and bold where the person is.

    The word is 14 units high: the app's 12 are a published complaint (nhs-app.md §1.3).
    """

    def __init__(self, look: PhoneLook, face: TabFace) -> None:
        here, new = "you are here" if face.on else "", "something new" if face.dot else ""
        super().__init__(look, ", ".join(filter(None, (face.label, here, new))), face.action)
        self.face = face

    def draw_up(self, width: int) -> Drawing:
        """The word, below the icon."""
        px = self.look.px
        writing = Writing(self.look, px(4), px(8 + _ICON + 2), width - px(8))
        writing.write(self.face.label, SMALL_BOLD if self.face.on else SMALL, self._ink(), centred=True)
        return writing.drawing(below=px(6))

    def backdrop(self, painter: QPainter) -> None:
        """Focus and press."""
        px, colours = self.look.px, self.look.colours
        inside = self.box().adjusted(px(6), px(4), -px(6), -px(2))
        if self.focus_shown:
            fill(painter, inside, colours.focus[0], px(4))
            fill(
                painter,
                QRectF(inside.left(), inside.bottom() - px(4), inside.width(), px(4)),
                colours.focus[1],
            )
        elif self.isDown():
            painter.setOpacity(0.25)
            fill(painter, inside, colours.bar[1], px(8))
            painter.setOpacity(1.0)

    def marks(self) -> tuple[QRectF, ...]:
        """The icon."""
        size = self.look.px(_ICON)
        return (QRectF((self.width() - size) / 2, self.look.px(8), size, size),)

    def decorate(self, painter: QPainter) -> None:
        """The icon, and a red dot for something new."""
        px, place = self.look.px, self.marks()[0]
        name = lit(self.face.icon) if self.face.on else self.face.icon
        painter.drawPixmap(place.topLeft(), icon(name, self._ink(), self.look.px(_ICON)))
        if self.face.dot:
            middle = QPointF(place.right(), place.top() + px(3))
            painter.setPen(QPen(QColor(self.look.colours.bar[1]), px(2)))
            painter.setBrush(QColor(self.look.colours.badge[0]))
            painter.drawEllipse(middle, px(6), px(6))

    def _ink(self) -> str:
        colours = self.look.colours
        if self.focus_shown:
            return colours.focus[1]
        return colours.bar_asleep if self.asleep else colours.bar[1]
