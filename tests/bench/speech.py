"""How soon a voice is heard, how soon it is silent, and how soon it is back when it was lost."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from kiosk.speech.cues import cues_of
from kiosk.speech.loudspeaker import Loudspeaker
from kiosk.speech.sounds import Sounds
from kiosk.speech.studio import Studio
from kiosk.speech.utterance import Outcome, Utterance, plain
from kiosk.speech.voice_speaker import VoiceSpeaker
from tests.bench.table import Row, share
from tests.speech.listening import Listener
from tests.speech.server import Server, missing, surroundings

TEXT = "Tap Prescriptions. Then look for your tablets, and wait until the page has changed."
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def speaking(room: Path, *, times: int) -> Iterator[Row]:
    """From the press to the sound that a pretend card plays; the recorder's own delay (about 20 ms) is in
    it. Nothing where there is no PulseAudio."""
    yield from coming_back(times)
    if missing():
        return
    folder = room / "pulse"
    folder.mkdir(mode=0o700)
    os.environ.update(surroundings(folder))
    server = Server(folder)
    server.start()
    try:
        with server.recording():
            yield from _heard(server, times)
    finally:
        server.end()


def _heard(server: Server, times: int) -> Iterator[Row]:
    speaker = VoiceSpeaker(Sounds(Studio(patience=10, spare=True)), Loudspeaker(stall=5))
    calls: list[float] = []
    known = plain(TEXT, "en")
    _until_heard(speaker, server, plain("Hello.", "en"), calls)
    cached = [_until_heard(speaker, server, known, calls) for _ in range(times + 1)][1:]
    fresh = [plain(f"{NUMBERS[n % 10]} {n // 10}. {TEXT}", "en") for n in range(times)]
    uncached = [_until_heard(speaker, server, each, calls) for each in fresh]
    silent = [_until_silent(speaker, server, known, calls) for _ in range(times)]
    wrong = [error for _ in range(max(1, times // 8)) for error in _highlight(speaker, server, known)]
    speaker.close()
    yield Row("press to sound, prepared: p95", share(cached, 0.95) * 1000, "ms", 50)
    yield Row("press to sound, new words: p95", share(uncached, 0.95) * 1000, "ms", 150)
    yield Row("stop to silence: p95", share(silent, 0.95) * 1000, "ms", 25, "with the recorder's own delay")
    yield Row("a call of the speaker blocks: p99", share(calls, 0.99) * 1000, "ms", 8)
    yield Row("words pointed out too early or late: p95", share(wrong, 0.95) * 1000, "ms", 70)


def _timed(calls: list[float], work: float) -> None:
    calls.append(time.monotonic() - work)


def _until_heard(speaker: VoiceSpeaker, server: Server, said: Utterance, calls: list[float]) -> float:
    began = time.monotonic()
    speaker.speak(said, listener := Listener())
    _timed(calls, began)
    heard = server.first_loud(began)
    _stop(speaker, server, calls)
    listener.outcome()
    return heard - began


def _until_silent(speaker: VoiceSpeaker, server: Server, said: Utterance, calls: list[float]) -> float:
    began = time.monotonic()
    speaker.speak(said, listener := Listener())
    server.first_loud(began)
    stopped = _stop(speaker, server, calls)
    listener.outcome()
    return max(0.0, server.first_quiet(stopped) - stopped)


def _stop(speaker: VoiceSpeaker, server: Server, calls: list[float]) -> float:
    stopped = time.monotonic()
    speaker.stop()
    _timed(calls, stopped)
    server.first_quiet(stopped)
    return stopped


def _highlight(speaker: VoiceSpeaker, server: Server, said: Utterance) -> Iterator[float]:
    """How far from its sound each word is pointed out: the sound's start is heard, the rest is known."""
    from kiosk.speech.to_file import track_of

    began = time.monotonic()
    speaker.speak(said, listener := Listener())
    seen: dict[object, float] = {}
    pause = threading.Event()
    while not listener.outcomes:
        spot = speaker.now()
        if spot is not None and spot not in seen:
            seen[spot] = time.monotonic()
        pause.wait(0.033)  # as the page looks, thirty times a second
    start = server.first_loud(began)
    studio = Studio(patience=10)
    for moment, spot in track_of(said, Sounds(studio)).words[1:]:
        if spot in seen:
            yield abs(seen[spot] - (start + moment / 1000))
    studio.close()
    assert listener.outcomes == [Outcome.HEARD]


def coming_back(times: int) -> Iterator[Row]:
    """From a voice that is killed, or frozen, to the next words it has made."""
    (cue,) = cues_of(plain("Tap Prescriptions.", "en"))
    pause = threading.Event()
    for what, blow, aim in (("killed", signal.SIGKILL, 500), ("frozen", signal.SIGSTOP, 800)):
        took = []
        for _ in range(max(1, times // 5)):
            studio = Studio(spare=True)
            studio.record(cue)
            pause.wait(0.5)  # the spare one gets ready
            assert studio.worker_pid is not None
            os.kill(studio.worker_pid, blow)
            began = time.monotonic()
            studio.record(cue)
            took.append(time.monotonic() - began)
            studio.close()
        yield Row(f"voice {what}: back after", max(took) * 1000, "ms", aim, f"worst of {len(took)}")
