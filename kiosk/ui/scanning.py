"""A frame that wanders over everything that can be touched; one switch chooses what is framed."""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QScrollBar, QWidget

from kiosk.session.comfort import Scan
from kiosk.session.scan import Scanned, again, following, pressed
from kiosk.ui.bar import Bar
from kiosk.ui.focus import PART, area_of
from kiosk.ui.keys import Key
from kiosk.ui.reading import is_needed, reading
from kiosk.ui.scrolled import Scrolled
from kiosk.ui.theme import GRID
from kiosk.ui.touch.targets import Reaches, activate, is_live

if TYPE_CHECKING:
    from kiosk.ui.shell import Shell

SECONDS = {Scan.SLOW: 2.5, Scan.MEDIUM: 1.6, Scan.FAST: 1.0}
SWITCHES = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
HANDFUL = 4
_LAID_OUT_MS = 40  # after a page stands, its lists still find their width
Groups = tuple[tuple[QWidget, ...], ...]


class Scanning(QObject):
    """On while the learner's comfort says so. Takes Space and Enter, which is what switches send."""

    def __init__(self, shell: "Shell") -> None:
        super().__init__(shell)
        self._shell = shell
        self._now = Scanned(())
        self._groups: Groups = ()
        self.frame = Frame(shell)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.go_on)
        shell.installEventFilter(self)
        self._stand_before()
        shell.shown.connect(self.look_again)
        self.look_again()

    @property
    def on(self) -> bool:
        """Whether the frame wanders."""
        return self._shell.session.comfort.scan is not Scan.OFF

    @property
    def framed(self) -> tuple[QWidget, ...]:
        """What a press would choose now: a group, or one thing."""
        if not self._now.sizes:
            return ()
        group = self._groups[self._now.group]
        offered = group if self._now.item < 0 else (group[self._now.item],)
        return tuple(each for each in offered if is_live(each))  # a page may just have gone

    def look_again(self) -> None:
        """A page stands, or the comfort changed."""
        if not self.on:
            self._timer.stop()
            self.frame.hide()
            return
        self._timer.start(round(SECONDS[self._shell.session.comfort.scan] * 1000))
        QTimer.singleShot(_LAID_OUT_MS, self._begin)

    def _begin(self) -> None:
        if self.on:
            self._take_stock()
            self._show()

    def go_on(self) -> None:
        """The next group or thing."""
        if not self.on:
            self.look_again()
            return
        self._take_stock()
        self._now = following(self._now)
        self._show()

    def press(self) -> None:
        """The switch chooses what was framed, although the page may just have changed around it."""
        if self.framed:
            self._now, chosen = pressed(self._now)
            if chosen is not None:
                self._choose(self._groups[chosen[0]][chosen[1]])
        if self.on:
            self._timer.start()
            self._take_stock()
            self._show()

    def _choose(self, target: QWidget) -> None:
        """As a finger would."""
        if isinstance(target, QScrollBar):
            slide(target)
            return
        _bring_into_view(target)
        activate(target, self._shell, target.mapTo(self._shell, target.rect().center()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The switch is heard before the page, except by the question whether somebody is there."""
        if watched is self._shell and event.type() is QEvent.Type.WinIdChange:
            self._stand_before()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self.on:
            covered = self._shell.findChild(QWidget, "still_here")
            if event.key() in SWITCHES and covered is None:
                if not event.isAutoRepeat():
                    self.press()
                return True
        return False

    def _stand_before(self) -> None:
        handle = self._shell.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def _take_stock(self) -> None:
        framed = set(self.framed)
        self._groups = groups_of(self._shell)
        stands = next((n for n, group in enumerate(self._groups) if framed.intersection(group)), None)
        self._now = again(self._now, tuple(len(group) for group in self._groups), stands)

    def _show(self) -> None:
        framed = self.framed
        for each in reversed(framed):  # of a handful that is too long, the first ones
            _bring_into_view(each)
        place = QRect()
        for each in framed:
            place = place.united(_seen(each))
        self.frame.show_at(place, self._shell)


class Frame(QWidget):
    """Strong on every ground: a light line inside a dark one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, place: QRect, shell: QWidget) -> None:
        """Around a place of the window; nothing where that is empty."""
        self.setGeometry(place.adjusted(-8, -8, 8, 8).intersected(shell.rect()))
        self.setVisible(not place.isEmpty())
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Two lines."""
        painter = QPainter(self)
        for colour, width, inset in (("#14262e", 12, 6), ("#ffc857", 6, 6)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawRoundedRect(self.rect().adjusted(inset, inset, -inset, -inset), 14, 14)
        painter.end()


def groups_of(shell: "Shell") -> Groups:
    """What a touch leads on from, in groups: the phone's keyboard by rows, the phone, what can be slid, the
    rest of the page, the help keys, the bar. What is needed most comes first."""
    from kiosk.ui.phone.key_cap import KeyCap

    caps = [cap for cap in shell.findChildren(KeyCap) if is_live(cap)]
    caps.sort(key=lambda cap: (_top(cap), cap.mapTo(shell, QPoint()).x()))
    rows = [tuple(row) for _, row in groupby(caps, key=_top)]
    things = [each for each in reading(shell) if is_needed(each)]
    phone = [each for each in things if not isinstance(each, Key)]
    helping = [each for each in things if each.objectName().startswith("help_")]
    bar = [each for each in things if isinstance(each.parentWidget(), Bar)]
    page = [each for each in things if each not in (*phone, *helping, *bar)]
    groups = (*rows, *_parts(phone), tuple(_slides(shell)), *_parts(page), tuple(helping), tuple(bar))
    return tuple(group for group in groups if group)


def _parts(things: list[QWidget]) -> Iterator[tuple[QWidget, ...]]:
    """Many things in handfuls, so that the last one does not take for ever."""
    for start in range(0, len(things), HANDFUL):
        yield tuple(things[start : start + HANDFUL])


def _slides(shell: QWidget) -> Iterator[QWidget]:
    """The bars of lists that go on: there may be only words below, which nothing else leads to."""
    for area in shell.findChildren(QScrollArea):
        if area.isVisible() and area.verticalScrollBar().maximum() > GRID:
            yield area.verticalScrollBar()


def slide(bar: QScrollBar) -> None:
    """On by most of what is seen; from the end back to the top."""
    if bar.value() >= bar.maximum():
        bar.setValue(bar.minimum())
    else:
        bar.setValue(bar.value() + round(bar.pageStep() * PART))


def _top(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), QPoint()).y()


def _seen(widget: QWidget) -> QRect:
    seen = widget.visibleRegion().boundingRect()
    return (
        QRect(widget.mapTo(widget.window(), seen.topLeft()), seen.size()) if not seen.isEmpty() else QRect()
    )


def _bring_into_view(widget: QWidget) -> None:
    if isinstance(widget, QScrollBar):
        return  # stands beside what it slides, always in view
    area = area_of(widget)
    if isinstance(area, Scrolled):
        area.bring_into_view(widget)
    elif area is not None and isinstance(widget, Reaches):
        area.ensureWidgetVisible(widget)
