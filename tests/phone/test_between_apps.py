"""From app to app over the home screen: what is found again, and what is not part of the lesson."""

from dataclasses import replace

import pytest

from kiosk.phone.actions import actions
from kiosk.phone.apply import apply
from kiosk.phone.faces import GridFace, IconFace
from kiosk.phone.phone import Phone, build_phone
from kiosk.phone.show import show
from kiosk.phone.world import Action
from tests.sample import SIGN_IN, TODAY, sample_lesson, sample_library

from .touching import TO_ACCOUNT, TO_CODE, TO_EMAIL, after, only, screen

AGAIN = ["home", "open apps sign-in"]


def test_the_home_screen_has_every_app_by_its_name_also_those_of_other_lessons(signing_in: Phone) -> None:
    assert only(screen(signing_in, "home"), GridFace).icons == (
        IconFace("Messages", "bubble", "green", False, Action("open", "apps", "messages")),
        IconFace("NHS App (practice)", "phone", "blue", False, Action("open", "apps", "nhs-app")),
        IconFace("Surgery online", "padlock-closed", "blue", False, Action("open", "apps", "sign-in")),
    )


@pytest.mark.parametrize(
    ("touches", "found"),
    [
        ([], "welcome"),
        (TO_EMAIL, "enter-email"),
        (TO_CODE, "enter-code"),
        ([*TO_EMAIL, "write email old", "tap continue"], "welcome"),  # this page does not stay
        (TO_ACCOUNT, "account"),
        ([*TO_ACCOUNT, "tap settings"], "welcome"),
    ],
)
def test_an_app_opens_where_it_was_left_only_on_screens_that_stay(
    signing_in: Phone, touches: list[str], found: str
) -> None:
    assert screen(signing_in, *touches, *AGAIN).key == f"sign-in/{found}"


def test_who_leaves_from_a_screen_that_does_not_stay_forgets_where_it_was_left_before(
    signing_in: Phone,
) -> None:
    world = after(signing_in, [*TO_EMAIL, *AGAIN, "back", *AGAIN])
    assert world.screen == "sign-in/welcome"
    assert world.resting == ()


def test_home_is_on_every_screen_but_the_home_screen(signing_in: Phone) -> None:
    assert screen(signing_in).gestures
    assert Action("home") in actions(signing_in, after(signing_in, TO_CODE))
    assert Action("home") not in actions(signing_in, after(signing_in, ["home"]))


def test_a_phone_without_a_home_screen_has_no_home_key(phone: Phone) -> None:
    assert not screen(phone).gestures
    assert Action("home") not in actions(phone, phone.start)
    assert apply(phone, phone.start, Action("home")) == phone.start


def test_an_app_that_is_not_part_of_the_lesson_opens_a_calm_page(signing_in: Phone) -> None:
    world = after(signing_in, ["home", "open apps nhs-app"])
    shown = show(signing_in, world)
    assert (shown.key, shown.title) == ("phone/not-here", "Not in this practice")
    assert after(signing_in, ["back"], world).screen == "phone/home"
    assert after(signing_in, ["home"], world).screen == "phone/home"


def test_a_link_into_an_app_that_is_not_there_opens_the_calm_page_and_back_returns() -> None:
    lesson = sample_lesson(SIGN_IN)
    setup = replace(lesson.phone, apps=("phone", "messages"), starts="messages/inbox")
    phone = build_phone(sample_library(), replace(lesson, phone=setup), TODAY)
    world = after(phone, ["open texts how-it-works", "tap link"])
    assert world.screen == "phone/not-here"
    assert after(phone, ["back"], world).screen == "messages/message"


def test_a_page_to_log_in_on_is_bare(signing_in: Phone) -> None:
    shown = screen(signing_in, *TO_EMAIL)
    assert (shown.tabs, shown.lozenge, shown.help, shown.banner) == ((), "", "", None)
    assert {each.touch for each in actions(signing_in, after(signing_in, TO_EMAIL))} == {
        *("write", "erase", "tap", "back", "home")
    }
    inside = screen(signing_in, *TO_ACCOUNT)
    assert ([tab.label for tab in inside.tabs], inside.lozenge, inside.help) == (
        ["Account", "Visits"],
        "PRACTICE",
        "Help",
    )


def test_a_yellow_strip_on_every_screen_tells_that_somebody_acts_for_another(signing_in: Phone) -> None:
    assert screen(signing_in, *TO_ACCOUNT).banner is None
    world = after(signing_in, [*TO_ACCOUNT, "tap family", "switch acting", "tab visits"])
    banner = show(signing_in, world).banner
    assert banner
    assert (banner.text, banner.label) == ("You act for Ellie.", "Switch back")
    back = after(signing_in, ["tap banner/acting", "switch acting"], world)
    assert (back.screen, show(signing_in, back).banner) == ("sign-in/family", None)
    assert show(signing_in, after(signing_in, ["home"], world)).banner is None
