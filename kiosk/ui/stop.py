"""Lets the system end the kiosk in good order: SIGTERM and Ctrl+C close it as the last person would."""

import contextlib
import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class StopOnSignals(QObject):
    """Python sees a signal only when it runs; a socket wakes Qt up, so that it does."""

    def __init__(self, stop: Callable[[], None]) -> None:
        super().__init__()
        self._stop = stop
        self._read, self._write = socket.socketpair()
        for end in (self._read, self._write):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)
        self._before = {each: signal.signal(each, self._noted) for each in SIGNALS}
        signal.set_wakeup_fd(self._write.fileno())

    def close(self) -> None:
        """Leave the signals as they were."""
        signal.set_wakeup_fd(-1)
        for each, handler in self._before.items():
            signal.signal(each, handler)
        self._notifier.setEnabled(False)
        self._read.close()
        self._write.close()

    def _noted(self, number: int, frame: object) -> None:
        self._stop()

    def _woken(self) -> None:
        with contextlib.suppress(BlockingIOError):
            self._read.recv(64)  # Python now runs, and with it _noted
