"""A learner who can press one switch, and nothing else."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.phone.world import Action
from kiosk.player.play import Way
from kiosk.session.comfort import Comfort, Scan, TextSize
from kiosk.ui.pages.page import Route
from kiosk.ui.phone.key_cap import KeyCap
from kiosk.ui.phone.line import Line
from kiosk.ui.phone.touch_row import TouchRow
from kiosk.ui.scanning import Scanning
from kiosk.ui.scrolled import Scrolled

from .conftest import LESSON, ROUTE, Kiosk

LONGEST_WAIT = 60  # moves of the frame


class Switch:
    """Waits until the frame is where it should be, then presses."""

    def __init__(self, kiosk: Kiosk) -> None:
        self.kiosk = kiosk
        kiosk.shell.session.usual = kiosk.shell.session.comfort = Comfort(scan=Scan.MEDIUM, motion=False)
        self.scanning = Scanning(kiosk.shell)

    def press(self) -> None:
        handle = self.kiosk.shell.windowHandle()
        assert handle is not None
        QTest.keyClick(handle, Qt.Key.Key_Space)
        self.kiosk.settle()

    def choose(self, meant: Callable[[QWidget], bool]) -> None:
        """First the group, then the thing."""
        for _ in range(LONGEST_WAIT):
            framed = self.scanning.framed
            if any(map(meant, framed)):
                alone = len(framed) == 1
                self.press()
                if alone:
                    return
                continue
            self.scanning.go_on()
        raise AssertionError("the frame does not come there")

    def key(self, name: str) -> None:
        self.choose(lambda widget: widget.objectName() == name)

    def letter(self, sign: str) -> None:
        self.choose(lambda widget: isinstance(widget, KeyCap) and widget.key.char == sign)

    def do(self, action: Action) -> None:
        self.choose(lambda widget: isinstance(widget, TouchRow | Line) and widget.means(action))


@pytest.fixture
def switch(kiosk: Kiosk) -> Switch:
    for lesson in (LESSON, "type-and-correct"):
        kiosk.shell.session.shelf.road(lesson)
    return Switch(kiosk)


def test_a_lesson_can_be_done_with_one_switch(switch: Switch) -> None:
    kiosk = switch.kiosk
    switch.key("language_en")
    switch.key("sure_2")
    switch.key(f"route_{ROUTE}")
    switch.key(f"lesson_{LESSON}")
    switch.key(f"way_{Way.TOGETHER}")

    kiosk.go_through(switch.do, switch.key)

    assert str(kiosk.shell.route) == Route.DONE
    switch.scanning.go_on()
    assert switch.scanning.frame.isVisible()


def test_a_page_that_goes_on_is_slid_with_one_switch_and_back_to_its_top(switch: Switch) -> None:
    kiosk = switch.kiosk
    session = kiosk.shell.session
    session.usual = session.comfort = replace(session.comfort, text=TextSize.LARGEST)
    kiosk.arrive()
    (area,) = kiosk.shell.findChildren(Scrolled)
    bar = area.verticalScrollBar()
    while switch.scanning.framed != (bar,):
        switch.scanning.go_on()
    bar.setValue(0)  # the frame may have been further down before
    seen = [bar.value()]
    while area.more_below:
        switch.press()
        assert bar.value() > seen[-1]
        seen.append(bar.value())
    switch.press()

    assert len(seen) > 1
    assert bar.value() == 0


def test_a_press_chooses_what_was_framed_although_the_page_has_just_changed(switch: Switch) -> None:
    kiosk = switch.kiosk
    kiosk.arrive()
    comfort, tile = kiosk.find("bar_comfort"), kiosk.find(f"route_{ROUTE}")
    while comfort not in switch.scanning.framed:
        switch.scanning.go_on()
    switch.press()
    while switch.scanning.framed != (comfort,):
        switch.scanning.go_on()
    tile.hide()  # as a notice of the phone goes
    switch.press()

    assert kiosk.shell.route is Route.COMFORT


def test_letters_are_typed_with_one_switch_row_by_row(switch: Switch) -> None:
    kiosk = switch.kiosk
    kiosk.begin(Way.ALONE, "type-and-correct", "logging-in")
    kiosk.follow(lambda: kiosk.play.world.screen == "try-it/type-word")
    switch.do(kiosk.next_action())
    for letter in "tu":
        switch.letter(letter)
    assert kiosk.box.text() == "tu"


def test_without_the_setting_space_belongs_to_the_page(switch: Switch) -> None:
    kiosk = switch.kiosk
    kiosk.shell.session.comfort = Comfort()
    kiosk.shell.rebuild_soon()
    kiosk.settle()
    assert not switch.scanning.frame.isVisible()
    route = kiosk.shell.route
    switch.press()
    assert kiosk.shell.route is route


def test_the_next_person_at_a_tablet_for_switches_has_the_frame_too(switch: Switch) -> None:
    switch.key("language_en")
    switch.kiosk.shell.finish()
    switch.kiosk.settle()
    assert switch.scanning.on
    switch.scanning.go_on()
    assert switch.scanning.frame.isVisible()
