"""The phone's glass in one look: the page that scrolls, the strips around it, and the pointer over it."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.phone.faces import ScreenFace
from kiosk.phone.world import Action
from kiosk.ui.phone.area import Edit
from kiosk.ui.phone.bar import Bar
from kiosk.ui.phone.desk import Desk
from kiosk.ui.phone.drawn import Leaf
from kiosk.ui.phone.keyboard import Keyboard
from kiosk.ui.phone.line import Line
from kiosk.ui.phone.look import PhoneLook
from kiosk.ui.phone.page import Page
from kiosk.ui.phone.pointer import Pointer
from kiosk.ui.phone.scroll import Scroll
from kiosk.ui.phone.sheet import Sheet
from kiosk.ui.phone.stack import Stack
from kiosk.ui.phone.surround import Surround, ground
from kiosk.ui.phone.touch_row import TouchRow
from kiosk.ui.phone.view import View

_MARGIN, _LEAST = 48, 12  # around what is scrolled into view: room for the ring, and clear of the fade
_ROOMY = 150  # a page lower than this takes the strips that stay a while in, to scroll with it
_LOW = 132  # a page lower than this beside the keyboard gets the header's room too

Target = TouchRow | Edit | Line
Seen = Leaf | TouchRow | Edit | Line

_EMPTY = ScreenFace("", "", "", "", False, None, (), ())


class Glass(QWidget):
    """Everything inside the phone's frame.

    turned(): the keyboard came or went.
    """

    turned = Signal()

    def __init__(self, look: PhoneLook, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.page: Page | None = None
        self._face: ScreenFace | None = None
        self._around = Surround(look, self)
        self._around.show_face(_EMPTY)
        self.pane = Scroll(look)
        self.pane.setParent(self)
        self._desk = Desk(look, self, self.pane)
        self._desk.turned.connect(self._make_room)
        self._pointer = Pointer(look, self)
        self._pointed: QWidget | None = None
        self._ringed = True
        self._no_header = False  # while the keyboard needs its room
        self.pane.verticalScrollBar().valueChanged.connect(self._follow)

    def show_face(self, face: ScreenFace, view: View, *, same: bool) -> None:
        """Show a screen; with `same` it is the present one after a touch, and keeps what has not changed."""
        before, self._face = self._face, face
        self._pointed = None
        if not same:
            self.put_away()
        behind = self._picture() if face.leaving and not same else None
        if self._around.show_face(face):
            self._restack()
        if same and self.page is not None:
            self.page.show_face(face)
        elif not same:
            self._open(face, view, behind)
        self._settle(came=same and face.notice is not None and (before is None or not before.notice))
        targets = self.targets()
        for one, next_one in pairwise(targets):
            QWidget.setTabOrder(one, next_one)
        if self.page is not None:
            self._desk.offer(self.page, [each for each in targets if isinstance(each, Edit | Line)])

    def targets(self) -> list[Target]:
        """Everything that can be touched, in reading order."""
        return [each for each in self._all() if isinstance(each, Target)]

    def target(self, action: Action) -> Target | None:
        """The control that an action touches."""
        return next((each for each in self.targets() if each.means(action)), None)

    def words(self) -> list[str]:
        """All words, from top to bottom, also those that are scrolled away."""
        drawn = [each for each in self._all() if not isinstance(each, Edit | Line)]
        return [placed.wrapped.text for each in drawn for placed in each.current().words]

    def point_at(self, target: QWidget | None, *, pressing: bool, ringed: bool = True) -> None:
        """Scroll a control into view and ring it; None takes the ring away."""
        self._pointed, self._ringed = target, ringed
        if target is not None and self._covered(target):
            self.put_away()
        self.show_target()
        self._pointer.press(pressing and target is not None)

    def show_target(self) -> None:
        """Bring what is pointed at into view: at first, and when the room has changed."""
        target, shown = self._pointed, self.isVisible()  # hidden, it does not have its size yet
        page = self.pane.page
        if target is not None and shown and page is not None and page.isAncestorOf(target):
            rect = QRect(target.mapTo(page, QPoint()), target.size())
            spare = (self.pane.viewport().height() - rect.height()) // 2
            margin = max(self.look.px(_LEAST), min(self.look.px(_MARGIN), spare))
            self.pane.bring_into_view(rect, margin=margin)
        self._ring()

    @property
    def keyboard(self) -> Keyboard | None:
        """The phone's own keyboard, while it is shown. Its keys can be pointed at."""
        return self._desk.keyboard

    def put_away(self) -> None:
        """Nobody writes any more: the keyboard goes."""
        self._desk.put_away()

    def agree(self) -> None:
        """Let every box show what the view and the phone's world hold."""
        if self.page is not None:
            self.page.agree()

    def _make_room(self) -> None:
        """The keyboard came or went."""
        self._place()
        self.show_target()
        self.turned.emit()

    def _covered(self, part: QWidget) -> bool:
        """Whether the keyboard takes the place of this, or of what this is in."""
        if self.keyboard is None:
            return False
        taken = self._around.strips((*Surround.BELOW, "header") if self._no_header else Surround.BELOW)
        return any(each is part or each.isAncestorOf(part) for each in taken)

    @property
    def pointer(self) -> Pointer:
        """The ring and the hand."""
        return self._pointer

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Lay out at once."""
        self._place()
        self.show_target()
        self._desk.show_writing()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """What is behind a notice: the same as behind the page."""
        painter = QPainter(self)
        top = self._around.height(("ribbon",), self.width())
        below = self.pane.y() + self.pane.height() - top
        painter.fillRect(QRect(0, top, self.width(), below), QColor(self.pane.ground))
        painter.end()

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
        """Where there are words or icons now, in our coordinates."""
        near = self.look.px(2)
        viewport = self._rect(self.pane.viewport())
        keyboard = self.keyboard
        if keyboard is not None and not (self._pointed and keyboard.isAncestorOf(self._pointed)):
            yield self._rect(keyboard)
        for each in self._all():
            inside = self.pane.isAncestorOf(each)
            if isinstance(each, Edit | Line):
                rects = [self._rect(each)]
            else:
                corner = self._rect(each).topLeft()
                words = (placed.rect for placed in each.current().words)
                rects = [rect.translated(corner) for rect in (*words, *each.marks())]
            for rect in rects:
                seen = rect.intersected(viewport) if inside else rect
                if not seen.isEmpty():
                    yield seen.adjusted(-near, -near, near, near)

    def _all(self) -> Iterator[Seen]:
        for part in (*self._above(), self.pane.page, *self._around.strips(Surround.BELOW)):
            if part is not None:
                yield from _leaves(part)

    def _above(self) -> list[QWidget]:
        """The strips above the page that are not in it."""
        strips = self._around.strips(Surround.ABOVE)
        return [strip for strip in strips if not self.pane.isAncestorOf(strip)]

    def _open(self, face: ScreenFace, view: View, behind: QPixmap | None) -> None:
        """Another page; or the question whether to leave it, over its picture."""
        for strip in self._around.strips(Surround.LOOSE):
            strip.setParent(self)  # it must not go with the old page
        always, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.pane.setVerticalScrollBarPolicy(needed if face.leaving else always)
        self.pane.set_ground(ground(self.look, face))
        paper = self.pane.paper
        self.page = None if face.leaving else Page(self.look, face, view, paper)
        shown = self.page or Sheet(self.look, paper, behind)
        self.pane.show_page(shown)
        shown.grew.connect(self._follow)  # after the pane has made room

    def _settle(self, *, came: bool) -> None:
        """Place everything after a touch. News that came does not move what a finger is about to touch."""
        top, at = self.pane.y(), self.pane.at()
        self._place()
        self.pane.fit()
        if came and self.isVisible():
            pinned = self._around.strip("notice") in self._above()
            self.pane.go_to(at + self.pane.y() - top if pinned else 0)

    def _picture(self) -> QPixmap | None:
        """The screen between ribbon and keys, as it is."""
        if not self.isVisible():
            return None
        self._pointer.hide()
        top = self._around.height(("ribbon",), self.width())
        foot = self._around.height(("keys",), self.width())
        return self.grab(QRect(0, top, self.width(), self.height() - top - foot))

    def _restack(self) -> None:
        """A screen reader goes through the parts in this order."""
        above, below = self._around.strips(Surround.ABOVE), self._around.strips(Surround.BELOW)
        for part in (*above, self.pane, *below, self._pointer):
            part.raise_()

    def _place(self) -> None:
        width, around = self.width(), self._around
        foot = around.height(Surround.BELOW, width)
        room = self.height() - around.height(("ribbon",), width)
        header = around.height(("header",), width)
        self._no_header = False
        if self.keyboard is not None:  # it takes the place of the tabs, as on a real phone
            foot = self.keyboard.height_in(room)
            self._no_header = room - foot - header < self.look.px(_LOW)
            self.keyboard.setGeometry(0, self.height() - foot, width, foot)
        room -= foot + (0 if self._no_header else header)
        self._pin(room - around.height(Surround.LOOSE, width) >= self.look.px(_ROOMY))
        top, lowest = 0, self.height() - around.height(Surround.BELOW, width)
        for strip in self._above():
            high = strip.heightForWidth(width)
            strip.setGeometry(0, top, width, high)
            strip.setVisible(not self._covered(strip))
            top += 0 if self._covered(strip) else high
        for strip in around.strips(Surround.BELOW):
            strip.setGeometry(0, lowest, width, strip.heightForWidth(width))
            strip.setVisible(not self._covered(strip))
            lowest += strip.height()
        self.pane.fades = self.keyboard is None  # there, it would lie on what is typed
        self.pane.setGeometry(0, top, width, max(0, self.height() - foot - top))
        self._pointer.setGeometry(self.rect())

    def _pin(self, pinned: bool) -> None:
        """Keep the strips that stay a while around the page; or, where that is low, at its top."""
        if self.page is None:
            return
        strips = tuple(self._around.strips(Surround.LOOSE))
        if pinned:
            for strip in strips:
                if strip.parentWidget() is not self:
                    strip.setParent(self)
                    self._restack()
        self.page.lead_with(() if pinned else strips)
        self.pane.fit()


def _leaves(widget: QWidget) -> Iterator[Seen]:
    """What is seen and touched in a part, in reading order."""
    if isinstance(widget, Seen):
        yield widget
    elif isinstance(widget, Stack | Bar):
        for part in widget.parts():
            yield from _leaves(part)
