"""Lines that a person has read aloud. They come before every other sound.

    <folder>/human/<language>/<key>.ogg or .wav   one line
    <folder>/human/<language>/<key>.json          {"schema": "voice-line/1", "text", "where", "marks"}

The key is made of the words of the line: when they change, the recording is not played any more, and
`kiosk voices check` names it.
"""

import hashlib
import json
import logging
import re
from array import array
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from kiosk.speech.cues import Cue
from kiosk.speech.errors import SpeechError
from kiosk.speech.pack import decoded
from kiosk.speech.pieces import tidy
from kiosk.speech.sound import LOUDNESS, Sound, louder, rms, trimmed, write_wav
from kiosk.speech.track import Track
from kiosk.speech.utterance import Said, Spot, Utterance

logger = logging.getLogger(__name__)

SCHEMA = "voice-line/1"
FOLDER = "human"
FAINTEST = 300.0  # root mean square, of 32,768
HUMAN_RATE = -1  # a person has no rate; it keeps these cues apart


@dataclass(frozen=True, slots=True)
class Recording:
    """One line that was read aloud: its sound file, what it says, and when each word begins."""

    path: Path
    text: str
    where: str
    marks: tuple[tuple[int, int], ...]


def line_key(line: Said) -> str:
    """The same exactly for lines that are read alike."""
    parts = [f"{span.language}|{tidy(span.words)}" for span in line.spans]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def recordings(folder: Path) -> dict[str, Recording]:
    """The recordings of one language's folder, by key; what cannot be read is logged and left out."""
    found = {}
    for sidecar in sorted(folder.glob("*.json")):
        try:
            told = json.loads(sidecar.read_text(encoding="utf-8"))
            if told["schema"] != SCHEMA:
                raise ValueError("it is of another version")
            marks = tuple((int(moment), int(character)) for moment, character in told["marks"])
            path = next(each for each in map(sidecar.with_suffix, (".ogg", ".wav")) if each.exists())
            found[sidecar.stem] = Recording(path, str(told["text"]), str(told["where"]), marks)
        except StopIteration:
            logger.warning("The recording %s is left out: its sound is missing", sidecar)
        except (OSError, ValueError, LookupError, TypeError) as error:
            logger.warning("The recording %s is left out: %s", sidecar, error)
    return found


class HumanVoices:
    """The recordings in some folders."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._folders = tuple(folder / FOLDER for folder in folders)
        self._known: dict[str, dict[str, Recording]] = {}

    def prefer(self, utterance: Utterance, cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
        """The cues, but one for each line that somebody has read."""
        found: list[Cue] = []
        for number, of_line in groupby(cues, lambda cue: cue.owners[0][1].line):
            several = list(of_line)
            line = utterance.lines[number]
            known = self._of(line.spans[0].language).get(line_key(line))
            found += [as_one(line, number, several[-1].pause)] if known else several
        return tuple(found)

    def has(self, cue: Cue) -> bool:
        """Whether it is one that `prefer` made."""
        return cue.rate == HUMAN_RATE

    def get(self, cue: Cue) -> Sound | None:
        """The recording of a cue that `prefer` made; None for all others, and where it cannot be read."""
        if not self.has(cue):
            return None
        spot = cue.owners[0][1]
        recording = next((each for each in self._of(cue.language).values() if each.text == spot.text), None)
        try:
            return Sound(decoded(recording.path), recording.marks) if recording else None
        except SpeechError as error:
            logger.warning("A recording is left out: %s", error)
            return None

    def _of(self, language: str) -> dict[str, Recording]:
        if language not in self._known:
            self._known[language] = {}
            for folder in reversed(self._folders):
                self._known[language] |= recordings(folder / language)
        return self._known[language]


def as_one(line: Said, number: int = 0, pause: int = 0) -> Cue:
    """A whole line as one cue, as a person reads it."""
    owners, start = [], 0
    for match in re.finditer(r"\S+", line.text):
        owners.append((start, Spot(number, line.text, match.start(), len(match.group()))))
        start += len(match.group()) + 1
    return Cue(" ".join(line.text.split()), line.spans[0].language, HUMAN_RATE, tuple(owners), pause)


def keep_recording(folder: Path, line: Said, where: str, samples: bytes, track: Track | None) -> Path:
    """Put a line that was read aloud into a language's folder: trimmed, as loud as all others, with the
    times of its words. `track` is how a voice says it, whose times are stretched; without one nobody knows
    them. Raises SpeechError when nothing can be heard, OSError when there is no room."""
    sound = trimmed(Sound(samples))
    if rms(array("h", sound.samples)) < FAINTEST:
        raise SpeechError("Nothing can be heard. Is it the right microphone? Speak up, and try again.")
    sound = louder(sound, LOUDNESS)
    cue, marks = as_one(line), []
    if track is not None and track.milliseconds:
        stretch = sound.milliseconds / track.milliseconds
        starts = {spot.start: start for start, spot in cue.owners}
        marks = [
            (round(moment * stretch), starts[spot.start])
            for moment, spot in track.words
            if spot.start in starts
        ]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{line_key(line)}.wav"
    write_wav(path, sound.samples)
    told = {"schema": SCHEMA, "text": line.text, "where": where, "marks": marks}
    path.with_suffix(".json").write_text(
        json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    return path
