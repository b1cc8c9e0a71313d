"""When something went wrong: calm words, and a way on."""

from PySide6.QtWidgets import QWidget

from kiosk.language.catalogue import N_
from kiosk.session.session import Session
from kiosk.ui.keys import Key
from kiosk.ui.pages.page import Page, Route, centred, column
from kiosk.ui.scrolled import Scrolled
from kiosk.ui.theme import GRID, Look

TITLE = N_("trouble", "Something did not work")
CALM = N_("trouble", "It is not your fault. Nothing of yours is lost.")
ON = N_("trouble", "Start again")


class TroublePage(Page):
    """Never a traceback, never a dead end."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(session, look, parent)
        content = column(2 * GRID)
        content.addWidget(self.label(self.say(*TITLE), "title"))
        content.addWidget(self.label(self.say(*CALM)))
        key = Key(look, self.say(*ON), "home", "action")
        key.setObjectName("trouble_on")
        key.clicked.connect(self._on)
        content.addWidget(key)
        self.setLayout(centred(look, Scrolled(content, look, look.palette.ground)))

    def spoken(self) -> tuple[str, ...]:
        """The same words."""
        return self.say(*TITLE), self.say(*CALM)

    def _on(self) -> None:
        self.go.emit(Route.HOME)
