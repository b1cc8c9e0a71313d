"""Sound in memory: read from WAV files, and kept for a while."""

import wave
from collections import OrderedDict
from pathlib import Path

from kiosk.speech.errors import SpeechError

SAMPLE_RATE = 22_050
"""Frames a second, of one 16-bit channel: what espeak-ng makes, and what the device is opened with."""


def read_wav(path: Path) -> bytes:
    """The samples of a WAV file of ours; raises SpeechError for any other kind."""
    try:
        with wave.open(str(path), "rb") as sound:
            if (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) != (1, 2, SAMPLE_RATE):
                raise SpeechError("The sound file is not of the kind we play.")
            return sound.readframes(sound.getnframes())
    except (OSError, EOFError, wave.Error) as error:
        raise SpeechError(f"The sound file cannot be read: {error}") from error


class Clips:
    """The samples of the last utterances by key, up to `most` bytes (6 minutes) together."""

    def __init__(self, most: int = 16_000_000) -> None:
        self._most = most
        self._clips: OrderedDict[str, bytes] = OrderedDict()

    def get(self, key: str) -> bytes | None:
        if key in self._clips:
            self._clips.move_to_end(key)
        return self._clips.get(key)

    def keep(self, key: str, samples: bytes) -> None:
        """Keeps the samples; forgets the longest unused first. What is too big is not kept."""
        self._clips[key] = samples
        self._clips.move_to_end(key)
        while sum(map(len, self._clips.values())) > self._most:
            self._clips.popitem(last=False)
