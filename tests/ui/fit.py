"""Looks for words that have no room: what a person with large text would miss."""

from typing import cast

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QScrollArea, QWidget

from kiosk.ui.keys import Key
from kiosk.ui.words_label import WordsLabel


def misfits(window: QWidget) -> list[str]:
    """A line for each text of the shell that is clipped, runs out of the window, or lies over another."""
    faults, places = [], []
    for kind in (WordsLabel, Key):
        for found in window.findChildren(kind):
            widget = cast(WordsLabel | Key, found)
            if not widget.isVisible() or not widget.accessibleName():
                continue
            name = widget.accessibleName()
            if widget.missing_room():
                faults.append(f"clipped by {widget.missing_room()} px: {name}")
            if widget.width() < widget.minimumSizeHint().width():
                faults.append(f"too narrow ({widget.width()} < {widget.minimumSizeHint().width()}): {name}")
            place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
            if place.left() < 0 or place.right() >= window.width():
                faults.append(f"runs out of the window: {name}")
            area = scroll_area_of(widget)
            if area is None and (place.top() < 0 or place.bottom() >= window.height()):
                faults.append(f"runs out of the window: {name}")
            places.append((name, place, area))
    return faults + overlaps(places)


def overlaps(places: list[tuple[str, QRect, QScrollArea | None]]) -> list[str]:
    """Pairs that lie over one another (in the same scrolled area, or both in none)."""
    return [
        f"“{first[0]}” lies over “{second[0]}”"
        for index, first in enumerate(places)
        for second in places[index + 1 :]
        if first[2] is second[2] and first[1].intersects(second[1])
    ]


def scroll_area_of(widget: QWidget) -> QScrollArea | None:
    """The scrolled area in which a widget lies."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            return parent
        parent = parent.parentWidget()
    return None
