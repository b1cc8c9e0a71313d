"""How the page looks and sounds for the person who is here now; forgotten when the session ends."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.speech.voices import Pace


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


class Spacing(StrEnum):
    """How far apart lines, words and letters stand; wide has the values of WCAG 1.4.12."""

    NORMAL = "normal"
    WIDE = "wide"


class Shapes(StrEnum):
    """How letters are drawn; the second for low sight, where this tablet has it."""

    USUAL = "usual"
    HYPERLEGIBLE = "hyperlegible"


class Press(StrEnum):
    """How long a finger must stay before it counts, for hands that brush the glass."""

    TAP = "tap"
    HOLD = "hold"
    LONG_HOLD = "long-hold"


class Steadiness(StrEnum):
    """How much trembling is forgiven."""

    STEADY = "steady"
    SHAKY = "shaky"


class Hand(StrEnum):
    """The hand that touches: the instruction stands where it does not cover it."""

    RIGHT = "right"
    LEFT = "left"


class Reading(StrEnum):
    """Speaking is the learner's choice: a tablet begins silent, and the first touch of the speaker reads the
    page and all that come after it."""

    OFF = "off"
    ASKED = "asked"  # a page or an instruction is read when the learner asks for it
    AUTO = "auto"


class Scan(StrEnum):
    """A frame wanders over what can be touched, for somebody who can press one switch only."""

    OFF = "off"
    SLOW = "slow"
    MEDIUM = "medium"
    FAST = "fast"


@dataclass(frozen=True, slots=True)
class Comfort:
    """What a person can set. The defaults are those that most older people can use at once."""

    language: str = "en"
    text: TextSize = TextSize.LARGE
    colours: Colours = Colours.LIGHT
    spacing: Spacing = Spacing.NORMAL
    shapes: Shapes = Shapes.USUAL
    reading: Reading = Reading.OFF
    pace: Pace = Pace.CALM
    say_letters: bool = False  # each letter that is typed is spoken, but not of a password
    motion: bool = True  # things glide to where they go; pictures are taken without
    press: Press = Press.TAP
    steadiness: Steadiness = Steadiness.STEADY
    hand: Hand = Hand.RIGHT
    scan: Scan = Scan.OFF
    helper: bool = False  # the line for a volunteer beside the learner is shown

    @property
    def sound(self) -> bool:
        """Whether anything may be spoken."""
        return self.reading is not Reading.OFF

    @property
    def auto_read(self) -> bool:
        """Whether what is new is read by itself."""
        return self.reading is Reading.AUTO
