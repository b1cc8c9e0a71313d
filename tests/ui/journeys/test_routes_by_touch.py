"""From the home page along a route of lessons, by touch; and the volunteer who sits beside."""

import datetime
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from kiosk.content.extract import lesson_messages
from kiosk.paths import lessons_folder
from kiosk.phone.world import Action
from kiosk.player.play import Stage, Way
from kiosk.session.comfort import Comfort, TextSize
from kiosk.session.shelf import Shelf
from kiosk.ui.keys import Key
from kiosk.ui.pages.lesson import LessonPage
from kiosk.ui.pages.page import Route
from tests.ui.fit import misfits
from tests.ui.journeys.conftest import LESSON, SCREENS, SIZES, Kiosk

ROUTES = """\
schema: routes/1
routes:
  - id: long
    title: My medicines
    about: Order, follow and collect them.
    icon: medicines
    lessons: [first, second, third]
  - id: short
    title: Appointments
    about: Book a time to see somebody.
    icon: calendar
    lessons: [only]
  - id: empty
    title: Messages
    about: Nothing of it can be played on this tablet.
    icon: messages
    lessons: [not-yet-written]
"""
RECALL = """
recall:
  ask: Can you find {label:nhs-app/home/prescriptions} again without help?
  done: {screen: nhs-app/prescriptions}
"""


@pytest.fixture(scope="module")
def routes(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """A shelf with four lessons on two routes; nobody can play what a third one asks for."""
    root = Path(shutil.copytree(lessons_folder(), tmp_path_factory.mktemp("routes") / "lessons"))
    lesson = (root / "patient" / f"{LESSON}.yaml").read_text(encoding="utf-8")
    shutil.rmtree(root / "patient")
    for name in ("first", "second", "third", "only"):
        text = re.sub(r"(?m)^id: .*$", f"id: {name}", lesson, count=1)
        text = re.sub(r"(?m)^title: .*$", f"title: The {name} lesson", text, count=1)
        path = root / "patient" / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text if "\nrecall:" in text else text + RECALL, encoding="utf-8")
    (root / "routes.yaml").write_text(ROUTES, encoding="utf-8")
    shelf = Shelf(root, lambda: datetime.date(2026, 3, 4))
    for name in ("first", "second", "only"):
        shelf.road(name)
    return shelf


@pytest.fixture
def walker(kiosk: Kiosk, routes: Shelf) -> Kiosk:
    """A kiosk with these routes, and somebody who chose English."""
    kiosk.shell.session.shelf = routes
    kiosk.settle()
    kiosk.arrive()
    return kiosk


def note_of(kiosk: Kiosk, name: str) -> str:
    return kiosk.find(name).accessibleName()


def kind_of(kiosk: Kiosk, name: str) -> str:
    key = kiosk.find(name)
    assert isinstance(key, Key)
    return key._kind


def shown(kiosk: Kiosk, name: str) -> bool:
    return any(each.isVisible() for each in kiosk.shell.findChildren(QWidget, name))


def watch(kiosk: Kiosk) -> None:
    kiosk.tap(f"way_{Way.WATCH}")
    for _ in range(30):
        if kiosk.shell.route is Route.DONE:
            return
        kiosk.tap("next")
    raise AssertionError("this takes too long")


def test_home_shows_what_people_want_and_leaves_out_what_cannot_be_played(walker: Kiosk) -> None:
    tiles = [key.objectName() for key in walker.shell.findChildren(Key) if "_" in key.objectName()]

    assert [name for name in tiles if name.startswith(("route_", "lesson_"))] == ["route_long", "route_short"]
    assert note_of(walker, "route_long") == "My medicines. Order, follow and collect them."


def test_a_route_shows_its_lessons_in_order_and_back_leads_home(walker: Kiosk) -> None:
    walker.tap("route_long")

    tiles = [key.objectName() for key in walker.shell.findChildren(Key)]
    lessons = [name for name in tiles if name.startswith("lesson_")]
    assert lessons == ["lesson_first", "lesson_second", "lesson_third"]
    assert kind_of(walker, "lesson_first") == "action"
    walker.tap("leave")
    assert walker.shell.route is Route.HOME


def test_any_lesson_can_be_chosen_and_back_leads_to_its_route(walker: Kiosk) -> None:
    walker.tap("route_long")
    walker.tap("lesson_second")

    assert (walker.shell.route, walker.shell.lesson) == (Route.INTRO, "second")
    walker.tap("leave")
    assert walker.shell.route is Route.ROUTE


def test_a_route_with_one_lesson_leads_straight_to_it_and_back_home(walker: Kiosk) -> None:
    walker.tap("route_short")

    assert (walker.shell.route, walker.shell.lesson) == (Route.INTRO, "only")
    walker.tap("leave")
    assert walker.shell.route is Route.HOME


def test_who_did_a_lesson_is_led_on_to_the_next_one(walker: Kiosk) -> None:
    walker.tap("route_long")
    walker.tap("lesson_first")
    walker.tap(f"way_{Way.ALONE}")
    walker.follow(lambda: walker.shell.route is Route.DONE)

    assert note_of(walker, "next_lesson").startswith("Next: The second lesson")
    assert (kind_of(walker, "next_lesson"), kind_of(walker, "again")) == ("action", "plain")
    walker.tap("next_lesson")

    assert (walker.shell.route, walker.shell.lesson) == (Route.INTRO, "second")
    assert walker.shell.session.play is None
    walker.tap("leave")
    assert note_of(walker, "lesson_first") == "The first lesson. You did it on your own"
    assert (kind_of(walker, "lesson_first"), kind_of(walker, "lesson_second")) == ("plain", "action")
    walker.tap("leave")
    assert note_of(walker, "route_long") == "My medicines. You did 1 of 3 today"


def test_who_only_watched_is_led_to_do_it_together_first(walker: Kiosk) -> None:
    walker.tap("route_long")
    walker.tap("lesson_first")
    watch(walker)

    assert (kind_of(walker, "again"), kind_of(walker, "next_lesson")) == ("action", "plain")
    walker.tap("again")
    assert kind_of(walker, f"way_{Way.TOGETHER}") == "action"


def test_at_the_end_of_a_route_nothing_more_is_pressed_on_anybody(walker: Kiosk) -> None:
    walker.tap("route_short")
    watch(walker)

    assert walker.shell.findChild(Key, "next_lesson") is None
    walker.tap("other")
    assert note_of(walker, "route_short") == "Appointments. You watched it"


def test_the_next_person_meets_no_route_of_the_last_one(walker: Kiosk) -> None:
    walker.tap("route_long")
    walker.tap("leave")
    walker.tap("leave")

    assert walker.shell.route is Route.WELCOME
    assert walker.shell.lesson_route is None


def test_the_language_changes_on_the_page_of_a_route(walker: Kiosk) -> None:
    walker.tap("route_long")
    walker.tap("bar_language")
    walker.tap("language_cy")

    assert walker.shell.route is Route.ROUTE
    assert walker.find("lesson_first").isVisible()


def test_without_routes_every_lesson_is_a_tile_of_the_home_page(kiosk: Kiosk, tmp_path: Path) -> None:
    root = Path(shutil.copytree(lessons_folder(), tmp_path / "lessons"))
    (root / "routes.yaml").unlink()
    for path in (root / "patient").glob("*.yaml"):
        if path.stem != LESSON:
            path.unlink()
    kiosk.shell.session.shelf = Shelf(root)
    kiosk.shell.session.shelf.road(LESSON)
    kiosk.arrive()

    kiosk.tap(f"lesson_{LESSON}")

    assert (kiosk.shell.route, kiosk.shell.lesson) == (Route.INTRO, LESSON)
    kiosk.tap("leave")
    assert kiosk.shell.route is Route.HOME


def test_the_question_for_the_next_visit_is_shown_and_read_aloud_at_the_end(walker: Kiosk) -> None:
    walker.tap("route_short")
    watch(walker)

    road = walker.shell.session.road
    assert road is not None
    assert road.lesson.recall is not None
    question = walker.find("recall").accessibleName()
    assert question
    assert "{" not in question
    texts = {(each.context, each.text) for each in lesson_messages(walker.shell.session.shelf.library)}
    assert ("only/lesson/recall", road.lesson.recall.ask) in texts  # so that it is translated
    assert question in walker.speaker.spoken[-1].text


def test_the_volunteers_line_shows_at_a_touch_and_stays_until_the_session_ends(walker: Kiosk) -> None:
    walker.tap("route_short")
    walker.tap(f"way_{Way.ALONE}")
    assert not shown(walker, "tip_words")

    walker.tap("helper")
    first = walker.find("tip_words").accessibleName()
    walker.tap_phone(Action("tap", "prescriptions"))

    assert walker.find("tip_words").accessibleName() not in ("", first)
    assert not any(first in utterance.text for utterance in walker.speaker.spoken)
    walker.tap("helper")
    assert not shown(walker, "tip_words")
    walker.tap("helper")
    walker.shell.finish()
    walker.settle()
    assert not walker.shell.session.comfort.helper


def test_the_volunteers_line_is_seen_at_once_and_does_not_cover_the_next_instruction(
    make_kiosk: Callable[..., Kiosk], routes: Shelf
) -> None:
    kiosk = make_kiosk()
    kiosk.shell.session.shelf = routes
    kiosk.shell.session.comfort = Comfort("cy", TextSize.LARGEST)
    kiosk.shell.choose_lesson("only")
    kiosk.shell.choose_way(Way.ALONE)
    kiosk.settle()
    kiosk.tap("helper")
    tip = kiosk.find("tip_words")
    assert tip.visibleRegion().boundingRect().height() == tip.height()

    kiosk.tap_phone(Action("tap", "prescriptions"))

    instruction = kiosk.find("instruction")
    assert instruction.visibleRegion().boundingRect().height() == instruction.height()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("language", ["en", "ur"])
def test_every_word_of_the_routes_has_its_room(
    make_kiosk: Callable[..., Kiosk], routes: Shelf, language: str, screen: str, size: TextSize
) -> None:
    kiosk = make_kiosk(*SCREENS[screen])
    session, shell = kiosk.shell.session, kiosk.shell
    session.shelf = routes
    session.comfort = Comfort(language, size, helper=True)
    session.done = {"first": Way.ALONE, "only": Way.TOGETHER}
    faults: list[str] = []

    def look(route: Route) -> None:
        kiosk.go_to(route)
        kiosk.settle()
        faults.extend(f"{route}: {fault}" for fault in misfits(shell))

    look(Route.HOME)
    shell.choose_route("long")
    look(Route.ROUTE)
    assert not kiosk.find("lesson_second").visibleRegion().isEmpty()
    shell.choose_lesson("first")
    shell.choose_way(Way.ALONE)
    kiosk.settle()
    assert isinstance(shell.page, LessonPage)
    faults.extend(f"lesson: {fault}" for fault in misfits(shell))
    kiosk.follow(lambda: kiosk.play.stage is Stage.DONE)
    look(Route.DONE)
    assert "\n".join(dict.fromkeys(faults)) == ""
