"""Welcome, and the choice of a language: each name in its own script."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from kiosk.language.catalogue import N_
from kiosk.language.languages import Language
from kiosk.session.session import Session
from kiosk.ui.icons import icon
from kiosk.ui.keys import Key
from kiosk.ui.pages.page import Page, centred, column
from kiosk.ui.scrolled import Scrolled
from kiosk.ui.theme import GRID, Look

WELCOME = N_("welcome", "Practise before you need it")
ABOUT = N_("welcome", "This is practice. Nothing here is real. You cannot break anything.")
CHOOSE = N_("welcome", "Tap your language")


class LanguagesPage(Page):
    """The first page of a session, and the page behind the globe."""

    chosen = Signal()

    def __init__(self, session: Session, look: Look, *, first: bool, parent: QWidget | None = None) -> None:
        super().__init__(session, look, parent)
        self._first = first
        content = column(3 * GRID)
        if first:
            content.addLayout(self._greeting())
        content.addWidget(self.label(self.say(*CHOOSE), "body" if first else "title"))
        content.addLayout(self._names())
        self.setLayout(centred(look, Scrolled(content, look, look.palette.ground)))

    def spoken(self) -> str:
        """The greeting is not spoken before somebody touches the tablet."""
        return ""

    def _greeting(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(3 * GRID)
        mark = QLabel()
        size = round(self.look.title * 2.4)
        mark.setPixmap(icon("bridge", self.look.palette.action, size))
        mark.setAccessibleName("Footbridge")
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = column(GRID)
        words.addWidget(self.label(self.say(*WELCOME), "title"))
        words.addWidget(self.label(self.say(*ABOUT), "soft"))
        row.addLayout(words, 1)
        return row

    def _names(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(2 * GRID)
        columns = 1 if self.look.portrait or self.look.body >= 40 else 2
        for place, language in enumerate(self.session.languages):
            chosen = not self._first and language.tag == self.session.comfort.language
            key = Key(
                replace(self.look, language=language),
                language.name,
                "language",
                "chosen" if chosen else "plain",
                tile=True,
                note="" if language.tag == "en" else language.english_name,
            )
            key.setObjectName(f"language_{language.tag}")
            key.setLayoutDirection(
                Qt.LayoutDirection.RightToLeft if language.rtl else Qt.LayoutDirection.LeftToRight
            )
            key.clicked.connect(partial(self._chosen, language))
            grid.addWidget(key, place // columns, place % columns)
        return grid

    def _chosen(self, language: Language) -> None:
        self.session.set_comfort(replace(self.session.comfort, language=language.tag))
        if self._first:
            self.session.arrive()
        self.chosen.emit()
