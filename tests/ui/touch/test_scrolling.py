"""Lists under the finger, through Qt's window system, on a real window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QPoint, QPointF, QPropertyAnimation, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QPlainTextEdit, QScrollArea
from pytestqt.qtbot import QtBot

from kiosk.ui.touch import TouchGuard, TouchSettings

if TYPE_CHECKING:
    from tests.ui.conftest import Finger, Shown
    from tests.ui.touch.conftest import Cards

LEFT = Qt.MouseButton.LeftButton


def test_a_slow_drag_scrolls_with_the_finger_and_clicks_nothing(cards: Cards, finger: Finger) -> None:
    finger.drag(QPoint(100, 500), QPoint(100, 300), ms=2000)
    assert cards.clicked == []
    assert 200 - 40 <= cards.scrolled <= 200
    assert not any(card.isDown() for card in cards.cards)


def test_a_flick_glides_on_for_a_moment_and_clicks_nothing(
    cards: Cards, finger: Finger, qtbot: QtBot
) -> None:
    finger.drag(QPoint(100, 500), QPoint(100, 300), ms=200, stop_first=False)
    at_once = cards.scrolled
    qtbot.waitUntil(lambda: cards.scrolled > at_once + 20)
    assert cards.clicked == []


def test_in_reduced_motion_a_flicked_list_stops_with_the_finger(
    finger: Finger, show_cards: Callable[[TouchSettings], Cards]
) -> None:
    cards = show_cards(TouchSettings(reduced_motion=True))
    finger.drag(QPoint(100, 500), QPoint(100, 300), ms=200, stop_first=False)
    assert cards.scrolled > 100
    assert cards.area.verticalScrollBar().findChildren(QPropertyAnimation) == []


def test_a_finger_put_on_a_gliding_list_only_stops_it(cards: Cards, finger: Finger) -> None:
    finger.drag(QPoint(100, 500), QPoint(100, 300), ms=100, stop_first=False)
    finger.tap(QPoint(100, 300))
    assert cards.clicked == []
    assert cards.area.verticalScrollBar().findChildren(QPropertyAnimation) == []
    finger.tap(QPoint(100, 300))
    assert len(cards.clicked) == 1


def test_a_list_deleted_while_it_glides_harms_nobody(cards: Cards, finger: Finger) -> None:
    finger.drag(QPoint(100, 500), QPoint(100, 300), ms=100, stop_first=False)
    shiboken6.delete(cards.area)
    finger.tap(QPoint(100, 300))
    assert cards.clicked == []


def test_only_the_first_of_two_fingers_draws_a_list(cards: Cards, finger: Finger) -> None:
    finger.press(QPoint(100, 500), finger=0)
    finger.press(QPoint(250, 100), finger=1)
    finger.move(QPoint(100, 450), finger=0)
    finger.move(QPoint(250, 150), finger=1)
    finger.move(QPoint(100, 350), finger=0)
    finger.move(QPoint(250, 300), finger=1)
    assert cards.scrolled == 100


def test_a_list_that_has_nothing_to_scroll_lets_the_one_around_it_follow(
    cards: Cards, finger: Finger
) -> None:
    small = QScrollArea(cards.cards[1])
    small.setGeometry(0, 0, 300, 80)
    small.show()
    finger.drag(small, QPoint(100, 10))
    assert cards.scrolled > 0


def test_a_mouse_drag_scrolls_and_clicks_nothing(cards: Cards, finger: Finger) -> None:
    window, place = finger.place(cards.cards[3])
    QTest.mousePress(window, LEFT, pos=place)
    for up in range(20, 201, 20):
        finger.wait(50)
        QTest.mouseMove(window, place - QPoint(0, up))
    finger.wait(300)
    QTest.mouseRelease(window, LEFT, pos=place - QPoint(0, 200))
    assert cards.scrolled > 100
    assert cards.clicked == []


def test_the_scroll_bar_can_be_drawn_down_by_its_handle(cards: Cards, finger: Finger) -> None:
    bar = cards.area.verticalScrollBar()
    finger.drag((bar, QPoint(5, 30)), (bar, QPoint(5, 2000)))
    assert bar.value() == bar.maximum()


def test_the_wheel_passes_untouched(cards: Cards, finger: Finger) -> None:
    window, place = finger.place(cards.cards[1])
    QTest.wheelEvent(window, QPointF(place), QPoint(0, -120))
    assert cards.scrolled > 0


def test_a_long_text_follows_the_finger_line_by_line(finger: Finger, shown: Shown) -> None:
    text = QPlainTextEdit("\n".join(str(number) for number in range(200)))
    window = QMainWindow()
    window.setCentralWidget(text)
    TouchGuard(window)
    shown(window, 400, 400)
    finger.drag(QPoint(50, 300), QPoint(50, 100))
    lines = 200 / text.fontMetrics().lineSpacing()
    assert lines - 4 <= text.verticalScrollBar().value() <= lines
