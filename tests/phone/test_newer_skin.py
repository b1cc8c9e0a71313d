"""The newer look of an app: tiles, and tasks that lie over everything until they are left."""

import pytest

from kiosk.phone.actions import actions
from kiosk.phone.apply import apply
from kiosk.phone.faces import CardsFace
from kiosk.phone.label import label_of
from kiosk.phone.phone import Phone
from kiosk.phone.show import show
from kiosk.phone.world import Action
from tests.sample import SIGN_IN, sample_phone

from .touching import TO_ACCOUNT, TO_CODE, after, only, screen

TO_SLOT = [*TO_ACCOUNT, "tab visits", "tap book"]
TO_CHECK_SLOT = [*TO_SLOT, "open slots noon"]
TO_BOOKED = [*TO_CHECK_SLOT, "tap book"]
CROSS, EXIT, CANCEL = Action("close"), Action("exit"), Action("stay")


@pytest.fixture(scope="module")
def tiles() -> Phone:
    return sample_phone(SIGN_IN, skin="tiles")


def test_cards_that_all_have_a_drawing_are_tiles_only_in_the_newer_skin(
    tiles: Phone, signing_in: Phone
) -> None:
    assert only(screen(tiles, *TO_ACCOUNT), CardsFace).look == "tiles"
    assert only(screen(signing_in, *TO_ACCOUNT), CardsFace).look == "plain"


def test_a_task_has_a_cross_and_no_tabs_only_in_the_newer_skin(tiles: Phone, signing_in: Phone) -> None:
    for touches in (TO_SLOT, TO_CHECK_SLOT):
        new, old = screen(tiles, *touches), screen(signing_in, *touches)
        assert (new.skin, new.close, new.tabs) == ("tiles", "cross", ())
        assert (old.skin, old.close, len(old.tabs)) == ("tabs", "", 2)
    assert CROSS not in actions(signing_in, after(signing_in, TO_SLOT))
    assert screen(tiles, *TO_ACCOUNT).close == ""


def test_the_cross_asks_first_and_nothing_else_answers(tiles: Phone) -> None:
    world = after(tiles, [*TO_CHECK_SLOT, "close"])
    assert show(tiles, world).leaving
    assert world.screen == "sign-in/check-slot"
    assert actions(tiles, world)[:2] == (CANCEL, EXIT)
    assert Action("tap", "book") not in actions(tiles, world)
    assert not apply(tiles, world, Action("tap", "book")).leaving
    assert tiles.get(apply(tiles, world, Action("tap", "book")), "sign-in/booked") == ()


def test_cancel_goes_on_with_the_task(tiles: Phone) -> None:
    world = after(tiles, TO_CHECK_SLOT)
    assert after(tiles, ["close", "stay"], world) == world


def test_exit_leads_to_the_page_from_which_the_task_began(tiles: Phone) -> None:
    world = after(tiles, [*TO_CHECK_SLOT, "close", "exit"])
    assert (world.screen, world.leaving) == ("sign-in/visits", False)
    assert tiles.get(world, "sign-in/booked") == ()


def test_the_end_of_a_task_has_done_and_does_not_ask(tiles: Phone) -> None:
    world = after(tiles, TO_BOOKED)
    assert show(tiles, world).close == "done"
    assert label_of(tiles, world, CROSS) == "Done"
    done = after(tiles, ["close"], world)
    assert (done.screen, done.leaving) == ("sign-in/visits", False)
    assert tiles.get(done, "sign-in/booked") == ("noon",)


def test_a_task_that_hangs_below_nothing_ends_at_the_first_screen_of_the_app(tiles: Phone) -> None:
    world = after(tiles, [*TO_ACCOUNT, "tap ask", "write note", "tap send"])
    assert after(tiles, ["close"], world).screen == "sign-in/welcome"


def test_the_words_of_the_question_can_be_quoted(tiles: Phone) -> None:
    world = after(tiles, TO_CHECK_SLOT)
    assert label_of(tiles, world, CROSS) == "Close"
    asked = after(tiles, ["close"], world)
    assert [label_of(tiles, asked, each) for each in (EXIT, CANCEL)] == ["Exit", "Cancel"]


def test_the_home_key_leaves_a_question_unanswered(tiles: Phone) -> None:
    world = after(tiles, [*TO_CHECK_SLOT, "close", "home"])
    assert (world.screen, world.leaving) == ("phone/home", False)


def test_a_code_that_comes_while_the_question_stands_does_not_answer_it(tiles: Phone) -> None:
    world = after(tiles, [*TO_CHECK_SLOT, "close", "wait messages/text-arrives"])
    assert world.leaving
    assert tiles.get(world, "messages/sending") == ()


def test_a_code_that_comes_does_not_take_an_error_away(signing_in: Phone) -> None:
    world = after(signing_in, [*TO_CODE, "tap continue"])
    assert show(signing_in, after(signing_in, ["wait messages/text-arrives"], world)).problem
