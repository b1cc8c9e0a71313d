"""The gesture matrix of a kiosk, through Qt's window system, on a real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPointingDevice, QTouchEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from kiosk.ui.touch import TouchGuard, TouchSettings

if TYPE_CHECKING:
    from tests.ui.conftest import Finger, Shown
    from tests.ui.touch.conftest import Cards

LEFT = Qt.MouseButton.LeftButton
PRESS, RELEASE = QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease
NO_KEYS = Qt.KeyboardModifier.NoModifier
BY_SYSTEM = Qt.MouseEventSource.MouseEventSynthesizedBySystem


class Tile(QWidget):
    """A drawn thing that wants to know where it was tapped."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.seen: list[QPoint | bool] = []

    def tapped_at(self, place: QPoint) -> None:
        self.seen.append(place)

    def set_pressed(self, pressed: bool) -> None:
        self.seen.append(pressed)


def test_a_tap_clicks_a_button_that_holds_labels(cards: Cards, finger: Finger) -> None:
    finger.tap(cards.cards[1])
    assert cards.clicked == [1]


def test_a_button_looks_pressed_only_while_the_finger_is_on_it(cards: Cards, finger: Finger) -> None:
    card = cards.cards[1]
    finger.press(card)
    assert card.isDown()
    finger.release(card)
    assert not card.isDown()


@pytest.mark.parametrize("jitter", [16, 20])
def test_a_finger_that_trembles_clicks_and_scrolls_nothing(cards: Cards, finger: Finger, jitter: int) -> None:
    card = cards.cards[1]
    middle = card.rect().center()
    finger.press(card)
    for way in (jitter, -jitter, jitter):
        finger.wait(30)
        finger.move((card, middle + QPoint(0, way)))
    finger.release((card, middle + QPoint(0, jitter)))
    assert cards.clicked == [1]
    assert cards.scrolled == 0


def test_a_long_hold_clicks_once_and_is_told(cards: Cards, finger: Finger) -> None:
    held = QSignalSpy(cards.guard.held)
    card = cards.cards[2]
    finger.press(card)
    finger.wait(1200)
    finger.release(card)
    assert cards.clicked == [2]
    assert held.count() == 1


def test_a_second_finger_taps_beside_a_resting_palm(cards: Cards, finger: Finger) -> None:
    finger.press(cards.cards[4], finger=0)
    finger.wait(1000)
    finger.press(cards.cards[1], finger=1)
    finger.wait(80)
    finger.release(cards.cards[1], finger=1)
    assert cards.clicked == [1]
    finger.wait(1000)
    finger.release(cards.cards[4], finger=0)
    assert cards.clicked == [1]


def test_two_fingers_on_two_cards_click_both(cards: Cards, finger: Finger) -> None:
    finger.press(cards.cards[0], finger=0)
    finger.press(cards.cards[2], finger=1)
    finger.wait(80)
    finger.release(cards.cards[0], finger=0)
    finger.release(cards.cards[2], finger=1)
    assert cards.clicked == [0, 2]


def test_two_fingers_on_one_card_click_it_once(cards: Cards, finger: Finger) -> None:
    card = cards.cards[1]
    left, right = (card, QPoint(40, 40)), (card, QPoint(280, 40))
    finger.press(left, finger=0)
    finger.press(right, finger=1)
    finger.release(left, finger=0)
    finger.release(right, finger=1)
    assert not card.isDown()
    assert cards.clicked == [1]


def test_a_card_looks_pressed_until_the_last_finger_has_left_it(cards: Cards, finger: Finger) -> None:
    card = cards.cards[1]
    finger.press((card, QPoint(40, 40)), finger=0)
    finger.press((card, QPoint(280, 40)), finger=1)
    finger.move((card, QPoint(40, 200)), finger=0)
    assert card.isDown()
    finger.move((card, QPoint(280, 200)), finger=1)
    assert not card.isDown()


def test_a_button_that_repeats_while_held_is_clicked_once(cards: Cards, finger: Finger) -> None:
    cards.cards[1].setAutoRepeat(True)
    finger.press(cards.cards[1])
    assert not cards.cards[1].isDown()  # which is what starts its repeating
    finger.release(cards.cards[1])
    assert cards.clicked == [1]


def test_four_taps_in_300_ms_click_once(cards: Cards, finger: Finger) -> None:
    for _ in range(4):
        finger.press(cards.cards[1])
        finger.wait(40)
        finger.release(cards.cards[1])
        finger.wait(35)
    assert cards.clicked == [1]


def test_a_cancelled_touch_clicks_nothing(cards: Cards, finger: Finger, touch_panel: QPointingDevice) -> None:
    card = cards.cards[1]
    finger.press(card)
    cancelled = QTouchEvent(QEvent.Type.TouchCancel, touch_panel)
    QApplication.sendEvent(finger.place(card)[0], cancelled)
    assert not card.isDown()
    finger.release(card)
    assert cards.clicked == []


def test_a_touch_that_never_ended_is_forgotten_when_the_next_begins(cards: Cards, finger: Finger) -> None:
    finger.press(cards.cards[1], finger=0)
    finger.forget(0)
    finger.press(cards.cards[2], finger=1)
    assert not cards.cards[1].isDown()
    finger.release(cards.cards[2], finger=1)
    assert cards.clicked == [2]


def test_hiding_the_window_ends_every_touch(cards: Cards, finger: Finger) -> None:
    finger.press(cards.cards[1])
    cards.hide()
    assert not cards.cards[1].isDown()
    finger.forget(0)


def test_a_mouse_taps_too(cards: Cards, finger: Finger) -> None:
    window, place = finger.place(cards.cards[1])
    QTest.mouseClick(window, LEFT, pos=place)
    QTest.mouseClick(window, LEFT, pos=place)
    assert cards.clicked == [1]  # in the same moment of the finger's clock: one
    finger.wait(1000)
    QTest.mouseDClick(window, LEFT, pos=place)
    assert cards.clicked == [1, 1]


@pytest.mark.parametrize("said_by", ["panel", "mouse"])
def test_a_mouse_that_imitates_a_finger_is_not_heard_twice(
    cards: Cards, finger: Finger, touch_panel: QPointingDevice, said_by: str
) -> None:
    finger.tap(cards.cards[1])
    device = touch_panel if said_by == "panel" else QPointingDevice.primaryPointingDevice()
    window, place = finger.place(cards.cards[1])
    at, scene = QPointF(place), QPointF(window.mapToGlobal(place))
    for kind, held in ((PRESS, LEFT), (RELEASE, Qt.MouseButton.NoButton)):
        told = QMouseEvent(kind, at, at, scene, LEFT, held, NO_KEYS, BY_SYSTEM, device)
        QApplication.sendEvent(window, told)
    assert cards.clicked == [1]


def test_a_card_deleted_under_the_finger_comes_to_nothing(cards: Cards, finger: Finger) -> None:
    finger.press(cards.cards[1])
    shiboken6.delete(cards.cards[1])
    finger.release(QPoint(100, 150))
    assert cards.clicked == []


def test_a_card_hidden_under_the_finger_is_not_clicked(cards: Cards, finger: Finger) -> None:
    place = finger.place(cards.cards[1])[1]
    finger.press(cards.cards[1])
    cards.cards[1].hide()
    finger.release(place)
    assert cards.clicked == []


def test_a_tap_that_closes_the_window_ends_calmly(cards: Cards, finger: Finger) -> None:
    cards.cards[1].clicked.connect(cards.deleteLater)
    finger.tap(cards.cards[1])
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(cards)


def test_a_tap_that_ends_the_guard_ends_the_other_fingers_too(
    cards: Cards, finger: Finger, touch_panel: QPointingDevice
) -> None:
    cards.cards[0].clicked.connect(lambda: shiboken6.delete(cards.guard))
    window, first = finger.place(cards.cards[0])
    _, second = finger.place(cards.cards[2])
    QTest.touchEvent(window, touch_panel, False).press(0, first, window).press(1, second, window).commit()
    QTest.touchEvent(window, touch_panel, False).release(0, first, window).release(1, second, window).commit()
    assert cards.clicked == [0]


def test_a_disabled_button_is_told_as_missed(cards: Cards, finger: Finger) -> None:
    missed: list[tuple[QPoint, QWidget | None]] = []
    cards.guard.missed.connect(lambda place, widget: missed.append((place, widget)))
    cards.cards[1].setEnabled(False)
    place = finger.place(cards.cards[1])[1]
    finger.press(cards.cards[1])
    assert not cards.cards[1].isDown()
    finger.release(cards.cards[1])
    assert missed == [(place, cards.cards[1])]
    assert cards.clicked == []


def test_a_tap_on_nothing_is_told_as_missed_and_every_touch_is_told(cards: Cards, finger: Finger) -> None:
    missed: list[tuple[QPoint, QWidget | None]] = []
    cards.guard.missed.connect(lambda place, widget: missed.append((place, widget)))
    touched = QSignalSpy(cards.guard.touched)
    finger.tap(QPoint(2, 2))
    finger.tap(cards.cards[1])
    assert missed == [(QPoint(2, 2), None)]
    assert touched.count() == 2


def test_a_drawn_tile_is_told_where_it_was_tapped(finger: Finger, shown: Shown) -> None:
    window = QMainWindow()
    tile = Tile(window)
    tile.setGeometry(100, 100, 200, 200)
    TouchGuard(window)
    shown(window)
    finger.tap((tile, QPoint(20, 30)))
    assert tile.seen == [True, False, QPoint(20, 30)]


def test_a_short_touch_is_told_when_a_longer_one_was_asked_for(cards: Cards, finger: Finger) -> None:
    cards.guard.settings = TouchSettings(min_hold_ms=300)
    short = QSignalSpy(cards.guard.too_short)
    finger.tap(cards.cards[1])
    assert (cards.clicked, short.count()) == ([], 1)
    finger.tap(cards.cards[1], hold_ms=350)
    assert (cards.clicked, short.count()) == ([1], 1)


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_a_text_field_gets_the_focus_and_the_cursor_where_it_was_tapped(
    finger: Finger, shown: Shown, kind: type[QLineEdit] | type[QPlainTextEdit]
) -> None:
    window = QMainWindow()
    inside = QWidget()
    rows = QVBoxLayout(inside)
    first, field = QLineEdit(), kind("amlodipine tablets")
    rows.addWidget(first)
    rows.addWidget(field)
    window.setCentralWidget(inside)
    TouchGuard(window)
    shown(window, 600, 400)
    first.setFocus()
    finger.tap((field, QPoint(40, 12)))
    cursor = field.cursorPosition() if isinstance(field, QLineEdit) else field.textCursor().position()
    assert window.focusWidget() is field
    assert 0 < cursor < len("amlodipine tablets")


def test_the_guard_follows_the_window_to_a_new_native_one(cards: Cards, finger: Finger, shown: Shown) -> None:
    cards.setWindowFlag(Qt.WindowType.FramelessWindowHint)
    cards.destroy()
    shown(cards, 390, 600)
    finger.tap(cards.cards[1])
    assert cards.clicked == [1]
