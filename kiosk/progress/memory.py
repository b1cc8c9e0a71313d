"""Remembers events while the program runs: for walking through lessons without a disk."""

from collections.abc import Callable

from kiosk.progress.events import Event


class MemoryRecorder:
    """A recorder that keeps everything in `recorded`, in order.

    With `trouble` set it behaves as on a broken disk: it acknowledges nothing.
    """

    def __init__(self, trouble: str = "") -> None:
        self.recorded: list[Event] = []
        self.trouble = trouble

    def record(self, event: Event, acknowledged: Callable[[], None] | None = None) -> None:
        self.recorded.append(event)
        if acknowledged is not None and not self.trouble:
            acknowledged()

    def close(self, timeout: float) -> bool:
        return not self.trouble
