"""Sound in memory: samples, and when each word begins."""

import wave
from array import array
from collections import OrderedDict
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.speech.errors import SpeechError

SAMPLE_RATE = 22_050
"""Frames a second, of one 16-bit channel: what espeak-ng makes, and what the device is opened with."""

LOUDNESS = 3_600.0
"""How loud all sounds of packs and people are: root mean square of 32,768, where espeak is by itself."""

_BLOCK = SAMPLE_RATE // 200  # 5 ms
_QUIET = 200  # of 32,768: what is below is silence
_LEAD, _TAIL = 2, 6  # blocks of silence that stay before and after the words


@dataclass(frozen=True, slots=True)
class Sound:
    """`samples` are 16-bit, one channel, at SAMPLE_RATE. `marks` are (millisecond, character of the words
    that were said) for each word, ascending; empty where nobody knows."""

    samples: bytes
    marks: tuple[tuple[int, int], ...] = ()

    @property
    def milliseconds(self) -> int:
        """How long it lasts."""
        return round(len(self.samples) / 2 * 1000 / SAMPLE_RATE)


def silence(milliseconds: int) -> bytes:
    """Samples of nothing."""
    return bytes(2 * (SAMPLE_RATE * milliseconds // 1000))


def trimmed(sound: Sound) -> Sound:
    """Without the silence before and after the words: a voice begins 55 ms late, and pauses are ours."""
    samples = array("h", sound.samples)
    loud = [
        start
        for start in range(0, len(samples), _BLOCK)
        if max(block := samples[start : start + _BLOCK]) > _QUIET or min(block) < -_QUIET
    ]
    if not loud:
        return sound
    first = max(0, loud[0] - _LEAD * _BLOCK)
    last = min(len(samples), loud[-1] + (1 + _TAIL) * _BLOCK)
    cut = round(first * 1000 / SAMPLE_RATE)
    marks = tuple((max(0, moment - cut), character) for moment, character in sound.marks)
    return Sound(samples[first:last].tobytes(), marks)


def read_wav(path: Path) -> bytes:
    """The samples of a WAV file of ours; raises SpeechError for any other kind."""
    try:
        with wave.open(str(path), "rb") as sound:
            if (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) != (1, 2, SAMPLE_RATE):
                raise SpeechError("The sound file is not of the kind we play.")
            return sound.readframes(sound.getnframes())
    except (OSError, EOFError, wave.Error) as error:
        raise SpeechError(f"The sound file cannot be read: {error}") from error


def write_wav(path: Path, samples: bytes) -> None:
    """A WAV file of ours; raises OSError when it cannot be written."""
    with path.open("wb") as file, wave.open(file, "wb") as sound:
        sound.setparams((1, 2, SAMPLE_RATE, 0, "NONE", ""))
        sound.writeframes(samples)


class RecentSounds:
    """The sounds that were used last, by key, up to `most` bytes (6 minutes) together."""

    def __init__(self, most: int = 16_000_000) -> None:
        self._most = most
        self._bytes = 0
        self._sounds: OrderedDict[str, Sound] = OrderedDict()

    def get(self, key: str) -> Sound | None:
        """The sound, which is young again."""
        if key in self._sounds:
            self._sounds.move_to_end(key)
        return self._sounds.get(key)

    def keep(self, key: str, sound: Sound) -> None:
        """Keeps the sound; forgets the longest unused first. What is too big is not kept."""
        before = self._sounds.pop(key, None)
        self._bytes += len(sound.samples) - (len(before.samples) if before else 0)
        self._sounds[key] = sound
        while self._bytes > self._most:
            _, gone = self._sounds.popitem(last=False)
            self._bytes -= len(gone.samples)


def louder(sound: Sound, target: float, most: int = 31_000) -> Sound:
    """With the loudness `target` (root mean square, of 32,768), as far as no peak passes `most`."""
    samples = array("h", sound.samples)
    loudness = rms(samples)
    if not loudness:
        return sound
    peak = max(max(samples), -min(samples))
    gain = min(target / loudness, most / peak)
    return replace(sound, samples=array("h", (round(each * gain) for each in samples)).tobytes())


def rms(samples: "array[int]") -> float:
    """Root mean square of the blocks that are not silence, of 32,768."""
    total = count = 0
    for start in range(0, len(samples), _BLOCK):
        block = samples[start : start + _BLOCK]
        energy = sum(each * each for each in block)
        if energy > _QUIET * _QUIET * len(block) / 4:
            total += energy
            count += len(block)
    return (total / count) ** 0.5 if count else 0.0
