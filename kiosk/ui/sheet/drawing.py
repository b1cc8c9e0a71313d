"""Draws a whole sheet, or its first page as a picture, a few milliseconds at a time."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtGui import QImage, QPainter

from kiosk.session.sheet import Sheet
from kiosk.ui.sheet.camera import Camera
from kiosk.ui.sheet.pages import Pages
from kiosk.ui.sheet.paper import HEIGHT, WIDTH, pdf_painter
from kiosk.ui.sheet.turns import Work


class SheetPainter:
    """Paints one sheet, as a picture of its first page or as a whole PDF."""

    def __init__(self, sheet: Sheet) -> None:
        self.pages = Pages(sheet)

    def first_page(self, scale: float, shown: Callable[[QImage], object]) -> Work:
        """The first page as a picture, `scale` pixels for each tenth of a millimetre."""
        for _ in self._arranged():
            yield 1, 1
        yield from self._photographed(0)
        image = QImage(round(WIDTH * scale), round(HEIGHT * scale), QImage.Format.Format_RGB32)
        image.fill("#ffffff")
        painter = QPainter(image)
        try:
            hints = QPainter.RenderHint
            painter.setRenderHints(hints.Antialiasing | hints.SmoothPixmapTransform | hints.TextAntialiasing)
            painter.scale(scale, scale)
            for _ in self.pages.paint(painter, 0):
                yield 1, self.pages.count
        finally:
            painter.end()
        shown(image)

    def pdf(self, path: Path) -> Work:
        """All pages into a file. What was begun and given up is deleted. Raises OSError."""
        for _ in self._arranged():
            yield 1, 1
        part = path.with_name(f".{path.name}.part")
        try:
            yield from self._write(part)
            part.replace(path)
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)

    def _write(self, path: Path) -> Work:
        with pdf_painter(path, self.pages.sheet.tellings[0].title) as (painter, writer):
            for page in range(self.pages.count):
                if page:
                    writer.newPage()
                yield from self._photographed(page)
                for _ in self.pages.paint(painter, page):
                    yield page + 1, self.pages.count

    def _arranged(self) -> Iterator[None]:
        if not self.pages.arranged:
            yield from self.pages.arrange()

    def _photographed(self, page: int) -> Work:
        """The camera is open only while it is used: it is a window, though nobody sees it."""
        camera = Camera(self.pages.sheet.phone)
        try:
            for _ in self.pages.photograph(camera, page):
                yield page + 1, self.pages.count
        finally:
            camera.close()
