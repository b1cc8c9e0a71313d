"""The phone's own keys below every app: Back at the left, the round Home key in the middle."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.phone.world import Action
from kiosk.ui.icons import icon
from kiosk.ui.phone.bar import Bar
from kiosk.ui.phone.drawn import Drawing, fill
from kiosk.ui.phone.frame import CORNER
from kiosk.ui.phone.look import PhoneLook
from kiosk.ui.phone.shapes import rounded
from kiosk.ui.phone.touch_row import TouchRow

_HIGH = 48
_ICON, _RING, _STROKE = 30, 24, 3
_FAINT = 0.35


class GestureKey(TouchRow):
    """One key without words, as on a real phone. `live` is false where it has nothing to do."""

    def __init__(self, look: PhoneLook, name: str, action: Action, *, live: bool = True) -> None:
        super().__init__(look, name if live else f"{name}, nothing to go back to", action)
        self.live = live

    def draw_up(self, width: int) -> Drawing:
        """No words."""
        return Drawing(self.look.px(_HIGH))

    def marks(self) -> tuple[QRectF, ...]:
        """The drawing."""
        place = QRectF(0, 0, self.look.px(_ICON), self.look.px(_ICON))
        place.moveCenter(self.box().center())
        return (place,)

    def backdrop(self, painter: QPainter) -> None:
        """Focus and press."""
        px, colours = self.look.px, self.look.colours
        inside = QRectF(0, 0, px(72), px(_HIGH - 8))
        inside.moveCenter(self.box().center())
        if self.focus_shown:
            fill(painter, inside, colours.focus[0], inside.height() / 2)
        elif self.isDown():
            painter.setOpacity(0.18)
            fill(painter, inside, colours.gestures[1], inside.height() / 2)
            painter.setOpacity(1.0)

    def decorate(self, painter: QPainter) -> None:
        """The arrow or the ring."""
        ink = self.focus_ink(self.look.colours.gestures[1])
        painter.setOpacity(1.0 if self.live else _FAINT)
        self.draw_sign(painter, ink)
        painter.setOpacity(1.0)

    def draw_sign(self, painter: QPainter, ink: str) -> None:
        """An arrow to the left."""
        painter.drawPixmap(self.marks()[0].topLeft(), icon("back", ink, self.look.px(_ICON)))


class HomeKey(GestureKey):
    """The round key that leads to the home screen, from everywhere."""

    def draw_sign(self, painter: QPainter, ink: str) -> None:
        """A ring."""
        px = self.look.px
        painter.setPen(QPen(QColor(ink), px(_STROKE)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = (px(_RING) - px(_STROKE)) / 2
        painter.drawEllipse(QPointF(self.box().center()), half, half)


class GestureBar(Bar):
    """The lowest strip of the glass, in colours that belong to no app."""

    def __init__(self, look: PhoneLook, *, back: bool) -> None:
        super().__init__(look)
        # A key that has nothing to do tells its touch all the same: the coach answers every touch.
        self.back = GestureKey(look, "Back", Action("back"), live=back)
        # Lessons say “the round key”, which who cannot see must find too; an app may have a tab called Home.
        self.home = HomeKey(look, "Home, the round key", Action("home"))
        self.hold()

    def parts(self) -> tuple[QWidget, ...]:
        """The keys, from left to right."""
        return (self.back, self.home)

    def heightForWidth(self, width: int, /) -> int:
        """Always the same."""
        return self.look.px(_HIGH)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """A third of the width for each; the last third stays empty."""
        third = self.width() // 3
        self.back.setGeometry(0, 0, third, self.height())
        self.home.setGeometry(third, 0, self.width() - 2 * third, self.height())

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Round at the bottom, as the glass is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.look.colours.gestures[0]))
        painter.drawPath(rounded(QRectF(self.rect()), 0, self.look.px(CORNER)))
        painter.end()
