"""This tablet's card: a QR code from which its hub gets to know it."""

from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from kiosk.language.bidi import isolate_in
from kiosk.language.catalogue import N_
from kiosk.session.session import Session
from kiosk.ui.pages.coordinator_desk import CoordinatorDesk
from kiosk.ui.pages.coordinator_task import Stand
from kiosk.ui.pages.page import Page, column
from kiosk.ui.scrolled import Scrolled
from kiosk.ui.theme import GRID, Look

TITLE = N_("staff/card", "The card of this tablet")
# Note: {command} is to be typed letter by letter in a window for commands.
TYPE_IT = N_("staff/card", "On the hub's computer type: {command}")
THEN_SCAN = N_(
    "staff/card", "Then scan this square with a scanner. Or scan it with a phone, and type what it says."
)
NOT_SECRET = N_("staff/card", "Nothing on it is secret.")
MOMENT = N_("staff/card", "One moment.")
CANNOT = N_("staff/card", "There is no card yet.")
PICTURE = N_("staff/card", "QR code")
# Joined, so that no line ends inside of a word of it, and none is a lonely hyphen.
COMMAND = "kiosk hub enrol --\u2060hub my-\u2060hub\u00a0-"

QUIET = 4  # squares of white around it, as the standard asks
LEAST = 30 * GRID


class Card(NamedTuple):
    """A text, and the squares of its QR code, row by row: 1 is dark."""

    text: str
    rows: tuple[bytes, ...]


def card_of(text: str) -> Card:
    """Slow."""
    import segno

    return Card(text, tuple(bytes(row) for row in segno.make(text, micro=False, error="m").matrix))


class CardPage(Page):
    """A large square beside a few words."""

    def __init__(
        self, session: Session, look: Look, desk: CoordinatorDesk, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, look, parent)
        task = self._task = desk.card
        words = column(2 * GRID)
        words.addWidget(self.label(self.say(*TITLE), "title"))
        for number, line in enumerate(self._lines()):
            words.addWidget(self.label(line, "soft" if number else "body"))
        direction = QBoxLayout.Direction
        outer = QBoxLayout(direction.TopToBottom if look.portrait else direction.LeftToRight, self)
        outer.setContentsMargins(look.edge, GRID, look.edge, look.edge)
        outer.setSpacing(4 * GRID)
        if isinstance(task.result, Card):
            outer.addWidget(SquareCode(task.result, self.say(*PICTURE)), 1)
        outer.addWidget(Scrolled(words, look, look.palette.ground), 1)
        task.changed.connect(self._made)
        if task.stand is Stand.NONE:
            task.start(lambda tell: card_of(desk.coordinator.card()))

    def spoken(self) -> tuple[str, ...]:
        """What to do with it."""
        return (self.say(*TITLE), *self._lines())

    def _lines(self) -> tuple[str, ...]:
        if self._task.stand is Stand.FAILED:
            return self.say(*CANNOT), self.say(*self._task.why)
        if self._task.stand is not Stand.DONE:
            return (self.say(*MOMENT),)
        type_it = isolate_in(self.say(*TYPE_IT), {"command": COMMAND}, self.session.words.language)
        return type_it, self.say(*THEN_SCAN), self.say(*NOT_SECRET)

    def _made(self) -> None:
        if self._task.stand is not Stand.WORKING:
            self.refresh.emit()


class SquareCode(QWidget):
    """Black on white in every scheme, or no camera would read it; as large as there is room."""

    def __init__(self, card: Card, name: str) -> None:
        super().__init__()
        self.card = card
        self._rows = card.rows
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Half of a page."""
        return QSize(60 * GRID, 60 * GRID)

    def minimumSizeHint(self) -> QSize:
        """As small as a phone can read it."""
        return QSize(LEAST, LEAST)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Whole pixels a square, so that all are alike."""
        across = len(self._rows) + 2 * QUIET
        dot = min(self.width(), self.height()) // across
        side = dot * across
        left, top = (self.width() - side) // 2, (self.height() - side) // 2
        painter = QPainter(self)
        painter.fillRect(QRect(left, top, side, side), QColor("#ffffff"))
        for down, row in enumerate(self._rows, QUIET):
            for over, dark in enumerate(row, QUIET):
                if dark:
                    painter.fillRect(left + over * dot, top + down * dot, dot, dot, Qt.GlobalColor.black)
        painter.end()
