"""Where a sheet is made and sent on its way: it is written, drawn, printed or kept, and never left lying."""

from collections.abc import Callable, Collection
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage

from kiosk.coach.road import Road
from kiosk.language.catalogue import Words
from kiosk.session.printing import Papers
from kiosk.session.sheet import Sheet, make_sheet
from kiosk.ui.sheet.desk import Desk, Stand
from kiosk.ui.sheet.drawing import SheetPainter
from kiosk.ui.sheet.turns import Turns, Work

PICTURE_SCALE = 0.4  # 840 by 1188 pixels


class SheetDesk(Desk):
    """One sheet of one play. drawn(QImage): the first page, as a picture."""

    drawn = Signal(QImage)

    def __init__(
        self, road: Road, words: Words, helped: Collection[str], papers: Papers, *, draft: bool
    ) -> None:
        super().__init__(papers)
        self._to_write = (road, words, frozenset(helped), draft)
        self._sheet: Sheet | None = None
        self._painter: SheetPainter | None = None
        self._turns = Turns()
        self._turns.moved.connect(self.moved)
        self._turns.ended.connect(self._drew)
        self._turns.failed.connect(self._could_not_keep)
        self._keeping = False

    @property
    def can_keep(self) -> bool:
        """Whether the key that keeps it for the volunteer is live."""
        return self._papers.folder is not None and self.idle

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
        super().close()
        self._turns.cancel()

    def _drawing(self) -> Callable[[Path], Work] | None:
        return self._painter.pdf if self._painter is not None else None

    def _path(self) -> Path | None:
        folder, sheet = self._papers.folder, self._sheet
        return folder / sheet.file_name if folder is not None and sheet is not None else None

    def _prepare(self) -> None:
        road, words, helped, draft = self._to_write
        self._sheet = make_sheet(road, words, helped, draft=draft)
        super()._prepare()

    def _begin(self) -> None:
        """Its first page is drawn before anything else."""
        if self._sheet is not None and not self._closed:
            self._painter = SheetPainter(self._sheet)
            self._turns.begin(self._painter.first_page(PICTURE_SCALE, self.drawn.emit))

    def _drew(self) -> None:
        if self._keeping:
            self._keeping = False
            self._set(Stand.KEPT)
        else:
            self._rest()

    def _could_not_keep(self, _why: str) -> None:
        self._keeping = False
        self._set(Stand.NOT_KEPT)
