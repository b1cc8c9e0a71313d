"""Where the sound of a cue comes from: the last ones, a pack that was made before, or the studio."""

from dataclasses import replace
from pathlib import Path

from kiosk.speech.cues import Cue, cues_of
from kiosk.speech.errors import NoVoiceError
from kiosk.speech.human import HumanVoices
from kiosk.speech.pack import Packs
from kiosk.speech.sound import RecentSounds, Sound
from kiosk.speech.studio import Studio
from kiosk.speech.utterance import Utterance
from kiosk.speech.voices import voice_for


class Sounds:
    """For one thread. `folders` are looked through for packs and recordings, in order."""

    def __init__(self, studio: Studio | None = None, folders: tuple[Path, ...] = ()) -> None:
        self.studio = studio or Studio(spare=True)
        self._recent = RecentSounds()
        self._packs = Packs(folders)
        self._humans = HumanVoices(folders)

    def plan(self, utterance: Utterance) -> tuple[Cue, ...]:
        """What to say, a line that somebody has read aloud in one piece. Raises NoVoiceError when there is
        nothing to say."""
        cues = self._humans.prefer(utterance, cues_of(utterance))
        if not cues:
            raise NoVoiceError("There is nothing to say.")
        for cue in cues:  # all of it or nothing: a quoted button alone would only confuse
            if voice_for(cue.language) is None and not self._humans.has(cue) and not self._packs.has(cue):
                raise NoVoiceError(f"There is no voice for the language “{cue.language}”.")
        return cues

    def get(self, cue: Cue) -> Sound:
        """The sound of a cue; raises NoVoiceError, SpeechError or OSError."""
        kept = self._recent.get(cue.key)
        if kept is not None:
            return kept
        sound = self._humans.get(cue) or self._packs.get(cue) or self.studio.record(self._by_voice(cue))
        self._recent.keep(cue.key, sound)
        return sound

    def _by_voice(self, cue: Cue) -> Cue:
        """A line whose recording cannot be read is said by the voice after all."""
        voice = voice_for(cue.language)
        return replace(cue, rate=voice.rate) if voice and self._humans.has(cue) else cue
