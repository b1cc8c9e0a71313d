"""Where the slip with the four pictures is printed. It is never kept in a file: it leads to a learner."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from kiosk.language.catalogue import ENGLISH_WORDS, Words
from kiosk.session.picture_code import PICTURES, drawing_of
from kiosk.session.printing import Papers
from kiosk.ui.icons import drawing_file
from kiosk.ui.sheet.desk import Desk
from kiosk.ui.sheet.slip import SlipPicture, slip_pdf
from kiosk.ui.sheet.turns import Work


def slip_pictures(code: tuple[str, ...], words: Words) -> list[SlipPicture]:
    """The pictures of a code as they stand on the slip."""
    return [
        SlipPicture(
            drawing_file(drawing_of(each)),
            words.pgettext(*PICTURES[each]),
            ENGLISH_WORDS.pgettext(*PICTURES[each]),
        )
        for each in code
    ]


class SlipDesk(Desk):
    """One slip."""

    def __init__(self, code: tuple[str, ...], words: Words, papers: Papers) -> None:
        super().__init__(papers)
        self._draw = partial(slip_pdf, pictures=slip_pictures(code, words), words=words)

    def _drawing(self) -> Callable[[Path], Work]:
        return self._draw
