"""What a person types into a field, and what the page answers."""

import pytest

from kiosk.phone.actions import actions
from kiosk.phone.apply import apply
from kiosk.phone.faces import FieldFace, ScreenFace, TextFace
from kiosk.phone.label import answer_text, label_of
from kiosk.phone.phone import Phone
from kiosk.phone.show import show
from kiosk.phone.world import Action

from .touching import TO_CODE, TO_EMAIL, after, only, screen

RIGHT = "margaret.sample@example.com"


def refused(shown: ScreenFace) -> tuple[str, str, str]:
    """(the error, the block that it is about, the error above the field)."""
    assert shown.problem
    return shown.problem.text, shown.problem.about, only(shown, FieldFace).error


def test_a_field_tells_what_it_is_for_and_which_answers_it_knows(signing_in: Phone) -> None:
    shown = screen(signing_in, *TO_EMAIL)
    assert only(shown, FieldFace) == FieldFace(
        "sign-in/email",
        "email",
        "Email address",
        "",
        "email",
        "full",
        (("right", RIGHT), ("old", "old@example.com")),
    )
    assert only(shown, TextFace).lines == (f"Your practice card: {RIGHT}",)


def test_an_answer_that_follows_the_code_changes_with_it(signing_in: Phone) -> None:
    field = only(screen(signing_in, *TO_CODE), FieldFace)
    assert (field.kind, field.width, field.answers) == ("code", "half", (("right", "402817"),))
    again = ["wait messages/text-arrives", "tap again"]
    assert only(screen(signing_in, *TO_CODE, *again), FieldFace).answers == (("right", "728054"),)


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ([], "Enter your email address"),
        (["write email malformed"], "Enter an address such as name@example.com"),
        (["write email wrong"], "We do not know this address"),
        (["write email right", "erase email"], "Enter your email address"),
        (["write email right", "write email wrong"], "We do not know this address"),
    ],
)
def test_the_first_case_that_holds_says_what_is_wrong_with_the_field(
    signing_in: Phone, typed: list[str], error: str
) -> None:
    shown = screen(signing_in, *TO_EMAIL, *typed, "tap continue")
    assert shown.key == "sign-in/enter-email"
    assert refused(shown) == (error, "email", error)


def test_an_error_goes_when_the_person_types_on(signing_in: Phone) -> None:
    shown = screen(signing_in, *TO_EMAIL, "tap continue", "write email wrong")
    assert (shown.problem, only(shown, FieldFace).error) == (None, "")


def test_a_case_may_lead_elsewhere_and_then_changes_nothing_of_the_rest(signing_in: Phone) -> None:
    world = after(signing_in, [*TO_EMAIL, "write email old", "tap continue"])
    assert world.screen == "sign-in/old-address"
    assert signing_in.get(world, "sign-in/code") == ()
    assert signing_in.get(world, "messages/sending") == ()


def test_who_types_it_right_goes_on_and_the_code_is_on_its_way(signing_in: Phone) -> None:
    world = after(signing_in, TO_CODE)
    assert world.screen == "sign-in/enter-code"
    assert signing_in.get(world, "sign-in/code") == ("code-1",)
    assert signing_in.get(world, "messages/sending") == ("code-1",)


@pytest.mark.parametrize("leave", [["back"], ["home"], ["tap continue"]])
def test_what_was_typed_is_gone_when_the_screen_is_left(signing_in: Phone, leave: list[str]) -> None:
    world = after(signing_in, [*TO_EMAIL, "write email right"])
    assert only(show(signing_in, world), FieldFace).now == "right"
    left = after(signing_in, leave, world)
    assert signing_in.get(left, "sign-in/email") == ()
    back = ["tap start"] if leave == ["back"] else ["open apps sign-in"] if leave == ["home"] else ["back"]
    assert only(show(signing_in, after(signing_in, back, left)), FieldFace).now == ""


def test_a_refused_touch_keeps_what_was_typed(signing_in: Phone) -> None:
    world = after(signing_in, [*TO_EMAIL, "write email wrong", "tap continue"])
    assert signing_in.get(world, "sign-in/email") == ("wrong",)


def test_the_phone_holds_which_answer_it_is_and_never_the_words(signing_in: Phone) -> None:
    for answer in ("right", "old", "wrong", "malformed"):
        world = after(signing_in, [*TO_EMAIL, f"write email {answer}"])
        assert signing_in.get(world, "sign-in/email") == (answer,)
    start = after(signing_in, TO_EMAIL)
    for words in (RIGHT, "typed", ""):
        assert Action("write", "email", words) not in actions(signing_in, start)
        assert apply(signing_in, start, Action("write", "email", words)) == start


def test_the_coach_can_say_what_to_type_and_where(signing_in: Phone) -> None:
    world = after(signing_in, TO_CODE)
    right, wrong = Action("write", "code", "right"), Action("write", "code", "wrong")
    assert label_of(signing_in, world, right) == "Security code"
    assert answer_text(signing_in, world, right) == "402817"
    assert answer_text(signing_in, world, wrong) == ""
