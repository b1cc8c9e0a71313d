"""Every colour scheme can be read by people who see little."""

import math

import pytest
from PySide6.QtGui import QColor

from kiosk.session.comfort import Colours
from kiosk.ui.theme import PALETTES, Palette


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    drawn = QColor(colour)

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else math.pow((part + 0.055) / 1.055, 2.4)

    red, green, blue = linear(drawn.redF()), linear(drawn.greenF()), linear(drawn.blueF())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def words(palette: Palette) -> dict[str, tuple[str, str]]:
    """Every pair of words and what is behind them."""
    return {
        "page": (palette.ink, palette.ground),
        "second thoughts": (palette.soft_ink, palette.ground),
        "tile": (palette.ink, palette.surface),
        "second thoughts on a tile": (palette.soft_ink, palette.surface),
        "main key": (palette.on_action, palette.action),
        "help key": (palette.on_help, palette.help),
        "promise": (palette.on_quiet, palette.quiet),
        "second thoughts in a frame": (palette.soft_ink, palette.quiet),
        "what is read aloud": (palette.ink, palette.spoken),
        "second thoughts that are read aloud": (palette.soft_ink, palette.spoken),
    }


@pytest.mark.parametrize("scheme", list(Colours))
def test_all_words_have_a_contrast_of_seven_to_one(scheme: Colours) -> None:
    found = {name: contrast(*pair) for name, pair in words(PALETTES[scheme]).items()}
    assert {name: ratio for name, ratio in found.items() if ratio < 7} == {}


@pytest.mark.parametrize("scheme", list(Colours))
def test_what_is_focused_or_framed_stands_out(scheme: Colours) -> None:
    palette = PALETTES[scheme]
    grounds = (palette.ground, palette.surface)
    pairs = [(palette.focus, each) for each in (*grounds, palette.help)]
    pairs += [(palette.action, each) for each in grounds]
    if scheme in (Colours.YELLOW_ON_BLACK, Colours.WHITE_ON_BLACK):
        pairs.append((palette.line, palette.ground))
    assert [pair for pair in pairs if contrast(*pair) < 3] == []


def test_the_measure_is_that_of_the_guidelines() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
