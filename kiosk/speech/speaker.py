"""What the rest of the kiosk knows about speaking."""

from collections.abc import Callable
from typing import Protocol

from kiosk.speech.utterance import Outcome, Utterance

Done = Callable[[Outcome], None]


class Speaker(Protocol):
    """Reads instructions aloud, one at a time.

    `prepare`, `speak` and `stop` come back within a few milliseconds, whatever the
    voice or the sound device is doing: they may be called from the screen's thread.
    """

    def prepare(self, utterance: Utterance) -> None:
        """Gets the sound ready, so that a later `speak` starts at once. Says nothing."""

    def speak(self, utterance: Utterance, done: Done) -> None:
        """Reads aloud; whatever was being read is cancelled first.

        `done` is called exactly once, FROM ANOTHER THREAD (a silent speaker or one that
        is closed may answer from the caller's own): it must hand the outcome over, for
        instance by a queued Qt signal, and touch nothing itself. It may call `speak`.
        """

    def stop(self) -> None:
        """Silence at once. What was being read ends as CANCELLED."""

    def close(self) -> None:
        """Stops, and lets go of the voice and the sound device. The last call, when the
        windows are gone: the one call that may wait (at most two seconds)."""
