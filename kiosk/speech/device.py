"""One sound device that is really there, held open by a thread of its own.

Opening, starting and stopping can all hang when the sound server does, so only this
thread does them; whoever waits for it waits for a time and then leaves it behind.
"""

import ctypes
import sys
import threading
import time
from collections.abc import Generator
from contextlib import suppress
from queue import SimpleQueue

import miniaudio
from miniaudio import Backend

from kiosk.speech.sound import SAMPLE_RATE

PERIOD = 60
"""Milliseconds the device asks for at a time."""
PERIODS = 3
BUFFER = SAMPLE_RATE * PERIOD * PERIODS // 1000
"""Frames that are handed over but may not have been heard yet."""
AHEAD = 101
"""Milliseconds by which what was handed over leads what is heard (measured on a null sink, see the docs)."""
OPENING = 2.5
"""Seconds a device may take to swallow its first silence after it was opened."""

_BACKENDS = {"win32": (Backend.WASAPI,), "darwin": (Backend.COREAUDIO,)}
BACKENDS: tuple[Backend, ...] = _BACKENDS.get(sys.platform, (Backend.PULSEAUDIO, Backend.ALSA))
"""Named one by one, because miniaudio's own choice ends with a Null device that plays to nobody."""


class Turn:
    """One utterance's turn at the device; samples may still come while it plays.

    `over` is set when all was consumed, or it was cancelled or given up. One thread adds, another plays.
    """

    def __init__(self, samples: bytes = b"", *, whole: bool = True) -> None:
        self.samples = samples
        self.whole = whole
        """Whether no more samples come."""
        self.over = threading.Event()
        self.some = threading.Event()
        """Set when there is something to play, or there will never be."""
        self.cancelled = False
        self.consumed = False
        """Whether the device asked for every frame, and for a full buffer more after the last."""
        self.asked = 0
        """Frames the device has asked for so far: proof that it is alive."""
        self._given = 0
        self._given_at = 0.0
        self._after = 0

    def add(self, samples: bytes) -> None:
        """More to play."""
        self.samples += samples
        self.some.set()

    def end(self) -> None:
        """No more will come."""
        self.whole = True
        self.some.set()

    def cancel(self) -> None:
        """Silence at once."""
        self.cancelled = True
        self.over.set()
        self.some.set()

    @property
    def milliseconds(self) -> float:
        """How much of it has been heard, as far as one can know."""
        if not self._given_at:
            return 0.0
        since = min(time.monotonic() - self._given_at, 2 * PERIOD / 1000)
        return max(0.0, self._given * 1000 / SAMPLE_RATE + since * 1000 - AHEAD)

    def feed(self) -> Generator[bytes, int, None]:
        """What miniaudio's own thread calls: it only copies bytes."""
        frames = yield b""
        while True:
            whole = self.whole  # before the samples: what is added later is not missed
            piece = b"" if self.over.is_set() else self.samples[2 * self._given : 2 * (self._given + frames)]
            self.asked += frames
            self._given += len(piece) // 2
            self._given_at = time.monotonic()
            if whole and 2 * self._given >= len(self.samples) and not self.over.is_set():
                self._after += frames - len(piece) // 2
                if self._after >= BUFFER:
                    self.consumed = True
                    self.over.set()
            frames = yield piece.ljust(2 * frames, b"\0")


class Output:
    """An open device. `ready` is set once it has swallowed some silence, or has `trouble`."""

    def __init__(self, backends: tuple[Backend, ...] = BACKENDS) -> None:
        self.ready = threading.Event()
        self.idle = threading.Event()
        self.trouble = ""
        self._backends = backends
        self._turns: SimpleQueue[Turn | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="speech-sound", daemon=True)
        self._thread.start()

    def give(self, turn: Turn) -> None:
        """Plays the turn's samples until it is over; `idle` is set when the device stands still again."""
        self.idle.clear()
        self._turns.put(turn)

    def close(self) -> None:
        """Lets the device go when its thread is free; waits for nothing."""
        self._turns.put(None)

    def is_alive(self) -> bool:
        return self._thread.is_alive()

    def _run(self) -> None:
        hush_alsa()
        try:
            device = miniaudio.PlaybackDevice(
                nchannels=1,
                sample_rate=SAMPLE_RATE,
                buffersize_msec=PERIOD,
                callback_periods=PERIODS,
                backends=list(self._backends),
                app_name="Footbridge",
            )
            try:
                self._serve(device)
            finally:
                device.close()
        except miniaudio.MiniaudioError as error:
            self.trouble = str(error)
        finally:
            self.ready.set()
            self.idle.set()

    def _serve(self, device: miniaudio.PlaybackDevice) -> None:
        # The first sound after opening can be held up for seconds: let that be silence.
        silence = Turn()
        self._play(device, silence, OPENING)
        if not silence.consumed:
            self.trouble = "the sound device takes no sound"
            return
        self.ready.set()
        while (turn := self._turns.get()) is not None:
            self._play(device, turn, None)
            self.idle.set()

    def _play(self, device: miniaudio.PlaybackDevice, turn: Turn, seconds: float | None) -> None:
        feed = turn.feed()
        next(feed)
        device.start(feed)
        turn.over.wait(seconds)
        device.stop()


def hush_alsa() -> None:
    """Without a sound card ALSA fills the terminal with errors; all that matters is in `trouble`.

    It is given a C function that does nothing to speak of: one of Python's could be called too late.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # no ALSA, no noise
            nothing = ctypes.cast(ctypes.CDLL(None).abs, ctypes.c_void_p)
            ctypes.CDLL("libasound.so.2").snd_lib_error_set_handler(nothing)
