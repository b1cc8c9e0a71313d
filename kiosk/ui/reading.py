"""What can be touched on a page, in the order in which one reads: the keyboard's way through it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

from kiosk.ui.bar import Bar
from kiosk.ui.keys import Key

if TYPE_CHECKING:
    from kiosk.ui.phone.phone_widget import PhoneWidget
    from kiosk.ui.shell import Shell


def reading(shell: "Shell") -> list[QWidget]:
    """The bar with the way out, the page, the practice phone, the help keys: on both sides of a tablet and
    from both directions. Also what is not needed now; a question over the page leaves only its key."""
    question = shell.findChild(QWidget, "still_here")
    if question is not None and question.isVisible():
        return [question]
    page, phone = shell.page, phone_of(shell)
    bar = shell.findChild(Bar)
    own = list(_things(page, phone)) if page is not None else []
    helping = [each for each in own if each.objectName().startswith("help_")]
    inside = [each for each in phone.glass.targets() if each.isVisible()] if phone is not None else []
    ordered = [
        *(_things(bar, None) if bar is not None else ()),
        *(each for each in own if each not in helping),
        *inside,
        *helping,
    ]
    others = (key for key in shell.findChildren(Key) if key.isVisible() and key not in ordered)
    return [*ordered, *others]


def phone_of(shell: "Shell") -> "PhoneWidget | None":
    """The practice phone, where a lesson is played."""
    return getattr(shell.page, "phone", None)


def is_needed(widget: QWidget) -> bool:
    """Whether a touch on it leads anywhere: it can be seen, and is neither off, asleep nor without a use."""
    asleep, live = getattr(widget, "asleep", False), getattr(widget, "live", True)
    return widget.isVisible() and widget.isEnabled() and live and not asleep


def _things(widget: QWidget, without: QWidget | None) -> Iterator[QWidget]:
    """Layouts hold their parts in reading order, whatever side they stand on."""
    if widget is without or not widget.isVisible():
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
        return
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
        if inner is not None:
            yield from _things(inner, without)
        return
    layout = widget.layout()
    if layout is not None:
        yield from _laid_out(layout, without)
        return
    for child in widget.children():
        if isinstance(child, QWidget):
            yield from _things(child, without)


def _laid_out(layout: QLayout, without: QWidget | None) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        part, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if part is not None:
            yield from _things(part, without)
        elif inner is not None:
            yield from _laid_out(inner, without)
