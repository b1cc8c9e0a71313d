"""Lists that an app brings along, days counted from today, and what a surgery offers."""

from dataclasses import replace

import pytest

from kiosk.phone.actions import actions
from kiosk.phone.faces import (
    ButtonFace,
    CardFace,
    CardsFace,
    MomentFace,
    TextFace,
    TimelineFace,
    ToggleFace,
)
from kiosk.phone.fill import fill
from kiosk.phone.phone import Phone, build_phone
from kiosk.phone.show import show
from kiosk.phone.world import Action
from tests.sample import SIGN_IN, TODAY, sample_lesson, sample_library, sample_phone

from .touching import TO_ACCOUNT, after, faces, only, screen

TO_SLOT = [*TO_ACCOUNT, "tab visits", "tap book"]


def test_a_list_has_a_card_for_each_item_under_the_heading_of_its_group(signing_in: Phone) -> None:
    tomorrow, later = faces(screen(signing_in, *TO_SLOT), CardsFace)
    assert (tomorrow.heading, later.heading) == ("Tomorrow", "Later")
    touch = [Action("open", "slots", each) for each in ("early", "noon", "late")]
    assert tomorrow.cards == (
        CardFace("9am", "Monday 23 March 2026", 0, touch[0], tag="Nurse", tone="green"),
        CardFace("Noon", "Monday 23 March 2026", 0, touch[1]),
    )
    assert later.cards == (CardFace("4pm", "Wednesday 25 March 2026", 0, touch[2], "calendar", "Doctor"),)


def test_what_was_booked_leaves_the_one_list_and_stands_in_the_other(signing_in: Phone) -> None:
    assert TextFace(("You have no visits.",)) in screen(signing_in, *TO_ACCOUNT, "tab visits").faces
    world = after(signing_in, [*TO_SLOT, "open slots noon"])
    assert TextFace(("Noon in Room 2",)) in show(signing_in, world).faces
    world = after(signing_in, ["tap book", "tab visits"], world)
    (yours,) = faces(show(signing_in, world), CardsFace)
    assert [card.label for card in yours.cards] == ["Noon"]
    again = after(signing_in, ["tap book"], world)
    assert Action("open", "slots", "noon") not in actions(signing_in, again)


def test_a_visit_that_is_cancelled_is_free_again(signing_in: Phone) -> None:
    booked = after(signing_in, [*TO_SLOT, "open slots noon", "tap book"])
    world = after(signing_in, ["tab visits", "open yours noon", "tap cancel", "tap book"], booked)
    assert signing_in.get(world, "sign-in/free") == ("early", "noon", "late")


def test_when_nothing_is_left_the_list_says_so(signing_in: Phone) -> None:
    touches = [*TO_ACCOUNT]
    for slot in ("early", "noon", "late"):
        touches += ["tab visits", "tap book", f"open slots {slot}", "tap book"]
    assert TextFace(("No time is free.",)) in screen(signing_in, *touches, "tab visits", "tap book").faces


def test_a_switch_goes_on_and_off_and_shows_what_hangs_on_it(signing_in: Phone) -> None:
    world = after(signing_in, [*TO_ACCOUNT, "tap settings"])
    for on in (False, True, False):
        shown = show(signing_in, world)
        assert only(shown, ToggleFace) == ToggleFace("Reminders", "", on, Action("switch", "reminders"))
        assert bool(faces(shown, TextFace)) is on
        world = after(signing_in, ["switch reminders"], world)


def test_a_timeline_tells_what_happened_and_what_comes(signing_in: Phone) -> None:
    shown = screen(signing_in, *TO_ACCOUNT, "tap ask", "write note", "tap send")
    assert only(shown, TimelineFace).moments == (
        MomentFace("You asked", "Friday 20 March 2026", True),
        MomentFace("We answer", "By Tuesday 24 March 2026", False),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{day:0}", "Friday 20 March 2026"),
        ("{day:1}", "Saturday 21 March 2026"),
        ("{day:-20}", "Saturday 28 February 2026"),
        ("{workday:0}", "Friday 20 March 2026"),
        ("{workday:1}", "Monday 23 March 2026"),
        ("{workday:5}", "Friday 27 March 2026"),
        ("{workday:6}", "Monday 30 March 2026"),
        ("{workday:-1}", "Thursday 19 March 2026"),
        ("{workday:-5}", "Friday 13 March 2026"),
        ("{person:email}", "margaret.sample@example.com"),
        ("{person:password} {person:new-password}", "Orchard7Close Garden9Gate"),
        ("{person:mobile}, {person:mobile-end}", "07700 900123, 0123"),
        ("{person:last}, {person:postcode}", "Sample, ZZ1 3ZZ"),
        ("{slot:room}", ""),
        ("{count:free}", "3"),
    ],
)
def test_placeholders_say_days_and_what_stands_on_the_practice_card(
    signing_in: Phone, text: str, said: str
) -> None:
    assert fill(signing_in, signing_in.start, text) == said


def test_a_working_day_counted_from_a_weekend_is_in_the_week() -> None:
    library, lesson = sample_library(), sample_lesson(SIGN_IN)
    sunday = build_phone(library, lesson, TODAY.replace(day=22))
    assert fill(sunday, sunday.start, "{workday:1}") == "Monday 23 March 2026"
    assert fill(sunday, sunday.start, "{workday:-1}") == "Friday 20 March 2026"


def offered(phone: Phone) -> tuple[list[str], list[str]]:
    """(the cards of the account, the buttons of the visits)."""
    cards = only(screen(phone, *TO_ACCOUNT), CardsFace).cards
    visits = screen(phone, *TO_ACCOUNT, "tab visits")
    return [card.label for card in cards], [face.label for face in faces(visits, ButtonFace)]


def test_a_surgery_that_offers_less_has_fewer_cards_and_buttons() -> None:
    assert offered(sample_phone(SIGN_IN)) == (
        ["Visits", "Ask the surgery", "Family", "Settings"],
        ["Book a visit"],
    )
    hillside = sample_phone(SIGN_IN, surgery="hillside")
    assert offered(hillside) == (["Visits", "Family", "Settings"], [])
    visits = screen(hillside, *TO_ACCOUNT, "tab visits")
    assert TextFace(("Call Hillside Surgery to book.",)) in visits.faces
    assert Action("tap", "book") not in actions(hillside, after(hillside, [*TO_ACCOUNT, "tab visits"]))


def test_a_lesson_can_say_what_the_surgery_offers() -> None:
    lesson = sample_lesson(SIGN_IN)
    for features, cards in (((), 3), (("message-surgery",), 4)):
        setup = replace(lesson.phone, features=features)
        phone = build_phone(sample_library(), replace(lesson, phone=setup), TODAY)
        assert (len(offered(phone)[0]), offered(phone)[1]) == (cards, [])
