"""Who was here before touches the four pictures that are on their paper."""

from functools import partial

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.language.catalogue import N_
from kiosk.session.picture_code import LENGTH, PICTURES, drawing_of
from kiosk.session.session import Session
from kiosk.ui.heard import announce
from kiosk.ui.keys import Key
from kiosk.ui.pages.columns import in_columns
from kiosk.ui.pages.page import Page, Route, centred, column, side_by_side
from kiosk.ui.pages.picture_card import Slot
from kiosk.ui.scrolled import Scrolled
from kiosk.ui.theme import GRID, Look

TITLE = N_("pictures", "Touch your four pictures")
ORDER = N_("pictures", "Touch them in the same order as on your paper.")
TAKE_BACK = N_("pictures", "Take back the last one")
UNKNOWN = N_("pictures", "This tablet does not know these pictures yet")
LOOK_AGAIN = N_("pictures", "Look at your paper once more. Perhaps one picture is different.")
OTHER_TABLET = N_("pictures", "Perhaps you used another tablet. Then go on. Your pictures stay yours.")
TRY_AGAIN = N_("pictures", "Try again")
GO_ON = N_("pictures", "Go on")

SIDE_SHARE = 0.3  # of a wide page, for what was touched so far


class ComeBackPage(Page):
    """Sixteen pictures to touch, and the four that were touched. What they lead to, the shell is told."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(session, look, parent)
        self._slots: list[Slot] = []
        self._back = Key(look, self.say(*TAKE_BACK), "back", px=look.help)
        self._back.setObjectName("take_back")
        self._back.clicked.connect(self._take_back)
        self._beside = not look.portrait and look.body < 50
        if session.visit.unknown:
            self._lay_out_unknown()
        else:
            self._lay_out()
            self._show_entered()

    def spoken(self) -> tuple[str, ...]:
        """What to do, or that the pictures are not known."""
        if self.session.visit.unknown:
            return tuple(self.say(*each) for each in (UNKNOWN, LOOK_AGAIN, OTHER_TABLET))
        return self.say(*TITLE), self.say(*ORDER)

    def _lay_out(self) -> None:
        look = self.look
        side = column(2 * GRID)
        side.addWidget(self.label(self.say(*TITLE), "title"))
        side.addWidget(self.label(self.say(*ORDER), "soft"))
        chosen = self._chosen()
        if self._beside:
            side.addLayout(chosen)
            side.addStretch(1)
            side.addWidget(self._back)
        else:
            chosen.addWidget(self._back, 1)
            side.addLayout(chosen)
        direction = QBoxLayout.Direction
        outer = QBoxLayout(direction.LeftToRight if self._beside else direction.TopToBottom, self)
        outer.setContentsMargins(look.edge, GRID, look.edge, 2 * GRID)
        outer.setSpacing(3 * GRID)
        left = QWidget()
        left.setLayout(side)
        side_width = round(look.width * SIDE_SHARE)
        if self._beside:
            left.setFixedWidth(side_width)
        outer.addWidget(left)
        room = look.width - 2 * look.edge - (side_width + 3 * GRID if self._beside else 0)
        grid = QVBoxLayout()
        grid.addLayout(in_columns([self._tile(name) for name in PICTURES], room - 3 * GRID, (4, 3, 2)))
        outer.addWidget(Scrolled(grid, look, look.palette.ground), 1)

    def _chosen(self) -> QHBoxLayout:
        """The four places, in the order of reading."""
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for _ in range(LENGTH):
            slot = Slot(self.look, self.session.words, 8 * GRID if self._beside else 7 * GRID)
            self._slots.append(slot)
            row.addWidget(slot)
        if self._beside:
            row.addStretch(1)
        return row

    def _tile(self, picture: str) -> Key:
        look = self.look
        short = look.tall or (look.body >= 50 and not look.portrait)
        px = 7 * GRID if short else 10 * GRID
        word = self.say(*PICTURES[picture])
        tile = Key(look, word, drawing_of(picture), above=True, px=look.small, drawing_px=px)
        tile.setObjectName(f"picture_{picture}")
        tile.clicked.connect(partial(self._touched, picture))
        return tile

    def _lay_out_unknown(self) -> None:
        content = column(2 * GRID)
        content.addWidget(self.label(self.say(*UNKNOWN), "title"))
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for picture in self.session.visit.entered:
            slot = Slot(self.look, self.session.words, 10 * GRID)
            slot.show_picture(picture)
            row.addWidget(slot)
        row.addStretch(1)
        content.addLayout(row)
        content.addWidget(self.label(self.say(*LOOK_AGAIN)))
        content.addWidget(self.label(self.say(*OTHER_TABLET)))
        again = Key(self.look, self.say(*TRY_AGAIN), "repeat", "action")
        again.setObjectName("try_again")
        again.clicked.connect(self._try_again)
        on = Key(self.look, self.say(*GO_ON), "next")
        on.setObjectName("go_on")
        on.clicked.connect(self._go_on)
        keys = QWidget()
        row_of_keys = side_by_side(self.look)
        row_of_keys.setContentsMargins(0, 0, 0, 0)
        row_of_keys.addWidget(again, 1)
        row_of_keys.addWidget(on, 1)
        keys.setLayout(row_of_keys)
        self.setLayout(centred(self.look, Scrolled(content, self.look, self.look.palette.ground), keys))

    # What was touched

    def _touched(self, picture: str) -> None:
        if len(self.session.visit.entered) < LENGTH:
            word = self.say(*PICTURES[picture])
            self.session.aloud.say(word)
            announce(self, word)
            self.session.coming_back.enter(picture)
            self._show_entered()

    def _take_back(self) -> None:
        self.session.coming_back.take_back()
        self._show_entered()

    def _try_again(self) -> None:
        self.session.coming_back.try_again()
        self.go.emit(Route.COME_BACK)

    def _go_on(self) -> None:
        session = self.session
        session.coming_back.go_on()
        self.go.emit(Route.HOME if session.visit.chose_language else Route.LANGUAGES)

    def _show_entered(self) -> None:
        entered = self.session.visit.entered
        for place, slot in enumerate(self._slots):
            slot.show_picture(entered[place] if place < len(entered) else "")
        self._back.setEnabled(0 < len(entered) < LENGTH)
