"""How large things are to a finger: with their reach, half way to their neighbours at most."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.ui.keys import Key
from kiosk.ui.touch.targets import reach_of

FAR = 1_000
SLACK = 2  # pixels, for rounding


def small_targets(window: QWidget, least: int) -> list[str]:
    """A line for each key of the shell that a finger may hit on less than `least` pixels."""
    keys = [
        (key, _seen(key)) for key in window.findChildren(Key) if key.isVisible() and not _seen(key).isEmpty()
    ]
    faults = []
    for key, seen in keys:
        if not key.isEnabled() or _is_cut(key, seen):
            continue  # half scrolled out: it is whole when it is scrolled in
        around = _free(seen, [other for each, other in keys if each is not key])
        free = reach_of(key).intersected(around)
        if min(free.width(), free.height()) < least - SLACK:
            faults.append(f"{key.accessibleName()}: {free.width()} × {free.height()}")
    return faults


def _is_cut(key: QWidget, seen: QRect) -> bool:
    return seen.height() < key.height() or seen.width() < key.width()


def _seen(widget: QWidget) -> QRect:
    seen = widget.visibleRegion().boundingRect()
    return (
        QRect(widget.mapTo(widget.window(), seen.topLeft()), seen.size()) if not seen.isEmpty() else QRect()
    )


def _free(key: QRect, others: list[QRect]) -> QRect:
    """The room of a key: half way to each neighbour."""
    left, top = key.left() - FAR, key.top() - FAR
    right, bottom = key.right() + FAR, key.bottom() + FAR
    for other in others:
        if other.top() <= key.bottom() and other.bottom() >= key.top():
            if other.left() > key.right():
                right = min(right, (key.right() + other.left()) // 2)
            elif other.right() < key.left():
                left = max(left, (key.left() + other.right()) // 2)
        if other.left() <= key.right() and other.right() >= key.left():
            if other.top() > key.bottom():
                bottom = min(bottom, (key.bottom() + other.top()) // 2)
            elif other.bottom() < key.top():
                top = max(top, (key.top() + other.bottom()) // 2)
    return QRect(left, top, right - left + 1, bottom - top + 1)
