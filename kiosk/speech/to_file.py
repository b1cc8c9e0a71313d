"""The sound that a learner would hear, as a file: for authors and for checks."""

import json
from pathlib import Path

from kiosk.speech.sound import silence, write_wav
from kiosk.speech.sounds import Sounds
from kiosk.speech.studio import Studio
from kiosk.speech.track import Track
from kiosk.speech.utterance import Utterance, plain

TIMES = "voice-times/1"


def speak_to_file(utterance: Utterance, path: Path, sounds: Sounds) -> Track:
    """Writes a WAV file (mono, 16 bit, 22,050 Hz); returns when which words are said.

    Raises SpeechError, with words for a person, when the language has no voice, when there is nothing to
    say or when the voice fails; OSError when the file cannot be written.
    """
    samples = bytearray()
    track = track_of(utterance, sounds, samples)
    write_wav(path, bytes(samples))
    return track


def track_of(utterance: Utterance, sounds: Sounds, samples: bytearray | None = None) -> Track:
    """When which words are said; the sound is put behind `samples`. Raises SpeechError."""
    track = Track()
    for cue in sounds.plan(utterance):
        sound = sounds.get(cue)
        track.add(cue, sound)
        if samples is not None:
            samples += sound.samples + silence(cue.pause)
    track.end()
    return track


def write_times(track: Track, path: Path) -> None:
    """When which words are said, as JSON: milliseconds from the start, and the characters of the text."""
    words = [
        {"ms": round(moment), "start": spot.start, "length": spot.length,
         "text": spot.text[spot.start : spot.start + spot.length]}
        for moment, spot in track.words
    ]  # fmt: skip
    told = {"schema": TIMES, "milliseconds": round(track.milliseconds), "words": words}
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def synthesise_to_file(text: str, language: str, path: Path) -> None:
    """One line, by the voice of this installation alone: for `kiosk self-test`. Raises as above."""
    studio = Studio(patience=10)
    try:
        speak_to_file(plain(text, language), path, Sounds(studio))
    finally:
        studio.close()
