"""Where sounds are made: keeps a worker process going and a spare one ready, and replaces those that fail."""

import logging
import shutil
import tempfile
import threading
import time
from collections import deque
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from kiosk.speech.child import Child, LostWorkerError, worker_command
from kiosk.speech.cues import Cue, with_every_word
from kiosk.speech.errors import NoVoiceError, SpeechError
from kiosk.speech.sound import Sound, read_wav, trimmed
from kiosk.speech.voices import voice_for

logger = logging.getLogger(__name__)

STARTING = 10.0
"""Seconds a worker may take to start (a cold bundle on a slow tablet)."""
FAILURES_ALLOWED = 3
FAILURES_WITHIN = 60.0


class Studio:
    """Turns cues into sounds, in a private folder.

    `command` starts a worker; `patience` multiplies every deadline. One thread
    records; `abort` may come from any thread. With `spare`, a second worker waits for the
    first to fail: a new one would take a fifth of a second to come.
    """

    def __init__(
        self, command: tuple[str, ...] | None = None, patience: float = 1.0, *, spare: bool = False
    ) -> None:
        self._command = command or worker_command()
        self._patience = patience
        self._wants_spare = spare
        self._folder: Path | None = None
        self._child: Child | None = None
        self._spare: Child | None = None
        self._lock = threading.Lock()
        self._aborted = False
        self._failures: deque[float] = deque(maxlen=FAILURES_ALLOWED)
        self.off = False
        """Whether the voice failed so often that it stays silent for this session."""

    @property
    def worker_pid(self) -> int | None:
        """The process that records, if there is one."""
        child = self._child
        return child.pid if child else None

    @property
    def folder(self) -> Path:
        """The private folder (mode 700), made when it is first needed."""
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="footbridge-speech-")).resolve()
        return self._folder

    def record(self, cue: Cue) -> Sound:
        """The sound of a cue. Raises NoVoiceError when there is nothing to speak with, SpeechError when it
        went wrong, OSError when there is no room."""
        path = self.folder / f"{cue.key}.wav"
        answer = self._ask(cue, {"rate": cue.rate, "path": str(path)})
        try:
            samples = read_wav(path)
        finally:
            path.unlink(missing_ok=True)
        sound = trimmed(Sound(samples, tuple((moment, start) for moment, start in answer["marks"])))
        return replace(sound, marks=with_every_word(cue, sound.marks, sound.milliseconds))

    def phonemes(self, cue: Cue) -> str:
        """How the voice would say it; raises as `record` does."""
        return str(self._ask(cue, {"phonemes": True})["phonemes"])

    def warm_up(self) -> None:
        """Start the worker before anybody waits for it; what goes wrong shows when it is needed."""
        try:
            self._worker()
        except SpeechError as error:
            logger.info("The voice is not ready: %s", error)

    def forgive(self) -> None:
        """Another person is here: a voice that was switched off is tried again."""
        self.off = False
        self._failures.clear()

    def abort(self) -> None:
        """Ends the workers now; a recording under way fails, and no more are made."""
        with self._lock:
            self._aborted = True
            children = [child for child in (self._child, self._spare) if child]
        for child in children:
            child.kill()

    def close(self) -> None:
        """Ends the workers and removes every file."""
        self.abort()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _ask(self, cue: Cue, more: dict[str, Any]) -> dict[str, Any]:
        """Asks a second time, a fresh worker, so that one lost worker costs no sentence."""
        voice = voice_for(cue.language)
        if voice is None:
            raise NoVoiceError(f"There is no voice for the language “{cue.language}”.")
        request = {"text": cue.words, "voice": voice.id, **more}
        seconds = (0.4 + 0.002 * len(cue.words)) * self._patience
        try:
            return self._worker().ask(request, seconds)
        except LostWorkerError as lost:
            self._replace(lost)
            try:
                return self._worker().ask(request, seconds)
            except LostWorkerError as lost_again:
                self._replace(lost_again)
                raise

    def _worker(self) -> Child:
        """The worker, the spare one, or a new one; waits until it is ready."""
        if self.off:
            raise NoVoiceError("The voice is switched off for this session.")
        with self._lock:
            if self._aborted:
                raise SpeechError("The voice has been closed.")
            if self._child is not None:
                return self._child
            spare, self._spare = self._spare, None
            self._child = spare or self._start()
        self._child.wait_until_ready(STARTING * self._patience)
        self._keep_spare()
        return self._child

    def _keep_spare(self) -> None:
        with self._lock:
            if self._wants_spare and not self._aborted and self._spare is None:
                with suppress(LostWorkerError):  # then there is none: the worker itself is fine
                    self._spare = self._start()

    def _start(self) -> Child:
        try:
            return Child(self._command)
        except OSError as error:
            raise LostWorkerError(f"The voice could not be started: {error}") from error

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
