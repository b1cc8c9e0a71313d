"""The pointer: an amber ring around what is meant, and a hand that never lies on words."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.ui.icons import icon
from kiosk.ui.phone.look import PhoneLook
from kiosk.ui.phone.stack import quiet

RING = 5
_EDGE = 2
_HAND = 40
_PRESSES = 3
_PRESS_MS = 900


class Pointer(QWidget):
    """Lies over the whole phone and lets every touch through."""

    def __init__(self, look: PhoneLook, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.ring = QRectF()
        self.hand = QRectF()
        self._turn = 0.0
        self._depth = 0.0  # how far the hand has gone down: 0 to 1
        self._clip = QRectF()
        quiet(self)
        self._press = QVariantAnimation(self)
        self._press.setStartValue(0.0)
        self._press.setKeyValueAt(0.5, 1.0)
        self._press.setEndValue(0.0)
        self._press.setDuration(_PRESS_MS)
        self._press.setLoopCount(_PRESSES)
        self._press.setEasingCurve(QEasingCurve.Type.InOutSine)
        self._press.valueChanged.connect(self._go_down)
        self.hide()

    def point(self, target: QRectF, clip: QRectF, words: Sequence[QRectF]) -> None:
        """Ring `target`, drawing inside `clip` only; keep the hand off `words`. All in our coordinates."""
        half = self.look.px(RING + 2 * _EDGE) / 2
        glass = QRectF(self.rect()).adjusted(half, half, -half, -half)
        self.ring = target.adjusted(-half, -half, half, half).intersected(glass)
        self._clip = clip
        self.hand, self._turn = self._place_hand(target, words)
        self.show()
        self.raise_()
        self.update()

    def press(self, pressing: bool) -> None:
        """Show calmly, a few times, that this is to be pressed."""
        if not pressing:
            self._press.stop()
            self._go_down(0.0)
        elif self.look.reduced_motion:
            self._go_down(1.0)
        elif self._press.state() is not QVariantAnimation.State.Running:
            self._press.start()

    @property
    def presses(self) -> int:
        """How often it shows a press before it rests."""
        return self._press.loopCount()

    @property
    def moving(self) -> bool:
        """Whether it is being animated."""
        return self._press.state() is QVariantAnimation.State.Running

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Ring, then hand."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self._clip)
        amber, dark = self.look.colours.ring
        ring, radius = self.ring, self.look.px(10)
        for colour, width in ((dark, RING + 2 * _EDGE), (amber, RING)):
            painter.setPen(QPen(QColor(colour), self.look.px(width)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ring, radius, radius)
        painter.setClipping(False)
        if not self.hand.isEmpty():
            self._draw_hand(painter, amber, dark)
        painter.end()

    def _draw_hand(self, painter: QPainter, amber: str, dark: str) -> None:
        size = self.hand.width() * (1 - 0.14 * self._depth)
        disc = QRectF(0, 0, size, size)
        painter.translate(self.hand.center())
        disc.moveCenter(QPointF(0, 0))
        painter.setPen(QPen(QColor(dark), self.look.px(_EDGE)))
        painter.setBrush(QColor(amber))
        painter.drawEllipse(disc)
        painter.rotate(self._turn)
        inside = round(size * 0.66)
        painter.drawPixmap(QPointF(-inside / 2, -inside / 2), icon("pointing-hand", dark, inside))

    def _place_hand(self, target: QRectF, words: Sequence[QRectF]) -> tuple[QRectF, float]:
        glass = QRectF(self.rect())
        for units in (_HAND, _HAND * 0.8, _HAND * 0.65, _HAND * 0.5):
            size = self.look.px(units)
            for centre, turn in self._places(target, size):
                hand = QRectF(0, 0, size, size)
                hand.moveCenter(centre)
                if glass.contains(hand) and not any(hand.intersects(each) for each in words):
                    return hand, turn
        return QRectF(), 0.0

    def _places(self, target: QRectF, size: float) -> Iterator[tuple[QPointF, float]]:
        """Where the hand could be, best first, and how far the finger is turned to point at the target."""
        middle, half = target.center().y(), size / 2
        yield QPointF(target.right() - half - self.look.px(6), middle), -90
        yield QPointF(self.ring.right() + half, middle), -90
        along = [self.ring.right() - half - step * (self.ring.width() - size) / 7 for step in range(8)]
        for away in (half * 0.6, half + self.look.px(RING)):
            yield from ((QPointF(x, self.ring.bottom() + away), 0) for x in along)
            yield from ((QPointF(x, self.ring.top() - away), 180) for x in along)
        yield QPointF(target.left() + half, middle), 90
        yield QPointF(self.ring.left() - half * 0.8, middle), 90

    def _go_down(self, depth: float) -> None:
        self._depth = depth
        self.update()
