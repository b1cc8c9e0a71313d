"""How a phone is drawn: colours, scale, letters. One small object that every part is given."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtGui import QFont

from kiosk.ui.fonts import PHONE_FAMILY
from kiosk.ui.phone.colours import PhoneColours


class Letters(NamedTuple):
    """Size and line height in logical units, as the real app has them on a phone (nhs-app.md §1.2)."""

    size: int
    line: int
    bold: bool = False


HUB_TITLE = Letters(32, 38, True)
TITLE = Letters(27, 33, True)
HEADING = Letters(22, 29, True)
SUBHEADING = Letters(19, 27, True)
BODY = Letters(16, 24)
BOLD = Letters(16, 24, True)
LABEL = Letters(16, 20, True)  # on buttons and cards
SMALL = Letters(14, 20)
SMALL_BOLD = Letters(14, 20, True)
TAG = Letters(14, 18)
BAR_TITLE = Letters(18, 24, True)  # of a task that covers the app
ICON_LABEL = Letters(16, 20)  # below an app on the home screen


@dataclass(frozen=True, slots=True)
class PhoneLook:
    """scale: pixels a logical unit; the real phone is 390 units wide."""

    colours: PhoneColours = field(default_factory=PhoneColours)
    scale: float = 1.0
    reduced_motion: bool = False

    def px(self, units: float) -> int:
        """Whole pixels for logical units, never 0 for something."""
        return max(1, round(units * self.scale)) if units > 0 else 0

    def font(self, letters: Letters, *, underlined: bool = False) -> QFont:
        """The font for these letters."""
        return _font(self.px(letters.size), letters.bold, underlined)


@lru_cache(maxsize=256)
def _font(pixels: int, bold: bool, underlined: bool) -> QFont:
    font = QFont()
    font.setFamilies([PHONE_FAMILY, "Arimo", "Arial"])
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    font.setUnderline(underlined)
    return font
