"""A frame that wanders over everything that can be touched; one switch chooses what is framed."""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QWidget

from kiosk.session.comfort import Scan
from kiosk.session.scan import Scanned, again, following, pressed
from kiosk.ui.bar import Bar
from kiosk.ui.keys import Key
from kiosk.ui.touch.targets import Reaches, activate, is_live

if TYPE_CHECKING:
    from kiosk.ui.shell import Shell

SECONDS = {Scan.SLOW: 2.5, Scan.MEDIUM: 1.6, Scan.FAST: 1.0}
SWITCHES = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
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
        """The switch."""
        self._take_stock()
        self._now, chosen = pressed(self._now)
        if chosen is not None:
            target = self._groups[chosen[0]][chosen[1]]
            _bring_into_view(target)
            middle = target.mapTo(self._shell, target.rect().center())
            activate(target, self._shell, middle)
        if self.on:
            self._timer.start()
            self._take_stock()
            self._show()

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
        self._groups = groups_of(self._shell)
        self._now = again(self._now, tuple(len(group) for group in self._groups))

    def _show(self) -> None:
        framed = self.framed
        if len(framed) == 1:
            _bring_into_view(framed[0])
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


def groups_of(shell: QWidget) -> Groups:
    """What can be touched, in groups: the phone's keyboard by rows, the phone, the help keys, the rest of
    the page, the bar. What is needed most comes first."""
    from kiosk.ui.phone.key_cap import KeyCap
    from kiosk.ui.phone.phone_widget import PhoneWidget

    caps = [cap for cap in shell.findChildren(KeyCap) if is_live(cap)]
    caps.sort(key=lambda cap: (_top(cap), cap.mapTo(shell, QPoint()).x()))
    rows = [tuple(row) for _, row in groupby(caps, key=_top)]
    phone: list[QWidget] = []
    for glass in shell.findChildren(PhoneWidget):
        phone += [target for target in glass.glass.targets() if is_live(target)]
    keys = [key for key in shell.findChildren(Key) if is_live(key)]
    helping = [key for key in keys if key.objectName().startswith("help_")]
    bar = [key for key in keys if isinstance(key.parentWidget(), Bar)]
    page = [key for key in keys if key not in helping and key not in bar]
    return tuple(group for group in (*rows, tuple(phone), *_parts(page), tuple(helping), tuple(bar)) if group)


def _parts(page: list[Key]) -> Iterator[tuple[QWidget, ...]]:
    """Many keys in handfuls, so that the last one does not take for ever."""
    for start in range(0, len(page), 4):
        yield tuple(page[start : start + 4])


def _top(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), QPoint()).y()


def _seen(widget: QWidget) -> QRect:
    seen = widget.visibleRegion().boundingRect()
    return (
        QRect(widget.mapTo(widget.window(), seen.topLeft()), seen.size()) if not seen.isEmpty() else QRect()
    )


def _bring_into_view(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if isinstance(above, QScrollArea) and isinstance(widget, Reaches):
        above.ensureWidgetVisible(widget)
