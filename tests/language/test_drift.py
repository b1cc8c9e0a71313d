"""Every way in which a translation file can be wrong is said."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.language.drift import drift
from kiosk.language.messages import Message
from kiosk.language.po import CatalogueError

Translate = Callable[..., Path]


def faults(translate: Translate, english: str, text: str) -> list[str]:
    po = translate("cy", {("step", english): text})
    start = f"cy/ui: step: “{english}”: "
    found = drift(po, [Message("step", english)])
    assert all(each.startswith(start) for each in found)
    return [each.removeprefix(start) for each in found]


def test_a_sound_file_has_no_faults(translate: Translate) -> None:
    english = "Tap {label:home/back} 2 times."
    assert faults(translate, english, "Tapiwch {label:home/back} 2 waith.") == []


def test_an_untranslated_text_is_named(translate: Translate) -> None:
    assert faults(translate, "Help", "") == ["untranslated"]


def test_a_text_that_the_file_lacks_is_named(translate: Translate) -> None:
    assert drift(translate("cy", {}), [Message("home", "Help")]) == [
        "cy/ui: home: “Help”: missing from the file: update it"
    ]


def test_a_text_that_the_english_lost_is_named(translate: Translate) -> None:
    assert drift(translate("cy", {("home", "Help"): "Cymorth"}), []) == [
        "cy/ui: home: “Help”: obsolete: the English no longer has it"
    ]


def test_the_same_words_in_another_context_are_another_text(translate: Translate) -> None:
    po = translate("cy", {("home", "Help"): "Cymorth"})
    assert len(drift(po, [Message("menu", "Help")])) == 2


def test_lost_and_made_up_placeholders_are_named(translate: Translate) -> None:
    assert faults(translate, "Tap {label:a/b}.", "Tapiwch {label:a/c}.") == [
        "placeholders lost: {label:a/b}",
        "placeholders made up: {label:a/c}",
    ]


@pytest.mark.parametrize("text", ["Ffoniwch 99.", "Ffoniwch.", "Ffoniwch 999 1.", "Ffoniwch ۹۹۹."])
def test_a_changed_number_is_named(translate: Translate, text: str) -> None:
    (fault,) = faults(translate, "Call 999.", text)
    assert fault.startswith("numbers changed: 999 became ")


def test_numbers_may_change_places_and_separators(translate: Translate) -> None:
    assert faults(translate, "1,000 by 10:30", "10.30: 1 000") == []


def test_numbers_inside_placeholders_are_not_counted_twice(translate: Translate) -> None:
    assert faults(translate, "Tick {item:ramipril-5mg}.", "Ticiwch 5.") == [
        "numbers changed: none became 5",
        "placeholders lost: {item:ramipril-5mg}",
    ]


def test_direction_marks_in_a_catalogue_are_named(translate: Translate) -> None:
    (fault,) = faults(translate, "Help", "\u200fCymorth")
    assert "direction marks" in fault


def test_a_file_that_cannot_be_read_is_an_error(translate: Translate) -> None:
    po = translate("cy", {})
    po.write_text('msgid "a"\nnonsense')
    with pytest.raises(CatalogueError):
        drift(po, [])
