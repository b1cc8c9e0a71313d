"""Text size, colours and sound, as big tiles; every touch shows at once."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from kiosk.language.catalogue import N_
from kiosk.session.comfort import Colours, Comfort, TextSize
from kiosk.session.session import Session
from kiosk.ui.flow import Letters, longest_word
from kiosk.ui.keys import Key
from kiosk.ui.pages.page import Page, centred, column
from kiosk.ui.scrolled import Scrolled
from kiosk.ui.theme import GRID, TEXT_PX, Look

TITLE = N_("comfort", "Make it comfortable")
TEXT = N_("comfort", "Text")
COLOURS = N_("comfort", "Colours")
READY = N_("comfort", "That is better. Go back.")
SIZES = {
    TextSize.STANDARD: N_("comfort", "Standard"),
    TextSize.LARGE: N_("comfort", "Large"),
    TextSize.LARGER: N_("comfort", "Larger"),
    TextSize.LARGEST: N_("comfort", "Largest"),
}
SCHEMES = {
    Colours.LIGHT: N_("comfort", "Light"),
    Colours.CREAM: N_("comfort", "Cream"),
    Colours.YELLOW_ON_BLACK: N_("comfort", "Yellow on black"),
    Colours.WHITE_ON_BLACK: N_("comfort", "White on black"),
}


class ComfortPage(Page):
    """One touch away on every page; leads back to where the person was."""

    closed = Signal()

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(session, look, parent)
        content = column(2 * GRID)
        content.addWidget(self.label(self.say(*TITLE), "title"))
        content.addWidget(self.label(self.say(*TEXT), "soft"))
        content.addLayout(self._row(self._size(size) for size in SIZES))
        content.addWidget(self.label(self.say(*COLOURS), "soft"))
        content.addLayout(self._row(self._scheme(scheme) for scheme in SCHEMES))
        ready = Key(look, self.say(*READY), "tick", "action", px=min(look.body, 40))
        ready.setObjectName("comfort_ready")
        ready.clicked.connect(self.closed)
        self.setLayout(centred(look, Scrolled(content, look, look.palette.ground), ready))

    @property
    def _columns(self) -> int:
        return 2 if self.look.portrait or self.look.body >= 40 else 4

    def _size(self, size: TextSize) -> Key:
        """A tile with its words as large as it would make them, if there is room."""
        comfort, words, px = self.session.comfort, self.say(*SIZES[size]), TEXT_PX[size]
        room = self.look.width * 0.8 / self._columns - 6 * GRID
        if longest_word(words, Letters(self.look.language.families, px, bold=True)) > room:
            px = min(px, self.look.body)
        chosen = size is comfort.text
        key = Key(self.look, words, "tick" if chosen else "", "chosen" if chosen else "plain", px=px)
        key.setObjectName(f"text_{size}")
        key.clicked.connect(partial(self._set, replace(comfort, text=size)))
        return key

    def _scheme(self, scheme: Colours) -> Key:
        """A tile in the colours that it would bring."""
        comfort, chosen = self.session.comfort, scheme is self.session.comfort.colours
        key = Key(
            replace(self.look, colours=scheme),
            self.say(*SCHEMES[scheme]),
            "tick" if chosen else "",
            "sample-chosen" if chosen else "sample",
        )
        key.setObjectName(f"colours_{scheme}")
        key.clicked.connect(partial(self._set, replace(comfort, colours=scheme)))
        return key

    def _row(self, tiles: Iterable[Key]) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(2 * GRID)
        for place, key in enumerate(tiles):
            grid.addWidget(key, place // self._columns, place % self._columns)
        for each in range(self._columns):
            grid.setColumnStretch(each, 1)
        return grid

    def _set(self, comfort: Comfort) -> None:
        self.session.set_comfort(comfort)
        self.refresh.emit()
