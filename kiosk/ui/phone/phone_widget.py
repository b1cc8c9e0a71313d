"""The mock phone: shows a screen, tells what is touched, points at what is meant."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from kiosk.phone.faces import ScreenFace
from kiosk.phone.world import Action
from kiosk.ui.heard import announce, install_roles
from kiosk.ui.phone.area import Area, Edit
from kiosk.ui.phone.expander import Expander
from kiosk.ui.phone.field import Field
from kiosk.ui.phone.frame import CORNER
from kiosk.ui.phone.glass import Glass
from kiosk.ui.phone.line import Line
from kiosk.ui.phone.look import PhoneLook
from kiosk.ui.phone.problem import Problem
from kiosk.ui.phone.touch_row import TouchRow
from kiosk.ui.phone.view import View

WIDTH, NARROWEST, HIGHEST, LOWEST = 390, 320, 844, 260  # of the glass, in logical units
BEZEL = 10

_ONCE = Qt.ConnectionType.UniqueConnection


class PhoneWidget(QWidget):
    """Draws a `ScreenFace`. All words in it are English and run from left to right.

    touched(Action): something was touched, awake or asleep; also when a text begins or ends.
    typed(field, text): a text changed. It is in `view.typed` already.
    expanded(id, open): words were opened or closed.
    keyboard_turned(): the phone's own keyboard came or went.
    """

    touched = Signal(object)
    typed = Signal(str, str)
    expanded = Signal(str, bool)
    keyboard_turned = Signal()

    def __init__(self, look: PhoneLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        install_roles()
        self.setObjectName("phone")
        self.setAccessibleName("Practice phone")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._face: ScreenFace | None = None
        self._view = View()
        self._awake: tuple[Action, ...] | None = None
        self._pointed: tuple[Action, bool] | None = None
        self._goes_back = False
        self._glass = self._new_glass(look)

    @property
    def look(self) -> PhoneLook:
        """How it is drawn."""
        return self._glass.look

    @property
    def glass(self) -> Glass:
        """What is inside the frame; another one after `set_look`."""
        return self._glass

    def show_screen(self, face: ScreenFace, view: View) -> None:
        """Show a screen, or the same screen after a touch. Does nothing when nothing changed."""
        if face == self._face and view is self._view:
            self._glass.agree()
            return
        before, same_view = self._face, view is self._view
        there = same_view and before is not None and before.key == face.key
        same = there and before is not None and before.leaving == face.leaving
        focused = self._focused() if same else None
        self._drop_stray_focus()
        self._face, self._view = face, view
        self._glass.show_face(face, view, same=same)
        self._connect()
        if same and before is not None:
            if face.problem and face.problem != before.problem:
                announce(self, face.problem.text)
            if face.problem and not before.problem:
                self._glass.put_away()
                self._glass.pane.go_to(0)  # the app shows its error summary at once
        elif before is None or not same_view or self._goes_back or there:
            self._restore()
        else:
            self._glass.pane.go_to(0)
            self._remember()
        self._goes_back = False
        if not same:
            self._pointed = None
        self._settle(focused)

    def set_look(self, look: PhoneLook) -> None:
        """Draw everything anew in another look; what is scrolled, open and typed stays."""
        if look == self.look:
            return
        focused, old = self._focused(), self._glass
        old.hide()
        old.setParent(None)
        old.deleteLater()
        self._glass = self._new_glass(look)
        if self._face is not None:
            self._glass.show_face(self._face, self._view, same=False)
            self._connect()
            self._restore()
            self._settle(focused)
        self.updateGeometry()
        self.update()

    def set_awake(self, actions: tuple[Action, ...] | None) -> None:
        """Grey out all controls but these; None wakes all. All of them still tell their touches."""
        self._awake = actions
        for target in self._glass.targets():
            awake = actions is None or target.action is None or any(map(target.means, actions))
            if isinstance(target, Edit) and target.hasFocus():
                awake = True  # the first letter is enough for the lesson; whoever writes may go on
            target.set_asleep(not awake)

    def point_at(self, action: Action | None, pressing: bool = False) -> None:
        """Scroll a control into view and ring it; None takes the ring away.

        pressing: show calmly, a few times, that it is to be pressed.
        """
        self._pointed = (action, pressing) if action is not None else None
        target = self._glass.target(action) if action is not None else None
        self._glass.point_at(target, pressing=pressing)

    def bring_into_view(self, action: Action) -> None:
        """Scroll a control into view without a ring."""
        self._pointed = None
        self._glass.point_at(self._glass.target(action), pressing=False, ringed=False)

    def target(self, action: Action) -> QWidget | None:
        """The control that an action touches on this screen."""
        return self._glass.target(action)

    def words(self) -> list[str]:
        """All words on the screen from top to bottom, also those that are scrolled away."""
        return self._glass.words()

    def sizeHint(self) -> QSize:
        """A phone of the usual size, in its frame."""
        px = self.look.px
        return QSize(px(WIDTH + 2 * BEZEL), px(HIGHEST + 2 * BEZEL))

    def minimumSizeHint(self) -> QSize:
        """The narrowest phone there is."""
        px = self.look.px
        return QSize(px(NARROWEST + 2 * BEZEL), px(LOWEST + 2 * BEZEL))

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """The glass, inside the frame."""
        self._fit_glass()

    def showEvent(self, event: QShowEvent, /) -> None:
        """Only now is it known how far the page can be scrolled."""
        self._restore()
        self._glass.show_target()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """The phone's frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body, rim = self.look.colours.bezel
        thick, radius = self.look.px(2), self.look.px(CORNER + BEZEL)
        painter.setPen(QPen(QColor(rim), thick))
        painter.setBrush(QColor(body))
        half = thick / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
        painter.end()

    def _new_glass(self, look: PhoneLook) -> Glass:
        self._glass = Glass(look, self)
        self._glass.pane.verticalScrollBar().valueChanged.connect(self._remember)
        self._glass.turned.connect(self.keyboard_turned)
        self._fit_glass()
        self._glass.show()  # when the phone is
        return self._glass

    def _fit_glass(self) -> None:
        edge = self.look.px(BEZEL)
        self._glass.setGeometry(self.rect().adjusted(edge, edge, -edge, -edge))

    def _connect(self) -> None:
        """Hear every part of the screen; those that were kept are heard already."""
        for target in self._glass.targets():
            if isinstance(target, TouchRow):
                target.touched.connect(self._tell, _ONCE)
        for part in self._glass.page.parts() if self._glass.page else ():
            if isinstance(part, Area | Field):
                part.touched.connect(self._tell, _ONCE)
                part.typed.connect(self.typed, _ONCE)
            elif isinstance(part, Expander):
                part.expanded.connect(self.expanded, _ONCE)
            elif isinstance(part, Problem):
                part.asked.connect(self._show_options, _ONCE)

    def _tell(self, action: Action) -> None:
        self._goes_back = action.touch == "back"
        self.touched.emit(action)

    def _show_options(self, identifier: str) -> None:
        page = self._glass.page
        box = page.box(identifier) if page else None
        if box is not None:
            box.setFocus(Qt.FocusReason.OtherFocusReason)  # which brings it into view
            return
        found = page.options(identifier) if page else None
        if page is None or found is None:
            return
        self._glass.pane.bring_into_view(found.geometry(), margin=self.look.px(16))
        first = next((part for part in found.parts() if isinstance(part, TouchRow)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focused(self) -> Action | None:
        widget = QApplication.focusWidget()
        if isinstance(widget, TouchRow | Edit | Line) and self._glass.isAncestorOf(widget):
            return widget.action
        return None

    def _drop_stray_focus(self) -> None:
        """Focus that came with the window and does not show: Qt would hand it on when its widget goes,
        as if a key had been pressed, and something would turn yellow under a finger."""
        widget = QApplication.focusWidget()
        if isinstance(widget, TouchRow) and not widget.focus_shown and self._glass.isAncestorOf(widget):
            widget.clearFocus()

    def _settle(self, focused: Action | None) -> None:
        """Give new widgets what the old ones had: focus, sleep, the ring."""
        if focused is not None:
            target = self._glass.target(focused)
            if target is not None and not target.hasFocus():
                target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.set_awake(self._awake)
        self.point_at(*(self._pointed or (None, False)))

    def _remember(self) -> None:
        if self._face is None or self._face.leaving or not self.isVisible():
            return
        at = self._glass.pane.at()
        cut_short = at == self._glass.pane.verticalScrollBar().maximum() and at < self._kept
        if not cut_short:  # a turned tablet shortens the way for a moment, before it gets a new phone
            self._view.scroll[self._face.key] = round(at / self.look.scale)

    def _restore(self) -> None:
        self._glass.pane.go_to(self._kept)

    @property
    def _kept(self) -> int:
        """Where this screen was left, in pixels from its top; the question over it begins at its own."""
        if self._face is None or self._face.leaving:
            return 0
        return round(self._view.scroll.get(self._face.key, 0) * self.look.scale)
