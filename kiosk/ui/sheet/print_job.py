"""Draws something for paper, hands it to the printer, and leaves nothing behind."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiosk.session.printing import Printer
from kiosk.ui.background import Background
from kiosk.ui.sheet.turns import Turns, Work


class PrintJob(QObject):
    """One piece of paper on its way. It has no parent: once handed over it outlives the page.

    moved(page, pages) while it is drawn, then ended(whether the printer took it). `draw(path)` is the
    work of drawing; its file lies in a folder of its own that nobody else can read, and is deleted
    whatever comes of it.
    """

    moved = Signal(int, int)
    ended = Signal(bool)

    def __init__(self, draw: Callable[[Path], Work], printer: Printer) -> None:
        super().__init__()
        self._printer = printer
        self._folder = tempfile.TemporaryDirectory(prefix="footbridge-", ignore_cleanup_errors=True)
        self._file = Path(self._folder.name, "sheet.pdf")
        self._took = False
        self._turns = Turns()
        self._turns.moved.connect(self.moved)
        self._turns.ended.connect(self._send)
        self._turns.failed.connect(self._failed)
        self._work = draw(self._file)

    def start(self) -> None:
        """Begin to draw."""
        self._turns.begin(self._work)

    def cancel(self) -> None:
        """Give up while it is drawn; what the printer has already is printed."""
        if self._turns.busy:
            self._turns.cancel()
            self._folder.cleanup()

    def _send(self) -> None:
        hand_over = Background()  # kept by its thread until that ends
        hand_over.ready.connect(self._sent)
        hand_over.run(self._hand_over)

    def _hand_over(self) -> None:
        try:
            self._took = self._printer.send(self._file)
        finally:
            self._folder.cleanup()

    def _sent(self) -> None:
        self.ended.emit(self._took)

    def _failed(self, _why: str) -> None:
        self._folder.cleanup()
        self.ended.emit(False)
