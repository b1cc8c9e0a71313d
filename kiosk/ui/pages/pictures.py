"""Your four pictures: the way back for somebody whose name nobody knows."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from kiosk.language.catalogue import N_
from kiosk.session.picture_code import PICTURES, pictures_of
from kiosk.session.session import Session
from kiosk.ui.keys import Key
from kiosk.ui.pages.columns import in_columns
from kiosk.ui.pages.page import Page, Route, centred, column, side_by_side
from kiosk.ui.pages.picture_card import PictureCard
from kiosk.ui.pages.sheet import PRINT, TOLD
from kiosk.ui.scrolled import Scrolled
from kiosk.ui.sheet.desk import Stand
from kiosk.ui.sheet.slip_desk import SlipDesk
from kiosk.ui.theme import GRID, Look

TITLE = N_("pictures", "Your four pictures")
COPY = N_("pictures", "Copy these on paper, in this order.")
BRING = N_("pictures", "Bring the paper next time. We do not need your name.")
COPIED = N_("pictures", "I have copied them")
MOMENT = N_("pictures", "One moment. We look for four pictures that nobody has.")
CANNOT = N_("pictures", "Your place cannot be kept just now")
STILL = N_("pictures", "You can still practise. A volunteer can help you.")
BACK = N_("pictures", "Go back")
# Of the Done page and the one before one goes.
KEEP = N_("pictures", "Keep my place")
SHOW = N_("pictures", "Show my four pictures")


class PicturesPage(Page):
    """A code that was made at this visit, once it is safe on the disk; else calm words."""

    closed = Signal()

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(session, look, parent)
        visit = session.visit
        self._pictures = pictures_of(visit.code) if visit.code and visit.is_new and visit.kept else ()
        self._cannot = not self._pictures and (visit.no_place or bool(session.recorder.trouble))
        content = column(2 * GRID)
        content.addWidget(self.label(self.say(*(CANNOT if self._cannot else TITLE)), "title"))
        if self._pictures:
            content.addLayout(self._cards())
        for number, text in enumerate(self._lines()):
            content.addWidget(self.label(self.say(*text), "soft" if number else "body"))
        foot = QWidget()
        row = side_by_side(look)
        row.setContentsMargins(0, 0, 0, 0)
        self.desk: SlipDesk | None = None
        if self._pictures and session.papers is not None:
            self._told = self.label("")
            self._told.setObjectName("told")
            content.addWidget(self._told)
            self._print = self._print_key(SlipDesk(self._pictures, session.words, session.papers))
            row.addWidget(self._print, 2)
        row.addWidget(self._ready(), 3)
        foot.setLayout(row)
        self.setLayout(centred(look, Scrolled(content, look, look.palette.ground), foot))

    def spoken(self) -> tuple[str, ...]:
        """The pictures by name, in their order; nothing for the moment before they are there."""
        if not self._pictures and not self._cannot:
            return ()
        names = ", ".join(self.say(*PICTURES[each]) for each in self._pictures)
        title = self.say(*(CANNOT if self._cannot else TITLE))
        lines = (self.say(*text) for text in self._lines())
        return (title, *((f"{names}.",) if names else ()), *lines)

    def _lines(self) -> tuple[tuple[str, str], ...]:
        if self._pictures:
            return (COPY, BRING)
        return (STILL,) if self._cannot else (MOMENT,)

    def _cards(self) -> QGridLayout:
        look = self.look
        px = 20 * GRID if look.body < 50 and not look.portrait and not look.tall else 14 * GRID
        cards = [PictureCard(look, self.session.words, each, px) for each in self._pictures]
        return in_columns(cards, look.room - 3 * GRID, (4, 2))

    def _print_key(self, desk: SlipDesk) -> Key:
        """Live once a printer is found; gone where there is none, for the pictures can be copied."""
        key = Key(self.look, self.say(*PRINT), "printer")
        key.setObjectName("print")
        key.setEnabled(False)
        key.clicked.connect(desk.print)
        self.desk = desk
        desk.changed.connect(self._show_print)
        desk.close_with(self)
        desk.open()
        return key

    def _show_print(self) -> None:
        if self.desk is None:
            return
        stand = self.desk.stand
        self._print.setEnabled(self.desk.can_print)
        self._print.setVisible(stand is not Stand.NO_PRINTER)
        if stand in (Stand.PRINTED, Stand.NOT_PRINTED):
            told = self.say(*TOLD[stand])
            self._told.set_text(told)
            self.session.aloud.say(told)

    def _ready(self) -> Key:
        words = COPIED if self._pictures else BACK
        key = Key(self.look, self.say(*words), "tick" if self._pictures else "back", "action")
        key.setObjectName("copied")
        key.clicked.connect(self.closed)
        return key


def keep_key(page: Page) -> Key | None:
    """The key that leads here: for guests, and for those whose pictures were made today."""
    visit = page.session.visit
    if visit.code and not visit.is_new:
        return None
    key = Key(page.look, page.say(*(SHOW if visit.code else KEEP)), "pictures")
    key.setObjectName("keep_place")
    key.clicked.connect(partial(page.go.emit, Route.PICTURES))
    return key
