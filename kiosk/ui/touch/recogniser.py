"""From the wanderings of fingers to gestures. Pure: no Qt, no clock of its own.

A tap fires when the finger lifts, at the place where it came down, however long
it stayed. The gesture matrix that this must pass is in tests/ui/touch/.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from math import hypot

from kiosk.ui.touch.gestures import (
    Doubling,
    DragEnded,
    Dragged,
    DragStarted,
    Gesture,
    Hold,
    Phase,
    PressedAt,
    Released,
    Tap,
    TooShort,
    TouchSettings,
)

TargetAt = Callable[[float, float], Hashable]
"""Names what lies at a place of the window; equal names are the same target."""

_SPEED_MS = 100
"""The speed of a drag is that of its last tenth of a second."""


@dataclass(frozen=True, slots=True)
class _Finger:
    """One finger on the glass, from down to up. `trail` holds its latest (time, x, y)."""

    x: float
    y: float
    since: int
    target: Hashable
    trail: tuple[tuple[int, float, float], ...]
    dragging: bool = False
    held: bool = False
    resting: bool = False


@dataclass(frozen=True, slots=True)
class _LastTap:
    x: float
    y: float
    at: int
    target: Hashable


class Recogniser:
    """Told of every finger in turn, answers with the gestures that this completed."""

    def __init__(self, settings: TouchSettings, target_at: TargetAt) -> None:
        self.settings = settings
        self._target_at = target_at
        self._fingers: dict[int, _Finger] = {}
        self._last: _LastTap | None = None

    @property
    def fingers(self) -> frozenset[int]:
        """The fingers that are on the glass."""
        return frozenset(self._fingers)

    def feed(self, finger: int, phase: Phase, x: float, y: float, at: int) -> tuple[Gesture, ...]:
        """Take one event of one finger. Events of a finger that never came down mean nothing."""
        if phase is Phase.DOWN:
            return self._down(finger, x, y, at)
        if finger not in self._fingers:
            return ()
        if phase is Phase.MOVE:
            return self._move(finger, x, y, at)
        if phase is Phase.UP:
            return self._up(finger, x, y, at)
        return self.cancel(finger)

    def cancel(self, finger: int) -> tuple[Gesture, ...]:
        """Forget a finger: its touch comes to nothing."""
        state = self._fingers.pop(finger, None)
        if state is None:
            return ()
        return (DragEnded(finger, 0, 0),) if state.dragging else (Released(finger),)

    def _down(self, finger: int, x: float, y: float, at: int) -> tuple[Gesture, ...]:
        lost = self.cancel(finger)  # its "up" never reached us
        self._fingers[finger] = _Finger(x, y, at, self._target_at(x, y), ((at, x, y),))
        return (*lost, PressedAt(finger, x, y))

    def _move(self, finger: int, x: float, y: float, at: int) -> tuple[Gesture, ...]:
        before = self._fingers[finger]
        recent = tuple(step for step in before.trail if at - step[0] <= _SPEED_MS)
        now = replace(before, trail=(*(recent or before.trail[-1:]), (at, x, y)))
        told: tuple[Gesture, ...] = ()
        if before.dragging:
            _, last_x, last_y = before.trail[-1]
            told = (Dragged(finger, x - last_x, y - last_y),)
        elif hypot(x - before.x, y - before.y) > self.settings.slop_px:
            now = replace(now, dragging=True)
            told = (Released(finger), DragStarted(finger, before.x, before.y))
        elif not before.held and at - before.since >= self.settings.hold_ms:
            now = replace(now, held=True)
            told = (Hold(finger, before.x, before.y),)
        self._fingers[finger] = now
        return told

    def _up(self, finger: int, x: float, y: float, at: int) -> tuple[Gesture, ...]:
        moved = self._move(finger, x, y, at)
        state = self._fingers.pop(finger)
        if state.dragging:
            return (*moved, DragEnded(finger, *_speed(state.trail, at)))
        if at - state.since < self.settings.min_hold_ms:
            return (*moved, Released(finger), TooShort(finger, state.x, state.y))
        if state.resting or self._repeats(state, at):
            return (*moved, Released(finger))
        self._know_resting_hands(state)
        return (*moved, Released(finger), Tap(finger, state.x, state.y))

    def _repeats(self, state: _Finger, at: int) -> bool:
        """Whether this tap is one with the last. Each repeat keeps the filter going.

        A second tap at the same place also counts when the first one changed what
        lies there: it was not meant for the new page's button.
        """
        last = self._last
        self._last = _LastTap(state.x, state.y, at, state.target)
        rest = self.settings.repeat_filter_ms
        if isinstance(state.target, Doubling) and last is not None and state.target == last.target:
            rest //= 2  # a tremor is twice as quick as the quickest of our typists
        if last is None or not 0 <= at - last.at < rest:
            return False
        if state.target == last.target:
            return True
        near = hypot(state.x - last.x, state.y - last.y) <= self.settings.slop_px
        return near and self._target_at(last.x, last.y) != last.target

    def _know_resting_hands(self, tapping: _Finger) -> None:
        for finger, other in self._fingers.items():
            if tapping.since - other.since >= self.settings.palm_ms:
                self._fingers[finger] = replace(other, resting=True)


def _speed(trail: tuple[tuple[int, float, float], ...], at: int) -> tuple[float, float]:
    """Pixels a second over the end of the trail; a finger that stopped first has none."""
    recent = [step for step in trail if at - step[0] <= _SPEED_MS]
    (first_at, first_x, first_y), (last_at, last_x, last_y) = recent[0], recent[-1]
    spent = last_at - first_at
    if spent <= 0:
        return 0, 0
    return (last_x - first_x) * 1000 / spent, (last_y - first_y) * 1000 / spent
