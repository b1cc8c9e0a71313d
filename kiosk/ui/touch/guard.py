"""Stands before a window and takes every finger and the left mouse button itself.

Qt then never imitates a mouse: buttons are clicked, fields focused and lists
scrolled from here only. Finger and mouse go the same way, because some kiosk
panels report fingers as a mouse. Wheel, keyboard and hovering pass untouched.
"""

from collections.abc import Hashable

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QPropertyAnimation, Qt, Signal
from PySide6.QtGui import QEventPoint, QInputDevice, QMouseEvent, QTouchEvent, QWindow
from PySide6.QtWidgets import QWidget

from kiosk.ui.touch import gestures as did
from kiosk.ui.touch.gestures import Phase, TouchSettings
from kiosk.ui.touch.recogniser import Recogniser
from kiosk.ui.touch.scrolling import Drag, drag_at
from kiosk.ui.touch.targets import activate, is_live, show_pressed, target_name, touchable_at

_MOUSE = -1
"""The mouse is one more finger; Qt numbers real ones from 0."""

_POINT_PHASES = {
    QEventPoint.State.Pressed: Phase.DOWN,
    QEventPoint.State.Updated: Phase.MOVE,
    QEventPoint.State.Released: Phase.UP,
}
_BUTTON_PHASES = {
    QEvent.Type.MouseButtonPress: Phase.DOWN,
    QEvent.Type.MouseMove: Phase.MOVE,
    QEvent.Type.MouseButtonRelease: Phase.UP,
}


class TouchGuard(QObject):
    """Turns fingers on a top-level window into presses, taps and scrolling.

    touched: a finger came down, wherever, or a key (the learner is still here).
    missed(place, widget): a tap on a disabled widget, or on nothing (None).
    held(place): a finger is resting; it will still tap.
    too_short(place): a touch shorter than the learner's chosen minimum.
    Places are pixels of the window.
    """

    touched = Signal()
    missed = Signal(QPoint, object)
    held = Signal(QPoint)
    too_short = Signal(QPoint)

    def __init__(self, window: QWidget, settings: TouchSettings | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._recogniser = Recogniser(settings or TouchSettings(), self._target_at)
        self._aims: dict[int, QWidget | None] = {}
        self._pressed: dict[int, QWidget] = {}
        self._drags: dict[int, Drag] = {}
        self._glide: QPropertyAnimation | None = None
        self._caught: set[int] = set()
        self._knows_touch = False
        window.installEventFilter(self)
        self._stand_before(window.windowHandle())

    @property
    def settings(self) -> TouchSettings:
        """How patient the guard is; may be changed at any time."""
        return self._recogniser.settings

    @settings.setter
    def settings(self, settings: TouchSettings) -> None:
        self._recogniser.settings = settings

    def be_patient(self, settings: TouchSettings) -> None:
        """The learner's comfort changed."""
        self.settings = settings

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take touches and the left button; let everything else by."""
        if watched is self._window:
            if event.type() is QEvent.Type.WinIdChange:  # a new native window, not yet guarded
                self._stand_before(self._window.windowHandle())
            return False
        if isinstance(event, QTouchEvent):
            self._take_touch(event)
            event.accept()
            return True
        if isinstance(event, QMouseEvent):
            return self._take_mouse(event)
        if event.type() is QEvent.Type.KeyPress:
            self.touched.emit()
        if event.type() is QEvent.Type.Hide:
            self._cancel(self._recogniser.fingers)
        return False

    def _stand_before(self, handle: QWindow | None) -> None:
        if handle is not None:
            handle.installEventFilter(self)

    def _take_touch(self, event: QTouchEvent) -> None:
        self._knows_touch = True
        points = event.points()
        fingers = self._recogniser.fingers - {_MOUSE}
        if event.type() is QEvent.Type.TouchCancel:
            self._cancel(fingers)
            return
        if event.type() is QEvent.Type.TouchBegin:  # nothing else is on the glass, whatever we missed
            self._cancel(fingers - {point.id() for point in points})
        for point in points:
            phase = _POINT_PHASES.get(point.state())
            if phase is not None and shiboken6.isValid(self):  # a tap may end us
                self._take(point.id(), phase, point.position(), event.timestamp())

    def _take_mouse(self, event: QMouseEvent) -> bool:
        moving = event.type() is QEvent.Type.MouseMove
        buttons = event.buttons() if moving else event.button()
        if not buttons & Qt.MouseButton.LeftButton:
            return False
        phase = _BUTTON_PHASES.get(event.type())
        if phase is not None and not self._imitates_touch(event):
            self._take(_MOUSE, phase, event.position(), event.timestamp())
        event.accept()
        return True  # also a double click, which only follows a press we have taken

    def _imitates_touch(self, event: QMouseEvent) -> bool:
        """Whether this mouse event repeats a finger that we were told of. (A pen's does not.)"""
        if event.pointingDevice().type() is QInputDevice.DeviceType.TouchScreen:
            return True
        return self._knows_touch and event.source() is Qt.MouseEventSource.MouseEventSynthesizedBySystem

    def _take(self, finger: int, phase: Phase, where: QPointF, at: int) -> None:
        if phase is Phase.DOWN:
            self._catch_glide(finger, where.toPoint())
        self._answer(self._recogniser.feed(finger, phase, where.x(), where.y(), at))
        if phase is Phase.DOWN:
            self.touched.emit()
        elif phase is Phase.UP:
            self._forget(finger)

    def _cancel(self, fingers: frozenset[int]) -> None:
        for finger in fingers:
            self._answer(self._recogniser.cancel(finger))
            self._forget(finger)

    def _forget(self, finger: int) -> None:
        self._aims.pop(finger, None)
        self._drags.pop(finger, None)
        self._caught.discard(finger)

    def _answer(self, gestures: tuple[did.Gesture, ...]) -> None:
        for gesture in gestures:
            match gesture:
                case did.PressedAt(finger, x, y):
                    self._press(finger, _place(x, y))
                case did.Released(finger):
                    self._release(finger)
                case did.Tap(finger, x, y):
                    self._tap(finger, _place(x, y))
                case did.DragStarted(finger, x, y):
                    self._start_drag(finger, _place(x, y))
                case did.Dragged(finger, _, dy) if finger in self._drags:
                    self._drags[finger].by(dy)
                case did.DragEnded(finger, _, vy) if finger in self._drags:
                    self._end_drag(finger, vy)
                case did.Hold(_, x, y):
                    self.held.emit(_place(x, y))
                case did.TooShort(_, x, y):
                    self.too_short.emit(_place(x, y))

    def _target_at(self, x: float, y: float) -> Hashable:
        return target_name(touchable_at(self._window, _place(x, y)))

    def _press(self, finger: int, place: QPoint) -> None:
        widget = touchable_at(self._window, place)
        self._aims[finger] = widget
        if widget is not None and is_live(widget) and finger not in self._caught:
            self._pressed[finger] = widget
            show_pressed(widget, True)

    def _release(self, finger: int) -> None:
        widget = self._pressed.pop(finger, None)
        if widget is not None and widget not in self._pressed.values():
            show_pressed(widget, False)

    def _tap(self, finger: int, place: QPoint) -> None:
        widget = self._aims.get(finger)
        if finger in self._caught:
            return
        if widget is None:
            self.missed.emit(place, None)
        elif is_live(widget):
            activate(widget, self._window, place)
        elif shiboken6.isValid(widget) and widget.isVisible():
            self.missed.emit(place, widget)

    def _start_drag(self, finger: int, place: QPoint) -> None:
        drag = drag_at(self._window, place)
        if drag is not None and all(other.bar != drag.bar for other in self._drags.values()):
            self._drags[finger] = drag

    def _end_drag(self, finger: int, vy: float) -> None:
        if not self.settings.reduced_motion:
            self._glide = self._drags[finger].glide(vy)

    def _catch_glide(self, finger: int, place: QPoint) -> None:
        """A finger put on a gliding list stops it; while it moves fast, that is all it does."""
        self._caught.discard(finger)
        glide, drag = self._glide, drag_at(self._window, place)
        if glide is None or not shiboken6.isValid(glide) or drag is None or drag.bar != glide.targetObject():
            return
        to_go = abs(glide.endValue() - drag.bar.value())
        glide.stop()
        if to_go > self.settings.slop_px:
            self._caught.add(finger)


def _place(x: float, y: float) -> QPoint:
    return QPointF(x, y).toPoint()
