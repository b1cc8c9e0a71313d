"""The steps to take home: the first page as a picture, and what can be done with the paper."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from kiosk.coach.road import Road
from kiosk.language.catalogue import N_
from kiosk.language.formats import page_of
from kiosk.session.printing import NO_PAPERS
from kiosk.session.session import Session
from kiosk.ui.keys import Key
from kiosk.ui.pages.page import Page, column
from kiosk.ui.pages.page_picture import PagePicture
from kiosk.ui.scrolled import Scrolled
from kiosk.ui.sheet.desk import Stand
from kiosk.ui.sheet.sheet_desk import SheetDesk
from kiosk.ui.theme import GRID, Look

TITLE = N_("sheet", "The steps on paper")
INSIDE = N_("sheet", "Every step is on it, in large letters, with pictures of the phone.")
PRINT = N_("sheet", "Print")
KEEP = N_("sheet", "Keep for the volunteer")
TOLD = {
    Stand.DRAWING: N_("sheet", "One moment. The sheet is getting ready."),
    Stand.READY: N_("sheet", "It is ready to be printed."),
    Stand.NO_PRINTER: N_("sheet", "There is no printer here. A volunteer can print it for you later."),
    Stand.WORKING: N_("sheet", "One moment. The sheet is getting ready."),
    Stand.PRINTED: N_("sheet", "The sheet is on its way to the printer."),
    Stand.NOT_PRINTED: N_("sheet", "The printer did not answer. Ask a volunteer."),
    Stand.KEPT: N_("sheet", "The sheet is kept for the volunteer. Your name is not on it."),
    Stand.NOT_KEPT: N_("sheet", "The sheet could not be kept. Ask a volunteer."),
}
PICTURE = N_("sheet", "Picture of the first page")


class SheetPage(Page):
    """A picture of the first page, what comes of it in words, and two keys."""

    drawn = Signal()  # the picture can be seen

    def __init__(self, session: Session, look: Look, road: Road, parent: QWidget | None = None) -> None:
        super().__init__(session, look, parent)
        self._picture = PagePicture(look, self.say(*PICTURE))
        self._told = self.label("")
        self._told.setObjectName("told")
        self._print = self._key(PRINT, "printer", "print")
        self._keep = self._key(KEEP, "bag", "keep")
        self._lay_out()
        papers = session.papers or NO_PAPERS
        desk = SheetDesk(road, session.words, session.helped, papers, draft=session.draft)
        self.desk = desk
        desk.changed.connect(self._show)
        desk.moved.connect(self._show_progress)
        desk.drawn.connect(self._picture.show_image)
        desk.drawn.connect(self.drawn)
        self._print.clicked.connect(desk.print)
        self._keep.clicked.connect(desk.keep)
        desk.close_with(self)
        self._stand = desk.stand
        self._show()
        desk.open()

    def spoken(self) -> tuple[str, ...]:
        """What it is, and how it stands."""
        return self.say(*TITLE), self.say(*TOLD[self._stand]), self.say(*INSIDE)

    def _key(self, words: tuple[str, str], drawing: str, name: str) -> Key:
        key = Key(self.look, self.say(*words), drawing)
        key.setObjectName(name)
        return key

    def _lay_out(self) -> None:
        words = column(2 * GRID)
        words.addWidget(self.label(self.say(*TITLE), "title"))
        words.addWidget(self._told)  # what came of a key is seen without sliding
        words.addWidget(self.label(self.say(*INSIDE), "soft"))
        side = column(2 * GRID)
        side.addWidget(Scrolled(words, self.look, self.look.palette.ground), 1)
        side.addWidget(self._print)
        side.addWidget(self._keep)
        direction = QBoxLayout.Direction
        outer = QBoxLayout(
            direction.TopToBottom if self.look.portrait else direction.LeftToRight, self
        )  # turned round by itself where people read from the right
        edge = self.look.edge
        outer.setContentsMargins(edge, GRID, edge, edge)
        outer.setSpacing(2 * GRID if self.look.portrait else 4 * GRID)
        outer.addWidget(self._picture, 2)
        outer.addLayout(side, 3)

    def _show(self) -> None:
        before, self._stand = self._stand, self.desk.stand
        told = self.say(*TOLD[self._stand])
        self._told.set_text(told)
        self._print.setEnabled(self.desk.can_print)
        self._keep.setEnabled(self.desk.can_keep)
        self._print.set_kind("action" if self.desk.can_print else "plain")
        self._keep.set_kind("action" if self.desk.can_keep and not self.desk.can_print else "plain")
        if self._stand is not before and self._stand in AFTER_A_KEY:
            self.session.aloud.say(told)

    def _show_progress(self, page: int, pages: int) -> None:
        """ "Page 2 of 5"."""
        if self._stand is Stand.WORKING:
            self._told.set_text(page_of(self.session.words, page, pages))


AFTER_A_KEY = (Stand.PRINTED, Stand.NOT_PRINTED, Stand.KEPT, Stand.NOT_KEPT)
