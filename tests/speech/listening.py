"""What the tests of speech listen with."""

import array
import math
import os
import threading
import wave
from pathlib import Path

from kiosk.speech import Outcome, plain
from kiosk.speech.cues import Cue, cues_of

PATIENCE = 20.0
"""Seconds before a test says that something never came. Long, for busy machines."""

TEXTS = {
    "en": "Press the blue button to order your medicine. You can stop at any time.",
    "cy": "Pwyswch y botwm glas i archebu eich meddyginiaeth. Gallwch stopio unrhyw bryd.",
    "ur": "اپنی دوا منگوانے کے لیے نیلا بٹن دبائیں۔ آپ کسی بھی وقت رک سکتے ہیں۔",
}


class Listener:
    """A `done` that keeps every answer."""

    def __init__(self) -> None:
        self.outcomes: list[Outcome] = []
        self.threads: list[threading.Thread] = []
        self._answered = threading.Event()

    def __call__(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)
        self.threads.append(threading.current_thread())
        self._answered.set()

    def outcome(self) -> Outcome:
        """Waits for the answer."""
        assert self._answered.wait(PATIENCE), "nobody said how it ended"
        return self.outcomes[0]


def samples_of(path: Path) -> "array.array[int]":
    with wave.open(str(path), "rb") as sound:
        assert (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) == (1, 2, 22_050)
        return array.array("h", sound.readframes(sound.getnframes()))


def loudness(samples: "array.array[int]") -> float:
    """Root mean square, of 32,768."""
    return math.sqrt(sum(sample * sample for sample in samples) / max(1, len(samples)))


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def cue(text: str, language: str) -> Cue:
    """The first cue of a line in one language."""
    return cues_of(plain(text, language))[0]
