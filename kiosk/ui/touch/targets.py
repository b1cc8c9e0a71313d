"""What lies under a finger, and how to press it.

A widget is touchable if it is a button or a text field, or if it has the method
`tapped_at(place: QPoint)`, told in its own coordinates. If it has
`set_pressed(pressed: bool)`, it draws its own pressed look. If its `doubles` is true, two quick
taps on it are two.
"""

from typing import Protocol, runtime_checkable

import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from kiosk.ui.touch.gestures import Doubling


@runtime_checkable
class TapsItself(Protocol):
    """A widget that wants to know where it was tapped."""

    def tapped_at(self, place: QPoint) -> None: ...


@runtime_checkable
class ShowsPress(Protocol):
    """A widget that draws its own pressed look."""

    def set_pressed(self, pressed: bool) -> None: ...


@runtime_checkable
class MayDouble(Protocol):
    """A widget that can say whether two quick taps on it are two."""

    @property
    def doubles(self) -> bool: ...


_TOUCHABLE = (QAbstractButton, QLineEdit, QPlainTextEdit, QTextEdit, TapsItself)


def touchable_at(window: QWidget, place: QPoint) -> QWidget | None:
    """The nearest touchable widget at or above this place, also when it is disabled."""
    widget = window.childAt(place) or window
    while not isinstance(widget, _TOUCHABLE):
        above = None if widget is window else widget.parentWidget()
        if above is None:
            return None
        widget = above
    return widget


def target_name(widget: QWidget | None) -> int | Doubling | None:
    """Tells targets apart without keeping one alive."""
    if widget is None:
        return None
    name = shiboken6.getCppPointer(widget)[0]
    return Doubling(name) if isinstance(widget, MayDouble) and widget.doubles else name


def is_live(widget: QWidget) -> bool:
    """Whether it still exists, is on the screen and may be used."""
    return shiboken6.isValid(widget) and widget.isVisible() and widget.isEnabled()


def show_pressed(widget: QWidget, pressed: bool) -> None:
    """Give a widget its pressed look, or take it away. Never clicks."""
    if not shiboken6.isValid(widget):
        return
    if isinstance(widget, ShowsPress):
        widget.set_pressed(pressed)
    elif isinstance(widget, QAbstractButton) and not widget.autoRepeat():  # else it would click while held
        widget.setDown(pressed)


def activate(widget: QWidget, window: QWidget, place: QPoint) -> None:
    """Do what a tap at this place of the window means to the widget."""
    if isinstance(widget, TapsItself):
        widget.tapped_at(widget.mapFrom(window, place))
    elif isinstance(widget, QAbstractButton):
        widget.click()
    elif isinstance(widget, QLineEdit):
        widget.setFocus(Qt.FocusReason.MouseFocusReason)
        widget.setCursorPosition(widget.cursorPositionAt(widget.mapFrom(window, place)))
    elif isinstance(widget, QPlainTextEdit | QTextEdit):
        widget.setFocus(Qt.FocusReason.MouseFocusReason)
        widget.setTextCursor(widget.cursorForPosition(widget.viewport().mapFrom(window, place)))
