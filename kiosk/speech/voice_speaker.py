"""The speaker with a voice: one thread that records, plays and answers."""

import logging
import threading
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from kiosk.speech.clips import Clips, read_wav
from kiosk.speech.device import Turn
from kiosk.speech.errors import NoVoiceError, SpeechError
from kiosk.speech.loudspeaker import Loudspeaker
from kiosk.speech.speaker import Done
from kiosk.speech.studio import Studio
from kiosk.speech.utterance import Outcome, Utterance

T = TypeVar("T")
logger = logging.getLogger(__name__)

CLOSING = 2.0
"""Seconds that `close` waits for the thread, at most."""


class _Speech:
    """Something to be spoken, and whom to tell."""

    def __init__(self, utterance: Utterance, done: Done) -> None:
        self.utterance = utterance
        self.done = done
        self.turn = Turn()


class VoiceSpeaker:
    """The real `Speaker`. Callers only leave a note for the thread, so nothing waits."""

    def __init__(self, studio: Studio | None = None, loudspeaker: Loudspeaker | None = None) -> None:
        self._studio = studio or Studio()
        self._loudspeaker = loudspeaker or Loudspeaker()
        self._clips = Clips()
        self._note = threading.Condition()
        self._speeches: deque[_Speech] = deque()
        self._to_prepare: deque[Utterance] = deque(maxlen=8)
        self._latest: _Speech | None = None
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="speech", daemon=True)
        self._thread.start()

    def prepare(self, utterance: Utterance) -> None:
        with self._note:
            self._to_prepare.append(utterance)
            self._note.notify()

    def speak(self, utterance: Utterance, done: Done) -> None:
        speech = _Speech(utterance, done)
        with self._note:
            closed = self._closing
            if not closed:
                self._cancel_latest()
                self._latest = speech
                self._speeches.append(speech)
                self._note.notify()
        if closed:
            done(Outcome.CANCELLED)

    def stop(self) -> None:
        with self._note:
            self._cancel_latest()

    def close(self) -> None:
        with self._note:
            self._closing = True
            self._cancel_latest()
            self._to_prepare.clear()
            self._note.notify()
        self._studio.abort()
        self._thread.join(CLOSING)

    def _cancel_latest(self) -> None:
        if self._latest:
            self._latest.turn.cancel()

    def _run(self) -> None:
        self._loudspeaker.warm_up()
        try:
            while (task := self._next_task()) is not None:
                if isinstance(task, _Speech):
                    self._finish(task, _survive(partial(self._speak, task), Outcome.FAILED))
                else:
                    _survive(partial(self._prepare, task), None)
        finally:
            self._loudspeaker.close()
            self._studio.close()

    def _next_task(self) -> _Speech | Utterance | None:
        """What to do next: speech before preparation, nothing more once we are closing."""
        with self._note:
            self._note.wait_for(lambda: self._speeches or self._to_prepare or self._closing)
            if self._speeches:
                return self._speeches.popleft()
            return None if self._closing else self._to_prepare.popleft()

    def _speak(self, speech: _Speech) -> Outcome:
        turn = speech.turn
        try:
            turn.samples = self._samples(speech.utterance, turn)
            return Outcome.CANCELLED if turn.cancelled else self._loudspeaker.play(turn)
        except (SpeechError, OSError) as error:  # OSError: no room for the recording
            if turn.cancelled:
                return Outcome.CANCELLED
            logger.warning("An instruction was not spoken: %s", error)
            return Outcome.SILENT if isinstance(error, NoVoiceError) else Outcome.FAILED

    def _finish(self, speech: _Speech, outcome: Outcome) -> None:
        with self._note:
            if self._latest is speech:
                self._latest = None
        _survive(lambda: speech.done(outcome), None)

    def _prepare(self, utterance: Utterance) -> None:
        try:
            self._samples(utterance, None)
        except (SpeechError, OSError) as error:
            logger.info("An instruction was not prepared: %s", error)

    def _samples(self, utterance: Utterance, turn: Turn | None) -> bytes:
        """The sound of the utterance, recorded now if need be; gives up when the turn is cancelled,
        or, for preparation, when somebody wants to speak."""
        key = utterance.key
        if (kept := self._clips.get(key)) is not None:
            return kept

        def wanted() -> bool:
            return not turn.cancelled if turn else not (self._speeches or self._closing)

        if not wanted():
            raise SpeechError("Nobody wants this any more.")
        path = self._studio.record(utterance, wanted)
        samples = read_wav(path)
        path.unlink()
        self._clips.keep(key, samples)
        return samples


def _survive(work: Callable[[], T], otherwise: T) -> T:
    """The top of the speech thread: one bad clip, or one bad listener, must not end speech for the day."""
    try:
        return work()
    except Exception:
        logger.exception("Something went wrong with speech")
        return otherwise
