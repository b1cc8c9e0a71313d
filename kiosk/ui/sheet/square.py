"""A QR code, drawn as squares, so that it is sharp on every printer."""

import segno
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from kiosk.ui.sheet.printed import INK

LEAST = 330  # tenths of a millimetre: a phone reads it at arm's length
QUIET = 4  # squares of white around it, as the standard asks


class Square:
    """The code of an address. `side` is what it measures without the white around it."""

    def __init__(self, address: str) -> None:
        matrix = segno.make(address, micro=False, error="m").matrix
        self._rows = [bytes(row) for row in matrix]
        self._dot = -(-LEAST // len(self._rows))

    @property
    def side(self) -> int:
        """Tenths of a millimetre."""
        return self._dot * len(self._rows)

    @property
    def height(self) -> int:
        """With the white around it."""
        return self.side + 2 * QUIET * self._dot

    def paint(self, painter: QPainter, left: int, top: int) -> None:
        """All in one path: squares beside one another leave no hair of white between them."""
        path = QPainterPath()
        start = QUIET * self._dot
        for down, row in enumerate(self._rows):
            for first, length in _runs(row):
                path.addRect(
                    QRectF(
                        left + start + first * self._dot,
                        top + start + down * self._dot,
                        length * self._dot,
                        self._dot,
                    )
                )
        path.setFillRule(Qt.FillRule.WindingFill)
        painter.fillPath(path, INK)


def _runs(row: bytes) -> list[tuple[int, int]]:
    """(first, length) of the dark squares that touch, in a row."""
    runs: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if dark and runs and sum(runs[-1]) == place:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((place, 1))
    return runs
