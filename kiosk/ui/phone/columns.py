"""Widgets side by side, in as many columns as their words leave unbroken."""

from collections.abc import Iterator

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.ui.phone.drawn import Drawn
from kiosk.ui.phone.look import PhoneLook
from kiosk.ui.phone.stack import Item, Stack


class Columns(Stack):
    """Rows of equal columns, from left to right. `gap` in logical units, also between rows.

    At most `most` columns: fewer where a word would have to be cut in two, at least one.
    """

    def __init__(self, look: PhoneLook, widgets: tuple[QWidget, ...], most: int, gap: float) -> None:
        self.most, self.gap = most, gap
        super().__init__(look, items=tuple(Item(each) for each in widgets))

    def columns(self, width: int) -> int:
        """How many columns there are in this width."""
        for count in range(self.most, 1, -1):
            wide = self._wide(width, count)
            drawings = [part.drawing(wide) for part in self.parts() if isinstance(part, Drawn)]
            if not any(placed.wrapped.broken for each in drawings for placed in each.words):
                return count
        return 1

    def _wide(self, width: int, count: int) -> int:
        return max(1, (width - (count - 1) * self.look.px(self.gap)) // count)

    def _rows(self, count: int) -> Iterator[tuple[QWidget, ...]]:
        parts = self.parts()
        return (parts[at : at + count] for at in range(0, len(parts), count))

    def _go(self, width: int, *, move: bool) -> int:
        count, gap = self.columns(width), self.look.px(self.gap)
        wide, y = self._wide(width, count), 0
        for number, row in enumerate(self._rows(count)):
            y += gap if number else 0
            high = max(part.heightForWidth(wide) for part in row)
            if move:
                for column, part in enumerate(row):
                    self.put(part, QRect(column * (wide + gap), y, wide, high))
            y += high
        return y
