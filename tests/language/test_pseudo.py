"""The invented languages: loud enough to see, gentle enough to work."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kiosk.language.bidi import PLACEHOLDER, bidi
from kiosk.language.catalogue import load
from kiosk.language.formats import step_of
from kiosk.language.pseudo import pseudo, pseudo_rtl

NOWHERE = Path("nowhere")
TEXTS = st.lists(
    st.sampled_from(["{count}", "{label:nhs-app/home}", "{", "}", "{}", "Tap", "ö", "ب", " ", "\n"])
).map("".join)


@given(text=TEXTS)
def test_placeholders_stay_as_they_are(text: str) -> None:
    assert PLACEHOLDER.findall(pseudo(text)) == PLACEHOLDER.findall(text)
    assert PLACEHOLDER.findall(pseudo_rtl(text)) == PLACEHOLDER.findall(text)


@given(text=TEXTS)
def test_the_text_is_bracketed_and_two_fifths_longer(text: str) -> None:
    changed = pseudo(text)
    assert (changed[0], changed[-1]) == ("[", "]")
    assert len(changed) >= 1.4 * len(text)


def test_every_text_is_translated() -> None:
    words = load("qps", NOWHERE)
    assert words.has("any", "thing")
    assert words.pgettext("home", "My medicines") == "[Mý ḿéđíçíñéš éxŧŕ]".replace("ḿ", "m")


def test_right_to_left_is_an_override_in_a_page_of_that_direction() -> None:
    words = load("qps_rtl", NOWHERE)
    text = words.pgettext("home", "Back\nHelp")
    assert [(line[0], line[-1]) for line in text.split("\n")] == [("\u202e", "\u202c")] * 2
    assert bidi("\u202eBack\u202c", words.language) == "\u200f\u2067\u202eBack\u202c\u2069"


def test_a_step_number_survives() -> None:
    assert step_of(load("qps", NOWHERE), 3, 8).startswith("[Šŧép 3 óf 8 ")
