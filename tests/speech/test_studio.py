"""The studio records sentences and survives a lost worker."""

import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from kiosk.errors import KioskError
from kiosk.speech import NoVoiceError, SpeechError, Utterance
from kiosk.speech.studio import FAILURES_ALLOWED, Studio, synthesise_to_file

from .listening import PATIENCE, TEXTS, is_running, loudness, samples_of

HELLO = Utterance("Hello.", "en")


def pid_of(studio: Studio) -> int:
    pid = studio.worker_pid
    assert pid is not None
    return pid


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_an_utterance_becomes_a_private_file_with_sound(studio: Studio, language: str) -> None:
    path = studio.record(Utterance(TEXTS[language], language))
    assert loudness(samples_of(path)) > 1_500
    assert path.parent.stat().st_mode & 0o077 == 0
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_three_thousand_words_are_spoken_to_the_end(studio: Studio) -> None:
    short = len(samples_of(studio.record(Utterance("I " * 300, "en"))))
    long = len(samples_of(studio.record(Utterance("I " * 3_000, "en"))))
    assert 9.5 < long / short < 10.5


def test_slower_speech_lasts_longer(studio: Studio) -> None:
    usual = studio.record(Utterance(TEXTS["en"], "en"))
    slower = studio.record(Utterance(TEXTS["en"], "en", slower=True))
    assert 1.1 < len(samples_of(slower)) / len(samples_of(usual)) < 1.4


def test_recording_stops_between_pieces_when_nobody_wants_it(studio: Studio) -> None:
    answers = iter([True, True, False])
    with pytest.raises(SpeechError, match="Nobody wants"):
        studio.record(Utterance("Take one tablet. " * 1_000, "en"), lambda: next(answers))


def test_a_worker_killed_at_rest_costs_nothing(studio: Studio) -> None:
    studio.record(HELLO)
    first = pid_of(studio)
    os.kill(first, signal.SIGKILL)
    assert loudness(samples_of(studio.record(HELLO))) > 1_500
    assert pid_of(studio) != first
    assert not is_running(first)


def test_a_worker_killed_at_work_costs_nothing(studio: Studio) -> None:
    studio.record(HELLO)
    first = pid_of(studio)
    os.kill(first, signal.SIGSTOP)  # so that it is surely still at work when it is killed
    recorded: list[Path] = []
    recording = threading.Thread(target=lambda: recorded.append(studio.record(HELLO)))
    recording.start()
    os.kill(first, signal.SIGKILL)
    recording.join(PATIENCE)
    assert loudness(samples_of(recorded[0])) > 1_500
    assert pid_of(studio) != first


def test_a_frozen_worker_is_killed_and_replaced_within_the_deadline() -> None:
    studio = Studio(patience=1)
    try:
        studio.record(HELLO)
        first = pid_of(studio)
        os.kill(first, signal.SIGSTOP)
        began = time.monotonic()
        assert loudness(samples_of(studio.record(HELLO))) > 1_500
        assert time.monotonic() - began < 0.5 + 5
        assert not is_running(first)
    finally:
        studio.close()


@pytest.mark.parametrize(
    "program",
    [
        "raise SystemExit(1)",
        'print(\'{"ready": false, "error": "no library"}\')',
        "print('{\"ready\": true}'); print('rubbish'); input(); input()",
        "print('[]')",
    ],
)
def test_three_failures_in_a_minute_switch_the_voice_off_for_the_session(program: str) -> None:
    studio = Studio((sys.executable, "-u", "-c", program))
    try:
        with pytest.raises(SpeechError) as first:
            studio.record(HELLO)
        assert not isinstance(first.value, NoVoiceError)
        assert not studio.off
        with pytest.raises(NoVoiceError, match="switched off"):
            studio.record(HELLO)
        assert studio.off
        assert studio.worker_pid is None
    finally:
        studio.close()


def test_a_program_that_is_not_there_is_a_failure_not_a_crash(tmp_path: Path) -> None:
    studio = Studio((str(tmp_path / "no-such-program"),))
    with pytest.raises(SpeechError, match="could not be started"):
        studio.record(HELLO)
    studio.close()
    assert FAILURES_ALLOWED == 3


def test_closing_leaves_no_process_and_no_file(studio: Studio, temporary_folder: Path) -> None:
    studio.record(HELLO)
    pid = pid_of(studio)
    assert list(temporary_folder.iterdir())
    studio.close()
    assert not is_running(pid)
    assert list(temporary_folder.iterdir()) == []


def test_a_studio_that_is_closed_records_no_more(studio: Studio, temporary_folder: Path) -> None:
    studio.close()
    with pytest.raises(SpeechError):
        studio.record(HELLO)


def test_authors_can_have_a_file(tmp_path: Path, temporary_folder: Path) -> None:
    path = tmp_path / "speech.wav"
    synthesise_to_file(TEXTS["cy"], "cy", path)
    assert loudness(samples_of(path)) > 1_500
    assert list(temporary_folder.iterdir()) == []


def test_authors_are_told_when_a_language_has_no_voice(tmp_path: Path) -> None:
    with pytest.raises(KioskError, match="no voice for the language “so”"):
        synthesise_to_file("Riix badhanka", "so", tmp_path / "speech.wav")
    assert not (tmp_path / "speech.wav").exists()
