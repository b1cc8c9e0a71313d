"""A speaker without a voice: for tablets that have none, and for tests."""

from kiosk.speech.speaker import Done
from kiosk.speech.utterance import Outcome, Spot, Utterance


class SilentSpeaker:
    """Says nothing, answers at once from the caller's thread, remembers what it was asked.

    `outcome` is what every `speak` ends with, `spot` what it points at.
    """

    def __init__(self, outcome: Outcome = Outcome.SILENT) -> None:
        self.outcome = outcome
        self.spot: Spot | None = None
        self.off = False
        self.prepared: list[Utterance] = []
        self.spoken: list[Utterance] = []
        self.stops = 0
        self.closed = False

    def prepare(self, utterance: Utterance) -> None:
        """Remembered."""
        self.prepared.append(utterance)

    def speak(self, utterance: Utterance, done: Done) -> None:
        """Remembered and answered."""
        self.spoken.append(utterance)
        done(self.outcome)

    def now(self) -> Spot | None:
        """What the test says."""
        return self.spot

    def stop(self) -> None:
        """Counted."""
        self.stops += 1

    def forgive(self) -> None:
        """A voice that was off may be heard again."""
        self.off = False

    def close(self) -> None:
        """Remembered."""
        self.closed = True
