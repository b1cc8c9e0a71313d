"""What every test of the screen may ask for: Qt without a screen, a window, a finger."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt looks

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint
from PySide6.QtGui import QMouseEvent, QPointingDevice, QTouchEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

Spot = QWidget | tuple[QWidget, QPoint] | QPoint
"""The middle of a widget, a place in a widget, or a place in the only window shown."""

_HERE = Path(__file__).parent

W = TypeVar("W", bound=QWidget)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The screenless platform cannot tell a window manager our least size, and warns of it."""
    for item in items:
        if item.path.is_relative_to(_HERE):
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints"))


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The one application, in the style that looks the same everywhere."""
    qapp.setStyle("Fusion")
    return qapp


class Shown:
    """`shown(window)` shows it at a fixed size, and deletes it when the test is over."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self._windows: list[QWidget] = []

    def __call__(self, window: W, width: int = 1280, height: int = 800) -> W:
        self._windows.append(window)
        window.resize(width, height)
        with self._qtbot.waitExposed(window):
            window.show()
        return window

    def delete_all(self) -> None:
        """A window left behind is restyled by every later test."""
        for window in reversed(self._windows):
            if shiboken6.isValid(window):
                shiboken6.delete(window)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Shown]:
    """Shows windows, and deletes them afterwards."""
    showing = Shown(qtbot)
    yield showing
    showing.delete_all()


class Finger(QObject):
    """Fingers on any window, by the way that real ones come: through the window system.

    It carries its own clock and stamps its events with it, so that a hold of a second
    takes no time. Every whole gesture is followed by a second of rest.
    """

    def __init__(self, app: QApplication, device: QPointingDevice) -> None:
        super().__init__()
        self.now = 1_000_000
        self._app, self._device = app, device
        self._down: dict[int, QWindow] = {}
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's own name)
        """Put our time on what is about to reach a window."""
        if isinstance(event, QTouchEvent | QMouseEvent) and isinstance(watched, QWindow):
            event.setTimestamp(self.now)
        return False

    def tap(self, spot: Spot, *, hold_ms: int = 80) -> None:
        """Touch, and lift at the same place."""
        self.press(spot)
        self.wait(hold_ms)
        self.release(spot)
        self.wait(1000)

    def hold(self, spot: Spot, ms: int = 1200) -> None:
        """Touch for a long time."""
        self.tap(spot, hold_ms=ms)

    def drag(self, start: Spot, end: Spot, *, ms: int = 600, stop_first: bool = True) -> None:
        """Draw a finger over the glass; without stopping first it is a flick."""
        window, here = self.place(start)
        _, there = self.place(end)
        self.press(start)
        for step in range(1, 11):
            self.wait(ms // 10)
            self._send("move", 0, window, here + (there - here) * step / 10)
        if stop_first:
            self.wait(200)
        self._send("release", 0, window, there)
        self.wait(1000)

    def press(self, spot: Spot, finger: int = 0) -> None:
        """A finger comes down."""
        self._send("press", finger, *self.place(spot))

    def move(self, spot: Spot, finger: int = 0) -> None:
        """A finger that is down goes elsewhere."""
        self._send("move", finger, *self.place(spot))

    def release(self, spot: Spot, finger: int = 0) -> None:
        """A finger lifts."""
        self._send("release", finger, *self.place(spot))

    def forget(self, finger: int) -> None:
        """Lose a finger without a word, as a faulty panel does."""
        self._down.pop(finger, None)

    def wait(self, ms: int) -> None:
        """Let the finger's own time pass. No real time does."""
        self.now += ms

    def place(self, spot: Spot) -> tuple[QWindow, QPoint]:
        """Which native window this is in, and where."""
        if isinstance(spot, QPoint):
            (window,) = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
            widget, at = window, spot
        elif isinstance(spot, tuple):
            widget, at = spot
        else:
            widget, at = spot, spot.rect().center()
        handle = widget.window().windowHandle()
        assert handle is not None, "the window is not shown"
        return handle, widget.mapTo(widget.window(), at)

    def lift_all(self) -> None:
        """Leave no finger behind for the next test."""
        self._app.removeEventFilter(self)
        for finger, window in list(self._down.items()):
            if shiboken6.isValid(window):
                self._send("release", finger, window, QPoint(0, 0))

    def _send(self, what: str, finger: int, window: QWindow, at: QPoint) -> None:
        sequence = QTest.touchEvent(window, self._device, False)
        for other, where in self._down.items():
            if other != finger and where is window:
                sequence.stationary(other)
        if what == "press":
            sequence.press(finger, at, window)
            self._down[finger] = window
        elif what == "move":
            sequence.move(finger, at, window)
        else:
            sequence.release(finger, at, window)
            self._down.pop(finger, None)
        sequence.commit()


@pytest.fixture(scope="session")
def touch_panel(qapp: QApplication) -> QPointingDevice:
    """A touch panel, as far as Qt knows."""
    return QTest.createTouchDevice()


@pytest.fixture
def finger(qapp: QApplication, touch_panel: QPointingDevice) -> Iterator[Finger]:
    """A finger. Ask for it before `shown` if the test may end with it on the glass."""
    one = Finger(qapp, touch_panel)
    yield one
    one.lift_all()
