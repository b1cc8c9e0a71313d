"""`kiosk say`: the sound that a patient would hear, and when each word is said."""

import argparse

from kiosk.app import voice_folders
from kiosk.speech.sounds import Sounds
from kiosk.speech.studio import Studio
from kiosk.speech.to_file import speak_to_file, write_times
from kiosk.speech.utterance import plain


def run(options: argparse.Namespace) -> int:
    """0 when both files are written. Raises KioskError when the language has no voice."""
    studio = Studio(patience=10)
    try:
        sounds = Sounds(studio, voice_folders())
        track = speak_to_file(plain(options.text, options.lang, slower=options.slower), options.out, sounds)
    finally:
        studio.close()
    times = options.out.with_suffix(".json")
    write_times(track, times)
    print(f"{options.out}: {track.milliseconds / 1000:.1f} s")
    print(f"{times}: {len(track.words)} words")
    return 0
