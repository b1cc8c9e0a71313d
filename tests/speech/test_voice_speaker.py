"""The speaker with a voice: heard, cancelled, silent or failed."""

import logging
import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest
from miniaudio import Backend

from kiosk.speech import Outcome, Speaker, plain
from kiosk.speech.studio import Studio

from .conftest import Speakers
from .listening import PATIENCE, Listener, is_running

HELLO = plain("Hi.", "en")
LONG = plain("This goes on for quite a while, longer than any test would wait. " * 8, "en")
NOT_HERE = (Backend.WASAPI,)
"""A way to sound that this system does not have: what a tablet without a sound card is like."""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="uses signals and a backend of another system")


def test_what_the_device_took_to_the_end_was_heard(speaker_on: Speakers) -> None:
    speaker: Speaker = speaker_on()
    listener = Listener()
    began = time.monotonic()
    speaker.speak(HELLO, listener)
    assert listener.outcome() is Outcome.HEARD
    assert time.monotonic() - began > 0.4  # "Hi." lasts as long as that
    assert listener.threads[0] is not threading.current_thread()


def test_stopping_is_quick_and_the_answer_is_cancelled(speaker_on: Speakers) -> None:
    speaker = speaker_on()
    speaker.speak(HELLO, heard := Listener())
    heard.outcome()
    speaker.speak(LONG, listener := Listener())
    speaker.stop()
    assert listener.outcome() is Outcome.CANCELLED
    speaker.stop()  # with nothing to stop
    speaker.speak(HELLO, again := Listener())
    assert again.outcome() is Outcome.HEARD
    assert listener.outcomes == [Outcome.CANCELLED]


def test_a_new_utterance_cancels_the_one_before(speaker_on: Speakers) -> None:
    speaker = speaker_on()
    before = [Listener() for _ in range(20)]
    for listener in before:
        speaker.speak(LONG, listener)
    speaker.speak(HELLO, last := Listener())
    assert last.outcome() is Outcome.HEARD
    assert [listener.outcomes for listener in before] == [[Outcome.CANCELLED]] * 20


def test_whoever_is_told_may_speak_on(speaker_on: Speakers) -> None:
    speaker = speaker_on()
    second = Listener()
    speaker.speak(plain("", "en"), lambda outcome: speaker.speak(plain("...", "en"), second))
    assert second.outcome() is Outcome.SILENT


def test_a_listener_that_fails_does_not_end_speech(
    speaker_on: Speakers, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(outcome: Outcome) -> None:
        raise ZeroDivisionError

    speaker = speaker_on()
    speaker.speak(plain("", "en"), fail)
    speaker.speak(plain("...", "en"), listener := Listener())
    assert listener.outcome() is Outcome.SILENT
    assert "Something went wrong with speech" in caplog.text


def test_without_a_sound_device_the_answer_is_silent_once(
    speaker_on: Speakers, caplog: pytest.LogCaptureFixture
) -> None:
    speaker = speaker_on(NOT_HERE)
    for _ in range(2):
        speaker.speak(HELLO, listener := Listener())
        assert listener.outcome() is Outcome.SILENT
    speaker.close()
    assert listener.outcomes == [Outcome.SILENT]
    assert caplog.text.count("sound device cannot be used") == 1  # it is not looked for each time


def test_a_language_without_a_voice_is_silent_and_the_log_says_why(
    speaker_on: Speakers, caplog: pytest.LogCaptureFixture
) -> None:
    speaker = speaker_on()
    speaker.speak(plain("Riix badhanka buluugga ah", "so"), listener := Listener())
    assert listener.outcome() is Outcome.SILENT
    assert "no voice for the language “so”" in caplog.text


@pytest.mark.parametrize("text", ["", "...", "\0", "🙂"])
def test_nothing_to_say_is_silent(speaker_on: Speakers, text: str) -> None:
    speaker_on().speak(plain(text, "en"), listener := Listener())
    assert listener.outcome() is Outcome.SILENT


def test_no_sentence_is_ever_written_to_the_log(
    speaker_on: Speakers, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    speaker = speaker_on(NOT_HERE)
    for language in ("en", "so"):
        speaker.prepare(plain("Marmalade", language))
        speaker.speak(plain("Marmalade", language), listener := Listener())
        listener.outcome()
    assert "armalade" not in caplog.text


def test_what_was_prepared_needs_no_voice_any_more(speaker_on: Speakers) -> None:
    studio = Studio(patience=10)
    speaker = speaker_on(NOT_HERE, studio)
    speaker.prepare(HELLO)
    speaker.speak(HELLO, first := Listener())
    assert first.outcome() is Outcome.SILENT
    pid = studio.worker_pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    speaker.speak(HELLO, second := Listener())
    assert second.outcome() is Outcome.SILENT
    assert studio.worker_pid == pid  # nobody asked for a new one


def test_no_call_waits_for_a_frozen_voice(speaker_on: Speakers) -> None:
    studio = Studio()
    speaker = speaker_on(NOT_HERE, studio)
    speaker.speak(HELLO, warm := Listener())
    warm.outcome()
    assert studio.worker_pid is not None
    os.kill(studio.worker_pid, signal.SIGSTOP)
    began = time.monotonic()
    speaker.prepare(plain("Good night.", "en"))
    speaker.speak(plain("Good morning.", "en"), listener := Listener())
    speaker.stop()
    speaker.speak(plain("Good evening.", "en"), last := Listener())
    assert time.monotonic() - began < 0.2
    assert listener.outcome() is Outcome.CANCELLED
    assert last.outcome() is Outcome.SILENT


def test_closing_leaves_no_process_no_thread_and_no_file(
    speaker_on: Speakers, temporary_folder: Path
) -> None:
    studio = Studio(patience=10)
    speaker = speaker_on(studio=studio)
    speaker.speak(HELLO, warm := Listener())
    warm.outcome()
    pid = studio.worker_pid
    assert pid is not None
    speaker.speak(LONG, listener := Listener())
    speaker.close()
    assert listener.outcomes == [Outcome.CANCELLED]
    assert not is_running(pid)
    assert list(temporary_folder.iterdir()) == []
    for thread in threading.enumerate():
        if thread.name.startswith("speech"):
            thread.join(PATIENCE)
            assert not thread.is_alive()


def test_closing_does_not_wait_for_a_frozen_voice(speaker_on: Speakers, temporary_folder: Path) -> None:
    studio = Studio(patience=100)
    speaker = speaker_on(NOT_HERE, studio)
    speaker.speak(HELLO, warm := Listener())
    warm.outcome()
    pid = studio.worker_pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    speaker.speak(LONG, listener := Listener())
    began = time.monotonic()
    speaker.close()
    assert time.monotonic() - began < 2
    assert listener.outcome() is Outcome.CANCELLED
    assert not is_running(pid)
    assert list(temporary_folder.iterdir()) == []


def test_a_speaker_that_is_closed_still_answers(speaker_on: Speakers) -> None:
    speaker = speaker_on()
    speaker.close()
    speaker.prepare(HELLO)
    speaker.speak(HELLO, listener := Listener())
    assert listener.outcomes == [Outcome.CANCELLED]


def test_without_a_device_not_one_of_a_thousand_utterances_is_called_heard(speaker_on: Speakers) -> None:
    speaker = speaker_on(NOT_HERE)
    outcomes = set()
    for _ in range(1_000):
        speaker.speak(HELLO, listener := Listener())
        outcomes.add(listener.outcome())
    assert outcomes == {Outcome.SILENT}


def test_what_cannot_be_heard_is_pointed_out_to_be_read_until_somebody_stops_it(speaker_on: Speakers) -> None:
    speaker = speaker_on(NOT_HERE)
    speaker.speak(plain("Tap the box. Then wait.", "en"), listener := Listener())
    listener.outcome()
    spot = speaker.now()
    assert spot is not None
    assert spot.text[spot.start : spot.start + spot.length] == "Tap the box."
    speaker.stop()
    assert speaker.now() is None


def test_three_thousand_words_are_begun_at_once_and_stopped_at_once(speaker_on: Speakers) -> None:
    speaker = speaker_on()
    speaker.speak(HELLO, warm := Listener())
    warm.outcome()
    began = time.monotonic()
    speaker.speak(plain("word " * 3_000, "en"), listener := Listener())
    while speaker.now() is None:
        assert time.monotonic() - began < PATIENCE
    assert time.monotonic() - began < 2
    speaker.stop()
    assert listener.outcome() is Outcome.CANCELLED


@pytest.mark.parametrize(
    "command",
    [
        # A disk that is full: no file may grow beyond one block.
        ("sh", "-c", f'ulimit -f 1; exec "{sys.executable}" -m kiosk.speech.worker'),
        (sys.executable, "-c", "print('rubbish', flush=True)"),
        (sys.executable, "-c", 'print(\'{"ready": false, "error": "no library"}\', flush=True)'),
    ],
)
def test_a_voice_that_cannot_work_is_a_failure_and_in_the_end_switched_off(
    speaker_on: Speakers, command: tuple[str, ...]
) -> None:
    speaker = speaker_on(studio=Studio(command))
    for _ in range(4):
        speaker.speak(HELLO, listener := Listener())
        assert listener.outcome() in (Outcome.FAILED, Outcome.SILENT)
        if speaker.off:
            break
    assert speaker.off
    speaker.forgive()
    assert not speaker.off


def test_a_pause_of_the_voice_in_the_middle_is_a_pause_and_not_the_end(speaker_on: Speakers) -> None:
    studio = Studio(patience=10)
    speaker = speaker_on(studio=studio)
    speaker.speak(HELLO, warm := Listener())
    warm.outcome()
    assert studio.worker_pid is not None
    speaker.speak(plain("Tap. Wait.", "en"), listener := Listener())
    os.kill(studio.worker_pid, signal.SIGKILL)  # a new one says the rest
    assert listener.outcome() is Outcome.HEARD
