"""What the session room asks of whoever records."""

from collections.abc import Callable
from typing import Protocol

from kiosk.progress.events import Event


class Recorder(Protocol):
    """Takes events at once, from any thread, and says later when they are safe."""

    @property
    def trouble(self) -> str:
        """Plain words on why nothing is recorded just now; empty when all is well."""

    def record(self, event: Event, acknowledged: Callable[[], None] | None = None) -> None:
        """Never waits. `acknowledged` is called, on any thread, once the event cannot be lost."""

    def close(self, timeout: float) -> bool:
        """Save what waits, for at most `timeout` seconds. True when nothing was left over."""
