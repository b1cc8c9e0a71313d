"""Where a sheet is made and sent on its way: it is written, drawn, printed or kept, and never left lying."""

from collections.abc import Collection
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from kiosk.coach.road import Road
from kiosk.language.catalogue import Words
from kiosk.session.printing import Papers
from kiosk.session.sheet import Sheet, make_sheet
from kiosk.ui.background import Background
from kiosk.ui.sheet.drawing import SheetPainter
from kiosk.ui.sheet.print_job import PrintJob
from kiosk.ui.sheet.turns import Turns

PICTURE_SCALE = 0.4  # 840 by 1188 pixels


class Stand(StrEnum):
    """How far it is."""

    DRAWING = "drawing"  # the first page cannot be seen yet
    READY = "ready"
    NO_PRINTER = "no-printer"
    WORKING = "working"  # the whole sheet is being drawn, or the printer is asked
    PRINTED = "printed"
    NOT_PRINTED = "not-printed"
    KEPT = "kept"
    NOT_KEPT = "not-kept"


class PaperDesk(QObject):
    """One sheet of one play. Close it at the end. It has no parent, so that its threads may end after
    the page.

    changed(): `stand` is another one. moved(page, pages): while the sheet is drawn. drawn(QImage): the
    first page, as a picture.
    """

    changed = Signal()
    moved = Signal(int, int)
    drawn = Signal(QImage)

    def __init__(
        self, road: Road, words: Words, helped: Collection[str], papers: Papers, *, draft: bool
    ) -> None:
        super().__init__()
        self.stand = Stand.DRAWING
        self._papers = papers
        self._to_write = (road, words, frozenset(helped), draft)
        self._sheet: Sheet | None = None
        self._painter: SheetPainter | None = None
        self._printer_there = False
        self._job: PrintJob | None = None
        self._closed = False
        self._turns = Turns()
        self._turns.moved.connect(self.moved)
        self._turns.ended.connect(self._drew)
        self._turns.failed.connect(self._could_not_keep)
        self._keeping = False
        self._start = Background()
        self._start.ready.connect(self._begin)

    def open(self) -> None:
        """Write the sheet and look for a printer, beside the page; then draw its first page."""
        self._start.run(self._write)

    @property
    def can_print(self) -> bool:
        """Whether the key that prints is live."""
        return self._printer_there and self.stand not in (Stand.DRAWING, Stand.WORKING)

    @property
    def can_keep(self) -> bool:
        """Whether the key that keeps it for the volunteer is live."""
        return self._papers.folder is not None and self.stand not in (Stand.DRAWING, Stand.WORKING)

    def print(self) -> None:
        """Send it to the printer."""
        painter = self._painter
        if self.can_print and painter is not None:
            self._set(Stand.WORKING)
            self._job = PrintJob(painter.pdf, self._papers.printer)
            self._job.moved.connect(self.moved)
            self._job.ended.connect(self._printed)
            self._job.start()

    def keep(self) -> None:
        """Put it into the volunteer's folder, in the place of the one that lies there."""
        path = self._path()
        if self.can_keep and self._painter is not None and path is not None:
            self._set(Stand.WORKING)
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError:
                self._set(Stand.NOT_KEPT)
                return
            self._keeping = True
            self._turns.begin(self._painter.pdf(path))

    def close(self) -> None:
        """Give up what is being drawn; nothing half-done stays."""
        self._closed = True
        self._turns.cancel()
        if self._job is not None:
            self._job.cancel()

    def _path(self) -> Path | None:
        folder, sheet = self._papers.folder, self._sheet
        return folder / sheet.file_name if folder is not None and sheet is not None else None

    def _write(self) -> None:
        road, words, helped, draft = self._to_write
        self._sheet = make_sheet(road, words, helped, draft=draft)
        self._printer_there = self._papers.printer.is_there()

    def _begin(self) -> None:
        if self._sheet is not None and not self._closed:
            self._painter = SheetPainter(self._sheet)
            self._turns.begin(self._painter.first_page(PICTURE_SCALE, self.drawn.emit))

    def _drew(self) -> None:
        if self._keeping:
            self._keeping = False
            self._set(Stand.KEPT)
        else:
            self._set(Stand.READY if self._printer_there else Stand.NO_PRINTER)

    def _could_not_keep(self, _why: str) -> None:
        self._keeping = False
        self._set(Stand.NOT_KEPT)

    def _printed(self, took: bool) -> None:
        self._set(Stand.PRINTED if took else Stand.NOT_PRINTED)

    def _set(self, stand: Stand) -> None:
        if not self._closed:
            self.stand = stand
            self.changed.emit()
