"""“Are you still there?”: asks before the tablet is made ready for the next person."""

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.language.bidi import isolate_in
from kiosk.language.catalogue import N_
from kiosk.session.idle import LEAVE_AFTER
from kiosk.session.session import Session
from kiosk.ui.keys import Key
from kiosk.ui.theme import GRID, Look
from kiosk.ui.words_label import WordsLabel

QUESTION = N_("idle", "Are you still there?")
# Note: {seconds} is a number, such as 60; it counts down.
SOON = N_("idle", "In {seconds} seconds we clear the screen for the next person. What you practised is kept.")
HERE = N_("idle", "I am still here")


class StillThere(QFrame):
    """Covers the whole window; a touch anywhere on it, or any key, says yes."""

    answered = Signal()

    def __init__(self, session: Session, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAccessibleName(session.words.pgettext(*QUESTION))
        self._session, self._look = session, look
        words = session.words.pgettext
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * GRID, 4 * GRID, 6 * GRID, 6 * GRID)
        column.setSpacing(3 * GRID)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(4 * GRID)
        self._dial = Dial(look)
        row.addWidget(self._dial, 0, Qt.AlignmentFlag.AlignVCenter)
        text = QVBoxLayout()
        text.setSpacing(GRID)
        text.addWidget(WordsLabel(look, words(*QUESTION), "title"))
        self._soon = WordsLabel(look, "")
        text.addWidget(self._soon)
        row.addLayout(text, 1)
        column.addLayout(row)
        self.key = Key(look, words(*HERE), "tick", "action", px=look.title)
        self.key.setObjectName("still_here")
        self.key.setMinimumHeight(22 * GRID)
        self.key.clicked.connect(self.answered)
        column.addStretch(1)
        column.addWidget(self.key)
        self.setGeometry(parent.rect())
        self.show_left(round(LEAVE_AFTER))

    def show_left(self, seconds: int) -> None:
        """How long there is still time."""
        self._dial.show_left(seconds)
        soon = self._session.words.pgettext(*SOON)
        self._soon.set_text(isolate_in(soon, {"seconds": str(seconds)}, self._session.words.language))

    def spoken(self, seconds: int) -> tuple[str, ...]:
        """The question and what happens otherwise."""
        soon = self._session.words.pgettext(*SOON).replace("{seconds}", str(seconds))
        return self._session.words.pgettext(*QUESTION), soon

    def tapped_at(self, place: QPoint) -> None:
        """A finger anywhere."""
        self.answered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key, of a keyboard or a switch."""
        self.answered.emit()


class Dial(QWidget):
    """The seconds that are left, and a ring that empties with them."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._seconds = look, 0
        self.setFixedSize(20 * GRID, 20 * GRID)

    def show_left(self, seconds: int) -> None:
        """So many seconds are left."""
        self._seconds = seconds
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ring in the colour of actions, and the number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QRectF(self.rect()).adjusted(GRID, GRID, -GRID, -GRID)
        painter.setPen(QPen(QColor(self._look.palette.line), 4))
        painter.drawEllipse(ring)
        painter.setPen(QPen(QColor(self._look.palette.action), 12))
        painter.drawArc(ring, 90 * 16, round(360 * 16 * self._seconds / LEAVE_AFTER))
        font = QFont("Noto Sans")
        font.setPixelSize(7 * GRID)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(self._look.palette.ink))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._seconds))
        painter.end()
