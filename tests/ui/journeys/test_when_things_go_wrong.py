"""What a person meets when a disk, a file or we ourselves fail: calm words, and the place is kept."""

import datetime
import sys
import threading
from functools import partial

import pytest
from PySide6.QtWidgets import QScrollArea, QWidget

from kiosk.app import catch_everything
from kiosk.paths import lessons_folder
from kiosk.player.play import Way
from kiosk.progress.events import Kind
from kiosk.progress.memory import MemoryRecorder
from kiosk.session.shelf import Shelf
from kiosk.speech.utterance import Outcome
from kiosk.ui.pages.page import Route
from tests.ui.journeys.conftest import Kiosk


def broken_clock() -> datetime.date:
    raise ZeroDivisionError("a fault that nobody foresaw")


@pytest.fixture
def caught(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> Kiosk:
    """A kiosk that catches everything, as the real one does."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # put back afterwards
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    catch_everything(kiosk.shell)
    return kiosk


def test_an_unforeseen_fault_beside_the_page_leads_to_calm_words(caught: Kiosk) -> None:
    caught.arrive()
    caught.shell.session.shelf = Shelf(lessons_folder(), broken_clock)

    with caught.qtbot.waitSignal(caught.shell.trouble):
        caught.choose()
    caught.settle()

    assert caught.shell.route is Route.TROUBLE


def test_when_nothing_can_be_saved_any_more_the_page_says_so_at_once(kiosk: Kiosk) -> None:
    assert isinstance(kiosk.shell.session.recorder, MemoryRecorder)
    kiosk.begin(Way.ALONE)
    kiosk.recorder.trouble = "The disk is full."

    kiosk.shell.saving.emit()
    kiosk.settle()

    assert kiosk.find("not_saved").isVisible()
    kiosk.recorder.trouble = ""
    kiosk.shell.saving.emit()
    kiosk.settle()
    assert kiosk.shell.findChild(QWidget, "not_saved") is None


def test_a_phone_that_could_not_be_prepared_does_not_disturb_the_next_person(kiosk: Kiosk) -> None:
    kiosk.arrive()
    search = partial(kiosk.shell.session.shelf.road, "a lesson that is not there")

    with kiosk.qtbot.waitSignal(kiosk.shell._background.failed):
        kiosk.shell._background.run(search)
    kiosk.settle()

    assert kiosk.shell.route is Route.HOME


def test_after_a_lesson_another_language_does_not_speak_of_it_again(kiosk: Kiosk) -> None:
    kiosk.begin(Way.WATCH)
    for _ in range(20):
        if kiosk.shell.route is Route.DONE:
            break
        kiosk.tap("next")
    kiosk.tap("other")
    before = len(kiosk.speaker.spoken)

    kiosk.tap("bar_language")
    kiosk.tap("language_cy")

    assert len(kiosk.speaker.spoken) == before + 1  # the question of the home page, and only that


def test_a_tablet_that_is_turned_shows_the_same_part_of_the_phone(kiosk: Kiosk) -> None:
    kiosk.begin(Way.ALONE)
    kiosk.follow(lambda: kiosk.play.world.screen == "nhs-app/choose-medicines")
    screen = kiosk.play.world.screen
    bar = kiosk.page.phone.findChildren(QScrollArea)[0].verticalScrollBar()
    bar.setValue(bar.maximum() * 2 // 3)
    assert kiosk.shell.view is not None
    before = kiosk.shell.view.scroll[screen]

    for width, height in ((800, 1280), (1280, 800)):
        kiosk.shell.resize(width, height)
        kiosk.settle()

    assert kiosk.shell.view.scroll[screen] == before


def test_a_voice_that_failed_is_told_on_the_bar_and_recorded(kiosk: Kiosk) -> None:
    kiosk.arrive()

    kiosk.shell.spoke.emit(Outcome.FAILED)
    kiosk.settle()

    assert kiosk.find("bar_sound").accessibleName() == "No sound"
    assert kiosk.recorder.recorded[-1].kind is Kind.SPEECH_FAILED
