"""The practice person's details, to be typed on the phone, so that nobody types real ones."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from kiosk.phone.faces import FieldFace, ScreenFace
from kiosk.phone.world import Action
from kiosk.ui.flow import LATIN, Letters, font_of, line_height, width_of
from kiosk.ui.fonts import EXACT_FAMILY
from kiosk.ui.pages.page import column
from kiosk.ui.theme import GRID, Look
from kiosk.ui.words_label import WordsLabel

EXACT = (EXACT_FAMILY, *LATIN)
SMALLEST = 20

Detail = tuple[str, str]


def details_of(face: ScreenFace, ways: tuple[Action, ...]) -> tuple[Detail, ...]:
    """What the boxes of a screen want, as (label, text). A code is read in its message, not here.

    `ways` are the touches that lead on: what they type is what is wanted, and a password that a lesson
    says is forgotten is wanted by none. What is typed already stays there to be compared.
    """
    wanted = {action.block: action.item for action in ways if action.touch == "write"}
    found = []
    for each in face.faces:
        if isinstance(each, FieldFace) and each.kind != "code":
            text = dict(each.answers).get(wanted.get(each.block, each.now))
            if text:
                found.append((each.label, text))
    return tuple(found)


class Details(QFrame):
    """A heading and a row for each box. Never read aloud: a password letter by letter helps nobody."""

    def __init__(self, look: Look, heading: str, details: tuple[Detail, ...]) -> None:
        super().__init__()
        self.setObjectName("details")
        rows = column(GRID // 2)
        rows.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        rows.addWidget(WordsLabel(look, heading, "small"))
        self._rows = {label: DetailRow(look, label, text) for label, text in details}
        for row in self._rows.values():
            rows.addWidget(row)
        self.setLayout(rows)
        self.setAccessibleName(" ".join((heading, *(f"{label}: {text}." for label, text in details))))

    def row(self, label: str) -> "DetailRow | None":
        """What to type under these words of the phone."""
        return self._rows.get(label)


class DetailRow(QWidget):
    """What stands on the phone above a box, and what to type there: letter by letter, never wrapped.

    Both are English and run from left to right, also on a page that does not.
    """

    def __init__(self, look: Look, label: str, text: str) -> None:
        super().__init__()
        self.label, self.text = label, text
        self._look = look
        self.setAccessibleName(f"{label}: {text}")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Where there is no room beside it, the label stands above."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Pixels of one line, or of two."""
        label, text = line_height(self._small), line_height(self._letters(width))
        return max(label, text) if self._beside(width) else label + text

    def sizeHint(self) -> QSize:
        """On one line."""
        width = self._label_room + width_of(self.text, self._largest)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The text in the smallest letters that can be read."""
        width = width_of(self.text, Letters(EXACT, SMALLEST, bold=True))
        return QSize(width, line_height(self._small))

    def missing_room(self) -> int:
        """Pixels that its words lack; 0 when all is shown (for the tests of fit)."""
        return max(
            0,
            self.heightForWidth(self.width()) - self.height(),
            width_of(self.text, self._letters(self.width())) - self.width(),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """The label in small letters, the text in letters that cannot be mistaken for one another."""
        width, letters = self.width(), self._letters(self.width())
        beside = self._beside(width)
        taken = width_of(self.text, letters)
        block = self._label_room + taken if beside else max(width_of(self.label, self._small), taken)
        left = max(0, width - block) if self._look.language.rtl else 0
        high = self.height() if beside else line_height(self._small)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setPen(QColor(self._look.palette.on_quiet))
        painter.setFont(font_of(self._small))
        painter.drawText(QRect(left, 0, width, high), middle, self.label)
        painter.setFont(font_of(letters))
        start = left + (self._label_room if beside else 0)
        top = 0 if beside else high
        painter.drawText(QRect(start, top, width, self.height() - top), middle, self.text)
        painter.end()

    @property
    def _small(self) -> Letters:
        return Letters(LATIN, self._look.help)

    @property
    def _largest(self) -> Letters:
        return Letters(EXACT, self._look.instruction, bold=True)

    @property
    def _label_room(self) -> int:
        return width_of(self.label, self._small) + 2 * GRID

    def _beside(self, width: int) -> bool:
        return self._label_room + width_of(self.text, self._largest) <= width

    def _letters(self, width: int) -> Letters:
        """The largest letters in which the text stands on one line."""
        largest = self._largest
        needed = width_of(self.text, largest)
        if self._beside(width) or needed <= width:
            return largest
        return largest._replace(px=max(SMALLEST, largest.px * width // max(1, needed)))
