"""The box of a text field: one line, in which nothing stays that was wiped."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk.content.answers import WRONG
from kiosk.phone.faces import FieldFace
from kiosk.phone.world import Action
from kiosk.ui.phone.look import BODY, PhoneLook
from kiosk.ui.phone.stack import Stack
from kiosk.ui.theme import PHONE_TARGET

HIGH = 48  # the app's 40 are too low for an unsure finger (WCAG 2.5.5)
HALF = 180
_SPACED = 6  # between the digits of a code
_LONGEST = 120
_QT_AROUND = 5  # pixels that Qt adds at the left of its cursor

_NEVER = (
    QKeySequence.StandardKey.Undo,  # what was wiped must not come back
    QKeySequence.StandardKey.Redo,
    QKeySequence.StandardKey.Copy,  # nor must the next person find it
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Paste,
)
_FROM_OUTSIDE = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class Line(QLineEdit):
    """The box itself.

    wanted(Line): somebody is about to write here. left(): not any more. refused(Action): it was
    touched while asleep.
    """

    wanted = Signal(object)
    left = Signal()
    refused = Signal(object)

    def __init__(self, look: PhoneLook, face: FieldFace, text: str) -> None:
        super().__init__()
        self.look, self.kind = look, face.kind
        self.action = Action("write", face.block, WRONG)
        self.asleep = False
        self.setProperty("kind", face.kind)
        self.setFont(self._font())
        self.say(face)
        self.setFrame(False)
        self.setMaxLength(_LONGEST)
        self.setTextMargins(look.px(6), 0, look.px(6), 0)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        self.setDragEnabled(False)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)  # no keyboard may learn it
        self.setText(text)

    def say(self, face: FieldFace) -> None:
        """What a screen reader says."""
        self.setAccessibleName(face.label)
        self.setAccessibleDescription(". ".join(filter(None, (face.error, face.hint))))

    @property
    def least_target(self) -> int:
        """How large it is to a finger, where its neighbours leave room."""
        return PHONE_TARGET

    def means(self, action: Action) -> bool:
        """Whether this touch is one on the box."""
        return action.block == self.action.block and action.touch in ("write", "erase")

    def set_asleep(self, asleep: bool) -> None:
        """Grey it out, or wake it. Asleep, a touch on it is told and nothing can be typed."""
        if asleep == self.asleep:
            return
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

    def set_text(self, text: str) -> None:
        """Show another text, if it is another."""
        if text != self.text():
            self.setText(text)

    def hide_letters(self, hidden: bool) -> None:
        """Dots in place of letters."""
        at = self.cursorPosition()
        self.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)
        self.setCursorPosition(at)

    @property
    def secret(self) -> bool:
        """Whether it holds a password, shown or not."""
        return self.kind == "password"

    def put(self, text: str) -> None:
        """Write at the cursor."""
        if not self.asleep:
            self.insert(text)

    def rub_out(self) -> None:
        """Take away what is before the cursor."""
        if not self.asleep:
            self.backspace()

    def writing_rect(self) -> QRect:
        """What must be seen while one writes."""
        return self.rect()

    def tapped_at(self, place: QPoint) -> None:
        """A finger: write there."""
        if self.asleep:
            self.refused.emit(self.action)
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.setCursorPosition(self.cursorPositionAt(place))
        self.wanted.emit(self)  # also where no window is active, as without a window manager

    def sizeHint(self) -> QSize:
        """A row of the page."""
        return QSize(self.look.px(HALF), self.look.px(HIGH))

    def minimumSizeHint(self) -> QSize:
        """Narrower than any phone."""
        return QSize(self.look.px(HIGH), self.look.px(HIGH))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """A real keyboard may do all but keep what was typed."""
        if not any(event.matches(key) for key in _NEVER):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        """Asleep, it hands the focus back."""
        super().focusInEvent(event)
        if self.asleep:
            if event.reason() is Qt.FocusReason.MouseFocusReason:
                self.clearFocus()
                self.refused.emit(self.action)
        else:
            if event.reason() not in (*_FROM_OUTSIDE, Qt.FocusReason.MouseFocusReason):
                self.end(False)  # Qt would select it all, and the next letter would wipe it
            self.wanted.emit(self)
        self._outline()

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        """The outline goes."""
        super().focusOutEvent(event)
        if event.reason() not in _FROM_OUTSIDE:
            self.home(False)  # a long text is read from its beginning
            self.left.emit()
        self._outline()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Qt's cursor is a hair; ours can be seen, and does not blink."""
        super().paintEvent(event)
        if self.hasFocus() and not self.asleep:
            thick = self.look.px(2)
            high = round(self.fontMetrics().height() * 1.1)
            at = self.cursorRect().left() + _QT_AROUND
            painter = QPainter(self)
            rect = QRect(at, (self.height() - high) // 2, thick, high)
            painter.fillRect(rect, QColor(self.look.colours.text))
            painter.end()

    def _font(self) -> QFont:
        font = QFont(self.look.font(BODY))
        if self.kind == "code":
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, self.look.px(_SPACED))
        return font

    def _outline(self) -> None:
        """The page draws the outline of the box, which is wider than the box."""
        page: QWidget | None = self.parentWidget()
        while isinstance(page, Stack):
            page.update()
            page = page.parentWidget()
