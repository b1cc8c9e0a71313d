"""Something slow that the staff pages asked for. It outlives its page, which may be built anew, and can be
stopped."""

import logging
import threading
from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QObject, Signal

from kiosk.errors import KioskError
from kiosk.ui.pages.coordinator_trouble import OTHER, told

log = logging.getLogger(__name__)

Tell = Callable[[int, int], None]


class Stand(Enum):
    """How far it is."""

    NONE = "none"
    WORKING = "working"
    DONE = "done"
    FAILED = "failed"


class StoppedError(KioskError):
    """Nobody wants it any more."""


class Task(QObject):
    """One piece of work at a time. It has no parent, so that its thread may end after the window.

    changed(): `stand` is another one. moved(done, all): while it works.
    """

    changed = Signal()
    moved = Signal(int, int)
    _told = Signal(int, int, int)
    _ended = Signal(int, object, object)

    def __init__(self) -> None:
        super().__init__()
        self.stand = Stand.NONE
        self.result: object = None
        self.why = OTHER  # when it failed
        self.progress = (0, 0)
        self._turn = 0
        self._ended.connect(self._end)
        self._told.connect(self._move)

    def start(self, work: Callable[[Tell], object]) -> None:
        """Run it beside the page; it is given what tells how far it is."""
        self.stop()
        self.stand = Stand.WORKING
        threading.Thread(target=self._run, args=(self._turn, work), name="staff", daemon=True).start()
        self.changed.emit()

    def stop(self) -> None:
        """Whatever is being done ends when it next tells how far it is; what was done is forgotten."""
        self._turn += 1
        self.stand, self.result, self.why, self.progress = Stand.NONE, None, OTHER, (0, 0)

    def _run(self, turn: int, work: Callable[[Tell], object]) -> None:
        def tell(done: int, total: int) -> None:
            if turn != self._turn:
                raise StoppedError
            self._told.emit(turn, done, total)

        try:
            result = work(tell)
        except StoppedError:
            return
        except (KioskError, OSError) as error:
            log.warning("%s", error)
            self._ended.emit(turn, None, told(error))
        else:
            self._ended.emit(turn, result, None)

    def _move(self, turn: int, done: int, total: int) -> None:
        """On the page's thread, so that a page that is just being built misses nothing."""
        if turn == self._turn:
            self.progress = (done, total)
            self.moved.emit(done, total)

    def _end(self, turn: int, result: object, why: tuple[str, str] | None) -> None:
        if turn == self._turn:
            self.stand = Stand.FAILED if why else Stand.DONE
            self.result, self.why = result, why or OTHER
            self.changed.emit()
