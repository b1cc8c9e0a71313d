"""Where the keyboard is: it goes through a page as one reads it, and is not lost when the page changes."""

from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from kiosk.ui.arrows import Box, Toward, beside
from kiosk.ui.first_place import first_place
from kiosk.ui.leaving import ASIDE
from kiosk.ui.pages.page import Route
from kiosk.ui.reading import is_needed, reading
from kiosk.ui.scrolled import Scrolled

if TYPE_CHECKING:
    from kiosk.ui.shell import Shell

ARROWS = {
    Qt.Key.Key_Left: Toward.LEFT,
    Qt.Key.Key_Up: Toward.UP,
    Qt.Key.Key_Right: Toward.RIGHT,
    Qt.Key.Key_Down: Toward.DOWN,
}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PRESSES = (*ENTER, Qt.Key.Key_Space)
PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
PART = 0.8  # of what is seen: a line or two stay, so that one finds one's place
_TOUCHES = (QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress)


class Focus(QObject):
    """Stands before the window. Shows nothing to those who touch: it begins with the first Tab or arrow."""

    def __init__(self, shell: "Shell") -> None:
        super().__init__(shell)
        self._shell = shell
        self._by_keys = False
        self._route = shell.route
        self._kept: dict[Route, str] = {}  # what the keyboard was on, page by page
        shell.installEventFilter(self)
        self._stand_before()
        shell.shown.connect(self._page_stands)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._moved)

    def step(self, forward: bool) -> bool:
        """Tab. False where Qt asks for another place because something is being hidden: we find it later."""
        here = self._shell.focusWidget()
        if here is not None and not (here.isVisible() and here.isEnabled()):
            return False
        self._by_keys = True
        ordered = reading(self._shell)
        if here not in ordered:
            self._take(first_place(self._shell, ordered))
            return True
        at = ordered.index(here)
        around = [*ordered[at + 1 :], *ordered[:at]]
        self._take(next(filter(is_needed, around if forward else reversed(around)), None))
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that lead about are ours; a finger ends the keyboard's turn."""
        if watched is self._shell:
            if event.type() is QEvent.Type.WinIdChange:
                self._stand_before()
            return False
        if event.type() in _TOUCHES:
            self._by_keys = False
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._key(event)
        return False

    def _stand_before(self) -> None:
        handle = self._shell.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def _key(self, event: QKeyEvent) -> bool:
        key, here = Qt.Key(event.key()), self._shell.focusWidget()
        if key in PRESSES:
            if isinstance(here, QAbstractButton):
                return event.isAutoRepeat()  # a key that is held presses once
            if key in ENTER and isinstance(here, QLineEdit):
                return self.step(True)
        elif key in PAGES:
            return self._slide(here, PAGES[key])
        elif key in ARROWS and not _belongs_to_text(here, ARROWS[key]):
            self._go(here, ARROWS[key])
            return True
        return False

    def _go(self, here: QWidget | None, toward: Toward) -> None:
        """To what lies there; in the same list first, and past its end the list slides."""
        ordered = reading(self._shell)
        if here not in ordered:
            self.step(True)
            return
        self._by_keys = True
        area = area_of(here)
        usable = [each for each in ordered if each is not here and is_needed(each)]
        inside = [each for each in usable if area is not None and area_of(each) is area]
        outside = [each for each in usable if each not in inside and not each.visibleRegion().isEmpty()]
        for things in (inside, outside):
            found = beside(_box(here), [_box(each) for each in things], toward)
            if found is not None:
                self._take(things[found])
                return
            if toward in (Toward.UP, Toward.DOWN) and self._slide(here, 1 if toward is Toward.DOWN else -1):
                return

    def _slide(self, here: QWidget | None, pages: int) -> bool:
        """The list that one is in, else the page's first."""
        area = area_of(here) if here is not None else None
        if area is None and here is not None:
            return False
        slides = (each for each in self._shell.findChildren(QScrollArea) if _goes_on(each))
        area = area or next(slides, None)
        if area is None:
            return False
        bar = area.verticalScrollBar()
        before = bar.value()
        bar.setValue(round(before + pages * PART * bar.pageStep()))
        return bar.value() != before

    def _take(self, widget: QWidget | None) -> None:
        if widget is None:
            return
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        area = area_of(widget)
        if isinstance(area, Scrolled):
            area.bring_into_view(widget)

    # What happens to the page

    def _moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._shell.isAncestorOf(now):
            self._kept[self._shell.route] = _name(now)
        elif now is None and self._by_keys:
            QTimer.singleShot(0, self, self._find_a_place)

    def _find_a_place(self) -> None:
        """What the keyboard was on is gone."""
        lost = QApplication.focusWidget() is None and self._shell.isActiveWindow()
        if lost and self._by_keys and not self._shell.building and shiboken6.isValid(self._shell):
            self._take(first_place(self._shell, reading(self._shell)))

    def _page_stands(self, route: Route) -> None:
        """The same page drawn anew, or one that was left for a moment, is found as it was."""
        before, self._route = self._route, route
        if route is Route.WELCOME:
            self._kept.clear()
        known = self._kept.get(route, "") if route is before or before in ASIDE else ""
        if self._by_keys:  # only in a moment can its parts be seen
            QTimer.singleShot(0, self, partial(self._begin, known))

    def _begin(self, known: str) -> None:
        if not self._shell.building:
            ordered = reading(self._shell)
            same = (each for each in ordered if known and _name(each) == known and each.isEnabled())
            self._take(next(same, None) or first_place(self._shell, ordered))


def area_of(widget: QWidget) -> QScrollArea | None:
    """The list in which something stands."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def _goes_on(area: QScrollArea) -> bool:
    """Whether it holds more than can be seen."""
    return area.isVisible() and area.verticalScrollBar().maximum() > 0


def _belongs_to_text(here: QWidget | None, toward: Toward) -> bool:
    """Whoever writes moves the cursor; out of a box of one line, up and down lead on."""
    if isinstance(here, QLineEdit):
        return toward in (Toward.LEFT, Toward.RIGHT)
    return isinstance(here, QPlainTextEdit)


def _name(widget: QWidget) -> str:
    """What stays the same when a page is drawn anew."""
    return widget.objectName() or str(getattr(widget, "action", "") or widget.accessibleName())


def _box(widget: QWidget) -> Box:
    place, size = widget.mapTo(widget.window(), QPoint()), QSize(widget.size())
    return Box(place.x(), place.y(), place.x() + size.width(), place.y() + size.height())
