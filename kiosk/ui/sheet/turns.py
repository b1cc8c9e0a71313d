"""Long work in small pieces, so that the screen answers at any moment: a piece each turn of the event loop.

A piece of work is an iterator of (page, pages); each of its steps takes a few milliseconds.
"""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

Work = Iterator[tuple[int, int]]


def do_all(work: Work) -> None:
    """Do all of it before going on, where nobody waits at a screen; the event loop turns between."""
    for _ in work:
        QCoreApplication.processEvents()


class Turns(QObject):
    """Does a piece of work a step each turn of the event loop; one piece at a time.

    moved(page, pages), then ended() or failed(why in plain words).
    """

    moved = Signal(int, int)
    ended = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: Work | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._step)

    @property
    def busy(self) -> bool:
        """Whether something is being drawn."""
        return self._work is not None

    def begin(self, work: Work) -> None:
        """Give up what is being done, and do this."""
        self.cancel()
        self._work = work
        self._timer.start()

    def cancel(self) -> None:
        """Give up; half-written files are deleted. No signal comes."""
        self._timer.stop()
        work, self._work = self._work, None
        close = getattr(work, "close", None)
        if close is not None:
            close()

    def _step(self) -> None:
        if self._work is None:
            return
        try:
            self.moved.emit(*next(self._work))
        except StopIteration:
            self._finish()
            self.ended.emit()
        except OSError as error:
            self._finish()
            self.failed.emit(error.strerror or str(error))

    def _finish(self) -> None:
        self._timer.stop()
        self._work = None
