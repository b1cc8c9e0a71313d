"""Five faces, from not sure at all to very sure: each with a mouth of its own, and a word."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.language.catalogue import N_
from kiosk.ui.keys import Key
from kiosk.ui.pages.columns import columns_that_fit, in_columns
from kiosk.ui.pages.page import Page
from kiosk.ui.theme import GRID

QUESTION = N_("confidence", "How sure do you feel about using health apps?")
# Note: five answers to “How sure do you feel?”, each below a face.
WORDS = {
    1: N_("confidence", "Not sure at all"),
    2: N_("confidence", "Not very sure"),
    3: N_("confidence", "In between"),
    4: N_("confidence", "Quite sure"),
    5: N_("confidence", "Very sure"),
}


class Faces(QWidget):
    """Beside one another where their words have room, else below one another. chosen(1 to 5)."""

    chosen = Signal(int)

    def __init__(self, page: Page, width: int) -> None:
        super().__init__()
        self._page = page
        keys = [self._key(sure, above=True) for sure in WORDS]
        columns = columns_that_fit(keys, width, (len(WORDS), 1), 2 * GRID)
        if columns == 1:
            keys = [self._key(sure, above=False) for sure in WORDS]
        grid = in_columns(keys, width, (columns,))
        grid.setContentsMargins(0, 0, 0, 0)
        self.setLayout(grid)

    def _key(self, sure: int, *, above: bool) -> Key:
        look = self._page.look
        px = (8 if look.tall else 12) * GRID if above else 7 * GRID
        words = self._page.say(*WORDS[sure])
        key = Key(
            look, words, f"faces/sure-{sure}", above=above, px=look.small, drawing_px=px, tile=not above
        )
        key.setObjectName(f"sure_{sure}")
        key.clicked.connect(partial(self.chosen.emit, sure))
        return key
