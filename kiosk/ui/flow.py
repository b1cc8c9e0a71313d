"""Words that wrap, measured and painted with a line distance of our own.

Qt sets Nastaliq lines 2.5 em apart, which leaves room for two lines on a small tablet. The ink
needs all of that only above the first line and below the last, so the lines between may move closer.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from kiosk.language.languages import Language

TALL_SCRIPT = 2.0  # a line of more than this many em is set tighter
LATIN = ["Noto Sans"]
TIGHT = 1.85  # em between the lines of a tall script


class Flow:
    """One text (already through `bidi`), laid out for a width in pixels; `bold` are (start, length)."""

    def __init__(
        self,
        text: str,
        font: QFont,
        width: int,
        language: Language,
        *,
        centred: bool = False,
        bold: Sequence[tuple[int, int]] = (),
    ) -> None:
        self._layout = QTextLayout(text, font)
        absolute = Qt.AlignmentFlag.AlignAbsolute  # Qt does not turn "leading" round in a text layout
        beside = Qt.AlignmentFlag.AlignRight if language.rtl else Qt.AlignmentFlag.AlignLeft
        option = QTextOption(Qt.AlignmentFlag.AlignHCenter if centred else absolute | beside)
        right_to_left = Qt.LayoutDirection.RightToLeft
        option.setTextDirection(right_to_left if language.rtl else Qt.LayoutDirection.LeftToRight)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        self._layout.setTextOption(option)
        self._layout.setFormats([_bold(font, start, length) for start, length in bold])
        self._height = 0.0
        self._lay_out(width, font.pixelSize(), language)

    @property
    def height(self) -> int:
        """Pixels from the top of the first line to the bottom of the last."""
        return round(self._height + 0.5)

    def paint(self, painter: QPainter, left: int, top: int) -> None:
        """Paint it in the painter's pen; `left` is the left edge of its whole width."""
        self._layout.draw(painter, QPointF(left, top))

    def _lay_out(self, width: int, px: int, language: Language) -> None:
        tall = language.metrics.line > TALL_SCRIPT
        self._layout.beginLayout()
        top = 0.0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, top))
            self._height = top + line.height()
            top += min(line.height(), TIGHT * px) if tall else line.height()
        self._layout.endLayout()


def _bold(font: QFont, start: int, length: int) -> QTextLayout.FormatRange:
    heavy = QFont(font)
    heavy.setBold(True)
    heavy.setFamilies(LATIN)  # or the spaces between English words would be Nastaliq's, which are hair-thin
    kind = QTextCharFormat()
    kind.setFont(heavy)
    part = QTextLayout.FormatRange()
    part.start, part.length, part.format = start, length, kind
    return part
