"""A box to write in, with its counter. It grows with the words, so that nothing hides in it."""

from dataclasses import replace
from math import ceil

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QPainter, QTextOption
from PySide6.QtWidgets import QPlainTextEdit

from kiosk.phone.faces import AreaFace
from kiosk.phone.world import Action
from kiosk.ui.phone.above_box import above_box, red_bar, sides_of
from kiosk.ui.phone.look import BODY, PhoneLook
from kiosk.ui.phone.options import Note
from kiosk.ui.phone.stack import Item, Stack
from kiosk.ui.phone.view import View
from kiosk.ui.phone.wrapped import Wrapped

_ROWS = 5
_PADDING = 8  # border and padding, above and below together as much again


class Area(Stack):
    """Label, hint, box and counter. What is typed goes into the view, and nowhere else.

    touched(Action): the box was empty and is not any more, or the other way round.
    typed(field, text): at every change.
    """

    touched = Signal(object)
    typed = Signal(str, str)

    def __init__(self, look: PhoneLook, face: AreaFace, view: View) -> None:
        self.face, self._view = face, view
        self.edit = Edit(look, face, view.typed.get(face.field, ""))
        self.counter = Note(look, "", "")
        super().__init__(look)
        self._set_up()
        self._count(len(self.edit.toPlainText()))
        self.edit.textChanged.connect(self._take)
        self.edit.refused.connect(self.touched)
        self.edit.focus_changed.connect(self._outline)

    def takes(self, face: object) -> bool:
        """Show this face if it is the same box after a touch: cursor and focus stay where they are."""
        if not isinstance(face, AreaFace) or face != replace(
            self.face, written=face.written, error=face.error
        ):
            return False
        erred, self.face = face.error != self.face.error, face
        if erred:
            self._set_up()
        return True

    def backdrop(self, painter: QPainter) -> None:
        """The red bar of an error."""
        red_bar(painter, self.look, self.face, self.height())

    def _set_up(self) -> None:
        face = self.face
        self.edit.setAccessibleDescription(". ".join(filter(None, (face.error, face.hint))))
        self.sides = sides_of(face)
        self.set_items((*above_box(self.look, face, 12), Item(self.edit, below=12), Item(self.counter)))
        self.update()

    def agree(self) -> None:
        """Show what the view holds: it forgets what was sent."""
        text = self._view.typed.get(self.face.field, "")
        if text != self.edit.toPlainText():
            self.edit.setPlainText(text)
            self._count(len(text))
            self.grew.emit()

    def _take(self) -> None:
        text = self.edit.toPlainText()
        before = self._view.typed.get(self.face.field, "")
        if text == before:
            return
        if text:
            self._view.typed[self.face.field] = text
        else:
            self._view.forget(self.face.field)
        self._count(len(text))
        self.grew.emit()
        self.typed.emit(self.face.field, text)
        if bool(text) != bool(before):
            self.touched.emit(self.face.write if text else self.face.erase)

    def _outline(self) -> None:
        """The page draws the outline of the box, which is wider than the box."""
        page = self.parentWidget()
        if page is not None:
            page.update()

    def _count(self, written: int) -> None:
        colours = self.look.colours
        self.counter.text = remaining(self.face.limit, written)
        self.counter.bold = written > self.face.limit
        self.counter.colour = colours.error if self.counter.bold else colours.secondary
        self.counter.setAccessibleName(self.counter.text)
        self.counter.redraw()


class Edit(QPlainTextEdit):
    """The box itself.

    wanted(Edit): somebody is about to write here. left(): not any more. refused(Action): it was
    touched while asleep.
    """

    kind = "text"
    wanted = Signal(object)
    left = Signal()
    refused = Signal(object)
    focus_changed = Signal()

    def __init__(self, look: PhoneLook, face: AreaFace, text: str) -> None:
        super().__init__()
        self.look, self.action = look, face.write
        self.asleep = False
        self.setFont(look.font(BODY))
        self.setAccessibleName(face.label)
        self.setAccessibleDescription(face.hint)
        self.setTabChangesFocus(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)
        self.document().setDocumentMargin(look.px(4))
        self.setPlainText(text)
        self.setCursorWidth(look.px(2))
        self.setAcceptDrops(False)
        self.setUndoRedoEnabled(False)  # what was wiped must not come back
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)  # no keyboard may learn it

    def means(self, action: Action) -> bool:
        """Whether this touch is one on the box."""
        return action.block == self.action.block and action.touch in ("write", "erase")

    def set_asleep(self, asleep: bool) -> None:
        """Grey it out, or wake it. Asleep, a touch on it is told and nothing can be typed."""
        if asleep != self.asleep:
            self.asleep = asleep
            self.setReadOnly(asleep)
            self.setProperty("asleep", asleep)
            self.style().unpolish(self)
            self.style().polish(self)
            if asleep:
                self.leave()

    def leave(self) -> None:
        """Nobody writes here any more."""
        self.clearFocus()
        self.left.emit()

    def put(self, text: str) -> None:
        """Write at the cursor."""
        if not self.asleep:
            self.insertPlainText(text)

    def rub_out(self) -> None:
        """Take away what is before the cursor."""
        if not self.asleep:
            self.textCursor().deletePreviousChar()

    def writing_rect(self) -> QRect:
        """What must be seen while one writes: the line of the cursor."""
        line = self.cursorRect().translated(self.viewport().pos())
        return QRect(0, line.top(), self.width(), line.height())

    def tapped_at(self, place: QPoint) -> None:
        """A finger: write there."""
        if self.asleep:
            self.refused.emit(self.action)
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.setTextCursor(self.cursorForPosition(self.viewport().mapFrom(self, place)))
        self.wanted.emit(self)  # also where no window is active, as without a window manager

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int, /) -> int:
        """Five rows, or as many as are written."""
        rows = max(_ROWS, self._rows(width))
        line = QFontMetricsF(self.look.font(BODY)).height()
        return ceil(rows * (line + 1) + 2 * self.look.px(_PADDING))

    def sizeHint(self) -> QSize:
        """A row of the page."""
        return QSize(self.width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Narrower than any phone."""
        return QSize(self.look.px(44), self.look.px(44))

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        """Asleep, it hands the focus back."""
        super().focusInEvent(event)
        self.focus_changed.emit()
        if self.asleep and event.reason() is Qt.FocusReason.MouseFocusReason:
            self.clearFocus()
            self.refused.emit(self.action)
        elif not self.asleep:
            self.wanted.emit(self)

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        """The outline goes."""
        super().focusOutEvent(event)
        self.focus_changed.emit()
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.left.emit()

    def _rows(self, width: int) -> int:
        room = width - 2 * self.look.px(_PADDING)
        text = self.toPlainText()
        last = " " if text.endswith("\n") else ""  # the line that the cursor stands on
        written = Wrapped(self.look, text + last, BODY, room)
        return written.height // self.look.px(BODY.line)


def remaining(limit: int, written: int) -> str:
    """What the counter says."""
    left = limit - written
    what = "character" if abs(left) == 1 else "characters"
    return f"You have {left} {what} remaining" if left >= 0 else f"You have {-left} {what} too many"
