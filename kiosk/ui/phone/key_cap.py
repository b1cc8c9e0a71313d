"""One key of the phone's keyboard, and the sign that stands above it while a finger covers it."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.ui.phone.colours import ButtonColours
from kiosk.ui.phone.drawn import fill
from kiosk.ui.phone.keyboard_layouts import Key, spoken
from kiosk.ui.phone.look import Letters, PhoneLook
from kiosk.ui.phone.shapes import line
from kiosk.ui.phone.stack import quiet

_SIGN, _WORD = 24, 17  # letters; words on keys
_RADIUS = 6
_EDGE = 2
_BUBBLE = (58, 64)
_STAYS_MS = 200  # a brisk tap, too, is seen
_NOTHING = Key()


class KeyCap(QAbstractButton):
    """Can be touched all over; what is drawn leaves a gap to its neighbours.

    struck(Key): it was pressed. lit(KeyCap, bool): a finger came or went.
    """

    struck = Signal(object)
    lit = Signal(object, bool)

    def __init__(self, look: PhoneLook, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.key = _NOTHING
        self.face = QRect()
        self.shift = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the field keeps it
        self.clicked.connect(self._strike)

    @property
    def doubles(self) -> bool:
        """Whether two quick taps are two (asked by touch/targets.py)."""
        return self.key.doubles

    @property
    def caption(self) -> str:
        """What stands on it; nothing on those with a drawing."""
        char = self.key.face or self.key.char
        return char.upper() if self.shift and len(char) == 1 else char

    def set_key(self, key: Key, face: QRect, *, shift: bool) -> None:
        """Be this key, drawn at `face`."""
        if (key, face, shift) != (self.key, self.face, self.shift):
            self.key, self.face, self.shift = key, face, shift
            self._named()

    def set_shift(self, shift: bool) -> None:
        """Capitals, or not any more."""
        if shift != self.shift:
            self.shift = shift
            self._named()

    def set_pressed(self, pressed: bool) -> None:
        """A finger came or went."""
        self.setDown(pressed)
        self.lit.emit(self, pressed)

    def sizeHint(self) -> QSize:
        """As it was placed."""
        return self.size()

    def words_rect(self) -> QRectF:
        """Where the caption is, in our coordinates."""
        metrics = QFontMetricsF(self.look.font(self._letters()))
        rect = QRectF(0, 0, metrics.horizontalAdvance(self.caption), metrics.height())
        rect.moveCenter(QRectF(self.face).center())
        return rect

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """The cap with its lower edge; pressed, it lights up."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, radius = self._colours(), self.look.px(_RADIUS)
        face, edge = QRectF(self.face), self.look.px(_EDGE)
        lit = self.isDown()
        ground, ink = self.look.colours.key_lit if lit else (colours.face, colours.text)
        if not lit:
            fill(painter, face, colours.edge, radius)
            face.setBottom(face.bottom() - edge)
        if colours.border and not lit:
            half = edge / 2 if colours is self.look.colours.key_work else self.look.px(1) / 2
            painter.setPen(QPen(QColor(colours.border), 2 * half))
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(QRectF(self.face).adjusted(half, half, -half, -half), radius, radius)
        else:
            fill(painter, face, ground, radius)
        self._draw_sign(painter, face, ink)
        painter.end()

    def _draw_sign(self, painter: QPainter, face: QRectF, ink: str) -> None:
        size = min(self.look.px(22), face.height() * 0.5)
        if self.key.does == "shift":
            _arrow(painter, ink, face.center(), size, filled=self.shift)
        elif self.key.does == "delete":
            _delete(painter, ink, face.center(), size)
        else:
            painter.setFont(self.look.font(self._letters()))
            painter.setPen(QColor(ink))
            # A painter takes the direction of the application: on an Urdu page, .com would be com.
            painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            painter.drawText(face, Qt.AlignmentFlag.AlignCenter, self.caption)

    def _letters(self) -> Letters:
        """As large as the cap allows."""
        units = self.face.height() / self.look.scale
        wide = self.face.width() / self.look.scale
        if len(self.caption) == 1:
            return Letters(round(min(_SIGN, units * 0.62, wide * 0.72)), 0, bold=True)
        return Letters(round(min(_WORD, units * 0.5, wide * 1.7 / max(1, len(self.caption)))), 0, bold=True)

    def _colours(self) -> ButtonColours:
        colours = self.look.colours
        if self.key.does == "done":
            return colours.key_done
        plain = self.key.does == "type" or (self.key.does == "shift" and self.shift)
        return colours.key if plain else colours.key_work

    def _named(self) -> None:
        self.setAccessibleName(spoken(self.key, shift=self.shift))
        self.update()

    def _strike(self) -> None:
        self.struck.emit(self.key)


class Bubble(QWidget):
    """The sign of the key that is pressed, large. Lets every touch through."""

    def __init__(self, look: PhoneLook, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.caption = ""
        quiet(self)
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.setInterval(_STAYS_MS)
        self._leaving.timeout.connect(self.hide)
        self.hide()

    def show_over(self, face: QRect, caption: str, keep_off: QRect) -> None:
        """Stand above a key, which is at `face` in the glass; not at all where it would cover `keep_off`."""
        self._leaving.stop()
        self.caption = caption
        wide, high = (self.look.px(each) for each in _BUBBLE)
        wide = max(wide, face.width())
        glass = self.parentWidget()
        room = glass.width() if glass is not None else wide
        left = max(0, min(room - wide, face.center().x() - wide // 2))
        rect = QRect(left, max(0, face.top() - high), wide, high)
        if rect.intersects(keep_off):
            self.hide()
            return
        self.setGeometry(rect)
        self.show()
        self.raise_()
        self.update()

    def fade(self) -> None:
        """Go, in a moment."""
        self._leaving.start()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """A lit cap with a large sign."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, ink = self.look.colours.key_lit
        half = self.look.px(2) / 2
        rect = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.setPen(QPen(QColor(ink), 2 * half))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(rect, self.look.px(8), self.look.px(8))
        painter.setFont(self.look.font(Letters(38 if len(self.caption) == 1 else 20, 0, bold=True)))
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.caption)
        painter.end()


def _arrow(painter: QPainter, ink: str, middle: QPointF, size: float, *, filled: bool) -> None:
    """Up, for capitals."""
    x, y, half, stem = middle.x(), middle.y(), size / 2, size * 0.24
    points = [(0, -half), (half, 0), (stem, 0), (stem, half), (-stem, half), (-stem, 0), (-half, 0)]
    pen = QPen(QColor(ink), size * 0.1)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(QColor(ink) if filled else Qt.BrushStyle.NoBrush)
    painter.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in points]))


def _delete(painter: QPainter, ink: str, middle: QPointF, size: float) -> None:
    """A label that points left, with a cross."""
    x, y, high = middle.x(), middle.y(), size * 0.4
    left, shoulder, right = x - size * 0.72, x - size * 0.3, x + size * 0.62
    points = [(left, y), (shoulder, y - high), (right, y - high), (right, y + high), (shoulder, y + high)]
    pen = QPen(QColor(ink), size * 0.1)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(QPolygonF([QPointF(*point) for point in points]))
    arm, centre = size * 0.17, x + size * 0.14
    line(painter, ink, size * 0.1, (centre - arm, y - arm), (centre + arm, y + arm))
    line(painter, ink, size * 0.1, (centre - arm, y + arm), (centre + arm, y - arm))
