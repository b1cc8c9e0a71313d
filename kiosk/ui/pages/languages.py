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
from kiosk.ui.pages.columns import grid_of
from kiosk.ui.pages.page import Page, Route, centred, column, small_foot
from kiosk.ui.scrolled import Scrolled
from kiosk.ui.theme import GRID, Look

WELCOME = N_("welcome", "Practise before you need it")
ABOUT = N_("welcome", "This is practice. Nothing here is real. You cannot break anything.")
CHOOSE = N_("welcome", "Tap your language")
# Note: for somebody who has a paper with four pictures from an earlier visit.
BEEN_HERE = N_("welcome", "I have been here before")
# Note: a quiet key for those who look after the tablet; a PIN is asked for behind it.
FOR_STAFF = N_("staff/pin", "For staff")


class LanguagesPage(Page):
    """The first page of a session, and the page behind the globe."""

    chosen = Signal()

    def __init__(
        self,
        session: Session,
        look: Look,
        *,
        first: bool,
        staff: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, look, parent)
        self._first = first
        content = column(3 * GRID)
        if first:
            content.addLayout(self._greeting())
        content.addWidget(self.label(self.say(*CHOOSE), "body" if first else "title"))
        content.addLayout(self._names())
        been_here = self._been_here() if first else None
        for_staff = self._for_staff() if staff else None
        if been_here is None or look.body >= 40 or look.tall:
            for key in filter(None, (been_here, for_staff)):
                content.addWidget(small_foot(key))
            self.setLayout(centred(look, Scrolled(content, look, look.palette.ground)))
        else:
            foot = small_foot(been_here, beside=for_staff)
            self.setLayout(centred(look, Scrolled(content, look, look.palette.ground), foot))

    def spoken(self) -> tuple[str, ...]:
        """The greeting is not spoken before somebody touches the tablet."""
        return ()

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

    def _been_here(self) -> Key:
        key = Key(self.look, self.say(*BEEN_HERE), "pictures", px=self.look.small)
        key.setObjectName("been_here")
        key.clicked.connect(partial(self.go.emit, Route.COME_BACK))
        return key

    def _for_staff(self) -> Key:
        """Quiet, for nobody who comes to practise needs it."""
        key = Key(self.look, self.say(*FOR_STAFF), "padlock-closed", "quiet", px=self.look.bar)
        key.setObjectName("for_staff")
        key.clicked.connect(partial(self.go.emit, Route.PIN))
        return key

    def _names(self) -> QGridLayout:
        columns = 1 if self.look.portrait or self.look.body >= 40 else 2
        return grid_of(map(self._name, self.session.languages), columns)

    def _name(self, language: Language) -> Key:
        """In its own language, for those who can read no other."""
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
        rtl, ltr = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
        key.setLayoutDirection(rtl if language.rtl else ltr)
        key.clicked.connect(partial(self._chosen, language))
        return key

    def _chosen(self, language: Language) -> None:
        self.session.choose_language(language.tag)
        if self._first:
            self.session.arrive()
        self.chosen.emit()
