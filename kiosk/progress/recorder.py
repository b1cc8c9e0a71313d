"""What the session room asks of whoever records."""

from collections.abc import Callable
from typing import Protocol

from kiosk.progress.events import Event
from kiosk.progress.learner import Learner


class Recorder(Protocol):
    """Takes events at once, from any thread, and says later when they are safe."""

    @property
    def trouble(self) -> str:
        """Plain words on why nothing is recorded just now; empty when all is well."""

    def record(self, event: Event, acknowledged: Callable[[], None] | None = None) -> None:
        """Never waits. `acknowledged` is called, on any thread, once the event cannot be lost."""

    def link(self, session: str, learner: str, acknowledged: Callable[[], None] | None = None) -> None:
        """This session is of this learner (a picture code). In order with the events; never waits."""

    def known(self, learner: str, answer: Callable[[Learner | None], None]) -> None:
        """Ask what a picture code has done here. Never waits: `answer` is called later, on any thread,
        with None when this tablet does not know the code or cannot tell now."""

    def close(self, timeout: float) -> bool:
        """Save what waits, for at most `timeout` seconds. True when nothing was left over."""
