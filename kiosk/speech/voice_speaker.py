"""The speaker with a voice: one thread finds or makes sounds, another plays them and answers."""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from kiosk.speech.cues import cues_of
from kiosk.speech.device import Turn
from kiosk.speech.errors import NoVoiceError, SpeechError
from kiosk.speech.loudspeaker import Loudspeaker
from kiosk.speech.sound import silence
from kiosk.speech.sounds import Sounds
from kiosk.speech.speaker import Done
from kiosk.speech.track import Track
from kiosk.speech.utterance import Outcome, Spot, Utterance

T = TypeVar("T")
logger = logging.getLogger(__name__)

CLOSING = 2.0
"""Seconds that `close` waits for the threads, at most."""


class _Speech:
    """Something to be spoken, and whom to tell. `outcome` is known before the end when it cannot be heard."""

    def __init__(self, utterance: Utterance, done: Done) -> None:
        self.utterance = utterance
        self.done = done
        self.turn = Turn(whole=False)
        self.track = Track()
        self.outcome: Outcome | None = None

    def spot(self) -> Spot | None:
        """What is heard now."""
        return (
            self.track.at(self.turn.milliseconds) if self.turn.asked and not self.turn.over.is_set() else None
        )


class _Captions:
    """What cannot be heard is pointed out to be read, from now on."""

    def __init__(self, utterance: Utterance) -> None:
        self._track = Track()
        for cue in cues_of(utterance):
            self._track.add_silently(cue)
        self._track.end()
        self._began = time.monotonic()

    def spot(self) -> Spot | None:
        """What to read now."""
        return self._track.at((time.monotonic() - self._began) * 1000)


class VoiceSpeaker:
    """The real `Speaker`. Callers only leave a note for its threads, so nothing waits."""

    def __init__(self, sounds: Sounds | None = None, loudspeaker: Loudspeaker | None = None) -> None:
        self._sounds = sounds or Sounds()
        self._loudspeaker = loudspeaker or Loudspeaker()
        self._note = threading.Condition()
        self._to_play: deque[_Speech] = deque()
        self._to_make: deque[_Speech] = deque()
        self._to_prepare: deque[Utterance] = deque(maxlen=8)
        self._latest: _Speech | None = None
        self._captions: _Captions | None = None
        self._closing = False
        self._threads = [
            threading.Thread(target=self._play_all, name="speech", daemon=True),
            threading.Thread(target=self._make_all, name="speech-voice", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    @property
    def off(self) -> bool:
        """Whether the voice is switched off for this person."""
        return self._sounds.studio.off

    def prepare(self, utterance: Utterance) -> None:
        """Make its sounds when there is nothing else to do."""
        with self._note:
            self._to_prepare.append(utterance)
            self._note.notify_all()

    def speak(self, utterance: Utterance, done: Done) -> None:
        """Read it aloud, instead of what was being read."""
        speech = _Speech(utterance, done)
        with self._note:
            closed = self._closing
            if not closed:
                self._cancel_latest()
                self._latest = speech
                self._to_play.append(speech)
                self._to_make.append(speech)
                self._note.notify_all()
        if closed:
            done(Outcome.CANCELLED)

    def now(self) -> Spot | None:
        """What is heard, or to be read."""
        speech, captions = self._latest, self._captions
        if speech is not None:
            return speech.spot()
        return captions.spot() if captions is not None else None

    def stop(self) -> None:
        """Silence."""
        with self._note:
            self._cancel_latest()

    def forgive(self) -> None:
        """Try again what was switched off."""
        self._sounds.studio.forgive()

    def close(self) -> None:
        """Let go of everything."""
        with self._note:
            self._closing = True
            self._cancel_latest()
            self._to_prepare.clear()
            self._note.notify_all()
        self._sounds.studio.abort()
        deadline = time.monotonic() + CLOSING
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))

    def _cancel_latest(self) -> None:
        self._captions = None
        if self._latest:
            self._latest.turn.cancel()

    # The thread that plays

    def _play_all(self) -> None:
        self._loudspeaker.warm_up()
        try:
            while (speech := self._next_to_play()) is not None:
                self._finish(speech, _survive(partial(self._play, speech), Outcome.FAILED))
        finally:
            self._loudspeaker.close()

    def _next_to_play(self) -> _Speech | None:
        with self._note:
            self._note.wait_for(lambda: self._to_play or self._closing)
            return self._to_play.popleft() if self._to_play else None

    def _play(self, speech: _Speech) -> Outcome:
        turn = speech.turn
        turn.some.wait()
        if not turn.cancelled and turn.samples:
            played = self._loudspeaker.play(turn)
            if played is not Outcome.HEARD:
                return played
        return Outcome.CANCELLED if turn.cancelled else speech.outcome or Outcome.HEARD

    def _finish(self, speech: _Speech, outcome: Outcome) -> None:
        captions = _Captions(speech.utterance) if outcome in (Outcome.SILENT, Outcome.FAILED) else None
        with self._note:
            if self._latest is speech:
                self._latest, self._captions = None, captions
        _survive(lambda: speech.done(outcome), None)

    # The thread that makes sounds

    def _make_all(self) -> None:
        _survive(self._sounds.studio.warm_up, None)
        try:
            while (task := self._next_to_make()) is not None:
                if isinstance(task, _Speech):
                    _survive(partial(self._make, task), None)
                    task.turn.end()
                else:
                    _survive(partial(self._prepare, task), None)
        finally:
            self._sounds.studio.close()

    def _next_to_make(self) -> _Speech | Utterance | None:
        """Speech before preparation, nothing more once we are closing."""
        with self._note:
            self._note.wait_for(lambda: self._to_make or self._to_prepare or self._closing)
            if self._to_make:
                return self._to_make.popleft()
            return None if self._closing else self._to_prepare.popleft()

    def _make(self, speech: _Speech) -> None:
        """The sounds of a speech, one after another; the first is played while the next are made."""
        turn, track = speech.turn, speech.track
        speech.outcome = Outcome.FAILED  # until all is made
        try:
            cues = self._sounds.plan(speech.utterance)
            for cue in cues:
                if turn.cancelled:
                    return
                sound = self._sounds.get(cue)
                track.add(cue, sound)
                turn.add(sound.samples + silence(cue.pause))
            track.end()
            speech.outcome = None
        except (SpeechError, OSError) as error:  # OSError: no room for the recording
            if isinstance(error, NoVoiceError) and not turn.samples:
                speech.outcome = Outcome.SILENT
            if not turn.cancelled:
                logger.warning("An instruction was not spoken: %s", error)

    def _prepare(self, utterance: Utterance) -> None:
        """As long as nobody wants to speak."""
        try:
            for cue in self._sounds.plan(utterance):
                if self._to_make or self._closing:
                    return
                self._sounds.get(cue)
        except (SpeechError, OSError) as error:
            logger.info("An instruction was not prepared: %s", error)


def _survive(work: Callable[[], T], otherwise: T) -> T:
    """The top of a thread: one bad clip, or one bad listener, must not end speech for the day."""
    try:
        return work()
    except Exception:
        logger.exception("Something went wrong with speech")
        return otherwise
