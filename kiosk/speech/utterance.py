"""One thing to say, and what became of it."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from kiosk.speech.pieces import tidy
from kiosk.speech.voices import ENGINE, Pace, voice_for


@dataclass(frozen=True, slots=True)
class Utterance:
    """A sentence or more to read aloud.

    `text` is what the screen shows; `spoken`, when the author wrote it, is said
    instead (times and telephone numbers read badly). `language` is a tag such as `cy`.
    """

    text: str
    language: str
    spoken: str = ""
    slower: bool = False
    pace: Pace = Pace.CALM

    @property
    def words(self) -> str:
        """What is really said, tidied: safe for the voice and stable for the key."""
        return tidy(self.spoken or self.text)

    @property
    def key(self) -> str:
        """The same for two utterances exactly when they sound the same (64 hex digits)."""
        voice = voice_for(self.language)
        sound = [voice.id, ENGINE, str(voice.pace(self.slower, self.pace))] if voice else ["", ENGINE, "0"]
        return hashlib.sha256("|".join([self.language, *sound, self.words]).encode()).hexdigest()


class Outcome(StrEnum):
    """What became of an utterance."""

    HEARD = "heard"
    """The sound device took every frame, and its buffer has passed."""
    CANCELLED = "cancelled"
    """Somebody stopped it, or something else was spoken."""
    SILENT = "silent"
    """Nothing to speak with (no voice, no sound device) or nothing to say. Show the words."""
    FAILED = "failed"
    """It should have worked and did not. Show the words; the next one may be fine."""
