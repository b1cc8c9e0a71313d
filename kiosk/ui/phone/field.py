"""A box for one line: label, hint, error, the box, and for a password the key that shows it."""

from dataclasses import replace

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPen

from kiosk.phone.answers import answer_of
from kiosk.phone.faces import FieldFace
from kiosk.phone.world import Action
from kiosk.ui.phone.above_box import above_box, red_bar, sides_of
from kiosk.ui.phone.drawn import Drawing, Writing
from kiosk.ui.phone.line import HALF, HIGH, Line
from kiosk.ui.phone.look import LABEL, PhoneLook
from kiosk.ui.phone.stack import Item, Stack
from kiosk.ui.phone.touch_row import TouchRow
from kiosk.ui.phone.typed import agree
from kiosk.ui.phone.view import View

_SHORT = 150


class Field(Stack):
    """What is typed goes into the view, and nowhere else; what is told is which answer it is.

    touched(Action): the text became another answer, or the box was touched while asleep.
    typed(field, text): at every change.
    """

    touched = Signal(object)
    typed = Signal(str, str)

    def __init__(self, look: PhoneLook, face: FieldFace, view: View) -> None:
        self.face, self._view = face, view
        self._told = face.now
        self._before: str | None = None  # what stood there, only while a change is being told
        agree(face, view)
        text = view.typed.get(face.field, "")
        if not text:
            view.open.discard(self._shown_key)
        self.line = Line(look, face, text)
        self.show_key = ShowKey(look) if face.kind == "password" else None
        self._box = Box(look, face.width, self.line, self.show_key)
        super().__init__(look)
        self._set_up()
        self.line.textChanged.connect(self._take)
        self.line.refused.connect(self.touched)
        if self.show_key is not None:
            self.show_key.clicked.connect(self._turn)
            self._show_letters()

    def takes(self, face: object) -> bool:
        """Show this face if it is the same box after a touch: cursor and focus stay where they are."""
        if not isinstance(face, FieldFace) or face != replace(self.face, now=face.now, error=face.error):
            return False
        erred, self.face = face.error != self.face.error, face
        if erred:
            self.line.say(face)
            self._set_up()
        return True

    def agree(self) -> None:
        """Show the text that the phone's world holds, also when it refused what was just typed."""
        face, before = self.face, self._before
        self._told = face.now
        refused = before is not None and self._answer() != face.now
        if before is not None and refused and answer_of(face.kind, face.answers, before) == face.now:
            self._keep(before)
        agree(face, self._view)
        self.line.set_text(self._view.typed.get(face.field, ""))

    def backdrop(self, painter: QPainter) -> None:
        """The red bar of an error."""
        red_bar(painter, self.look, self.face, self.height())

    def _set_up(self) -> None:
        self.sides = sides_of(self.face)
        self.set_items((*above_box(self.look, self.face, 8), Item(self._box)))
        self.update()

    def _take(self) -> None:
        text = self.line.text()
        before = self._view.typed.get(self.face.field, "")
        if text == before:
            return
        self._keep(text)
        self.typed.emit(self.face.field, text)
        answer = self._answer()
        if answer == self._told:
            return
        self._told, self._before = answer, before
        block = self.face.block
        try:
            self.touched.emit(Action("write", block, answer) if answer else Action("erase", block))
        finally:
            self._before = None

    def _keep(self, text: str) -> None:
        if text:
            self._view.typed[self.face.field] = text
        else:
            self._view.forget(self.face.field)

    def _answer(self) -> str:
        typed = self._view.typed.get(self.face.field, "")
        return answer_of(self.face.kind, self.face.answers, typed)

    @property
    def _shown_key(self) -> tuple[str, str]:
        return self.face.field, "letters"

    def _turn(self) -> None:
        opened = self._view.open
        (opened.discard if self._shown_key in opened else opened.add)(self._shown_key)
        self._show_letters()

    def _show_letters(self) -> None:
        shown = self._shown_key in self._view.open
        self.line.hide_letters(not shown)
        if self.show_key is not None:
            self.show_key.set_shown(shown)


class Box(Stack):
    """The line, and beside it the key that shows a password."""

    def __init__(self, look: PhoneLook, width: str, line: Line, show_key: "ShowKey | None") -> None:
        self._width, self.line, self._show_key = width, line, show_key
        super().__init__(look, None, tuple(Item(part) for part in (line, show_key) if part is not None))

    def _go(self, width: int, *, move: bool) -> int:
        """Side by side."""
        px = self.look.px
        high, key, beside = px(HIGH), self._show_key, 0
        if key is not None:
            beside = key.sizeHint().width()
            high = max(high, key.heightForWidth(beside))
        room = max(1, width - (beside + px(8) if beside else 0))
        wanted = {"half": max(px(HALF), width // 2), "short": px(_SHORT)}.get(self._width, room)
        if move:
            self.line.setGeometry(0, 0, min(room, wanted), high)
            if key is not None:
                key.setGeometry(width - beside, 0, beside, high)
            for part in self.parts():
                if not part.isVisible() and self.isVisible():
                    part.show()
        return high


class ShowKey(TouchRow):
    """Shows a password, or hides it again."""

    def __init__(self, look: PhoneLook) -> None:
        super().__init__(look, "Show password")
        self._label = "Show"

    def set_shown(self, shown: bool) -> None:
        """Say what it would do now."""
        self._label = "Hide" if shown else "Show"
        self.setAccessibleName(f"{self._label} password")
        self.redraw()

    def sizeHint(self) -> QSize:
        """As wide as either word, so that nothing moves."""
        return QSize(self.look.px(72), self.look.px(HIGH))

    def draw_up(self, width: int) -> Drawing:
        """The word."""
        writing = Writing(self.look, 0, self.look.px(14), width)
        ink = self.focus_ink(self.look.colours.quiet.text)
        writing.write(self._label, LABEL, ink, centred=True)
        return writing.drawing(below=self.look.px(14), least=self.look.px(HIGH))

    def backdrop(self, painter: QPainter) -> None:
        """A button with a border."""
        px, colours = self.look.px, self.look.colours
        ground = colours.quiet.pressed if self.isDown() else colours.card
        half = px(2) / 2
        ink = self.ink(colours.quiet.border)
        painter.setPen(QPen(QColor(ink), 2 * half))
        painter.setBrush(QColor(colours.focus[0] if self.focus_shown else ground))
        painter.drawRoundedRect(self.box().adjusted(half, half, -half, -half), px(4), px(4))
