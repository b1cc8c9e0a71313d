"""A whole kiosk in a real window, and a learner who touches it."""

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.app import add_staff_pages, build_shell, open_application
from kiosk.coach.help import next_action
from kiosk.paths import lessons_folder
from kiosk.phone.label import answer_text
from kiosk.phone.world import Action
from kiosk.player.machine import goal
from kiosk.player.play import Play, Stage, Way
from kiosk.progress.memory import MemoryRecorder
from kiosk.session.comfort import Comfort, Reading, TextSize
from kiosk.session.shelf import Shelf
from kiosk.speech.silent import SilentSpeaker
from kiosk.ui.pages.lesson import LessonPage
from kiosk.ui.pages.page import Route
from kiosk.ui.phone.keyboard import Keyboard
from kiosk.ui.phone.line import Line
from kiosk.ui.shell import Shell
from tests.ui.fit import scroll_area_of

SCREENS = {"landscape": (1280, 800), "portrait": (800, 1280)}
SIZES = [  # the fast tests look where one begins, and where room is scarcest
    pytest.param(each, marks=() if each in (TextSize.LARGE, TextSize.LARGEST) else pytest.mark.thorough)
    for each in TextSize
]

if TYPE_CHECKING:
    from tests.ui.conftest import Finger, Shown

ROUTE, LESSON = "medicines", "order-repeat-prescription"
W = TypeVar("W", bound=QWidget)


class Kiosk:
    """A kiosk in front of a learner, who finds things by their names and touches them."""

    def __init__(self, qtbot: QtBot, finger: "Finger", shell: Shell, speaker: SilentSpeaker) -> None:
        self.qtbot = qtbot
        self.finger = finger
        self.shell = shell
        self.speaker = speaker
        recorder = shell.session.recorder
        assert isinstance(recorder, MemoryRecorder)
        self.recorder = recorder

    @property
    def page(self) -> LessonPage:
        """The lesson page that is open."""
        assert isinstance(self.shell.page, LessonPage)
        return self.shell.page

    @property
    def play(self) -> Play:
        """How the lesson stands."""
        assert self.shell.session.play is not None
        return self.shell.session.play

    @property
    def instruction(self) -> str:
        """What the band says is to be done."""
        label = self.shell.findChild(QWidget, "instruction")
        return label.accessibleName() if label else ""

    def find(self, name: str) -> QWidget:
        """Something visible on the page, by its object name."""
        found = [each for each in self.shell.findChildren(QWidget, name) if each.isVisible()]
        assert found, f"there is no {name} on the page {self.shell.route}"
        return found[0]

    def tap(self, name: str) -> None:
        """Touch a key of the shell; a page that this opens is awaited."""
        self._touch(self.find(name))

    def tap_phone(self, action: Action) -> None:
        """Touch a control of the practice phone, sliding it into view first as a finger would."""
        phone = self.page.phone
        target = phone.target(action)
        assert target is not None, f"{action} is not on {self.play.world.screen}"
        area = scroll_area_of(target)
        if area is not None:
            area.ensureWidgetVisible(target)
        self._touch(target)

    def go_to(self, route: Route) -> None:
        """Wait for the page that opens."""
        with self.qtbot.waitSignal(self.shell.shown):
            self.shell.go(route)

    def begin(self, way: Way, lesson: str = LESSON, route: str = ROUTE) -> None:
        """From the welcome page to the first step, by touch."""
        self.shell.session.shelf.road(lesson)  # here, so that the introduction need not wait for it
        self.arrive()
        self.choose(lesson, route)
        self.tap(f"way_{way}")

    def arrive(self, language: str = "en") -> None:
        """From the welcome page home, without an answer to the first question."""
        self.tap(f"language_{language}")
        if self.shell.route is Route.CONFIDENCE:
            self.tap("skip")

    def choose(self, lesson: str = LESSON, route: str = ROUTE) -> None:
        """From the home page to the lesson: a route with one lesson leads to it at once."""
        self.tap(f"route_{route}")
        if self.shell.route is Route.ROUTE:
            self.tap(f"lesson_{lesson}")

    def do(self, action: Action) -> None:
        """A touch on the phone, and what is to be typed there."""
        self.tap_phone(action)
        road = self.shell.session.road
        text = answer_text(road.phone, self.play.world, action) if road and action.touch == "write" else ""
        if text:
            while self.box.text():
                self.strike("delete")
            self.write(text)

    @property
    def box(self) -> Line:
        """The one box on the phone that is typed in."""
        (box,) = self.page.phone.findChildren(Line)
        return box

    def write(self, text: str) -> None:
        """Letter by letter on the phone's own keyboard, with all that it takes; the box is tapped already."""
        for char in text:
            if self._keyboard.key(char) is None:
                self.strike("page")
            if char.isupper():
                self.strike("shift")
            key = self._keyboard.key(char)
            assert key is not None, char
            self._touch(key)

    def strike(self, does: str) -> None:
        """Touch shift, page, delete or done."""
        key = self._keyboard.working_key(does)
        assert key is not None, does
        self._touch(key)

    @property
    def _keyboard(self) -> Keyboard:
        keyboard = self.page.phone.glass.keyboard
        assert keyboard is not None, "there is no keyboard"
        return keyboard

    def next_action(self) -> Action:
        """What the coach would touch now."""
        road = self.shell.session.road
        assert road is not None
        action = next_action(road, self.play.world, goal(road, self.play))
        assert action is not None
        return action

    def follow(self, until: Callable[[], bool]) -> None:
        """Do what the coach says until something is so; no wrong turns, thank you."""
        for _ in range(40):
            if until():
                return
            if self.play.stage is Stage.OFFER:
                self.tap("offer_no")
            else:
                self.do(self.next_action())
        raise AssertionError("this takes too long")

    def go_through(self, do: Callable[[Action], None], choose: Callable[[str], None]) -> None:
        """Play to the end, wrong turns too, with somebody's own way of touching the phone and the keys."""
        for _ in range(40):
            if self.play.stage is Stage.DONE:
                return
            if self.play.stage is Stage.OFFER:
                choose("offer_yes")
            else:
                do(self.next_action())
        raise AssertionError("this takes too long")

    def settle(self) -> None:
        """Let the page that was asked for be built, and anew when an answer from a thread comes meanwhile."""
        self.finger.wait(1_000)
        quiet = 0
        for _ in range(100):
            QApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            quiet = 0 if self.shell.building else quiet + 1
            if quiet == 4:  # a layout asks its parent's, which asks the next
                return
        raise AssertionError("the page is built again and again")

    def _touch(self, target: QWidget) -> None:
        assert not isinstance(target, QAbstractButton) or target.isEnabled()
        self.finger.tap(target)
        self.settle()


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    """The lessons, searched once for all tests; today is always the same day."""
    shelf = Shelf(lessons_folder(), lambda: datetime.date(2026, 3, 4))
    shelf.road(LESSON)
    return shelf


@pytest.fixture
def make_kiosk(
    qtbot: QtBot, finger: "Finger", shown: "Shown", shelf: Shelf, data_folder: Path
) -> Iterator[Callable[..., Kiosk]]:
    """Sets a kiosk up: make_kiosk(width=800, height=1280)."""
    open_application()

    def make(width: int = 1280, height: int = 800) -> Kiosk:
        speaker = SilentSpeaker()
        shell = build_shell(speaker, MemoryRecorder())
        shell.session.shelf = shelf
        add_staff_pages(shell, data_folder)
        shell.session.usual = shell.session.comfort = Comfort(reading=Reading.AUTO)
        shown(shell, width, height)
        kiosk = Kiosk(qtbot, finger, shell, speaker)
        kiosk.go_to(Route.WELCOME)
        kiosk.settle()
        return kiosk

    yield make
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setStyleSheet("")


@pytest.fixture
def kiosk(make_kiosk: Callable[..., Kiosk]) -> Kiosk:
    """A kiosk on a tablet that lies on its long side."""
    return make_kiosk()
