"""pyttsx3 on our own espeak-ng, writing to files. Lives in the worker process only.

pyttsx3 is used in the one way that is reliable: it never plays, never stops, and
"done" is its finished event plus a file with sound in it, not the return of a call.
"""

import ctypes
import os
import threading
import wave
from pathlib import Path
from typing import Any

import espeakng_loader

from kiosk.speech.errors import SpeechError

TRIES = 3

Mark = tuple[int, int]
"""(millisecond, character of the text) at which a word begins."""


class Espeak:
    """A voice that writes WAV files (mono, 16 bit, 22,050 Hz)."""

    def __init__(self) -> None:
        self._library = _load_library()
        self._engine = _start_engine(self._library)
        self._finished = threading.Event()
        self._errors: list[Exception] = []
        self._engine.connect("finished-utterance", self._on_finished)
        self._engine.connect("error", self._on_error)
        self._marks: list[Mark] = []
        self._hear_words()
        self._engine.runAndWait()  # an empty run: from now on it obeys settings at once

    def say_to(self, path: Path, text: str, voice: str, rate: int) -> list[Mark]:
        """Writes the spoken text to the absolute path; returns when each word begins. Raises SpeechError
        when it cannot."""
        if not path.is_absolute() or not path.parent.is_dir():
            # pyttsx3 would wait for ever on a file it cannot open.
            raise SpeechError("The folder for the sound file is missing.")
        for _ in range(TRIES):
            if self._made_sound(path, text, voice, rate):
                return list(self._marks)
        raise SpeechError("The voice made no sound.")

    def _made_sound(self, path: Path, text: str, voice: str, rate: int) -> bool:
        """One try. Under load about one in 250 still comes out empty, though nothing failed."""
        self._finished.clear()
        self._errors.clear()
        self._marks.clear()
        self._engine.setProperty("voice", voice)
        self._engine.setProperty("rate", rate)
        self._wait_until_idle()
        self._engine.save_to_file(text, str(path))
        self._engine.runAndWait()
        finished = self._finished.wait(timeout=30)
        self._wait_until_idle()
        if self._errors:
            # It goes on with the voice it had before: that may be another language.
            raise SpeechError(f"The voice refused: {self._errors[0]}")
        return finished and _frames_in(path) > 0

    def _wait_until_idle(self) -> None:
        """Lets espeak finish what it has begun.

        Its settings, too, are orders for its own thread, and the finished event comes a
        moment before its end. pyttsx3 cancels whatever is under way when a run begins:
        without this wait, about one file in a hundred came out empty.
        """
        self._library.espeak_Synchronize()

    def _hear_words(self) -> None:
        """pyttsx3 tells words but not their time; espeak tells it both, so we listen first.

        Offsets are in characters, from 1.
        """
        from pyttsx3.drivers import _espeak

        driver = self._engine.proxy._driver  # noqa: SLF001 (it has no other name)

        def listen(samples: Any, count: int, events: Any) -> int:
            number = 0
            while (event := events[number]).type != _espeak.EVENT_LIST_TERMINATED:
                if event.type == _espeak.EVENT_WORD:
                    self._marks.append((event.audio_position, event.text_position - 1))
                number += 1
            return int(driver._onSynth(samples, count, events))  # noqa: SLF001

        _espeak.SetSynthCallback(listen)

    def phonemes(self, text: str, voice: str) -> str:
        """How the voice would say it, in espeak's letters; a switch of language shows as (en)."""
        self._engine.setProperty("voice", voice)
        self._wait_until_idle()
        translate = self._library.espeak_TextToPhonemes
        translate.restype = ctypes.c_char_p
        translate.argtypes = (ctypes.POINTER(ctypes.c_char_p), ctypes.c_int, ctypes.c_int)
        left = ctypes.c_char_p(text.encode())
        found = []
        while left.value:
            found.append((translate(ctypes.byref(left), 1, 0) or b"").decode("utf-8", "replace"))
        return " ".join(found)

    def _on_finished(self, name: str | None, completed: bool) -> None:
        if completed:
            self._finished.set()

    def _on_error(self, name: str | None, exception: Exception) -> None:
        self._errors.append(exception)


def _load_library() -> ctypes.CDLL:
    """The library from espeakng-loader, never the system's own.

    The data path must be set before the library is loaded: without it, espeak-ng
    ends the whole process.
    """
    os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
    return ctypes.CDLL(espeakng_loader.get_library_path(), mode=ctypes.RTLD_GLOBAL)


def _start_engine(library: ctypes.CDLL) -> Any:
    find = ctypes.cdll.LoadLibrary
    # pyttsx3 looks under names and folders of its own; whatever it asks for, it gets ours.
    setattr(ctypes.cdll, "LoadLibrary", lambda name: library)  # noqa: B010
    try:
        import pyttsx3

        return pyttsx3.init("espeak")
    finally:
        setattr(ctypes.cdll, "LoadLibrary", find)  # noqa: B010


def _frames_in(path: Path) -> int:
    if not path.exists() or path.stat().st_size == 0:
        return 0
    with wave.open(str(path), "rb") as sound:
        return sound.getnframes()
