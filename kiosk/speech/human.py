"""Lines that a person has read aloud. They come before every other sound.

    <folder>/human/<language>/<key>.ogg or .wav   one line
    <folder>/human/<language>/<key>.json          {"schema": "voice-line/1", "text", "where", "marks"}

The key is made of the words of the line: when they change, the recording is not played any more, and
`kiosk voices check` names it.
"""

import hashlib
import json
import logging
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from kiosk.speech.cues import Cue
from kiosk.speech.errors import SpeechError
from kiosk.speech.pack import decoded
from kiosk.speech.pieces import tidy
from kiosk.speech.sound import Sound
from kiosk.speech.utterance import Said, Spot, Utterance

logger = logging.getLogger(__name__)

SCHEMA = "voice-line/1"
FOLDER = "human"
HUMAN_RATE = 0  # a person has no rate; it keeps these cues apart


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
            found += [_as_one(line, number, several[-1].pause)] if known else several
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


def _as_one(line: Said, number: int, pause: int) -> Cue:
    words = tidy(line.text)
    owners, start = [], 0
    for word in line.text.split():
        start = line.text.index(word, start)
        owners.append((start, Spot(number, line.text, start, len(word))))
        start += len(word)
    return Cue(words, line.spans[0].language, HUMAN_RATE, tuple(owners), pause)
