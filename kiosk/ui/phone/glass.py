"""The phone's glass in one look: ribbon, header, the page that scrolls, tabs, and the pointer over it."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.phone.faces import ScreenFace
from kiosk.phone.world import Action
from kiosk.ui.phone.area import Edit
from kiosk.ui.phone.drawn import Leaf
from kiosk.ui.phone.frame import Header, Ribbon, Tab, Tabs
from kiosk.ui.phone.look import PhoneLook
from kiosk.ui.phone.page import Page
from kiosk.ui.phone.pointer import Pointer
from kiosk.ui.phone.scroll import Scroll
from kiosk.ui.phone.stack import Stack
from kiosk.ui.phone.touch_row import TouchRow
from kiosk.ui.phone.view import View

_MARGIN, _LEAST = 48, 12  # around what is scrolled into view: room for the ring, and clear of the fade

Target = TouchRow | Edit
Seen = Leaf | TouchRow | Edit


class Glass(QWidget):
    """Everything inside the phone's frame."""

    def __init__(self, look: PhoneLook, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.page: Page | None = None
        self._face: ScreenFace | None = None
        self._ribbon = Ribbon(look)
        self._header = Header(look, "", "")
        self._tabs = Tabs(look, ())
        self.pane = Scroll(look)
        for part in (self._ribbon, self._header, self.pane, self._tabs):
            part.setParent(self)
        self._pointer = Pointer(look, self)
        self._pointed: QWidget | None = None
        self._ringed = True
        self.pane.verticalScrollBar().valueChanged.connect(self._follow)

    def show_face(self, face: ScreenFace, view: View, *, same: bool) -> None:
        """Show a screen; with `same` it is the present one after a touch, and keeps what has not changed."""
        before, self._face = self._face, face
        self._pointed = None
        if before is None or (before.lozenge, before.help) != (face.lozenge, face.help):
            old, self._header = self._header, Header(self.look, face.lozenge, face.help)
            self._swap(old, self._header)
        if before is None or before.tabs != face.tabs:
            last, self._tabs = self._tabs, Tabs(self.look, face.tabs)
            self._swap(last, self._tabs)
        if same and self.page is not None:
            self.page.show_face(face)
            self.pane.fit()
        else:
            self.page = Page(self.look, face, view, self.pane.paper)
            self.pane.show_page(self.page)
            self.page.grew.connect(self._follow)  # after the pane has made room
        for one, next_one in pairwise(self.targets()):
            QWidget.setTabOrder(one, next_one)

    def targets(self) -> list[Target]:
        """Everything that can be touched, in reading order."""
        return [each for each in self._all() if isinstance(each, TouchRow | Edit)]

    def target(self, action: Action) -> Target | None:
        """The control that an action touches."""
        return next((each for each in self.targets() if each.means(action)), None)

    def words(self) -> list[str]:
        """All words, from top to bottom, also those that are scrolled away."""
        drawn = [each for each in self._all() if not isinstance(each, Edit)]
        return [placed.wrapped.text for each in drawn for placed in each.current().words]

    def point_at(self, target: QWidget | None, *, pressing: bool, ringed: bool = True) -> None:
        """Scroll a control into view and ring it; None takes the ring away."""
        self._pointed, self._ringed = target, ringed
        self.show_target()
        self._pointer.press(pressing and target is not None)

    def show_target(self) -> None:
        """Bring what is pointed at into view: at first, and when the room has changed."""
        target, shown = self._pointed, self.isVisible()  # hidden, it does not have its size yet
        if target is not None and shown and self.page is not None and self.page.isAncestorOf(target):
            rect = QRect(target.mapTo(self.page, QPoint()), target.size())
            spare = (self.pane.viewport().height() - rect.height()) // 2
            margin = max(self.look.px(_LEAST), min(self.look.px(_MARGIN), spare))
            self.pane.bring_into_view(rect, margin=margin)
        self._ring()

    @property
    def pointer(self) -> Pointer:
        """The ring and the hand."""
        return self._pointer

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Lay out at once."""
        self._place()
        self.show_target()

    def _follow(self) -> None:
        if self._pointed is not None:
            self._ring()

    def _ring(self) -> None:
        target = self._pointed
        if target is None or not self._ringed:
            self._pointer.hide()
            return
        clip = QRectF(self.rect())
        if self.pane.isAncestorOf(target):
            clip = QRectF(self.pane.geometry())
        self._pointer.point(self._rect(target), clip, list(self.word_rects()))

    def _rect(self, widget: QWidget) -> QRectF:
        return QRectF(QPointF(widget.mapTo(self, QPoint())), QSizeF(widget.size()))

    def word_rects(self) -> Iterator[QRectF]:
        """Where there are words now, or the icon of a tab, in our coordinates."""
        near = self.look.px(2)
        viewport = self._rect(self.pane.viewport())
        for each in self._all():
            inside = self.page is not None and self.page.isAncestorOf(each)
            if isinstance(each, Edit):
                rects = [self._rect(each)]
            else:
                corner = self._rect(each).topLeft()
                rects = [placed.rect.translated(corner) for placed in each.current().words]
                if isinstance(each, Tab):
                    rects.append(each.icon_rect().translated(corner))
            for rect in rects:
                seen = rect.intersected(viewport) if inside else rect
                if not seen.isEmpty():
                    yield seen.adjusted(-near, -near, near, near)

    def _all(self) -> Iterator[Seen]:
        for part in (self._ribbon, self._header, self.page, self._tabs):
            if part is not None:
                yield from _leaves(part)

    def _swap(self, old: QWidget, new: QWidget) -> None:
        new.setParent(self)
        new.stackUnder(old)  # a screen reader goes through the parts in this order
        old.hide()
        old.setParent(None)
        old.deleteLater()
        self._place()
        new.show()

    def _place(self) -> None:
        width, top = self.width(), 0
        for part in (self._ribbon, self._header):
            part.setGeometry(0, top, width, part.heightForWidth(width))
            top += part.height()
        foot = self._tabs.heightForWidth(width)
        self._tabs.setGeometry(0, self.height() - foot, width, foot)
        self.pane.setGeometry(0, top, width, max(0, self.height() - foot - top))
        self._pointer.setGeometry(self.rect())


def _leaves(widget: QWidget) -> Iterator[Seen]:
    """What is seen and touched in a part, in reading order."""
    if isinstance(widget, Seen):
        yield widget
    elif isinstance(widget, Stack | Header | Tabs):
        for part in widget.parts():
            yield from _leaves(part)
