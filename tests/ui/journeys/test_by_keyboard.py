"""A learner who cannot touch the screen, and has a keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.phone.world import Action
from kiosk.player.play import Way
from kiosk.session.comfort import Comfort
from kiosk.ui.pages.page import Route
from kiosk.ui.phone.line import Line
from kiosk.ui.phone.touch_row import TouchRow

from .conftest import LESSON, ROUTE, Kiosk

MOST_TABS = 80


class Typist:
    """Uses Tab, Enter and Escape, and looks where the focus is."""

    def __init__(self, kiosk: Kiosk) -> None:
        self.kiosk = kiosk
        kiosk.shell.activateWindow()
        QTest.qWaitForWindowActive(kiosk.shell)

    @property
    def focus(self) -> QWidget | None:
        return QApplication.focusWidget()

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.focus or self.kiosk.shell, key)
        self.kiosk.settle()

    def tab_to(self, there: Callable[[QWidget], bool]) -> None:
        """Tab until the focus is there; it can be seen wherever it comes by."""
        for _ in range(MOST_TABS):
            if self.focus is not None and there(self.focus):
                return
            self.press(Qt.Key.Key_Tab)
            assert self.focus is not None
            assert not self.focus.visibleRegion().isEmpty(), self.focus.accessibleName()
        raise AssertionError("the keyboard does not come there")

    def choose(self, name: str) -> None:
        """A key of the shell, by its object name."""
        self.tab_to(lambda widget: widget.objectName() == name)
        self.press(Qt.Key.Key_Return)

    def do(self, action: Action) -> None:
        """A control of the phone."""
        self.tab_to(lambda widget: isinstance(widget, TouchRow | Line) and widget.means(action))
        self.press(Qt.Key.Key_Return)


@pytest.fixture
def typist(kiosk: Kiosk) -> Typist:
    kiosk.shell.session.shelf.road(LESSON)
    kiosk.shell.session.comfort = Comfort(motion=False)
    return Typist(kiosk)


def test_a_lesson_can_be_done_with_a_keyboard_alone(typist: Typist) -> None:
    kiosk = typist.kiosk
    typist.choose("language_en")
    typist.choose("sure_2")
    typist.choose(f"route_{ROUTE}")
    typist.choose(f"lesson_{LESSON}")
    typist.choose(f"way_{Way.TOGETHER}")

    kiosk.go_through(typist.do, typist.choose)

    assert str(kiosk.shell.route) == Route.DONE
    typist.choose("leave")
    assert str(kiosk.shell.route) == Route.BEFORE_YOU_GO
    typist.choose("sure_4")
    typist.choose("finish_now")
    assert str(kiosk.shell.route) == Route.WELCOME


def test_the_help_keys_are_reached_too(typist: Typist) -> None:
    kiosk = typist.kiosk
    kiosk.begin(Way.ALONE)
    typist.choose("help_where")
    assert kiosk.play.point is not None


def test_escape_goes_back_and_never_ends_the_session(typist: Typist) -> None:
    kiosk = typist.kiosk
    kiosk.begin(Way.ALONE)
    seen = []
    for _ in range(4):
        typist.press(Qt.Key.Key_Escape)
        seen.append(kiosk.shell.route)
    assert seen == [Route.INTRO, Route.ROUTE, Route.HOME, Route.HOME]
    assert kiosk.shell.session.occupied


def test_the_focus_stays_where_it_was_when_a_setting_draws_the_page_anew(typist: Typist) -> None:
    typist.choose("bar_comfort")
    typist.choose("text_largest")
    assert typist.focus is not None
    assert typist.focus.objectName() == "text_largest"


@pytest.mark.parametrize("language", ["en", "ur"])
def test_the_keyboard_goes_through_a_page_in_the_order_in_which_one_reads_it(
    typist: Typist, language: str
) -> None:
    kiosk = typist.kiosk
    kiosk.shell.session.comfort = Comfort(language)
    kiosk.go_to(Route.HOME)
    kiosk.settle()
    names = []
    for _ in range(11):
        typist.press(Qt.Key.Key_Tab)
        assert typist.focus is not None
        names.append(typist.focus.objectName())
    routes = [f"route_{route.id}" for route in kiosk.shell.session.shelf.routes]
    assert [name for name in dict.fromkeys(names) if name.startswith("route_")] == routes
    assert {"leave", "bar_language", "bar_comfort", "bar_sound"} <= set(names)
