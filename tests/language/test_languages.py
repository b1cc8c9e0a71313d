"""Which languages there are, and what the screen must know of each."""

from collections.abc import Callable
from pathlib import Path

import pytest
from babel import Locale

from kiosk.language.languages import (
    ENGLISH,
    PLANNED,
    Language,
    UnknownLanguageError,
    chain,
    language,
    shipped,
)

Translate = Callable[..., Path]


def test_without_any_catalogue_there_is_english(locales: Path) -> None:
    assert shipped(locales) == (ENGLISH,)


def test_a_new_catalogue_is_a_new_language_and_english_stays_first(
    locales: Path, translate: Translate
) -> None:
    for tag in ("pl", "ur", "cy"):
        translate(tag, {})
    assert [each.tag for each in shipped(locales)] == ["en", "cy", "ur", "pl"]


def test_a_wheel_may_carry_only_the_compiled_catalogues(locales: Path, translate: Translate) -> None:
    po = translate("cy", {})
    po.rename(po.with_suffix(".mo"))
    assert [each.tag for each in shipped(locales)] == ["en", "cy"]


def test_a_folder_of_an_unplanned_language_is_left_out_and_logged(
    locales: Path, translate: Translate, caplog: pytest.LogCaptureFixture
) -> None:
    translate("xx", {})
    assert shipped(locales) == (ENGLISH,)
    assert "locales/xx" in caplog.text


def test_a_folder_that_only_serves_another_language_is_not_offered(
    locales: Path, translate: Translate, caplog: pytest.LogCaptureFixture
) -> None:
    for tag in ("pt", "pt_PT"):
        translate(tag, {})
    assert [each.tag for each in shipped(locales)] == ["en", "pt_PT"]
    assert caplog.text == ""


def test_a_glossary_beside_the_languages_is_not_a_language(
    locales: Path, caplog: pytest.LogCaptureFixture
) -> None:
    locales.mkdir()
    (locales / "glossary.csv").touch()
    assert shipped(locales) == (ENGLISH,)
    assert caplog.text == ""


def test_an_unknown_tag_is_answered_with_the_tags_there_are() -> None:
    with pytest.raises(UnknownLanguageError, match=r"“xx”.*en, cy, ur"):
        language("xx")


def test_portuguese_of_portugal_falls_back_to_portuguese() -> None:
    assert chain("pt_PT") == ("pt_PT", "pt")
    assert chain("cy") == ("cy",)


@pytest.mark.parametrize("each", PLANNED, ids=lambda each: each.tag)
def test_direction_agrees_with_the_unicode_locale_data(each: Language) -> None:
    assert each.rtl == (Locale.parse(each.tag).text_direction == "rtl")


@pytest.mark.parametrize("each", PLANNED, ids=lambda each: each.tag)
def test_english_words_can_be_drawn_in_every_language(each: Language) -> None:
    assert each.families[-1] == "Noto Sans"


def test_urdu_has_room_for_nastaliq_ink() -> None:
    urdu = language("ur")
    assert urdu.families == ("Footbridge Nastaliq", "Noto Sans Arabic", "Noto Sans")
    assert urdu.metrics.top >= 0.65
    assert urdu.metrics.side >= 0.40
    assert urdu.metrics.line >= 2.5


def test_no_two_languages_look_the_same_in_the_picker() -> None:
    assert len({each.name for each in PLANNED}) == len({each.tag for each in PLANNED}) == 16
