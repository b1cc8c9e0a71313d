"""Numbers and dates as they are read in each language."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kiosk.language.bidi import plain
from kiosk.language.catalogue import Words, load
from kiosk.language.formats import date_in_words, minutes, step_of
from kiosk.language.languages import PLANNED, Language

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


@pytest.mark.parametrize("each", PLANNED, ids=lambda each: each.tag)
def test_dates_have_latin_digits_in_every_language(each: Language) -> None:
    written = plain(date_in_words(Words(each), date(2026, 9, 13)))
    assert [digit for digit in written if digit.isdigit()] in (list("132026"), list("202613"))


def test_an_english_date_is_a_british_one() -> None:
    assert date_in_words(load("en", NOWHERE), date(2026, 9, 3)) == "3 September 2026"
    assert date_in_words(load("cy", NOWHERE), date(2026, 9, 3)) == "3 Medi 2026"
    assert date_in_words(load("qps", NOWHERE), date(2026, 9, 3)) == "3 September 2026"
