"""Where an arrow key leads: to what lies next in that direction. Pure geometry, in pixels of the window."""

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

_NEAR = 8  # so much may two things that stand beside one another overlap
_ASKEW = 3  # a thing to the side counts as so much further away


class Box(NamedTuple):
    """Where something is."""

    left: int
    top: int
    right: int
    bottom: int


class Toward(Enum):
    """The four arrows."""

    LEFT = "left"
    UP = "up"
    RIGHT = "right"
    DOWN = "down"


def beside(here: Box, others: Sequence[Box], toward: Toward) -> int | None:
    """Which of the others comes next from here; None where there is nothing that way."""
    found = [
        (max(0, ahead) + _ASKEW * aside, number)
        for number, (ahead, aside) in enumerate(
            _apart(_turned(here, toward), _turned(each, toward)) for each in others
        )
        if ahead >= -_NEAR
    ]
    return min(found)[1] if found else None


def _turned(box: Box, toward: Toward) -> Box:
    """The same as if the arrow went down."""
    left, top, right, bottom = box
    match toward:
        case Toward.UP:
            return Box(left, -bottom, right, -top)
        case Toward.RIGHT:
            return Box(top, left, bottom, right)
        case Toward.LEFT:
            return Box(top, -right, bottom, -left)
    return box


def _apart(here: Box, there: Box) -> tuple[int, int]:
    """How far it is below, and how far to a side."""
    return there.top - here.bottom, max(0, there.left - here.right, here.left - there.right)
