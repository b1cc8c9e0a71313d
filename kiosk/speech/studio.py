"""Where recordings are made: keeps a worker process going, and replaces it when it fails."""

import logging
import shutil
import tempfile
import threading
import time
import wave
from collections import deque
from collections.abc import Callable
from pathlib import Path

from kiosk.speech.child import Child, LostWorkerError, worker_command
from kiosk.speech.errors import NoVoiceError, SpeechError
from kiosk.speech.pieces import pieces
from kiosk.speech.utterance import Utterance
from kiosk.speech.voices import Voice, voice_for

logger = logging.getLogger(__name__)

STARTING = 10.0
"""Seconds a worker may take to start (a cold bundle on a slow tablet)."""
FAILURES_ALLOWED = 3
FAILURES_WITHIN = 60.0


class Studio:
    """Turns utterances into WAV files in a private folder.

    `command` starts a worker; `patience` multiplies every deadline. One thread
    records; `abort` may come from any thread.
    """

    def __init__(self, command: tuple[str, ...] | None = None, patience: float = 1.0) -> None:
        self._command = command or worker_command()
        self._patience = patience
        self._folder: Path | None = None
        self._child: Child | None = None
        self._lock = threading.Lock()
        self._aborted = False
        self._failures: deque[float] = deque(maxlen=FAILURES_ALLOWED)
        self.off = False
        """Whether the voice failed so often that it stays silent for this session."""

    @property
    def worker_pid(self) -> int | None:
        child = self._child
        return child.pid if child else None

    @property
    def folder(self) -> Path:
        """The private folder (mode 700), made when it is first needed."""
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="footbridge-speech-")).resolve()
        return self._folder

    def record(self, utterance: Utterance, wanted: Callable[[], bool] = lambda: True) -> Path:
        """The WAV file of the utterance; the caller removes it, or `close` does.

        Raises NoVoiceError when there is nothing to speak with or to say, SpeechError when
        it went wrong or when `wanted` said no between two pieces.
        """
        voice = voice_for(utterance.language)
        if voice is None:
            raise NoVoiceError(f"There is no voice for the language “{utterance.language}”.")
        texts = pieces(utterance.words)
        if not texts:
            raise NoVoiceError("There is nothing to say.")
        path = self.folder / f"{utterance.key}.wav"
        part = path.with_suffix(".part")
        with wave.open(str(path), "wb") as whole:
            whole.setparams((1, 2, 22_050, 0, "NONE", ""))
            for text in texts:
                if not wanted():
                    raise SpeechError("Nobody wants this any more.")
                self._record_piece(text, voice, voice.pace(utterance.slower, utterance.pace), part)
                with wave.open(str(part), "rb") as sound:
                    whole.writeframes(sound.readframes(sound.getnframes()))
        part.unlink()
        return path

    def abort(self) -> None:
        """Ends the worker now; a recording under way fails, and no more are made."""
        with self._lock:
            self._aborted = True
            child = self._child
        if child:
            child.kill()

    def close(self) -> None:
        """Ends the worker and removes every file."""
        self.abort()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _record_piece(self, text: str, voice: Voice, rate: int, path: Path) -> None:
        """Records with a second try on a fresh worker, so that one lost worker costs no sentence."""
        request = {"text": text, "voice": voice.id, "rate": rate, "path": str(path)}
        seconds = (0.4 + 0.002 * len(text)) * self._patience
        try:
            self._worker().ask(request, seconds)
        except LostWorkerError as lost:
            self._replace(lost)
            try:
                self._worker().ask(request, seconds)
            except LostWorkerError as lost_again:
                self._replace(lost_again)
                raise

    def _worker(self) -> Child:
        if self.off:
            raise NoVoiceError("The voice is switched off for this session.")
        with self._lock:
            if self._aborted:
                raise SpeechError("The voice has been closed.")
            if self._child is not None:
                return self._child
            try:
                self._child = Child(self._command)
            except OSError as error:
                raise LostWorkerError(f"The voice could not be started: {error}") from error
        self._child.wait_until_ready(STARTING * self._patience)
        return self._child

    def _replace(self, lost: LostWorkerError) -> None:
        with self._lock:
            child, self._child = self._child, None
        if child:
            child.kill()
        if self._aborted:
            return
        logger.warning("The voice was lost: %s", lost)
        self._failures.append(time.monotonic())
        if (
            len(self._failures) == FAILURES_ALLOWED
            and self._failures[-1] - self._failures[0] < FAILURES_WITHIN
        ):
            self.off = True
            logger.error(
                "The voice failed %d times in a minute: it is off for this session.", FAILURES_ALLOWED
            )


def synthesise_to_file(text: str, language: str, path: Path) -> None:
    """Speaks the text into a WAV file (mono, 16 bit, 22,050 Hz): for self-tests and authors.

    Raises SpeechError, with words for a person, when the language has no voice, when
    there is nothing to say or when the voice fails; OSError when the file cannot be written.
    """
    studio = Studio(patience=10)
    try:
        shutil.copyfile(studio.record(Utterance(text, language)), path)
    finally:
        studio.close()
