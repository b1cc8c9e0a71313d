"""An event has no room for a person."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kiosk.errors import KioskError
from kiosk.progress.events import Event, EventError, Kind

ALPHABET = set("abcdefghijklmnopqrstuvwxyz0123456789/_.-")  # of an id, a language and a way
ID_FIELDS = ["session", "lesson", "lesson_version", "step", "detail"]


def an_event(**fields: Any) -> Event:
    return Event(**{"kind": Kind.MISS, "session": "s1", **fields})


@pytest.mark.parametrize("field", [*ID_FIELDS, "language", "way"])
@given(text=st.text(min_size=1))
def test_a_text_that_is_not_an_id_is_refused_everywhere(field: str, text: str) -> None:
    assume(len(text) > 80 or not set(text.lower()) <= ALPHABET)
    with pytest.raises(EventError) as refusal:
        an_event(**{field: text})
    if len(text) > 12:
        assert text not in str(refusal.value)  # it might be a name: an error log must not keep it


@pytest.mark.parametrize("field", ID_FIELDS)
@given(text=st.from_regex(r"[a-z]*[A-Z][a-z]*", fullmatch=True))
def test_a_capital_letter_is_refused_in_every_id(field: str, text: str) -> None:
    with pytest.raises(EventError):
        an_event(**{field: text})


@pytest.mark.parametrize("field", ["lesson", "step", "detail"])
@pytest.mark.parametrize(
    "text",
    ["4857773456", "485-777-3456", "01.02.44", "010244", "07700900123", "Mary", "mary smith", "le1 5ab"],
)
def test_numbers_and_names_of_a_person_are_refused(field: str, text: str) -> None:
    with pytest.raises(EventError):
        an_event(**{field: text})


@pytest.mark.parametrize("text", ["a\n", "é", "٣", "a\0", "a" * 81, "\ud800", "ａ"])
def test_look_alikes_of_an_id_are_refused(text: str) -> None:
    with pytest.raises(EventError):
        an_event(detail=text)


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "miss"},
        {"session": ""},
        {"session": 7},
        {"way": "slowly"},
        {"rung": 5},
        {"rung": -1},
        {"rung": True},
        {"misses": -1},
        {"misses": 10_000},
        {"misses": 1.0},
        {"unaided": 1},
        {"detail": None},
        {"language": "english"},
        {"language": "en-please-now"},
        {"language": "4857773456"},
        {"way": "Alone"},
    ],
)
def test_what_is_outside_its_set_is_refused_as_ours_and_as_a_value_error(fields: dict[str, Any]) -> None:
    with pytest.raises(KioskError):
        an_event(**fields)
    with pytest.raises(ValueError, match="event"):
        an_event(**fields)


@pytest.mark.parametrize("language", ["", "cy", "en-GB", "zh_Hant_TW", "ckb"])
def test_a_language_has_the_name_its_catalogue_has(language: str) -> None:
    assert an_event(language=language).language == language


def test_ids_as_lessons_have_them_are_taken() -> None:
    event = an_event(
        lesson="patient/order-repeat-prescription", lesson_version="1.2", detail="nhs-app/home_2"
    )
    assert event.detail == "nhs-app/home_2"
