"""Every page and step, in every language, at every text size, on both sides of a tablet: all words have
their room, and all keys are large enough for an unsure finger."""

from collections.abc import Callable, Iterator
from itertools import product

import pytest

from kiosk.player.play import Answered, Next, Stage, Touched, Way
from kiosk.progress.learner import Finished, Learner
from kiosk.session.comfort import Comfort, TextSize
from kiosk.session.shelf import Shelf
from kiosk.session.visit import Visit
from kiosk.ui.pages.comfort_choices import Part
from kiosk.ui.pages.page import Route
from kiosk.ui.phone.fit import clipped_texts
from kiosk.ui.theme import TARGET
from tests.ui.fit import misfits
from tests.ui.journeys.conftest import LESSON, SCREENS, Kiosk
from tests.ui.targets import small_targets

LANGUAGES = [
    "en",
    "cy",
    "ur",
    "qps",
    "qps_rtl",
]  # the pseudo languages have longer words, one of them from the right
OFTEN = {  # how it begins, and where room is scarcest; `make thorough`: all the others
    ("en", TextSize.LARGE),
    ("cy", TextSize.LARGEST),
    ("ur", TextSize.LARGE),
    ("ur", TextSize.LARGEST),
    ("qps_rtl", TextSize.LARGEST),
}
COMBINATIONS = [
    pytest.param(*each, marks=() if (each[0], each[2]) in OFTEN else pytest.mark.thorough)
    for each in product(LANGUAGES, SCREENS, TextSize)
]
every_combination = pytest.mark.parametrize(("language", "screen", "size"), COMBINATIONS)
PAGES = (Route.WELCOME, Route.COME_BACK, Route.CONFIDENCE, Route.HOME, Route.LANGUAGES, Route.TROUBLE)
CODE = "cup-umbrella-flower-chair"


class Looker:
    """Looks at every page that it is led to, and notes what is wrong."""

    def __init__(self, kiosk: Kiosk) -> None:
        self.kiosk = kiosk
        self.faults: dict[str, None] = {}

    def look(self, name: str) -> None:
        """At the page that is open."""
        shell = self.kiosk.shell
        found = [*misfits(shell), *(f"small: {each}" for each in small_targets(shell, TARGET))]
        if self.kiosk.shell.windowTitle() in ("", "Footbridge"):
            found.append("the window has no title of this page's own")
        if self.kiosk.shell.route is Route.LESSON:
            found += clipped_texts(self.kiosk.page.phone)
        self.faults.update(dict.fromkeys(f"{name}: {fault}" for fault in found))

    def go(self, route: Route) -> None:
        """To a page."""
        self.kiosk.go_to(route)
        self.kiosk.settle()
        self.look(str(route))

    def come_back(self) -> None:
        """Pictures that are not known, a greeting with its question, and pictures of one's own."""
        session = self.kiosk.shell.session
        session.visit.entered, session.visit.unknown = tuple(CODE.split("-")), True
        self.go(Route.COME_BACK)
        learner = Learner(CODE, lessons={LESSON: Finished("together", False, 1, 0)})
        session.coming_back.come_back(CODE, learner)
        self.go(Route.HOME)
        self.kiosk.tap("recall_question")
        self.look("recall")
        for trouble, kept in (("", True), ("", False), ("The disk is full.", False)):
            self.kiosk.recorder.trouble = trouble
            session.visit = Visit(CODE, kept=kept, is_new=True)
            self.go(Route.PICTURES)
        self.kiosk.recorder.trouble = ""
        session.visit, session.done = Visit(), {}

    def play(self, lesson: str, ways: tuple[Way, ...]) -> None:
        """A lesson from its introduction to its end, with all wrong turns."""
        kiosk = self.kiosk
        kiosk.shell.session.shelf.road(lesson)
        kiosk.shell.choose_lesson(lesson)
        self.go(Route.INTRO)
        for way in ways:
            kiosk.shell.choose_way(way)
            kiosk.settle()
            for moment in _moments(kiosk):
                self.look(f"{lesson} {way} {moment}")
        self.go(Route.DONE)
        self.go(Route.BEFORE_YOU_GO)


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


@pytest.fixture
def looker(make_kiosk: Callable[..., Kiosk], language: str, screen: str, size: TextSize) -> Looker:
    kiosk = make_kiosk(*SCREENS[screen])
    kiosk.shell.session.comfort = Comfort(language, size, helper=True)
    return Looker(kiosk)


@every_combination
def test_every_page_fits_and_so_does_a_lesson(looker: Looker, shelf: Shelf) -> None:
    for route in PAGES:
        looker.go(route)
    looker.come_back()
    for part in Part:
        looker.kiosk.shell.comfort_place.part = part
        looker.go(Route.COMFORT)
    for topic in shelf.routes:
        looker.kiosk.shell.choose_route(str(topic.id))
        looker.go(Route.ROUTE)
    looker.play(LESSON, (Way.WATCH, Way.TOGETHER))
    assert "\n".join(looker.faults) == ""


@pytest.mark.thorough
@every_combination
def test_every_step_of_every_lesson_fits(looker: Looker, shelf: Shelf) -> None:
    for lesson in shelf.lessons:
        if str(lesson.id) != LESSON:
            looker.play(str(lesson.id), (Way.TOGETHER,))
    assert "\n".join(looker.faults) == ""
