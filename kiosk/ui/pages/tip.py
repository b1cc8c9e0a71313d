"""The line for the volunteer who sits beside the learner: set apart, and never read aloud."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from kiosk.session.line import Line
from kiosk.ui.icons import icon
from kiosk.ui.pages.page import column
from kiosk.ui.theme import GRID, Look
from kiosk.ui.words_label import WordsLabel


class Tip(QFrame):
    """A heading and one line, in a frame of its own, so that the learner need not read it."""

    def __init__(self, look: Look, heading: str, line: Line) -> None:
        super().__init__()
        self.setObjectName("tip")
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(2 * GRID)
        mark = QLabel()
        mark.setPixmap(icon("together", look.palette.on_quiet, round(look.small * 1.3)))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = column(0)
        words.addWidget(WordsLabel(look, heading, "small"))
        tip = WordsLabel(look, "", "soft")
        tip.setObjectName("tip_words")
        tip.set_line(line)
        words.addWidget(tip)
        row.addLayout(words, 1)
