"""The studio records sentences and survives a lost worker."""

import os
import signal
import sys
import threading
import time
from array import array
from pathlib import Path

import pytest

from kiosk.errors import KioskError
from kiosk.speech import NoVoiceError, SpeechError
from kiosk.speech.sound import Sound
from kiosk.speech.studio import FAILURES_ALLOWED, Studio
from kiosk.speech.to_file import synthesise_to_file

from .listening import PATIENCE, TEXTS, cue, is_running, loudness, samples_of

HELLO = cue("Hello.", "en")


def pid_of(studio: Studio) -> int:
    pid = studio.worker_pid
    assert pid is not None
    return pid


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_a_cue_becomes_sound_and_no_file_stays(studio: Studio, language: str) -> None:
    sound = studio.record(cue(TEXTS[language], language))
    assert loudness(array("h", sound.samples)) > 1_500
    assert studio.folder.stat().st_mode & 0o077 == 0
    assert list(studio.folder.iterdir()) == []


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_each_word_has_its_time(studio: Studio, language: str) -> None:
    said = cue(TEXTS[language], language)
    sound = studio.record(said)
    moments = [moment for moment, _ in sound.marks]
    words = [said.spot_at(character) for _, character in sound.marks]
    assert moments == sorted(moments)
    assert 0 <= moments[0] < 50
    assert moments[-1] < sound.milliseconds
    assert list(dict.fromkeys(words)) == [spot for _, spot in said.owners]


def test_a_sound_begins_and_ends_with_its_words(studio: Studio) -> None:
    samples = array("h", studio.record(HELLO).samples)
    loud = [place for place, sample in enumerate(samples) if abs(sample) > 200]
    assert loud[0] < 22_050 * 0.02
    assert len(samples) - loud[-1] < 22_050 * 0.05


def test_a_worker_killed_at_rest_costs_nothing(studio: Studio) -> None:
    studio.record(HELLO)
    first = pid_of(studio)
    os.kill(first, signal.SIGKILL)
    assert loudness(array("h", studio.record(HELLO).samples)) > 1_500
    assert pid_of(studio) != first
    assert not is_running(first)


def test_a_worker_killed_at_work_costs_nothing(studio: Studio) -> None:
    studio.record(HELLO)
    first = pid_of(studio)
    os.kill(first, signal.SIGSTOP)  # so that it is surely still at work when it is killed
    recorded: list[Sound] = []
    recording = threading.Thread(target=lambda: recorded.append(studio.record(HELLO)))
    recording.start()
    os.kill(first, signal.SIGKILL)
    recording.join(PATIENCE)
    assert loudness(array("h", recorded[0].samples)) > 1_500
    assert pid_of(studio) != first


def test_a_frozen_worker_is_killed_and_replaced_within_the_deadline() -> None:
    studio = Studio(patience=1)
    try:
        studio.record(HELLO)
        first = pid_of(studio)
        os.kill(first, signal.SIGSTOP)
        began = time.monotonic()
        assert loudness(array("h", studio.record(HELLO).samples)) > 1_500
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
