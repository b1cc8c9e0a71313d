"""Does every text have the room that it needs? For tests of any page, not only of the phone."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QWidget

from kiosk.ui.phone.drawn import Drawn
from kiosk.ui.phone.wrapped import Placed

_ROUNDING = 1.0


def clipped_texts(widget: QWidget) -> list[str]:
    """What is cut, squeezed, broken in the middle of a word, overlapping or outside, in words.

    Looks at all visible widgets below `widget`: our drawn ones, labels and buttons.
    Empty when all is well. What is scrolled away counts as visible.
    """
    return [fault for each in (widget, *widget.findChildren(QWidget)) for fault in _faults(each)]


def _faults(widget: QWidget) -> Iterator[str]:
    if not widget.isVisible():
        return
    if isinstance(widget, Drawn):
        yield from _drawn_faults(widget)
    elif isinstance(widget, QLabel | QAbstractButton) and widget.text():
        yield from _size_faults(widget)
    if not isinstance(widget, QAbstractScrollArea):
        yield from _crowding(widget)


def _drawn_faults(widget: Drawn) -> Iterator[str]:
    drawing, box = widget.current(), widget.box()
    if drawing.height > box.height():
        yield f"{_name(drawing.words)} needs {drawing.height} high, has {box.height():.0f}"
    room = box.adjusted(-_ROUNDING, -_ROUNDING, _ROUNDING, _ROUNDING)
    for placed in drawing.words:
        if placed.wrapped.broken:
            yield f"“{placed.wrapped.text}” is broken in the middle of a word"
        if not room.contains(placed.rect):
            yield f"“{placed.wrapped.text}” is at {placed.rect}, outside of {box}"
    for one, other in combinations(drawing.words, 2):
        if _overlap(one.rect, other.rect):
            yield f"“{one.wrapped.text}” lies on “{other.wrapped.text}”"


def _size_faults(widget: QLabel | QAbstractButton) -> Iterator[str]:
    wraps = widget.hasHeightForWidth()
    high = widget.heightForWidth(widget.width()) if wraps else widget.sizeHint().height()
    wide = widget.minimumSizeHint().width() if wraps else widget.sizeHint().width()
    if high > widget.height():
        yield f"“{widget.text()}” needs {high} high, has {widget.height()}"
    if wide > widget.width():
        yield f"“{widget.text()}” needs {wide} wide, has {widget.width()}"


def _crowding(widget: QWidget) -> Iterator[str]:
    """Children on one another, or partly outside; overlays that let touches through may lie anywhere."""
    children = [
        child
        for child in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if child.isVisible()
        and not child.isWindow()
        and not child.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    ]
    for one, other in combinations(children, 2):
        if one.geometry().intersects(other.geometry()):
            yield f"{_told(one)} lies on {_told(other)}"
    if not isinstance(widget.parentWidget(), QAbstractScrollArea):  # what scrolls is larger than its frame
        for child in children:
            if not widget.rect().contains(child.geometry()):
                yield f"{_told(child)} at {child.geometry()} is outside of {_told(widget)} {widget.rect()}"


def _overlap(one: QRectF, other: QRectF) -> bool:
    common = one.intersected(other)
    return common.width() > _ROUNDING and common.height() > _ROUNDING


def _name(words: list[Placed]) -> str:
    return f"“{words[0].wrapped.text}”" if words else "a drawing"


def _told(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{widget.accessibleName()}”"
