"""Where one writes: the box that is being written in, and the keyboard that belongs to it."""

from collections.abc import Iterator, Sequence

import shiboken6
from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QWidget

from kiosk.ui.phone.area import Edit
from kiosk.ui.phone.keyboard import Keyboard
from kiosk.ui.phone.line import Line
from kiosk.ui.phone.look import PhoneLook
from kiosk.ui.phone.page import Page
from kiosk.ui.phone.scroll import Scroll
from kiosk.ui.phone.stack import Stack

_CLEAR = 6  # around what is written in and its words
_ONCE = Qt.ConnectionType.UniqueConnection


class Desk(QObject):
    """Brings the keyboard when a box of the page is about to be written in, and takes it away again.

    turned(): the keyboard came or went, so that the page has other room.
    """

    turned = Signal()

    def __init__(self, look: PhoneLook, glass: QWidget, pane: Scroll) -> None:
        super().__init__(glass)
        self._look, self._glass, self._pane = look, glass, pane
        self._page: Page | None = None
        self._box: Edit | Line | None = None
        self._keyboard: Keyboard | None = None  # made when it is first wanted

    @property
    def keyboard(self) -> Keyboard | None:
        """While it is shown."""
        return self._keyboard if self._box is not None else None

    def offer(self, page: Page, boxes: Sequence[Edit | Line]) -> None:
        """These can be written in now; a box that is not among them sends the keyboard away."""
        self._page = page
        for box in boxes:
            box.wanted.connect(self._begin, _ONCE)
            box.left.connect(self._left, _ONCE)
        if self._box is not None and self._box not in boxes:
            self.put_away()

    def put_away(self) -> None:
        """Nobody writes any more."""
        box, self._box = self._box, None
        if box is None or self._keyboard is None:
            return
        self._keyboard.hide()
        if shiboken6.isValid(box):
            box.leave()
        self.turned.emit()

    def show_writing(self) -> None:
        """What is typed must be seen above the keyboard, if possible with its label."""
        box, page = self._box, self._page
        if box is None or page is None or not self._glass.isVisible():
            return
        rect = box.writing_rect().translated(box.mapTo(page, QPoint()))
        margin = self._look.px(_CLEAR)
        room = self._pane.viewport().height() - 2 * margin
        tops = [top for top in _tops_above(box, page) if rect.bottom() + 1 - room <= top < rect.top()]
        if tops:
            rect.setTop(min(tops))
            if not self._pane.shows(rect):
                rect.setHeight(room)  # the words at the very top, so that below the box the page goes on
        self._pane.bring_into_view(rect, margin=margin)

    def _begin(self, box: Edit | Line) -> None:
        if self._keyboard is None:
            self._keyboard = Keyboard(self._look, self._glass, self._written)
            self._keyboard.typed.connect(self._put)
            self._keyboard.rubbed.connect(self._rub_out)
            self._keyboard.done.connect(self.put_away)
        if self._box is not box:
            self._box = box
            self._keyboard.show_for(box.kind)
            self.turned.emit()
            self._keyboard.show()
        self.show_writing()

    def _left(self) -> None:
        if self.sender() is self._box:
            self.put_away()

    def _put(self, text: str) -> None:
        if self._box is not None:
            self._box.put(text)
            self.show_writing()

    def _rub_out(self) -> None:
        if self._box is not None:
            self._box.rub_out()
            self.show_writing()

    def _written(self) -> QRect:
        """Where one writes, in the glass."""
        box = self._box
        return box.writing_rect().translated(box.mapTo(self._glass, QPoint())) if box else QRect()


def _tops_above(box: QWidget, page: Page) -> Iterator[int]:
    """Where the words that belong to a box begin: its label, its hint, its error."""
    above = box.parentWidget()
    while isinstance(above, Stack) and above is not page:
        yield from (part.mapTo(page, QPoint()).y() for part in above.parts())
        above = above.parentWidget()
