"""Touch for unsure hands: our own recogniser, in place of Qt's mouse imitation and QScroller.

`recogniser` is pure (what did this finger mean?), `guard` is its Qt half
(which widget was meant?). Why we do not use Qt's own: on a list that scrolls,
QScroller also activates whatever lies under the finger.
"""

from kiosk.ui.touch.gestures import TouchSettings
from kiosk.ui.touch.guard import TouchGuard

__all__ = ["TouchGuard", "TouchSettings"]
