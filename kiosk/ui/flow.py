"""Words that wrap, measured and painted with a line distance of our own.

Qt sets Nastaliq lines 2.5 em apart, which leaves room for two lines on a small tablet. The ink
needs all of that only above the first line and below the last, so the lines between may move closer.

A page asks for the same words at the same width many times while it is laid out, so what was
laid out is kept. Only words of lessons and keys come by here, never what somebody typed.
"""

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption

from kiosk.language.languages import Language
from kiosk.ui.fonts import HYPERLEGIBLE

TALL_SCRIPT = 2.0  # a line of more than this many em is set tighter
LATIN = ("Noto Sans",)
SEPARATE = ("Noto Sans", *HYPERLEGIBLE)  # faces whose letters do not join
TIGHT = 1.85  # em between the lines of a tall script
WIDE_LINE, WIDE_WORD, WIDE_LETTER = 1.3, 0.16, 0.12  # of a line; em (WCAG 1.4.12)


class Letters(NamedTuple):
    """Which letters: font families in order, pixels, weight, and how far apart."""

    families: tuple[str, ...]
    px: int
    bold: bool = False
    wide: bool = False  # further apart, in scripts whose letters do not join


class Flow:
    """One text (already through `bidi`), laid out for a width in pixels; get it from `flow`."""

    def __init__(self, layout: QTextLayout, width: int, px: int, language: Language, spread: float) -> None:
        self._layout = layout
        self._height = 0.0
        self._tall = tall = language.metrics.line > TALL_SCRIPT
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, top))
            self._height = top + line.height()
            top += spread * (min(line.height(), TIGHT * px) if tall else line.height())
        layout.endLayout()

    @property
    def height(self) -> int:
        """Pixels from the top of the first line to the bottom of the last."""
        return round(self._height + 0.5)

    def paint(
        self, painter: QPainter, left: int, top: int, marked: tuple[int, int] = (0, 0), ground: str = ""
    ) -> None:
        """Paint it in the painter's pen; `left` is the left edge of its whole width. The characters from
        `marked[0]` to before `marked[1]` stand on a ground of their own."""
        start, end = marked
        # Who sees no colours sees the line; it would cross the letters of a tall script.
        selections = [_marked(start, end - start, ground, underlined=not self._tall)] if end > start else []
        self._layout.draw(painter, QPointF(left, top), selections)


@lru_cache(maxsize=600)
def flow(
    text: str,
    letters: Letters,
    width: int,
    language: Language,
    *,
    centred: bool = False,
    bold: tuple[tuple[int, int], ...] = (),
) -> Flow:
    """The text laid out; `bold` are (start, length) of English words that stand on the phone."""
    layout = QTextLayout(text, font_of(letters))
    absolute = Qt.AlignmentFlag.AlignAbsolute  # Qt does not turn "leading" round in a text layout
    beside = Qt.AlignmentFlag.AlignRight if language.rtl else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(Qt.AlignmentFlag.AlignHCenter if centred else absolute | beside)
    right_to_left = Qt.LayoutDirection.RightToLeft
    option.setTextDirection(right_to_left if language.rtl else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.setFormats([_quoted(letters.px, start, length) for start, length in bold])
    return Flow(layout, width, letters.px, language, WIDE_LINE if letters.wide else 1.0)


@lru_cache(maxsize=64)
def font_of(letters: Letters) -> QFont:
    """The font of these letters."""
    font = QFont()
    font.setFamilies(list(letters.families))
    font.setPixelSize(letters.px)
    font.setBold(letters.bold)
    if letters.wide and letters.families[0] in SEPARATE:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, WIDE_LETTER * letters.px)
        font.setWordSpacing(WIDE_WORD * letters.px)
    return font


@lru_cache(maxsize=64)
def line_height(letters: Letters) -> int:
    """Pixels of one line."""
    return QFontMetrics(font_of(letters)).height()


@lru_cache(maxsize=1000)
def width_of(text: str, letters: Letters) -> int:
    """Pixels of a text on one line."""
    return QFontMetrics(font_of(letters)).horizontalAdvance(text)


def longest_word(text: str, letters: Letters) -> int:
    """Pixels of the widest word of a text."""
    return max((width_of(word, letters) for word in text.split()), default=0)


def _marked(start: int, length: int, ground: str, *, underlined: bool) -> QTextLayout.FormatRange:
    kind = QTextCharFormat()
    kind.setBackground(QColor(ground))
    if underlined:
        kind.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    part = QTextLayout.FormatRange()
    part.start, part.length, part.format = start, length, kind
    return part


def _quoted(px: int, start: int, length: int) -> QTextLayout.FormatRange:
    kind = QTextCharFormat()
    # In Latin letters, or the spaces between the English words would be Nastaliq's, which are hair-thin.
    kind.setFont(font_of(Letters(LATIN, px, bold=True)))
    part = QTextLayout.FormatRange()
    part.start, part.length, part.format = start, length, kind
    return part
