"""A private PulseAudio server with a pretend card, and a recording of what the card plays."""

from __future__ import annotations

import array
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

RATE = 22_050
PATIENCE = 20.0
LOUD = 500  # of 32,768: a voice is here


def missing() -> str:
    """What this machine lacks; empty when all is there."""
    return "" if shutil.which("pulseaudio") and shutil.which("parec") else "pulseaudio and pulseaudio-utils"


def surroundings(folder: Path) -> dict[str, str]:
    """The environment in which sound goes to the server of this folder (mode 700)."""
    return {
        "PULSE_RUNTIME_PATH": str(folder),
        "PULSE_STATE_PATH": str(folder),
        "PULSE_SERVER": f"unix:{folder / 'native'}",
    }


class Server:
    """A sound server of our own, recorded from the start."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pid = 0
        self._sound = bytearray()
        self._came: list[tuple[float, int]] = []  # (when, bytes there were then)
        self._enough = Event()
        self._expected = 0

    def start(self) -> None:
        """Begin."""
        for left_behind in ("pid", "native"):
            (self.folder / left_behind).unlink(missing_ok=True)
        subprocess.run(
            [
                *("pulseaudio", "-n", "--daemonize=yes", "--use-pid-file=yes", "--exit-idle-time=-1"),
                *("--disallow-exit=no", "--log-target=file:" + str(self.folder / "log")),
                *("-L", f"module-native-protocol-unix socket={self.folder / 'native'} auth-anonymous=1"),
                *("-L", "module-null-sink sink_name=card rate=22050 channels=1 format=s16le norewinds=1"),
            ],
            check=True,
            timeout=PATIENCE,
        )
        self.pid = int((self.folder / "pid").read_text())

    @contextmanager
    def recording(self) -> Iterator[Server]:
        """What the card plays is kept."""
        with subprocess.Popen(
            [
                *("parec", "--device=card.monitor", "--raw", "--format=s16le", "--rate=22050"),
                *("--channels=1", "--latency-msec=20"),
            ],
            stdout=subprocess.PIPE,
        ) as recorder:
            assert recorder.stdout is not None
            reader = Thread(target=self._read, args=(recorder.stdout.fileno(),))
            reader.start()
            self.wait_for_more(0.1)
            yield self
            recorder.kill()
            reader.join(PATIENCE)

    def wait_for_more(self, seconds: float) -> array.array[int]:
        """The next seconds of what the card plays."""
        start = len(self._sound)
        self._enough.clear()
        self._expected = start + 2 * int(22_050 * seconds)
        assert self._enough.wait(PATIENCE), "the card stands still"
        return array.array("h", bytes(self._sound[start : self._expected]))

    def all_so_far(self) -> array.array[int]:
        return array.array("h", bytes(self._sound[: len(self._sound) // 2 * 2]))

    def _read(self, pipe: int) -> None:
        while data := os.read(pipe, 4_096):
            self._sound += data
            self._came.append((time.monotonic(), len(self._sound)))
            if self._expected and len(self._sound) >= self._expected:
                self._enough.set()

    def first_loud(self, after: float) -> float:
        """The moment (of time.monotonic) when the first loud sample after another moment had come."""
        return self._first(after, loud=True)

    def first_quiet(self, after: float, for_seconds: float = 0.25) -> float:
        """The moment after which nothing loud came for a while."""
        return self._first(after, loud=False, blocks=round(for_seconds * 100))

    def _first(self, after: float, *, loud: bool, blocks: int = 1) -> float:
        """Blocks of 10 ms, timed by when they came."""
        deadline = time.monotonic() + PATIENCE
        size = 2 * (RATE // 100)
        start = next((total for when, total in reversed(self._came) if when <= after), 0) // size * size
        run = 0
        while time.monotonic() < deadline:
            while len(self._sound) < start + size:
                self.wait_for_more(0.01)
            block = array.array("h", bytes(self._sound[start : start + size]))
            is_loud = max(block) > LOUD or min(block) < -LOUD
            run = run + 1 if is_loud is loud else 0
            start += size
            if run == blocks:
                ended = start - (blocks - 1) * size
                return next(when for when, total in self._came if total >= ended)
        raise AssertionError("it never came")

    def end(self) -> None:
        """As a crash ends it."""
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            self.pid = 0
