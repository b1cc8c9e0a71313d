"""Where paper is sent on its way: a printer is looked for, something is drawn and handed over."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiosk.session.printing import Papers
from kiosk.ui.background import Background
from kiosk.ui.sheet.print_job import PrintJob
from kiosk.ui.sheet.turns import Work


class Stand(StrEnum):
    """How far it is."""

    DRAWING = "drawing"  # it cannot be printed yet
    READY = "ready"
    NO_PRINTER = "no-printer"
    WORKING = "working"  # the whole of it is being drawn, or the printer is asked
    PRINTED = "printed"
    NOT_PRINTED = "not-printed"
    KEPT = "kept"
    NOT_KEPT = "not-kept"


class Desk(QObject):
    """One piece of paper. Close it at the end. It has no parent, so that its threads may end after the page.

    changed(): `stand` is another one. moved(page, pages): while it is drawn.
    """

    changed = Signal()
    moved = Signal(int, int)

    def __init__(self, papers: Papers) -> None:
        super().__init__()
        self.stand = Stand.DRAWING
        self._papers = papers
        self._there = False
        self._job: PrintJob | None = None
        self._closed = False
        self._start = Background()
        self._start.ready.connect(self._begin)

    def open(self) -> None:
        """Look for a printer, beside the page."""
        self._start.run(self._prepare)

    @property
    def idle(self) -> bool:
        """Whether something may be begun."""
        return self.stand not in (Stand.DRAWING, Stand.WORKING)

    @property
    def can_print(self) -> bool:
        """Whether the key that prints is live."""
        return self._there and self.idle

    def print(self) -> None:
        """Send it to the printer."""
        draw = self._drawing()
        if self.can_print and draw is not None:
            self._set(Stand.WORKING)
            self._job = PrintJob(draw, self._papers.printer)
            self._job.moved.connect(self.moved)
            self._job.ended.connect(self._printed)
            self._job.start()

    def close(self) -> None:
        """Give up what is being drawn; nothing half-done stays."""
        self._closed = True
        if self._job is not None:
            self._job.cancel()

    def close_with(self, page: QObject) -> None:
        """Close when the page is gone; until then the connection keeps this alive."""
        page.destroyed.connect(partial(_close, self))

    def _drawing(self) -> Callable[[Path], Work] | None:
        """What draws the whole of it into a file; None while there is nothing to draw."""
        raise NotImplementedError

    def _prepare(self) -> None:
        """Runs beside the page."""
        self._there = self._papers.printer.is_there()

    def _begin(self) -> None:
        """Runs on the page's thread, once it is prepared."""
        self._rest()

    def _rest(self) -> None:
        self._set(Stand.READY if self._there else Stand.NO_PRINTER)

    def _printed(self, took: bool) -> None:
        self._set(Stand.PRINTED if took else Stand.NOT_PRINTED)

    def _set(self, stand: Stand) -> None:
        if not self._closed:
            self.stand = stand
            self.changed.emit()


def _close(desk: Desk) -> None:
    """A function, because a method of a page or desk would not be called once its owner is gone."""
    desk.close()
