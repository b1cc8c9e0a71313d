"""How patient the touch guard is with this learner."""

from kiosk.session.comfort import Comfort, Press, Steadiness
from kiosk.ui.touch.gestures import TouchSettings

_HOLD_MS = {Press.TAP: 0, Press.HOLD: 300, Press.LONG_HOLD: 600}
_SLOP_PX = {Steadiness.STEADY: 24, Steadiness.SHAKY: 42}  # 4 and 7 mm
_REPEAT_MS = {Steadiness.STEADY: 300, Steadiness.SHAKY: 700}


def patience(comfort: Comfort) -> TouchSettings:
    """The settings of the touch guard for these comfort settings (languages page, section 4)."""
    least = _HOLD_MS[comfort.press]
    return TouchSettings(
        slop_px=_SLOP_PX[comfort.steadiness],
        min_hold_ms=least,
        repeat_filter_ms=_REPEAT_MS[comfort.steadiness],
        hold_ms=max(600, 2 * least),  # who has to hold is not told that a short touch is enough
        reduced_motion=not comfort.motion,
    )
