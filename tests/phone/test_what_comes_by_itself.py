"""Codes that arrive and expire while a person waits, and the banner that tells of them."""

from dataclasses import replace

from kiosk.phone.actions import actions, waiting
from kiosk.phone.apply import apply
from kiosk.phone.faces import FieldFace, GridFace, LinkFace, MessageFace, TextFace
from kiosk.phone.label import label_of
from kiosk.phone.phone import Phone, build_phone
from kiosk.phone.show import show
from kiosk.phone.world import Action
from tests.sample import SIGN_IN, TODAY, sample_lesson, sample_library

from .touching import TO_ACCOUNT, TO_CODE, TO_READ, after, faces, only, screen

ARRIVES, EXPIRES = Action("wait", "messages/text-arrives"), Action("wait", "sign-in/code-expires")
BANNER = Action("notice", "messages/text", "code-1")


def test_nothing_comes_before_it_was_asked_for(signing_in: Phone) -> None:
    assert list(waiting(signing_in, signing_in.start)) == []
    assert screen(signing_in).notice is None


def test_a_code_is_announced_with_its_seconds_and_comes_by_itself(signing_in: Phone) -> None:
    world = after(signing_in, TO_CODE)
    assert dict(waiting(signing_in, world)) == {EXPIRES: 300, ARRIVES: 4}
    came = apply(signing_in, world, ARRIVES)
    assert came.screen == world.screen
    assert signing_in.get(came, "messages/arrived") == ("code-1", "how-it-works")
    assert ARRIVES not in dict(waiting(signing_in, came)), "it comes once"


def test_a_code_that_came_shows_a_banner_over_other_apps(signing_in: Phone) -> None:
    came = after(signing_in, [*TO_CODE, "wait messages/text-arrives"])
    for world in (came, after(signing_in, ["home"], came)):
        notice = show(signing_in, world).notice
        assert notice
        assert (notice.app, notice.title, notice.action) == ("Messages", "Sign-in", BANNER)
        assert notice.text == "Your security code is 402817."
        assert label_of(signing_in, world, BANNER) == "Messages"
    inside = after(signing_in, ["home", "open apps messages"], came)
    assert show(signing_in, inside).notice is None, "its own app has its own list"


def test_a_person_reads_the_code_from_the_banner_and_it_goes(signing_in: Phone) -> None:
    world = after(signing_in, TO_READ)
    shown = show(signing_in, world)
    assert (shown.key, shown.title) == ("messages/message", "Sign-in")
    assert TextFace(("Your security code is 402817.",), "bubble") in shown.faces
    home = after(signing_in, ["home"], world)
    assert show(signing_in, home).notice is None
    back = show(signing_in, after(signing_in, ["open apps sign-in"], home))
    assert (back.key, back.notice) == ("sign-in/enter-code", None)


def test_the_icon_of_the_messages_has_a_dot_until_the_new_one_is_read(signing_in: Phone) -> None:
    def dots(*touches: str) -> list[str]:
        grid = only(screen(signing_in, *touches, "home"), GridFace)
        return [icon.label for icon in grid.icons if icon.dot]

    assert dots() == []
    assert dots(*TO_CODE) == []
    assert dots(*TO_CODE, "wait messages/text-arrives") == ["Messages"]
    assert dots(*TO_READ) == []


def test_what_came_stands_first_in_the_list_and_what_is_to_come_is_not_there(signing_in: Phone) -> None:
    def texts(*touches: str) -> list[tuple[str, bool]]:
        shown = screen(signing_in, *touches, "home", "open apps messages")
        return [(row.action.item, row.unread) for row in faces(shown, MessageFace)]

    assert texts() == [("how-it-works", True)]
    assert texts(*TO_CODE) == [("how-it-works", True)]
    assert texts(*TO_CODE, "wait messages/text-arrives") == [("code-1", True), ("how-it-works", True)]


def test_the_newest_of_two_codes_is_in_the_banner(signing_in: Phone) -> None:
    """Lists have the newest first, so the one to open is the first that was not read."""
    again = ["wait messages/text-arrives", "tap again", "wait messages/text-arrives"]
    world = after(signing_in, [*TO_CODE, *again])
    notice = show(signing_in, world).notice
    assert notice
    assert notice.action.item == "code-2"


def test_a_code_that_expired_no_longer_works_and_another_one_does(signing_in: Phone) -> None:
    world = after(signing_in, [*TO_CODE, "wait messages/text-arrives", "wait sign-in/code-expires"])
    world = after(signing_in, ["write code right", "tap continue"], world)
    problem = show(signing_in, world).problem
    assert problem
    assert problem.text == "This code has expired"
    world = after(signing_in, ["tap again", "write code right", "tap continue"], world)
    assert world.screen == "sign-in/account"


def test_a_code_that_is_typed_wrong_is_told_before_that_it_expired(signing_in: Phone) -> None:
    shown = screen(signing_in, *TO_CODE, "wait sign-in/code-expires", "write code wrong", "tap continue")
    assert shown.problem
    assert (shown.problem.text, only(shown, FieldFace).error) == ("This is not the code",) * 2


def test_while_a_code_is_on_its_way_no_other_one_is_sent(signing_in: Phone) -> None:
    shown = screen(signing_in, *TO_CODE, "tap again")
    assert shown.problem
    assert shown.problem.text == "Your code is on its way"


def test_after_signing_in_nothing_expires_any_more(signing_in: Phone) -> None:
    world = after(signing_in, [*TO_ACCOUNT, "wait messages/text-arrives"])
    assert list(waiting(signing_in, world)) == []
    assert EXPIRES not in actions(signing_in, world)


def test_the_link_of_a_text_leads_into_another_app(signing_in: Phone) -> None:
    world = after(signing_in, ["home", "open apps messages", "open texts how-it-works"])
    assert only(show(signing_in, world), LinkFace).label == "How to sign in"
    assert label_of(signing_in, world, Action("tap", "link")) == "How to sign in"
    assert after(signing_in, ["tap link"], world).screen == "sign-in/help"
    assert not faces(screen(signing_in, *TO_READ), LinkFace), "a code has no link"
    assert apply(signing_in, after(signing_in, TO_READ), Action("tap", "link")).screen == "messages/message"


def test_without_the_app_for_texts_the_code_stands_on_the_page() -> None:
    lesson = sample_lesson(SIGN_IN)
    alone = replace(lesson, phone=replace(lesson.phone, apps=("sign-in",)))
    phone = build_phone(sample_library(), alone, TODAY)
    world = after(phone, TO_CODE)
    assert "Your code is 402817." in repr(show(phone, world).faces)
    assert [action.block for action, _ in waiting(phone, world)] == ["sign-in/code-expires"]
    assert after(phone, ["write code right", "tap continue"], world).screen == "sign-in/account"


def test_what_is_not_running_or_not_shown_does_not_come(signing_in: Phone) -> None:
    """A clock may run out just when the person has done what it waited for."""
    for action in (ARRIVES, EXPIRES, BANNER, Action("tab", "account"), Action("help")):
        assert action not in actions(signing_in, signing_in.start)
        assert apply(signing_in, signing_in.start, action) == signing_in.start
