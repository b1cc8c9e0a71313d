"""The look of the shell as tokens, and the one stylesheet that is made of them.

Footbridge has a face of its own: deep ink on warm white, one teal for actions, one amber for
help. Every pair of text and ground has a contrast of at least 7:1 (a test computes them).
"""

from dataclasses import dataclass
from typing import NamedTuple

from kiosk.language.languages import Language
from kiosk.session.comfort import Colours, TextSize

TARGET = 117  # 20 mm: a larger key is not hit more surely (learning.md, section 4)
PHONE_TARGET = 94  # 16 mm
GRID = 8  # all gaps are multiples of this, in pixels of a 10.1 inch 1280 × 800 tablet


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of the shell in one scheme."""

    ground: str  # behind everything
    ink: str
    soft_ink: str  # second thoughts: reasons, minutes
    surface: str  # tiles, keys, the band
    line: str
    action: str
    on_action: str
    help: str
    on_help: str
    focus: str
    quiet: str  # the strip with the promise
    on_quiet: str
    spoken: str  # behind the words that are being read aloud


PALETTES = {
    Colours.LIGHT: Palette(
        ground="#faf6ee",
        ink="#14262e",
        soft_ink="#364a52",
        surface="#ffffff",
        line="#8a979c",
        action="#0b4f54",
        on_action="#ffffff",
        help="#ffc857",
        on_help="#14262e",
        focus="#b3420a",
        quiet="#e6efe9",
        on_quiet="#14372f",
        spoken="#ffe49a",
    ),
    Colours.CREAM: Palette(
        ground="#fff8dc",
        ink="#000000",
        soft_ink="#2b2b24",
        surface="#fffdf2",
        line="#6b6654",
        action="#0a4448",
        on_action="#fff8dc",
        help="#f7c04a",
        on_help="#000000",
        focus="#9c3505",
        quiet="#f3e8bd",
        on_quiet="#000000",
        spoken="#ffe070",
    ),
    Colours.YELLOW_ON_BLACK: Palette(
        ground="#000000",
        ink="#ffeb3b",
        soft_ink="#ffeb3b",
        surface="#141414",
        line="#ffeb3b",
        action="#ffeb3b",
        on_action="#000000",
        help="#000000",
        on_help="#ffeb3b",
        focus="#ffffff",
        quiet="#141414",
        on_quiet="#ffeb3b",
        spoken="#4a4500",
    ),
    Colours.WHITE_ON_BLACK: Palette(
        ground="#000000",
        ink="#ffffff",
        soft_ink="#ffffff",
        surface="#141414",
        line="#ffffff",
        action="#ffffff",
        on_action="#000000",
        help="#000000",
        on_help="#ffffff",
        focus="#ffd60a",
        quiet="#141414",
        on_quiet="#ffffff",
        spoken="#17507d",
    ),
}

# Pixels on a 10.1 inch tablet: 12.5, 15.4, 19.3 and 25 real points (languages page, section 4).
TEXT_PX = {TextSize.STANDARD: 26, TextSize.LARGE: 32, TextSize.LARGER: 40, TextSize.LARGEST: 52}


class Sizes(NamedTuple):
    """Pixels of the letters at one text size; no page shows more than three of them."""

    title: int
    instruction: int  # the one thing to do now: it is what people look for
    small: int  # second thoughts: reasons, minutes, what a tile is for
    chrome: int  # what stands in rows and must fit: the bar, the help keys


SIZES = {
    TextSize.STANDARD: Sizes(36, 32, 22, 22),
    TextSize.LARGE: Sizes(42, 40, 26, 26),
    TextSize.LARGER: Sizes(48, 48, 30, 30),
    TextSize.LARGEST: Sizes(52, 52, 40, 30),  # larger, and long words would break
}


class Role(NamedTuple):
    """How a piece of text looks."""

    px: int
    colour: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """Everything that decides how a page looks."""

    text: TextSize
    colours: Colours
    language: Language
    width: int = 1280
    height: int = 800
    motion: bool = True
    wide: bool = False  # letters, words and lines stand further apart
    left_handed: bool = False

    @property
    def portrait(self) -> bool:
        """Whether things stand below one another."""
        return self.height > self.width

    @property
    def phone_scale(self) -> float:
        """Pixels for each unit of the practice phone, which is drawn for 390 units of width.

        The phone grows with the text, as far as 320 of its units still fit beside the band.
        """
        room = self.width - 6 * GRID if self.portrait else self.width * 0.42
        wanted = {26: 1.15, 32: 1.25, 40: 1.4, 52: 1.6}[self.body]
        # At least 380 units of height, or the phone would be all header and tabs.
        height = self.height * 0.42 if self.portrait else self.height * 0.8
        return round(min(wanted, room / 320, height / 380), 2)

    @property
    def palette(self) -> Palette:
        """The colours of the shell."""
        return PALETTES[self.colours]

    @property
    def body(self) -> int:
        """Pixels of the text that says what to do."""
        return TEXT_PX[self.text]

    @property
    def title(self) -> int:
        """Pixels of a page's heading."""
        return SIZES[self.text].title

    @property
    def instruction(self) -> int:
        """Pixels of the one thing to do now."""
        return SIZES[self.text].instruction

    @property
    def small(self) -> int:
        """Pixels of second thoughts."""
        return SIZES[self.text].small

    @property
    def help(self) -> int:
        """Pixels of the words on the bar and the help keys, which stand in rows; tall scripts a bit less."""
        chrome = SIZES[self.text].chrome
        return round(chrome * 0.85) if self.tall else chrome

    @property
    def tall(self) -> bool:
        """Whether the script brings much room of its own above and below."""
        return self.language.metrics.line > 2

    @property
    def bar(self) -> int:
        """Pixels of the words on the keys of the bar, which all must find room beside one another."""
        return min(self.help, 24 if self.portrait else 26)

    @property
    def strip(self) -> int:
        """Pixels of the words of the promise, between the keys of the bar."""
        return min(self.help, 22 if self.portrait else 24)

    @property
    def widest(self) -> int:
        """Pixels of the widest column of words: about 60 characters, and never narrow tiles."""
        return max(1040, 32 * self.body)

    @property
    def room(self) -> int:
        """Pixels across what stands in the middle column of a page."""
        return min(self.widest, self.width - 2 * self.edge)

    @property
    def edge(self) -> int:
        """Pixels around what stands on a page: where letters are large, they get the room."""
        return 3 * GRID if self.body >= 40 or self.tall else 4 * GRID

    def role(self, name: str) -> Role:
        """Size and colour of a text by what it is for; at most three sizes stand on one page."""
        colour = self.palette
        return {
            "body": Role(self.body, colour.ink),
            "title": Role(self.title, colour.ink, bold=True),
            "instruction": Role(self.instruction, colour.ink),
            "soft": Role(self.small, colour.soft_ink),
            "small": Role(self.help, colour.soft_ink),
            "strip": Role(self.strip, colour.on_quiet),
        }[name]

    @property
    def key_height(self) -> int:
        """The least height of a key as it is drawn; the bare space around it counts as its own too."""
        return TARGET - 2 * GRID + 3

    @property
    def target(self) -> int:
        """What a finger may hit of a key of the shell."""
        return TARGET


def stylesheet(look: Look) -> str:
    """The shell's part of the one stylesheet."""
    colour = look.palette
    beside = f"0 {GRID}px 0 0" if look.language.rtl else f"0 0 0 {GRID}px"
    families = ", ".join(f'"{family}"' for family in look.language.families)
    return f"""
QWidget {{ font-family: {families}; font-size: {look.body}px; color: {colour.ink}; }}
QMainWindow, QWidget#page {{ background: {colour.ground}; }}
QLabel {{ background: transparent; }}
QFrame#band {{ background: {colour.surface}; border: 2px solid {colour.line}; border-radius: 20px; }}
QFrame#slot {{ background: transparent; border: 2px dashed {colour.line}; border-radius: 20px; }}
QFrame#bar {{ background: {colour.ground}; }}
QFrame#promise {{ background: {colour.quiet}; border-radius: 16px; }}
QFrame#promise[edge="true"] {{ border-radius: 0; }}
QFrame#details {{ background: {colour.quiet}; border: 2px solid {colour.line}; border-radius: 12px; }}
QFrame#tip {{ background: {colour.quiet}; border: 2px dashed {colour.line}; border-radius: 12px; }}
QProgressBar {{ background: {colour.surface}; border: 2px solid {colour.line}; border-radius: 14px; }}
QProgressBar::chunk {{ background: {colour.action}; border-radius: 12px; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QScrollBar:vertical {{ width: {14 + GRID}px; background: transparent; margin: {beside}; }}
QScrollBar::handle:vertical {{ background: {colour.line}; border-radius: 7px; min-height: 48px; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page
  {{ height: 0; background: transparent; }}
"""
