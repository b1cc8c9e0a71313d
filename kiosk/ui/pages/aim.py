"""What a finger meant that touched the practice phone where nothing is."""

from math import hypot

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from kiosk.phone.world import Action
from kiosk.ui.phone.phone_widget import PhoneWidget
from kiosk.ui.theme import GRID
from kiosk.ui.touch.targets import touchable_at

REACH = 6 * GRID  # about 8 mm: two landings in three are nearer to what was meant (learning.md, section 4)


def is_on(phone: PhoneWidget, place: QPoint) -> bool:
    """Whether a place of the window is on the phone."""
    return phone.isVisible() and phone.rect().contains(phone.mapFrom(phone.window(), place))


def rests_on_target(phone: PhoneWidget, place: QPoint) -> bool:
    """Whether something of the phone that can be touched lies there."""
    touchable = touchable_at(phone.window(), place)
    return touchable is not None and phone.isAncestorOf(touchable)


def words_at(phone: PhoneWidget, place: QPoint) -> str:
    """What stands on the phone at this place of the window; nothing where there are no words."""
    widget = phone.childAt(phone.mapFrom(phone.window(), place))
    while widget is not None and widget is not phone:
        if widget.accessibleName():
            return widget.accessibleName()
        widget = widget.parentWidget()
    return ""


def nearest(phone: PhoneWidget, place: QPoint) -> Action | None:
    """The touch that a finger at this place of the window only just missed, of those that are awake."""
    within = [
        (away, number, target.action)
        for number, target in enumerate(phone.glass.targets())
        if target.action is not None and not target.asleep and (away := _away(target, place)) <= REACH
    ]
    return min(within)[2] if within else None


def _away(target: QWidget, place: QPoint) -> float:
    """Pixels from a place of the window to what can be seen of a control."""
    seen = target.visibleRegion().boundingRect()
    if seen.isEmpty():
        return REACH + 1
    rect = QRect(target.mapTo(target.window(), seen.topLeft()), seen.size())
    across = max(rect.left() - place.x(), 0, place.x() - rect.right())
    down = max(rect.top() - place.y(), 0, place.y() - rect.bottom())
    return hypot(across, down)
