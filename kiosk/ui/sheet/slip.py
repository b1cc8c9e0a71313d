"""A slip with the four pictures of a picture code, half a page high: what somebody brings next time.

No date, no name, no lesson: whoever finds it learns nothing about the person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QLine, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtSvg import QSvgRenderer

from kiosk.language.catalogue import ENGLISH_WORDS, N_, Words
from kiosk.language.languages import ENGLISH as ENGLISH_LANGUAGE
from kiosk.language.languages import Language
from kiosk.ui.sheet.columns import Beside
from kiosk.ui.sheet.paper import (
    BODY,
    ENGLISH,
    GAP,
    HEIGHT,
    INNER,
    INSTRUCTION,
    OTHER,
    OWN,
    TITLE,
    WIDTH,
    pdf_painter,
)
from kiosk.ui.sheet.printed import INK, Column, Framed, Printed, frame
from kiosk.ui.sheet.printed import Words as Written
from kiosk.ui.sheet.turns import Work

BRING = N_("sheet", "Bring this next time")
PROMISE = ("bar", "This is practice. Nothing here is real.")
BETWEEN = 40  # the cards


@dataclass(frozen=True, slots=True)
class SlipPicture:
    """One of the four: an SVG drawing in `currentColor`, and what it shows, in both languages."""

    drawing: Path
    word: str
    english: str


def slip_pdf(path: Path, pictures: Sequence[SlipPicture], words: Words) -> Work:
    """The slip as a page of A4, to be cut in half. Raises OSError."""
    with pdf_painter(path, words.pgettext(*BRING)) as (painter, _):
        yield 1, 1
        yield from paint_slip(painter, pictures, words)


def paint_slip(painter: QPainter, pictures: Sequence[SlipPicture], words: Words) -> Work:
    """Paint it on the upper half of a page, in tenths of a millimetre."""
    top = INNER.top()
    for part in _heading(words), _cards(pictures, words), _promise(words):
        part.paint(painter, INNER.left(), top)
        top += part.height + GAP
        yield 1, 1
    painter.setPen(QPen(INK, 3, Qt.PenStyle.DashLine))
    painter.drawLine(QLine(0, HEIGHT // 2, WIDTH, HEIGHT // 2))  # where it is cut
    yield 1, 1


class Card:
    """A picture in a frame, with what it shows below it."""

    def __init__(self, picture: SlipPicture, language: Language, width: int) -> None:
        inner = width - 2 * Framed.PAD
        lines = [Written(picture.word, language, INSTRUCTION, inner, bold=True, centred=True)]
        if language != ENGLISH_LANGUAGE:
            lines.append(Written(picture.english, ENGLISH_LANGUAGE, ENGLISH, inner, centred=True))
        self._words = Column(lines, gap=4)
        self._width = width
        self._picture_height = round(width * 0.85)
        coloured = picture.drawing.read_text(encoding="utf-8").replace("currentColor", INK.name())
        self._drawing = QSvgRenderer(QByteArray(coloured.encode()))

    @property
    def height(self) -> int:
        """Of the picture and the words."""
        return self._picture_height + self._words.height + Framed.PAD

    def paint(self, painter: QPainter, left: int, top: int) -> None:
        """The frame, the picture, the words."""
        frame(painter, QRect(left, top, self._width, self.height))
        side = self._picture_height - 2 * Framed.PAD
        room = QRectF(left + (self._width - side) / 2, top + Framed.PAD, side, side)
        self._drawing.render(painter, room)
        self._words.paint(painter, left + Framed.PAD, top + self._picture_height)


class Row:
    """Cards beside one another, in the direction of reading."""

    def __init__(self, cards: Sequence[Printed], width: int, *, rtl: bool) -> None:
        self._cards = list(reversed(cards)) if rtl else list(cards)
        self._step = width + BETWEEN

    @property
    def height(self) -> int:
        """Of the highest."""
        return max((card.height for card in self._cards), default=0)

    def paint(self, painter: QPainter, left: int, top: int) -> None:
        """From left to right."""
        for number, card in enumerate(self._cards):
            card.paint(painter, left + number * self._step, top)


def _cards(pictures: Sequence[SlipPicture], words: Words) -> Printed:
    count = max(1, len(pictures))
    width = (INNER.width() - BETWEEN * (count - 1)) // count
    cards = [Card(picture, words.language, width) for picture in pictures]
    return Row(cards, width, rtl=words.language.rtl)


def _heading(words: Words) -> Printed:
    return _both(BRING, words, TITLE, ENGLISH, bold=True)


def _promise(words: Words) -> Printed:
    return _both(PROMISE, words, BODY, BODY, bold=False)


def _both(text: tuple[str, str], words: Words, own: int, second: int, *, bold: bool) -> Printed:
    """In both languages beside one another; one alone has the whole width."""
    if words.language == ENGLISH_LANGUAGE:
        return Written(words.pgettext(*text), words.language, own, INNER.width(), bold=bold)
    first = Written(words.pgettext(*text), words.language, own, OWN, bold=bold)
    english = Written(ENGLISH_WORDS.pgettext(*text), ENGLISH_LANGUAGE, second, OTHER)
    return Beside(first, english, rtl=words.language.rtl)
