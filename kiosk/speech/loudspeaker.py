"""Plays samples, and knows whether they were heard: watches the device, replaces a dead one."""

import logging
import time

from miniaudio import Backend

from kiosk.speech.device import BACKENDS, OPENING, Output, Turn
from kiosk.speech.utterance import Outcome

logger = logging.getLogger(__name__)

LOOK = 0.05
"""Seconds between two looks at the device's progress."""


class Loudspeaker:
    """For one thread. `stall` is how long a playing device may ask for nothing, `retry` how
    long a missing device is left alone before we look for it again (both seconds)."""

    def __init__(
        self, backends: tuple[Backend, ...] = BACKENDS, stall: float = 0.3, retry: float = 3.0
    ) -> None:
        self._backends = backends
        self._stall = stall
        self._retry = retry
        self._retry_at = 0.0
        self._output: Output | None = None
        self._hanging: list[Output] = []

    def warm_up(self) -> None:
        """Begins to open the device, without waiting for it."""
        self._hanging = [output for output in self._hanging if output.is_alive()]
        # A frozen sound server swallows a thread a try: three, and we wait until one comes back.
        if self._output is None and time.monotonic() >= self._retry_at and len(self._hanging) < 3:
            self._output = Output(self._backends)

    def play(self, turn: Turn) -> Outcome:
        """Plays the turn's samples to the end, or until it is cancelled. SILENT without a device."""
        self.warm_up()
        output = self._output
        if output is None:
            return Outcome.CANCELLED if turn.cancelled else Outcome.SILENT
        if not self._is_ready(output, turn):
            if turn.cancelled and not output.trouble:
                return Outcome.CANCELLED
            self._give_up(output, turn, output.trouble or "it does not open")
            self._retry_at = time.monotonic() + self._retry
            return Outcome.SILENT
        output.give(turn)
        if trouble := self._watch(output, turn):
            self._give_up(output, turn, trouble)
        elif not output.idle.wait(self._stall):
            self._give_up(output, turn, "it does not stop")
        if turn.cancelled:
            return Outcome.CANCELLED
        return Outcome.HEARD if turn.consumed else Outcome.FAILED

    def close(self) -> None:
        if self._output:
            self._output.close()
            self._output = None

    def _is_ready(self, output: Output, turn: Turn) -> bool:
        """Waits for a device that is just being opened, as long as the turn is wanted."""
        deadline = time.monotonic() + OPENING + 0.5
        while not output.ready.wait(LOOK):
            if turn.cancelled or time.monotonic() > deadline:
                return False
        return not output.trouble

    def _watch(self, output: Output, turn: Turn) -> str:
        """Waits until the turn is over; says what is wrong when the device stands still before."""
        asked, moved = -1, time.monotonic()
        while not turn.over.wait(LOOK):
            if output.trouble:
                return output.trouble
            if turn.asked != asked:
                asked, moved = turn.asked, time.monotonic()
            elif time.monotonic() - moved > self._stall:
                return "it stands still"
        return ""

    def _give_up(self, output: Output, turn: Turn, why: str) -> None:
        logger.warning("The sound device cannot be used: %s", why)
        turn.over.set()  # else a server that thaws would play the rest, long after
        output.close()
        self._hanging.append(output)
        self._output = None
