"""Golden texts for the gate: each mark stands where Qt was measured to need it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.language.bidi import bidi, has_marks, isolate, isolate_in, plain
from kiosk.language.languages import ENGLISH, language

URDU, WELSH = language("ur"), language("cy")


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("واپس", "\u200f\u2067واپس\u2069"),
        # begins with Latin: without marks Qt would lay it out from the left
        ("NHS App کھولیں۔", "\u200f\u2067NHS App کھولیں۔\u2069"),
        # English in a gap of the translation keeps its full stop at its end
        ("Order (repeat).", "\u200f\u2066Order (repeat).\u2069"),
        ("1-800", "\u200f\u20661-800\u2069"),
        # an isolate ends with its paragraph, so each line has its own
        ("ایک\n\nدو", "\u200f\u2067ایک\u2069\n\n\u200f\u2067دو\u2069"),
        ("", ""),
    ],
)
def test_text_of_an_urdu_page_carries_its_direction(text: str, marked: str) -> None:
    assert bidi(text, URDU) == marked


def test_text_of_a_left_to_right_page_is_left_alone() -> None:
    assert bidi("Yn ôl (5 mg)", WELSH) == "Yn ôl (5 mg)"
    assert bidi("Back (5 mg)", ENGLISH) == "Back (5 mg)"


def test_a_dose_is_isolated() -> None:
    assert isolate("(5 mg)") == "\u2066(5 mg)\u2069"


def test_values_are_isolated_in_urdu_each_in_its_own_direction() -> None:
    values = {"label:home/back": "Back", "lesson": "سبق"}
    text = isolate_in("{label:home/back} کو چھوئیں، {lesson}", values, URDU)
    assert text == "\u2066Back\u2069 کو چھوئیں، \u2067سبق\u2069"


def test_values_are_only_filled_in_in_welsh() -> None:
    assert isolate_in("Tapiwch {label:home/back}.", {"label:home/back": "Back"}, WELSH) == "Tapiwch Back."


def test_braces_in_a_value_are_not_filled_again() -> None:
    assert isolate_in("{a}", {"a": "{b}", "b": "no"}, WELSH) == "{b}"


def test_a_placeholder_without_a_value_is_the_callers_fault() -> None:
    with pytest.raises(KeyError):
        isolate_in("{count} steps", {}, ENGLISH)


@given(text=st.text(alphabet="aB5 (.\nواپس{}"), value=st.text(alphabet="aB5(واپ"))
def test_the_marks_can_always_be_taken_out_again(text: str, value: str) -> None:
    marked = bidi(text + isolate(value), URDU)
    assert plain(marked) == text + value
    assert marked.count("\u2069") == marked.count("\u2066") + marked.count("\u2067")
    assert not has_marks(plain(marked))
