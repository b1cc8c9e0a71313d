"""Puts things beside one another: so many, or as many as have room for their words."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from kiosk.ui.theme import GRID


def columns_that_fit(things: Sequence[QWidget], width: int, choices: Sequence[int], gap: int) -> int:
    """The first of `choices` at which each has room in `width` pixels; else the last."""
    widest = max((thing.minimumSizeHint().width() for thing in things), default=0)
    fitting = (count for count in choices if count * widest + (count - 1) * gap <= width)
    return next(fitting, choices[-1])


def in_columns(
    things: Sequence[QWidget], width: int, choices: Sequence[int], gap: int = 2 * GRID
) -> QGridLayout:
    """A grid of as many equal columns as have room, in reading order."""
    return grid_of(things, columns_that_fit(things, width, choices, gap), gap)


def grid_of(things: Iterable[QWidget], columns: int, gap: int = 2 * GRID) -> QGridLayout:
    """A grid of so many equal columns, in reading order."""
    grid = QGridLayout()
    grid.setSpacing(gap)
    for place, thing in enumerate(things):
        grid.addWidget(thing, place // columns, place % columns)
    for each in range(columns):
        grid.setColumnStretch(each, 1)
    return grid
