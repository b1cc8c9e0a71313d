"""A voice of somebody else's, to make a pack with: any program that reads a text and writes a sound file.

More natural voices than ours come as such programs. Theirs are the licences; what they made is only sound.
"""

import shlex
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from kiosk.speech.cues import Cue
from kiosk.speech.errors import SpeechError
from kiosk.speech.pack import decoded
from kiosk.speech.sound import Sound, trimmed
from kiosk.speech.studio import Studio
from kiosk.speech.voices import voice_for

SLOWER = 1.25
PATIENCE = 120.0  # seconds for one sentence, also where the program loads its voice each time


class OtherVoice:
    """`command` gets the text as its input. `{out}` in it is the file to write (WAV, FLAC or Vorbis), and
    `{length}` 1, or 1.25 for who asks to hear it slower. Our own voice tells when each word begins: its
    times are stretched."""

    def __init__(self, command: str, studio: Studio) -> None:
        self._words = shlex.split(command)
        self._studio = studio

    def record(self, cue: Cue) -> Sound:
        """The sound of a cue; raises SpeechError when the program fails."""
        ours = self._studio.record(cue)
        voice = voice_for(cue.language)
        slower = voice is not None and cue.rate < voice.rate
        with tempfile.TemporaryDirectory(prefix="footbridge-voice-") as folder:
            out = Path(folder, "sound.wav")
            values = {"{out}": str(out), "{length}": str(SLOWER if slower else 1)}
            self._run([_filled(word, values) for word in self._words], cue.words)
            theirs = trimmed(Sound(decoded(out)))
        stretch = theirs.milliseconds / max(1, ours.milliseconds)
        return replace(theirs, marks=tuple((round(moment * stretch), start) for moment, start in ours.marks))

    def _run(self, command: list[str], text: str) -> None:
        try:
            done = subprocess.run(
                command, input=text.encode(), capture_output=True, check=False, timeout=PATIENCE
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise SpeechError(f"The voice program cannot be used: {error}") from error
        if done.returncode:
            last = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
            raise SpeechError(f"The voice program failed: {last or f'it ended with {done.returncode}'}")


def _filled(word: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        word = word.replace(name, value)
    return word
