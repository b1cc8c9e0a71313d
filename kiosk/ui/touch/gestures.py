"""What a finger can mean, and how patient we are in finding out. No Qt here.

Places are pixels of the window, times milliseconds of any steady clock.
"""

from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple


class Phase(Enum):
    """What a finger does at one moment."""

    DOWN = auto()
    MOVE = auto()
    UP = auto()
    CANCEL = auto()


class Doubling(NamedTuple):
    """Names a target that can be meant twice in a row: a key, for the “tt” of “letter”."""

    name: int


@dataclass(frozen=True, slots=True)
class TouchSettings:
    """How much unsteadiness is forgiven. Part of the learner's comfort settings.

    slop_px: a finger may wander this far and still mean a tap. Work it out from
        millimetres (about 4 mm) and the panel's own dots per millimetre.
    min_hold_ms: a shorter touch is not a tap. 0 by default: a brisk, honest tap
        must never be lost; 300 or 600 for a hand that brushes the glass.
    repeat_filter_ms: further taps on the same target are one tap with the first,
        until the hand has rested this long (a tremor, or a habit of double clicking).
        Half as long on a `Doubling`.
    hold_ms: from here on a touch is told as held (it is still a tap when lifted).
    palm_ms: a finger that lay this long on the glass before another one tapped
        is a resting hand, and does not tap when lifted.
    reduced_motion: lists stop with the finger, without gliding on.
    """

    slop_px: float = 24
    min_hold_ms: int = 0
    repeat_filter_ms: int = 300
    hold_ms: int = 600
    palm_ms: int = 300
    reduced_motion: bool = False


@dataclass(frozen=True, slots=True)
class PressedAt:
    """A finger came down: show the target as pressed."""

    finger: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Released:
    """The press is over, whatever came of it: show the target at rest."""

    finger: int


@dataclass(frozen=True, slots=True)
class Hold:
    """The finger has rested for `hold_ms`. It still taps when lifted."""

    finger: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Tap:
    """A finger meant the place where it first came down."""

    finger: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class TooShort:
    """A touch shorter than `min_hold_ms`, where it came down."""

    finger: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class DragStarted:
    """The finger left its slop: from now on it never taps. (x, y) is where it came down."""

    finger: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Dragged:
    """The finger went on by (dx, dy) pixels."""

    finger: int
    dx: float
    dy: float


@dataclass(frozen=True, slots=True)
class DragEnded:
    """The dragging finger left the glass at (vx, vy) pixels a second, or was cancelled at (0, 0)."""

    finger: int
    vx: float
    vy: float


Gesture = PressedAt | Released | Hold | Tap | TooShort | DragStarted | Dragged | DragEnded
