"""Who came back is asked one question from last time, on the practice phone."""

from kiosk.coach.road import Road
from kiosk.errors import KioskError
from kiosk.paths import lessons_folder
from kiosk.phone.world import Action
from kiosk.player.play import Stage
from kiosk.progress.events import Event, Kind
from kiosk.session.shelf import Shelf
from kiosk.ui.pages.page import Route

from .conftest import LESSON, Kiosk
from .visitor import CODE, come_again, show_pictures, shows, where, words_on


def test_who_came_back_answers_one_question_by_themselves(kiosk: Kiosk) -> None:
    come_again(kiosk)
    kiosk.tap("recall_question")
    assert where(kiosk) is Route.LESSON
    assert kiosk.play.stage is Stage.RECALL
    assert "atorvastatin" in kiosk.instruction
    assert not shows(kiosk, "helper")

    kiosk.follow(lambda: kiosk.shell.route is Route.HOME)

    assert words_on(kiosk, "news") == "Yes, that is it. You remembered it by yourself."
    assert kiosk.speaker.spoken[-1].text.startswith(words_on(kiosk, "news"))
    assert not shows(kiosk, "recall_question")
    assert kiosk.recorder.recorded[-1].kind is Kind.RECALL_ANSWERED
    kiosk.tap("leave")
    assert where(kiosk) is Route.WELCOME  # a question is no lesson


def test_help_in_the_question_is_there_when_asked(kiosk: Kiosk) -> None:
    come_again(kiosk)
    kiosk.tap("recall_question")
    kiosk.tap("help_where")
    assert kiosk.play.point is not None
    kiosk.follow(lambda: kiosk.shell.route is Route.HOME)
    assert words_on(kiosk, "news") == "Yes, that is it. You found it again."


def test_back_from_the_question_leads_home_and_it_is_not_asked_again(kiosk: Kiosk) -> None:
    come_again(kiosk)
    kiosk.tap("recall_question")
    kiosk.tap_phone(Action("tap", "prescriptions"))
    kiosk.tap("leave")
    assert where(kiosk) is Route.HOME
    assert not shows(kiosk, "recall_question")
    assert kiosk.recorder.recorded[-1].kind is not Kind.LESSON_LEFT


def test_the_question_can_be_left_out(kiosk: Kiosk) -> None:
    come_again(kiosk)
    kiosk.tap("not_today")
    assert not shows(kiosk, "recall_question")
    assert where(kiosk) is Route.HOME


def finished_earlier(kiosk: Kiosk, lesson: str) -> None:
    kiosk.recorder.record(Event(Kind.LESSON_FINISHED, "earlier", lesson=lesson, way="together"))
    kiosk.recorder.link("earlier", "-".join(CODE))


def test_the_question_waits_until_its_phone_is_ready(kiosk: Kiosk) -> None:
    finished_earlier(kiosk, "touch-scroll-back")
    kiosk.shell.session.shelf = Shelf(lessons_folder())  # on which nothing is searched yet
    searched = kiosk.shell.recall.road.ready
    with kiosk.qtbot.waitSignal(searched):
        show_pictures(kiosk, CODE)
        if kiosk.shell.recall.waits:
            assert not kiosk.find("recall_question").isEnabled()
    kiosk.settle()

    kiosk.tap("recall_question")

    assert kiosk.play.stage is Stage.RECALL
    assert "pond" in kiosk.instruction


def test_a_question_whose_phone_cannot_be_made_is_not_asked(kiosk: Kiosk) -> None:
    finished_earlier(kiosk, LESSON)
    kiosk.shell.session.shelf = BrokenShelf(lessons_folder())
    with kiosk.qtbot.waitSignal(kiosk.shell.recall.road.failed):
        show_pictures(kiosk, CODE)
    kiosk.settle()
    assert where(kiosk) is Route.HOME
    assert not shows(kiosk, "recall_question")


class BrokenShelf(Shelf):
    """A shelf whose phones cannot be searched."""

    def road(self, identifier: str) -> Road:
        raise KioskError(f"the phone of {identifier} has too many states")
