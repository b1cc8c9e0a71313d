"""The phone's own keyboard, at the foot of the glass. No keyboard of the system can show in a kiosk.

One tap, one letter: no repeat while held, no correcting, no sound (trembling hands, nervous people).
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.phone.drawn import fill
from kiosk.ui.phone.frame import CORNER
from kiosk.ui.phone.key_cap import Bubble, KeyCap
from kiosk.ui.phone.keyboard_layouts import Board, Key, board
from kiosk.ui.phone.look import PhoneLook
from kiosk.ui.phone.shapes import rounded

CELL = 55  # a key and the gaps around it, in logical units; the width is a tenth of the glass
_LOW_CELL = 44  # below this, a row is spared
_LOWEST_CELL = 28
_PAGE = 132  # what should stay free for the page: the field, its label and hint
_LEAST_PAGE = 84  # the field and its label
_SIDE, _TOP, _FOOT = 2, 5, 9  # bare edges; the foot keeps the outer keys out of the round corners
_GAP = 3


@dataclass(frozen=True, slots=True)
class _Cell:
    """Where one key is touched, and where it is drawn; both in the keyboard."""

    key: Key
    touch: QRect
    face: QRect


class Keyboard(QWidget):
    """Shows the keys for one kind of field. It never takes the focus from the field.

    typed(text): a key with a sign. rubbed(): Delete. done(): Done.
    """

    typed = Signal(str)
    rubbed = Signal()
    done = Signal()

    def __init__(self, look: PhoneLook, parent: QWidget, written: Callable[[], QRect]) -> None:
        """`written` tells where one writes, in `parent`: no sign of a key may cover it."""
        super().__init__(parent)
        self.look, self._written = look, written
        self.kind = "text"
        self.shift = self.symbols = False
        self._low = False
        self._caps: list[KeyCap] = []
        self.bubble = Bubble(look, parent)
        self.setAccessibleName("Keyboard")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_for(self, kind: str) -> None:
        """The first page of the keys for a kind of field."""
        if kind != self.kind or self.shift or self.symbols:
            self.kind, self.shift, self.symbols = kind, False, False
            self._lay()

    def height_in(self, room: int) -> int:
        """The height for `room` pixels of glass, which the page needs a part of."""
        px = self.look.px
        edges = px(_TOP) + px(_FOOT)
        free = room - px(_PAGE) - edges
        low = free < px(_LOW_CELL) * len(board(self.kind).rows)
        if low is not self._low:
            self._low = low
            self._lay()
        rows = len(board(self.kind, low=low).rows)
        cell = min(px(CELL), max(px(_LOW_CELL), free // rows))
        if room - edges - rows * cell < px(_LEAST_PAGE):
            cell = max(px(_LOWEST_CELL), (room - edges - px(_LEAST_PAGE)) // rows)
        return rows * cell + edges

    def key(self, char: str) -> KeyCap | None:
        """The key that types this, in either case, on the page that is shown. For the pointer."""
        shown = (cap for cap in self.caps() if cap.key.does == "type")
        return next((cap for cap in shown if cap.key.char.lower() == char.lower()), None)

    def working_key(self, does: str) -> KeyCap | None:
        """The shift, delete, page or done key of the page that is shown."""
        return next((cap for cap in self.caps() if cap.key.does == does), None)

    def caps(self) -> list[KeyCap]:
        """The keys that are shown, row by row."""
        return [cap for cap in self._caps if not cap.isHidden()]

    def sizeHint(self) -> QSize:
        """As it is."""
        return self.size()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """All keys anew."""
        self._lay()

    def hideEvent(self, event: object, /) -> None:
        """No sign stays behind."""
        self.bubble.hide()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """The ground, round at the bottom as the glass is, with a line above."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        colours = self.look.colours
        painter.setBrush(QColor(colours.keyboard))
        painter.drawPath(rounded(QRectF(self.rect()), 0, self.look.px(CORNER)))
        fill(painter, QRectF(0, 0, self.width(), self.look.px(1)), colours.key.edge)
        painter.end()

    def _board(self) -> Board:
        return board(self.kind, symbols=self.symbols, low=self._low)

    def _lay(self) -> None:
        """Give every key its place; keys are made once, and say something else on another page."""
        if self.width() <= 0 or self.height() <= 0:
            return
        cells = self._cells()
        while len(self._caps) < len(cells):
            cap = KeyCap(self.look, self)
            cap.struck.connect(self._strike)
            cap.lit.connect(self._show_bubble)
            self._caps.append(cap)
        for cap, cell in zip(self._caps, cells, strict=False):
            cap.setGeometry(cell.touch)
            cap.set_key(cell.key, cell.face.translated(-cell.touch.topLeft()), shift=self.shift)
            cap.show()
        for cap in self._caps[len(cells) :]:
            cap.hide()

    def _cells(self) -> list[_Cell]:
        """Touched places leave no gap between them; what is drawn does."""
        px, rows = self.look.px, self._board().rows
        side, top, gap = px(_SIDE), px(_TOP), px(_GAP)
        unit = (self.width() - 2 * side) / 10
        high = self.height() - top - px(_FOOT)
        cells = []
        for number, row in enumerate(rows):
            face_top = top + high * number // len(rows)
            face_end = top + high * (number + 1) // len(rows)
            above = 0 if number == 0 else face_top
            below = self.height() if number == len(rows) - 1 else face_end
            at = 0.0
            for key in row:
                left = 0 if key is row[0] else round(side + at * unit)
                drawn_left = round(side + (at + key.left) * unit)
                at += key.wide
                right = self.width() if key is row[-1] else round(side + at * unit)
                drawn_right = round(side + (at - key.right) * unit)
                face = QRect(
                    QPoint(drawn_left + gap // 2, face_top + gap // 2),
                    QPoint(drawn_right - (gap - gap // 2) - 1, face_end - (gap - gap // 2) - 1),
                )
                cells.append(_Cell(key, QRect(left, above, right - left, below - above), face))
        return cells

    def _strike(self, key: Key) -> None:
        match key.does:
            case "type":
                text = key.char.upper() if self.shift and len(key.char) == 1 else key.char
                if self.shift:
                    self._turn(shift=False)
                self.typed.emit(text)
            case "delete":
                self.rubbed.emit()
            case "shift":
                self._turn(shift=not self.shift)
            case "page":
                self.symbols, self.shift = not self.symbols, False
                self._lay()
            case "done":
                self.done.emit()

    def _turn(self, *, shift: bool) -> None:
        """For one letter only: nobody needs to remember that it is on."""
        self.shift = shift
        for cap in self.caps():
            cap.set_shift(shift)

    def _show_bubble(self, cap: KeyCap, lit: bool) -> None:
        """Above the key, where the finger does not cover it."""
        if not lit:
            self.bubble.fade()
        elif not self._board().pad and cap.key.does == "type" and cap.key.char != " ":
            face = cap.face.translated(cap.pos() + self.pos())
            self.bubble.show_over(face, cap.caption, self._written())
