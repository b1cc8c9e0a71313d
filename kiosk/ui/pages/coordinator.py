"""The first of the staff pages: where to go from here."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.language.catalogue import N_
from kiosk.session.session import Session
from kiosk.ui.keys import Key
from kiosk.ui.pages.page import Page, Route, centred, column
from kiosk.ui.pages.tiles import tile_grid
from kiosk.ui.scrolled import Scrolled
from kiosk.ui.theme import GRID, Look

TITLE = N_("staff", "Staff pages")
LEAVE = N_("staff", "Leave the staff pages")
ROOMS = {
    Route.FIGURES: (N_("staff", "Figures"), N_("staff", "What was practised here"), "chart"),
    Route.SEND: (N_("staff", "Send"), N_("staff", "To the hub, or as a spreadsheet"), "stick"),
    Route.CARD: (N_("staff", "Card"), N_("staff", "So that the hub knows this tablet"), "phone"),
    Route.SETTINGS: (N_("staff", "Settings"), N_("staff", "How this tablet begins for each person"), "cog"),
}


class CoordinatorPage(Page):
    """Four tiles. `finished`: the tablet is for learners again."""

    finished = Signal()

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(session, look, parent)
        content = column(3 * GRID)
        content.addWidget(self.label(self.say(*TITLE), "title"))
        content.addLayout(tile_grid(look, [self._tile(room) for room in ROOMS]))
        leave = Key(look, self.say(*LEAVE), "finish", "action")
        leave.setObjectName("leave_staff")
        leave.clicked.connect(self.finished)
        self.setLayout(centred(look, Scrolled(content, look, look.palette.ground), leave))

    def spoken(self) -> tuple[str, ...]:
        """Where one is."""
        return (self.say(*TITLE),)

    def _tile(self, room: Route) -> Key:
        title, note, drawing = ROOMS[room]
        tile = Key(self.look, self.say(*title), drawing, note=self.say(*note))
        tile.setObjectName(f"staff_{room}")
        tile.clicked.connect(partial(self.go.emit, room))
        return tile
