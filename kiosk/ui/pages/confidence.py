"""One question before anything else: how sure somebody feels. It may be left out."""

from PySide6.QtWidgets import QWidget

from kiosk.language.catalogue import N_
from kiosk.session.session import Session
from kiosk.session.visit import When
from kiosk.ui.keys import Key
from kiosk.ui.pages.faces import QUESTION, Faces
from kiosk.ui.pages.page import Page, Route, centred, column, small_foot
from kiosk.ui.scrolled import Scrolled
from kiosk.ui.theme import GRID, Look

NO_WRONG = N_("confidence", "There is no wrong answer. Nobody knows who gave it.")
SKIP = N_("confidence", "Go on without an answer")


class ConfidencePage(Page):
    """Five faces; any touch leads on to the home page."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(session, look, parent)
        content = column(2 * GRID)
        content.addWidget(self.label(self.say(*QUESTION), "title"))
        content.addWidget(self.label(self.say(*NO_WRONG), "soft"))
        content.addSpacing(GRID)
        faces = Faces(self, look.room - 3 * GRID)
        faces.chosen.connect(self._chosen)
        content.addWidget(faces)
        skip = Key(look, self.say(*SKIP), "next", px=look.small)
        skip.setObjectName("skip")
        skip.clicked.connect(self._skip)
        self.setLayout(centred(look, Scrolled(content, look, look.palette.ground), small_foot(skip)))

    def spoken(self) -> tuple[str, ...]:
        """The question."""
        return self.say(*QUESTION), self.say(*NO_WRONG)

    def _chosen(self, sure: int) -> None:
        self.session.tell_sureness(When.BEFORE, sure)
        self.go.emit(Route.HOME)

    def _skip(self) -> None:
        self.session.skip_sureness(When.BEFORE)
        self.go.emit(Route.HOME)
