"""Changing language, text size and colours in the middle of a lesson."""

from collections.abc import Callable, Iterator

import pytest

from kiosk.phone.world import Action
from kiosk.player.play import Answered, Next, Stage, Touched, Way
from kiosk.session.comfort import Colours, Comfort, TextSize
from kiosk.ui.pages.page import Route
from kiosk.ui.phone.fit import clipped_texts
from tests.ui.fit import misfits
from tests.ui.journeys.conftest import LESSON, Kiosk

SCREENS = {"landscape": (1280, 800), "portrait": (800, 1280)}


def test_the_language_changes_in_the_middle_of_a_step_without_losing_the_place(kiosk: Kiosk) -> None:
    kiosk.begin(Way.ALONE)
    kiosk.tap_phone(Action("tap", "prescriptions"))
    before = kiosk.play

    kiosk.tap("bar_language")
    kiosk.tap("language_ur")

    assert kiosk.shell.route is Route.LESSON
    assert (kiosk.play.step, kiosk.play.world) == (before.step, before.world)
    assert "Request a repeat prescription" in kiosk.instruction
    assert "Tap" not in kiosk.instruction
    assert kiosk.shell.layoutDirection().name == "RightToLeft"
    assert "Prescriptions" in kiosk.page.phone.words()


def test_a_draft_language_says_so_on_every_page(kiosk: Kiosk) -> None:
    kiosk.tap("language_cy")

    assert kiosk.find("draft").isVisible()


def test_what_was_typed_survives_a_change_of_text_size_and_is_gone_at_the_end(kiosk: Kiosk) -> None:
    kiosk.begin(Way.ALONE)
    kiosk.follow(lambda: kiosk.play.world.screen == "nhs-app/add-notes")
    assert kiosk.shell.view is not None
    kiosk.shell.session.send(Touched(Action("write", "notes")))
    kiosk.shell.view.typed["nhs-app/notes"] = "something"

    kiosk.tap("bar_comfort")
    kiosk.tap("text_largest")
    kiosk.tap("comfort_ready")

    assert kiosk.shell.view.typed == {"nhs-app/notes": "something"}
    kiosk.tap("leave")
    assert kiosk.shell.view is None


@pytest.mark.parametrize("colours", list(Colours))
def test_colours_change_at_a_touch(kiosk: Kiosk, colours: Colours) -> None:
    kiosk.tap("bar_comfort")

    kiosk.tap(f"colours_{colours}")

    assert kiosk.shell.session.comfort.colours is colours


@pytest.mark.parametrize("size", list(TextSize))
@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("language", ["en", "cy", "ur"])
def test_every_word_has_its_room(
    make_kiosk: Callable[..., Kiosk], language: str, screen: str, size: TextSize
) -> None:
    kiosk = make_kiosk(*SCREENS[screen])
    session, shell = kiosk.shell.session, kiosk.shell
    session.comfort = Comfort(language, size)
    faults: list[str] = []

    def look(route: Route) -> None:
        kiosk.go_to(route)
        kiosk.settle()
        faults.extend(f"{route}: {fault}" for fault in misfits(shell))

    for route in (Route.WELCOME, Route.HOME, Route.LANGUAGES, Route.COMFORT, Route.TROUBLE):
        look(route)
    shell.choose_lesson(LESSON)
    look(Route.INTRO)
    for way in (Way.TOGETHER, Way.WATCH):
        shell.choose_way(way)
        kiosk.settle()
        for step in _moments(kiosk):
            seen = [*misfits(shell), *clipped_texts(kiosk.page.phone)]
            faults.extend(f"{way} {step}: {fault}" for fault in seen)
    look(Route.DONE)
    assert "\n".join(dict.fromkeys(faults)) == ""


def _moments(kiosk: Kiosk) -> Iterator[str]:
    """Walks to the next moments of the lesson as the coach does; yields after each."""
    session = kiosk.shell.session
    while kiosk.play.stage is not Stage.DONE:
        yield f"{kiosk.play.step}/{kiosk.play.stage}"
        if kiosk.play.stage is Stage.OFFER:
            session.send(Answered(yes=True))
        else:
            session.send(Next() if kiosk.play.way is Way.WATCH else Touched(kiosk.next_action()))
        kiosk.page.show_play()
        kiosk.settle()
