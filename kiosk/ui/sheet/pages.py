"""The sheet page by page: what stands on each, and how a page is painted, a little at a time."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QLine
from PySide6.QtGui import QImage, QPainter, QPen

from kiosk.session.sheet import Sheet
from kiosk.ui.sheet.blocks import closing, heading, step_block
from kiosk.ui.sheet.camera import Camera
from kiosk.ui.sheet.paper import BODY, GAP, INNER
from kiosk.ui.sheet.printed import INK, Printed, Words

BELOW_HEADING = 24


class Pages:
    """The blocks of a sheet, put on pages. Arrange it first, then take the pictures, then paint."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._pages: list[list[Printed]] = []
        self._steps: list[int] = []  # of each page: the first step that is not yet on it
        self._images: list[QImage] = []
        self._headings: list[Printed] = []
        self.arranged = False

    @property
    def count(self) -> int:
        """How many pages there are, once they are arranged."""
        return len(self._pages)

    def arrange(self) -> Iterator[None]:
        """Lay all words out, a step at a time; from the start, if that was given up before."""
        sheet = self.sheet
        self._pages, self._steps = [], []
        self._headings = [heading(sheet, first=True), heading(sheet, first=False)]
        yield
        for number in range(len(sheet.pictures)):
            self._add(step_block(sheet, number, partial(self._image, number)))
            self._steps[-1] = number + 1
            yield
        for block in closing(sheet):
            self._add(block)
            yield
        self.arranged = True

    def photograph(self, camera: Camera, page: int) -> Iterator[None]:
        """Take the pictures of the phone that this page needs and that are not there yet."""
        for picture in self.sheet.pictures[len(self._images) : self._steps[page]]:
            yield from camera.take(picture, self._images)

    def paint(self, painter: QPainter, page: int) -> Iterator[None]:
        """Paint a page, a block at a time."""
        head = self._heading(page)
        head.paint(painter, INNER.left(), INNER.top())
        top = INNER.top() + head.height + BELOW_HEADING
        self._rule(painter, top)
        top += GAP
        yield
        for number, block in enumerate(self._pages[page]):
            if number:
                self._rule(painter, top - GAP // 2, thin=True)
            block.paint(painter, INNER.left(), top)
            top += block.height + GAP
            yield
        foot = self._foot(page)
        foot.paint(painter, INNER.left(), INNER.bottom() - foot.height)
        yield

    def room(self, page: int) -> int:
        """Tenths of a millimetre that are free on a page; below 0 something would be cut off."""
        used = sum(block.height + GAP for block in self._pages[page])
        foot = self._foot(page).height
        return INNER.height() - self._heading(page).height - BELOW_HEADING - foot - used - GAP

    def _image(self, step: int) -> QImage:
        return self._images[step]

    def _add(self, block: Printed) -> None:
        """On the last page if there is room, else on a new one."""
        if self._pages:
            self._pages[-1].append(block)
            if self.room(len(self._pages) - 1) >= 0:
                return
            self._pages[-1].pop()
        self._pages.append([block])
        self._steps.append(self._steps[-1] if self._steps else 0)

    def _heading(self, page: int) -> Printed:
        return self._headings[0 if page == 0 else 1]

    def _foot(self, page: int) -> Printed:
        own = self.sheet.tellings[0]
        words = own.page(page + 1, self.count)
        return Words(words, own.language, BODY, INNER.width(), bold=True, centred=True)

    def _rule(self, painter: QPainter, top: int, *, thin: bool = False) -> None:
        painter.setPen(QPen(INK, 3 if thin else 8))
        painter.drawLine(QLine(INNER.left(), top, INNER.right(), top))
