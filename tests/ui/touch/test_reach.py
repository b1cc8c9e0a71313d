"""A finger that lands a little beside a key still means it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMainWindow, QPushButton, QWidget

from kiosk.ui.touch import TouchGuard
from kiosk.ui.touch.targets import reach_of

if TYPE_CHECKING:
    from tests.ui.conftest import Finger, Shown


class Small(QPushButton):
    """Drawn 30 pixels high, but 90 to a finger."""

    least_target = 90


class Pair(QMainWindow):
    """Two small buttons below one another, 20 pixels apart, and an ordinary one."""

    def __init__(self) -> None:
        super().__init__()
        self.ground = QWidget()
        self.setCentralWidget(self.ground)
        self.clicked: list[str] = []
        self.above, self.below = (self._place(Small("", self.ground), top) for top in (100, 150))
        self.plain = self._place(QPushButton("", self.ground), 400)
        self.guard = TouchGuard(self)
        for name, button in (("upper", self.above), ("lower", self.below), ("plain", self.plain)):
            button.setObjectName(name)
            button.clicked.connect(self._note)

    def _place(self, button: QPushButton, top: int) -> QPushButton:
        button.setGeometry(100, top, 200, 30)
        return button

    def _note(self) -> None:
        self.clicked.append(self.sender().objectName())


@pytest.fixture
def pair(shown: Shown) -> Pair:
    return shown(Pair(), 400, 600)


@pytest.mark.parametrize(
    ("y", "meant"),
    [
        (75, ["upper"]),  # above it
        (137, ["upper"]),  # between the two: the nearer one
        (143, ["lower"]),
        (205, ["lower"]),
        (60, []),  # too far away
        (380, []),  # an ordinary button has no reach
    ],
)
def test_bare_space_belongs_to_the_nearest_key_within_reach(
    pair: Pair, finger: Finger, y: int, meant: list[str]
) -> None:
    finger.tap((pair.ground, QPoint(200, y)))
    assert pair.clicked == meant


def test_what_is_told_as_reach_is_as_large_as_it_was_promised(pair: Pair) -> None:
    assert reach_of(pair.above).height() >= 90
    assert reach_of(pair.above).width() == 200
    assert reach_of(pair.plain).height() == 30


def test_a_key_that_is_off_has_no_reach(pair: Pair, finger: Finger) -> None:
    pair.below.setEnabled(False)
    finger.tap((pair.ground, QPoint(200, 200)))
    finger.wait(600)
    finger.tap((pair.ground, QPoint(200, 143)))
    assert pair.clicked == ["upper"]  # where it was before, its neighbour takes the room
