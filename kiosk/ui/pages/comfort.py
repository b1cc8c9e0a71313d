"""Text size, colours and sound, as big tiles; every touch shows at once."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from kiosk.language.catalogue import N_
from kiosk.session.comfort import Colours, Comfort, TextSize
from kiosk.session.session import Session
from kiosk.ui.keys import Key
from kiosk.ui.pages.page import Page, centred, column, scrolled
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
        comfort = session.comfort
        content = column(2 * GRID)
        content.addWidget(self.label(self.say(*TITLE), "title"))
        content.addWidget(self.label(self.say(*TEXT), "soft"))
        content.addLayout(
            self._row(
                (
                    f"text_{size}",
                    self.say(*name),
                    "",
                    size is comfort.text,
                    replace(comfort, text=size),
                    TEXT_PX[size],
                )
                for size, name in SIZES.items()
            )
        )
        content.addWidget(self.label(self.say(*COLOURS), "soft"))
        content.addLayout(
            self._row(
                (
                    f"colours_{scheme}",
                    self.say(*name),
                    "",
                    scheme is comfort.colours,
                    replace(comfort, colours=scheme),
                    0,
                )
                for scheme, name in SCHEMES.items()
            )
        )
        ready = Key(look, self.say(*READY), "tick", "action")
        ready.setObjectName("comfort_ready")
        ready.clicked.connect(self.closed)
        self.setLayout(centred(scrolled(content), ready))

    def _row(self, tiles: Iterable[tuple[str, str, str, bool, Comfort, int]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(GRID)
        columns = 2 if self.look.portrait or self.look.body >= 40 else 4
        for place, (name, words, drawing, chosen, comfort, px) in enumerate(tiles):
            key = Key(
                self.look,
                words,
                drawing,
                "chosen" if chosen else "plain",
                px=min(px, self.look.body) if px else 0,
            )
            key.setObjectName(name)
            key.clicked.connect(partial(self._set, comfort))
            grid.addWidget(key, place // columns, place % columns)
        for each in range(columns):
            grid.setColumnStretch(each, 1)
        return grid

    def _set(self, comfort: Comfort) -> None:
        self.session.set_comfort(comfort)
        self.refresh.emit()
