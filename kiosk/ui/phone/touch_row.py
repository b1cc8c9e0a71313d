"""Anything in the phone that can be touched: a leaf that draws itself and says what was meant."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractButton

from kiosk.phone.world import Action
from kiosk.ui.phone.drawn import Drawn, fill
from kiosk.ui.phone.look import PhoneLook
from kiosk.ui.phone.scroll import Scroll
from kiosk.ui.phone.wrapped import Placed
from kiosk.ui.theme import PHONE_TARGET

_FROM_OUTSIDE = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.PopupFocusReason,
)


class TouchRow(Drawn, QAbstractButton):
    """A button, link, card, box or tab. `spoken` holds all its words and its state.

    touched(Action): a finger, Space or Enter, also while it is asleep: asleep is a look
    that tells what is not needed now, and the coach answers such a touch kindly.
    """

    touched = Signal(object)

    def __init__(self, look: PhoneLook, spoken: str, action: Action | None = None) -> None:
        super().__init__()
        self.look = look
        self.action = action
        self.asleep = False
        self.focus_shown = False
        self._on = False
        self.setAccessibleName(spoken)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._tell)
        self.toggled.connect(self._toggled)

    @property
    def least_target(self) -> int:
        """How large it is to a finger, where its neighbours leave room."""
        return PHONE_TARGET

    def means(self, action: Action) -> bool:
        """Whether this touch is one on this row."""
        return action == self.action

    def show_on(self, on: bool) -> None:
        """Be a box or switch that is on or off, as the phone's world holds it."""
        self.setCheckable(True)
        self._on = on
        self.setChecked(on)

    def set_asleep(self, asleep: bool) -> None:
        """Grey it out, or wake it."""
        if asleep != self.asleep:
            self.asleep = asleep
            self.redraw()

    def ink(self, colour: str) -> str:
        """This colour, or grey while asleep."""
        return self.look.colours.asleep_text if self.asleep else colour

    def focus_ink(self, colour: str) -> str:
        """This colour, or the one for words on the focus colour."""
        return self.look.colours.focus[1] if self.focus_shown else self.ink(colour)

    def highlight(self, painter: QPainter, placed: Placed) -> None:
        """The real app's focus on words: yellow fill, black line below (nhs-app.md §1.3)."""
        if not self.focus_shown:
            return
        yellow, black = self.look.colours.focus
        rect = placed.rect.adjusted(-self.look.px(2), -self.look.px(1), self.look.px(2), self.look.px(1))
        fill(painter, rect, yellow)
        rect.setTop(rect.bottom() - self.look.px(4))
        fill(painter, rect.translated(0, self.look.px(3)), black)

    def nextCheckState(self) -> None:
        """What is ticked is known by the phone's world, so a touch alone ticks nothing."""

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        """Show focus to those who came by keyboard; a finger does not need it."""
        self.focus_shown = event.reason() not in _FROM_OUTSIDE
        self.redraw()
        super().focusInEvent(event)
        if self.focus_shown:
            self._come_into_view()

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        """The focus is gone."""
        self.focus_shown = False
        self.redraw()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter does what Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _toggled(self, on: bool) -> None:
        """A screen reader toggles a box without a touch: it counts as one, and the world decides."""
        if on is not self._on and (on or not self.autoExclusive()):  # another round button lets go by itself
            self.setChecked(self._on)
            self.click()

    def _come_into_view(self) -> None:
        """What a keyboard came to must be seen."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, Scroll):
            above = above.parentWidget()
        page = above.widget() if isinstance(above, Scroll) else None
        if isinstance(above, Scroll) and page is not None:
            place = QRect(self.mapTo(page, QPoint()), self.size())
            above.bring_into_view(place, margin=self.look.px(16))

    def _tell(self) -> None:
        if self.action is not None:
            self.touched.emit(self.action)
