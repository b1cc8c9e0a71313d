"""Numbers and dates as they are read in each language."""

from collections.abc import Callable
from pathlib import Path

from kiosk.language.catalogue import load
from kiosk.language.formats import minutes, step_of

Translate = Callable[..., Path]
NOWHERE = Path("nowhere")


def test_step_numbers_and_minutes_in_english() -> None:
    words = load("en", NOWHERE)
    assert step_of(words, 3, 8) == "Step 3 of 8"
    assert minutes(words, 7) == "7 minutes"
    assert minutes(words, 1) == "1 minute"


def test_step_numbers_in_urdu_are_latin_and_isolated(locales: Path, translate: Translate) -> None:
    translate("ur", {("progress", "Step {number} of {total}"): "مرحلہ {number}، کل {total}"})
    assert step_of(load("ur", locales), 3, 8) == "مرحلہ \u20663\u2069، کل \u20668\u2069"
