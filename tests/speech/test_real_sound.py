"""Proof that sound comes out: a private PulseAudio server with a pretend card, and a recording of it."""

from __future__ import annotations

import array
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from kiosk.speech import Outcome, plain
from kiosk.speech.device import BACKENDS
from kiosk.speech.loudspeaker import Loudspeaker
from kiosk.speech.sounds import Sounds
from kiosk.speech.studio import Studio
from kiosk.speech.voice_speaker import VoiceSpeaker

from .listening import PATIENCE, Listener, cue, loudness

HELLO = plain("Hello.", "en")
LONG = plain("This goes on for quite a while, longer than any test would wait. " * 8, "en")

pytestmark = pytest.mark.real


class Server:
    """A sound server of our own, recorded from the start."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pid = 0
        self._sound = bytearray()
        self._enough = Event()
        self._expected = 0

    def start(self) -> None:
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

    def record(self) -> Iterator[Server]:
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
            if self._expected and len(self._sound) >= self._expected:
                self._enough.set()

    def end(self) -> None:
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            self.pid = 0


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    if not (shutil.which("pulseaudio") and shutil.which("parec")):
        if os.environ.get("CI") == "true":
            pytest.fail("CI must hear the kiosk: install pulseaudio and pulseaudio-utils")
        pytest.skip("nothing can be heard here: install pulseaudio and pulseaudio-utils")
    folder = tmp_path_factory.mktemp("pa")
    folder.chmod(0o700)
    monkeypatch.setenv("PULSE_RUNTIME_PATH", str(folder))
    monkeypatch.setenv("PULSE_STATE_PATH", str(folder))
    monkeypatch.setenv("PULSE_SERVER", f"unix:{folder / 'native'}")
    server = Server(folder)
    server.start()
    yield server
    server.end()


@pytest.fixture
def recorded(server: Server) -> Iterator[Server]:
    yield from server.record()


@pytest.fixture
def speaker(server: Server) -> Iterator[VoiceSpeaker]:
    speaker = VoiceSpeaker(Sounds(Studio(patience=10)), Loudspeaker(BACKENDS, retry=0))
    yield speaker
    speaker.close()


def likeness(part: array.array[int], whole: array.array[int], step: int = 5) -> float:
    """The best correlation of the part with any stretch of the whole, both thinned out."""
    few, many = part[::step], whole
    energy = sum(a * a for a in few)
    best = 0.0
    for start in range(0, len(many) - step * len(few)):
        stretch = many[start : start + step * len(few) : step]
        both = energy * sum(b * b for b in stretch)
        if both:
            best = max(best, sum(a * b for a, b in zip(few, stretch, strict=True)) / both**0.5)
    return best


def test_what_is_said_to_be_heard_comes_out_whole(recorded: Server, speaker: VoiceSpeaker) -> None:
    speaker.speak(HELLO, listener := Listener())
    assert listener.outcome() is Outcome.HEARD
    played = recorded.all_so_far()
    studio = Studio(patience=10)
    clip = array.array("h", studio.record(cue("Hello.", "en")).samples)
    studio.close()
    loud = [index for index, sample in enumerate(played) if abs(sample) > 200]
    heard = played[loud[0] : loud[-1] + 1]
    sounding = [index for index, sample in enumerate(clip) if abs(sample) > 200]
    meant = clip[sounding[0] : sounding[-1] + 1]
    assert len(heard) == pytest.approx(len(meant), abs=220)
    assert loudness(heard) == pytest.approx(loudness(meant), rel=0.1)
    middle = meant[len(meant) // 2 : len(meant) // 2 + 2_000]
    around = heard[len(meant) // 2 - 400 : len(meant) // 2 + 2_400]
    assert likeness(middle, around) > 0.9


def test_stopping_makes_silence_at_once_and_the_rest_is_never_played(
    recorded: Server, speaker: VoiceSpeaker
) -> None:
    speaker.speak(LONG, listener := Listener())
    while loudness(recorded.wait_for_more(0.1)) < 500:
        continue
    speaker.stop()
    assert listener.outcome() is Outcome.CANCELLED
    recorded.wait_for_more(0.3)
    assert loudness(recorded.wait_for_more(0.5)) == 0
    speaker.speak(plain("I.", "en"), again := Listener())
    assert again.outcome() is Outcome.HEARD


def test_a_frozen_server_is_noticed_and_a_thawed_one_is_used_again(
    server: Server, speaker: VoiceSpeaker
) -> None:
    speaker.speak(HELLO, first := Listener())
    assert first.outcome() is Outcome.HEARD
    os.kill(server.pid, signal.SIGSTOP)
    began = time.monotonic()
    speaker.speak(HELLO, frozen := Listener())
    assert frozen.outcome() is Outcome.FAILED
    assert time.monotonic() - began < 5
    os.kill(server.pid, signal.SIGCONT)
    speaker.speak(HELLO, thawed := Listener())
    assert thawed.outcome() is Outcome.HEARD


def test_a_server_that_dies_is_noticed_and_the_next_one_is_used(
    server: Server, speaker: VoiceSpeaker
) -> None:
    speaker.speak(HELLO, first := Listener())
    assert first.outcome() is Outcome.HEARD
    server.end()
    speaker.speak(HELLO, dead := Listener())
    assert dead.outcome() in (Outcome.FAILED, Outcome.SILENT)
    server.start()
    speaker.speak(HELLO, again := Listener())
    assert again.outcome() is Outcome.HEARD
