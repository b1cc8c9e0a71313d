"""A learner keeps their place in four pictures, goes, and comes back with them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.app import database_path
from kiosk.player.play import Stage, Way
from kiosk.progress.learner import must_be_code
from kiosk.progress.writer import ProgressWriter
from kiosk.session.comfort import Comfort, TextSize
from kiosk.session.picture_code import LENGTH, PICTURES
from kiosk.session.visit import Visit
from kiosk.ui.keys import Key
from kiosk.ui.pages.page import Route

from .conftest import LESSON, ROUTE, Kiosk
from .visitor import (
    CODE,
    come_again,
    do_the_lesson,
    into_view,
    keep_place,
    pictures_shown,
    show_pictures,
    shows,
    touch,
    where,
    words_on,
)


def test_a_guest_keeps_their_place_goes_and_comes_back(kiosk: Kiosk) -> None:
    do_the_lesson(kiosk)
    pictures = keep_place(kiosk)
    must_be_code("-".join(pictures))
    words = [PICTURES[each][1] for each in pictures]
    assert ", ".join(words) in kiosk.speaker.spoken[-1].text
    kiosk.tap("copied")
    assert where(kiosk) is Route.DONE
    assert words_on(kiosk, "keep_place") == "Show my four pictures"
    kiosk.tap("leave")
    kiosk.tap("finish_now")
    assert where(kiosk) is Route.WELCOME

    show_pictures(kiosk, pictures)

    assert where(kiosk) is Route.HOME
    assert words_on(kiosk, "news") == "Welcome back. Last time you practised: Order a repeat prescription."
    assert words_on(kiosk, "news") in kiosk.speaker.spoken[-1].text
    kiosk.tap(f"route_{ROUTE}")
    assert words_on(kiosk, f"lesson_{LESSON}").endswith("You did it on your own")


def test_what_was_done_at_an_earlier_visit_is_not_said_to_be_of_today(kiosk: Kiosk) -> None:
    come_again(kiosk)
    assert "You did 1 of 4" in words_on(kiosk, f"route_{ROUTE}")
    assert "today" not in words_on(kiosk, f"route_{ROUTE}")


def test_who_has_pictures_already_is_not_offered_others(kiosk: Kiosk) -> None:
    come_again(kiosk)
    touch(kiosk, "not_today")
    kiosk.choose()
    kiosk.tap(f"way_{Way.ALONE}")
    kiosk.follow(lambda: kiosk.play.stage is Stage.DONE)
    kiosk.settle()
    assert not shows(kiosk, "keep_place")
    kiosk.tap("leave")
    assert not shows(kiosk, "keep_place")


def test_each_picture_is_said_when_it_is_touched_and_the_last_can_be_taken_back(kiosk: Kiosk) -> None:
    kiosk.tap("been_here")
    assert not kiosk.find("take_back").isEnabled()
    kiosk.tap("picture_fish")
    assert kiosk.speaker.spoken[-1].text == "Fish"
    kiosk.tap("picture_hat")
    kiosk.tap("take_back")
    assert kiosk.shell.session.visit.entered == ("fish",)


def test_what_was_touched_outlives_other_letters_and_another_language(kiosk: Kiosk) -> None:
    kiosk.tap("been_here")
    kiosk.tap("picture_fish")
    kiosk.tap("bar_comfort")
    kiosk.tap("text_largest")
    kiosk.tap("leave")
    kiosk.tap("bar_language")
    touch(kiosk, "language_ur")
    assert where(kiosk) is Route.COME_BACK
    assert kiosk.shell.session.visit.entered == ("fish",)


def test_back_from_the_pictures_leads_to_the_welcome_page_and_forgets_them(kiosk: Kiosk) -> None:
    kiosk.tap("been_here")
    kiosk.tap("picture_fish")
    kiosk.tap("leave")
    assert where(kiosk) is Route.WELCOME
    assert not kiosk.shell.occupied
    assert kiosk.recorder.recorded == []


def test_unknown_pictures_are_met_kindly_and_can_be_tried_again(kiosk: Kiosk) -> None:
    show_pictures(kiosk, CODE)
    assert "does not know these pictures yet" in kiosk.speaker.spoken[-1].text
    kiosk.tap("try_again")
    assert (kiosk.shell.route, kiosk.shell.session.visit.entered) == (Route.COME_BACK, ())
    assert shows(kiosk, "picture_cup")


def test_with_pictures_of_another_tablet_one_goes_on_and_chooses_a_language(kiosk: Kiosk) -> None:
    show_pictures(kiosk, CODE)
    kiosk.tap("go_on")
    assert where(kiosk) is Route.LANGUAGES
    assert not shows(kiosk, "been_here")
    kiosk.tap("language_cy")
    assert where(kiosk) is Route.HOME
    assert list(kiosk.recorder.links.values()) == ["-".join(CODE)]


@pytest.mark.parametrize("size", [TextSize.LARGE, TextSize.LARGEST])
@pytest.mark.parametrize("screen", [(1280, 800), (800, 1280)], ids=["landscape", "portrait"])
@pytest.mark.parametrize("language", ["en", "ur"])
def test_every_picture_can_be_reached(
    make_kiosk: Callable[..., Kiosk], screen: tuple[int, int], size: TextSize, language: str
) -> None:
    kiosk = make_kiosk(*screen)
    kiosk.shell.session.comfort = Comfort(language, size)
    for picture in PICTURES:
        if kiosk.shell.route is not Route.COME_BACK or len(kiosk.shell.session.visit.entered) == LENGTH - 1:
            kiosk.shell.session.visit = Visit()
            kiosk.go_to(Route.COME_BACK)
            kiosk.settle()
        touch(kiosk, f"picture_{picture}")
        assert kiosk.shell.session.visit.entered[-1] == picture


def test_an_answer_that_comes_while_somebody_looks_at_another_page_is_not_lost(kiosk: Kiosk) -> None:
    late: list[Callable[[], None]] = []
    kiosk.recorder.link("earlier", "-".join(CODE))
    kiosk.shell.session.bring = late.append
    show_pictures(kiosk, CODE)
    kiosk.tap("bar_comfort")
    kiosk.shell.brought.emit(late[0])
    kiosk.tap("leave")
    assert where(kiosk) is Route.HOME
    assert words_on(kiosk, "news") == "Welcome back."


# With real records, whose answers come from another thread


def test_with_real_records_the_pictures_are_shown_once_they_are_safe_and_found_again(
    kiosk: Kiosk, data_folder: Path
) -> None:
    records = ProgressWriter(database_path(data_folder))
    session = kiosk.shell.session
    session.recorder = records
    do_the_lesson(kiosk)
    into_view(kiosk, "keep_place")
    kiosk.finger.tap(kiosk.find("keep_place"))
    kiosk.qtbot.waitUntil(lambda: session.visit.kept)
    kiosk.settle()
    pictures = pictures_shown(kiosk)
    assert "-".join(pictures) == session.visit.code
    kiosk.shell.finish()
    kiosk.settle()

    kiosk.tap("been_here")
    for picture in pictures[:-1]:
        kiosk.tap(f"picture_{picture}")
    kiosk.finger.tap(kiosk.find(f"picture_{pictures[-1]}"))
    kiosk.qtbot.waitUntil(lambda: kiosk.shell.route is Route.HOME)
    kiosk.settle()

    assert words_on(kiosk, "news").startswith("Welcome back.")
    kiosk.shell.finish()
    kiosk.settle()
    assert session.visit == Visit()
    assert records.close(10)


def test_when_nothing_can_be_saved_no_pictures_are_promised(kiosk: Kiosk) -> None:
    do_the_lesson(kiosk)
    kiosk.recorder.trouble = "The disk is full."
    touch(kiosk, "keep_place")
    assert pictures_shown(kiosk) == ()
    assert "cannot be kept just now" in kiosk.speaker.spoken[-1].text
    kiosk.tap("copied")
    assert where(kiosk) is Route.DONE


def test_nobody_keeps_a_place_for_the_next_person(kiosk: Kiosk) -> None:
    come_again(kiosk)
    kiosk.shell.finish()
    kiosk.settle()
    assert kiosk.shell.session.visit == Visit()
    kiosk.arrive()
    assert not shows(kiosk, "news")
    assert not shows(kiosk, "recall_question")
    tiles = [key.accessibleName() for key in kiosk.shell.findChildren(Key)]
    assert not any("You did" in name for name in tiles)
