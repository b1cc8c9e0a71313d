"""Where times and ids come from; handed in, so that a test can decide them."""

import time
from collections.abc import Callable
from typing import Protocol

NewId = Callable[[], str]


class Clock(Protocol):
    """Two clocks: one that people read and may put right, one that only runs forward."""

    @property
    def boot_id(self) -> str:
        """Within one boot id, and only there, times of mono_ms may be compared."""

    def wall_ms(self) -> int:
        """Milliseconds since 1970, as far as the tablet knows."""

    def mono_ms(self) -> int:
        """Milliseconds since some fixed moment; never jumps."""


class SystemClock:
    """The clocks of this computer. Every start of the program is a boot of its own."""

    def __init__(self) -> None:
        self.boot_id = new_id()

    def wall_ms(self) -> int:
        return time.time_ns() // 1_000_000

    def mono_ms(self) -> int:
        return time.monotonic_ns() // 1_000_000


def new_id() -> str:
    """A UUIDv7: unique without asking anybody, and later ones sort later."""
    from uuid_utils import uuid7  # here because a start without records does not need it

    return str(uuid7())
