"""What the rest of the kiosk knows about speaking."""

from collections.abc import Callable
from typing import Protocol

from kiosk.speech.utterance import Outcome, Spot, Utterance

Done = Callable[[Outcome], None]


class Speaker(Protocol):
    """Reads instructions aloud, one at a time.

    Every call but `close` comes back within a few milliseconds, whatever the
    voice or the sound device is doing: they may be called from the screen's thread.
    """

    @property
    def off(self) -> bool:
        """Whether the voice failed so often that it is not tried again for this person."""

    def prepare(self, utterance: Utterance) -> None:
        """Gets the sound ready, so that a later `speak` starts at once. Says nothing."""

    def speak(self, utterance: Utterance, done: Done) -> None:
        """Reads aloud; whatever was being read is cancelled first.

        `done` is called exactly once, FROM ANOTHER THREAD (a silent speaker or one that
        is closed may answer from the caller's own): it must hand the outcome over, for
        instance by a queued Qt signal, and touch nothing itself. It may call `speak`.
        """

    def now(self) -> Spot | None:
        """The words that are being heard. After SILENT or FAILED, the words to read, sentence by
        sentence at the pace of a slow reader, until the next `speak` or `stop`."""

    def stop(self) -> None:
        """Silence at once. What was being read ends as CANCELLED."""

    def forgive(self) -> None:
        """Another person is here: what was switched off is tried again."""

    def close(self) -> None:
        """Stops, and lets go of the voice and the sound device. The last call, when the
        windows are gone: the one call that may wait (at most two seconds)."""
