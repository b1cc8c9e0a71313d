"""A speaker without a voice: for tablets that have none, and for tests."""

from kiosk.speech.speaker import Done
from kiosk.speech.utterance import Outcome, Utterance


class SilentSpeaker:
    """Says nothing, answers at once from the caller's thread, remembers what it was asked.

    `outcome` is what every `speak` ends with.
    """

    def __init__(self, outcome: Outcome = Outcome.SILENT) -> None:
        self.outcome = outcome
        self.prepared: list[Utterance] = []
        self.spoken: list[Utterance] = []
        self.stops = 0
        self.closed = False

    def prepare(self, utterance: Utterance) -> None:
        self.prepared.append(utterance)

    def speak(self, utterance: Utterance, done: Done) -> None:
        self.spoken.append(utterance)
        done(self.outcome)

    def stop(self) -> None:
        self.stops += 1

    def close(self) -> None:
        self.closed = True
