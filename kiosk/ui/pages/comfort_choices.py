"""What can be set on the Comfort page, in the words of the people who set it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kiosk.language.catalogue import N_
from kiosk.session.comfort import Colours, Hand, Press, Reading, Scan, Shapes, Spacing, Steadiness, TextSize
from kiosk.speech.voices import Pace
from kiosk.ui.fonts import hyperlegible


class Part(StrEnum):
    """The parts of the page."""

    WORDS = "words"
    COLOURS = "colours"
    SOUND = "sound"
    TOUCH = "touch"


PARTS = {
    Part.WORDS: (N_("comfort", "Words"), "comfort"),
    Part.COLOURS: (N_("comfort", "Colours"), "contrast"),
    Part.SOUND: (N_("comfort", "Sound"), "speaker"),
    Part.TOUCH: (N_("comfort", "Touch"), "pointing-hand"),
}


@dataclass(frozen=True)
class Choice:
    """One setting: its field of `Comfort`, and a tile for each value."""

    field: str
    heading: tuple[str, str]
    options: Mapping[object, tuple[str, str]]


WORDS = (
    Choice(
        "text",
        N_("comfort", "How large"),
        {
            TextSize.STANDARD: N_("comfort", "Standard"),
            TextSize.LARGE: N_("comfort", "Large"),
            TextSize.LARGER: N_("comfort", "Larger"),
            TextSize.LARGEST: N_("comfort", "Largest"),
        },
    ),
    Choice(
        "spacing",
        N_("comfort", "How close together"),
        {
            Spacing.NORMAL: N_("comfort", "As usual"),
            Spacing.WIDE: N_("comfort", "Further apart"),
        },
    ),
)
SHAPES = Choice(
    "shapes",
    N_("comfort", "Shape of the letters"),
    {
        Shapes.USUAL: N_("comfort", "As usual"),
        # Note: letters drawn for people who see little; no two look alike.
        Shapes.HYPERLEGIBLE: N_("comfort", "Easier to tell apart"),
    },
)
COLOURS = (
    Choice(
        "colours",
        N_("comfort", "Colours"),
        {
            Colours.LIGHT: N_("comfort", "Light"),
            Colours.CREAM: N_("comfort", "Cream"),
            Colours.YELLOW_ON_BLACK: N_("comfort", "Yellow on black"),
            Colours.WHITE_ON_BLACK: N_("comfort", "White on black"),
        },
    ),
    Choice(
        "motion",
        N_("comfort", "Movement"),
        {
            True: N_("comfort", "Pages may glide"),
            False: N_("comfort", "Nothing moves"),
        },
    ),
)
SOUND = (
    Choice(
        "reading",
        N_("comfort", "Reading aloud"),
        {
            Reading.AUTO: N_("comfort", "By itself"),
            # Note: each page is read aloud only when the learner touches “Read to me” or “Say again”.
            Reading.ASKED: N_("comfort", "When I ask"),
            Reading.OFF: N_("comfort", "Off"),
        },
    ),
    Choice(
        "pace",
        N_("comfort", "How fast I speak"),
        {
            Pace.SLOW: N_("comfort", "Slowly"),
            Pace.CALM: N_("comfort", "Calmly"),
            Pace.BRISK: N_("comfort", "Briskly"),
        },
    ),
    Choice(
        "say_letters",
        # Note: of the letters that one types on the phone's keyboard.
        N_("comfort", "Say each letter that I type"),
        {False: N_("comfort", "No"), True: N_("comfort", "Yes")},
    ),
)
TOUCH = (
    Choice(
        "press",
        N_("comfort", "How I touch"),
        {
            Press.TAP: N_("comfort", "A short tap"),
            Press.HOLD: N_("comfort", "Hold a little"),
            Press.LONG_HOLD: N_("comfort", "Hold longer"),
        },
    ),
    Choice(
        "steadiness",
        N_("comfort", "My hand shakes"),
        {Steadiness.STEADY: N_("comfort", "No"), Steadiness.SHAKY: N_("comfort", "Yes")},
    ),
    Choice(
        "hand",
        N_("comfort", "I touch with my"),
        {Hand.RIGHT: N_("comfort", "Right hand"), Hand.LEFT: N_("comfort", "Left hand")},
    ),
    Choice(
        "scan",
        # Note: for people who can press a single switch only: a frame moves over the keys by itself.
        N_("comfort", "A frame moves by itself, and one switch chooses"),
        {
            Scan.OFF: N_("comfort", "Off"),
            Scan.SLOW: N_("comfort", "Slowly"),
            Scan.MEDIUM: N_("comfort", "Calmly"),
            Scan.FAST: N_("comfort", "Briskly"),
        },
    ),
)


def choices(part: Part) -> Iterator[Choice]:
    """What stands in one part; letters for low sight only where this machine has them."""
    yield from {Part.WORDS: WORDS, Part.COLOURS: COLOURS, Part.SOUND: SOUND, Part.TOUCH: TOUCH}[part]
    if part is Part.WORDS and hyperlegible():
        yield SHAPES
