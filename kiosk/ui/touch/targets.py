"""What lies under a finger, and how to press it.

A widget is touchable if it is a button or a text field, or if it has the method
`tapped_at(place: QPoint)`, told in its own coordinates. If it has
`set_pressed(pressed: bool)`, it draws its own pressed look. If its `doubles` is true, two quick
taps on it are two. If it has a `least_target`, bare space around it belongs to it until it is so
large, half way to its neighbours at most.
"""

from typing import Protocol, runtime_checkable

import shiboken6
from PySide6.QtCore import QPoint, QRect, Qt
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


@runtime_checkable
class Reaches(Protocol):
    """A widget that is touched also a little beside what can be seen of it."""

    @property
    def least_target(self) -> int: ...


_TOUCHABLE = (QAbstractButton, QLineEdit, QPlainTextEdit, QTextEdit, TapsItself)


def touchable_at(window: QWidget, place: QPoint) -> QWidget | None:
    """The touchable widget at or above this place, also when it is disabled; else the one whose reach the
    place is in."""
    return _at(window, place) or _reached(window, place)


def reach_of(widget: QWidget) -> QRect:
    """What a finger may hit of a widget, in its window: what can be seen of it, and its reach around."""
    seen = widget.visibleRegion().boundingRect()
    if seen.isEmpty():
        return QRect()
    rect = QRect(widget.mapTo(widget.window(), seen.topLeft()), seen.size())
    least = widget.least_target if isinstance(widget, Reaches) else 0
    across, down = max(0, least - rect.width() + 1) // 2, max(0, least - rect.height() + 1) // 2
    return rect.adjusted(-across, -down, across, down)


def _reached(window: QWidget, place: QPoint) -> QWidget | None:
    reaching = [
        (_away(each, place), number, each)
        for number, each in enumerate(window.findChildren(QWidget))
        if isinstance(each, Reaches) and is_live(each) and reach_of(each).contains(place)
    ]
    return min(reaching)[2] if reaching else None


def _away(widget: QWidget, place: QPoint) -> int:
    """Pixels from a place of the window to what can be seen of a widget, squared."""
    seen = widget.visibleRegion().boundingRect()
    rect = QRect(widget.mapTo(widget.window(), seen.topLeft()), seen.size())
    across = max(rect.left() - place.x(), 0, place.x() - rect.right())
    down = max(rect.top() - place.y(), 0, place.y() - rect.bottom())
    return across * across + down * down


def _at(window: QWidget, place: QPoint) -> QWidget | None:
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
