"""How the page looks and sounds for the person who is here now; forgotten when the session ends."""

from dataclasses import dataclass
from enum import StrEnum


class TextSize(StrEnum):
    """Four sizes; the pixels are in `ui/theme.py` (languages page, section 4)."""

    STANDARD = "standard"
    LARGE = "large"
    LARGER = "larger"
    LARGEST = "largest"


class Colours(StrEnum):
    """Four colour schemes, all with a contrast of at least 7:1."""

    LIGHT = "light"
    CREAM = "cream"
    YELLOW_ON_BLACK = "yellow-on-black"
    WHITE_ON_BLACK = "white-on-black"


@dataclass(frozen=True, slots=True)
class Comfort:
    """What a person can set. The defaults are those that most older people can use at once."""

    language: str = "en"
    text: TextSize = TextSize.LARGE
    colours: Colours = Colours.LIGHT
    sound: bool = True
    motion: bool = True  # things glide to where they go; pictures are taken without
    helper: bool = False  # the line for a volunteer beside the learner is shown
