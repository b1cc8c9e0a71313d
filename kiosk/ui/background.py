"""Runs something slow beside the page and brings the result back to it."""

import logging
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from kiosk.errors import KioskError

log = logging.getLogger(__name__)


class Background(QObject):
    """Each piece of work has a thread of its own.

    `ready` comes on the page's thread when it is done, `failed` with plain words when it is not.
    """

    ready = Signal()
    failed = Signal(str)

    def run(self, work: Callable[[], object]) -> None:
        """Start it. Keep this object until a signal comes."""
        threading.Thread(target=self._run, args=(work,), name="background", daemon=True).start()

    def _run(self, work: Callable[[], object]) -> None:
        try:
            work()
        except KioskError as error:
            log.warning("%s", error)
            self.failed.emit(str(error))
        else:
            self.ready.emit()
