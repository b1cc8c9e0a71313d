"""Proof that sound comes out: a private PulseAudio server with a pretend card, and a recording of it."""

from __future__ import annotations

import array
import os
import random
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.speech import Outcome, SpeechError, plain
from kiosk.speech.device import BACKENDS
from kiosk.speech.loudspeaker import Loudspeaker
from kiosk.speech.recording import record_until
from kiosk.speech.sounds import Sounds
from kiosk.speech.studio import Studio
from kiosk.speech.voice_speaker import VoiceSpeaker

from .listening import Listener, cue, loudness
from .server import Server, missing, surroundings

HELLO = plain("Hello.", "en")
LONG = plain("This goes on for quite a while, longer than any test would wait. " * 8, "en")

pytestmark = pytest.mark.real


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    if missing():
        if os.environ.get("CI") == "true":
            pytest.fail("CI must hear the kiosk: install pulseaudio and pulseaudio-utils")
        pytest.skip("nothing can be heard here: install pulseaudio and pulseaudio-utils")
    folder = tmp_path_factory.mktemp("pa")
    folder.chmod(0o700)
    for name, value in surroundings(folder).items():
        monkeypatch.setenv(name, value)
    server = Server(folder)
    server.start()
    yield server
    server.end()


@pytest.fixture
def recorded(server: Server) -> Iterator[Server]:
    with server.recording():
        yield server


@pytest.fixture
def speaker(server: Server) -> Iterator[VoiceSpeaker]:
    speaker = VoiceSpeaker(Sounds(Studio(patience=10)), Loudspeaker(BACKENDS, retry=0))
    yield speaker
    speaker.close()


def open_files() -> int:
    """How many files and pipes this process holds."""
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


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


def test_a_server_killed_in_the_middle_is_noticed_and_never_called_heard(
    recorded: Server, speaker: VoiceSpeaker
) -> None:
    speaker.speak(HELLO, first := Listener())
    assert first.outcome() is Outcome.HEARD
    began = time.monotonic()
    speaker.speak(LONG, listener := Listener())
    recorded.first_loud(began)
    recorded.end()
    killed = time.monotonic()
    assert listener.outcome() is Outcome.FAILED
    assert time.monotonic() - killed < 2
    spot = speaker.now()  # from here on it is read, not heard
    assert spot is not None
    assert spot.text == LONG.text


def test_the_word_that_is_pointed_out_is_the_one_that_is_heard(
    recorded: Server, speaker: VoiceSpeaker
) -> None:
    """Between two sentences half a second is silent; the second one is pointed out with its sound."""
    said = plain("Stop. Go.", "en")
    speaker.speak(said, warm := Listener())
    warm.outcome()
    began = time.monotonic()
    speaker.speak(said, listener := Listener())
    heard = recorded.first_loud(recorded.first_quiet(recorded.first_loud(began)))
    while (spot := speaker.now()) is None or spot.start == 0:
        assert time.monotonic() < heard + 5
    assert time.monotonic() - heard < 0.5
    assert listener.outcome() is Outcome.HEARD


def test_a_person_who_reads_aloud_is_recorded(recorded: Server, speaker: VoiceSpeaker) -> None:
    """The pretend card's own sound is what the microphone hears."""
    speaker.speak(LONG, Listener())
    recorded.first_loud(time.monotonic())
    samples = record_until(lambda: recorded.wait_for_more(1.0))
    assert 0.5 < len(samples) / 2 / 22_050 < 2.5
    assert loudness(array.array("h", samples)) > 1_000


def test_without_a_microphone_the_reader_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, value in surroundings(tmp_path).items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SpeechError, match="Connect one, and try again"):
        record_until(lambda: None)


@pytest.mark.thorough
def test_a_thousand_utterances_with_random_stops_leave_nothing_behind(
    server: Server, speaker: VoiceSpeaker
) -> None:
    """Whatever is said to be heard was, and no thread, file or process is left over."""
    chance = random.Random(5)
    texts = [plain(f"{word}.", "en") for word in ("One", "Two", "Three", "Four")]
    speaker.speak(texts[0], warm := Listener())
    warm.outcome()
    before = (threading.active_count(), open_files())
    outcomes = Counter[Outcome]()
    for number in range(1_000):
        speaker.speak(chance.choice(texts), listener := Listener())
        if number % 100:
            threading.Event().wait(chance.random() * 0.01)
            speaker.stop()
        outcomes[listener.outcome()] += 1
    assert set(outcomes) == {Outcome.CANCELLED, Outcome.HEARD}
    assert outcomes[Outcome.HEARD] == 10
    assert threading.active_count() <= before[0]
    assert open_files() <= before[1] + 2
