"""Sounds that were made before: a folder for each language, with a list and one file for each cue.

    <folder>/<language>/pack.json   {"schema": "voice-pack/1", "sounds": {key: {"words", "marks"}}}
    <folder>/<language>/<key>.ogg   Vorbis, one channel

`kiosk voices build` makes them. The key holds the words, the voice, its version and its pace: a sound
whose words have changed is never found again.
"""

import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import miniaudio

from kiosk.speech.cues import Cue
from kiosk.speech.errors import SpeechError
from kiosk.speech.sound import SAMPLE_RATE, Sound

logger = logging.getLogger(__name__)

SCHEMA = "voice-pack/1"
LIST = "pack.json"


class Packs:
    """The packs in some folders. A pack that is missing or broken is passed by, and logged once."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._folders = folders
        self._lists: dict[str, tuple[tuple[Path, Mapping[str, Any]], ...]] = {}

    def has(self, cue: Cue) -> bool:
        """Whether it was made before."""
        return any(cue.key in listed for _, listed in self._of(cue.language))

    def get(self, cue: Cue) -> Sound | None:
        """The sound of a cue, if it was made before and can be read."""
        key = cue.key
        for folder, listed in self._of(cue.language):
            if key in listed:
                try:
                    return Sound(decoded(folder / f"{key}.ogg"), _marks(listed[key]))
                except (SpeechError, LookupError, TypeError, ValueError) as error:
                    logger.warning("A sound of the pack %s is left out: %s", folder, error)
        return None

    def _of(self, language: str) -> tuple[tuple[Path, Mapping[str, Any]], ...]:
        if language not in self._lists:
            found = ((folder / language, read_list(folder / language)) for folder in self._folders)
            self._lists[language] = tuple((folder, listed) for folder, listed in found if listed)
        return self._lists[language]


def read_list(folder: Path) -> dict[str, Any]:
    """What the pack in a folder has: by key, {"words", "marks"}. Empty when there is none to use."""
    path = folder / LIST
    if not path.exists():
        return {}
    try:
        whole = json.loads(path.read_text(encoding="utf-8"))
        if whole["schema"] == SCHEMA and isinstance(whole["sounds"], dict):
            return dict(whole["sounds"])
        logger.warning("The voice pack %s is left out: it is of another version", folder)
    except (OSError, ValueError, LookupError, TypeError) as error:
        logger.warning("The voice pack %s is left out: %s", folder, error)
    return {}


def write_list(folder: Path, sounds: Mapping[str, Any]) -> None:
    """Replace the list of a pack in one go: a build that is stopped leaves a pack that works."""
    text = json.dumps({"schema": SCHEMA, "sounds": sounds}, ensure_ascii=False, indent=1, sort_keys=True)
    part = folder / f"{LIST}.part"
    part.write_text(text + "\n", encoding="utf-8")
    part.replace(folder / LIST)


def decoded(path: Path) -> bytes:
    """The samples of an Ogg Vorbis, FLAC or WAV file; raises SpeechError when it cannot be read."""
    try:
        sound = miniaudio.decode(path.read_bytes(), miniaudio.SampleFormat.SIGNED16, 1, SAMPLE_RATE)
    except (OSError, miniaudio.MiniaudioError) as error:
        raise SpeechError(f"The sound file {path.name} cannot be read: {error}") from error
    return bytes(sound.samples.tobytes())


def _marks(entry: Mapping[str, Any]) -> tuple[tuple[int, int], ...]:
    return tuple((int(moment), int(character)) for moment, character in entry["marks"])
