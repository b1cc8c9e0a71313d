"""The worker process that turns words into sound."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.speech.child import worker_command
from kiosk.speech.voices import ENGINE, VOICES

from .listening import PATIENCE, TEXTS, loudness, samples_of


class Pipes:
    """A worker as the kiosk sees it: a line in, a line out."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.greeting = self.read()

    def read(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer

    def say(self, line: str) -> dict[str, Any]:
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self.read()

    def ask(self, path: Path, text: str, voice: str = "gmw/en", rate: int = 120) -> dict[str, Any]:
        request = {"id": 7, "text": text, "voice": voice, "rate": rate, "path": str(path)}
        return self.say(json.dumps(request))


@pytest.fixture(scope="module")
def worker() -> Iterator[Pipes]:
    with subprocess.Popen(
        worker_command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        yield Pipes(process)
        assert process.stdin is not None
        process.stdin.close()  # when the kiosk goes, the worker goes
        assert process.wait(PATIENCE) == 0


@pytest.mark.parametrize("language", sorted(VOICES))
def test_every_language_we_have_a_voice_for_is_spoken(worker: Pipes, tmp_path: Path, language: str) -> None:
    assert worker.greeting == {"ready": True}
    path = tmp_path / "speech.wav"
    answer = worker.ask(path, TEXTS[language], VOICES[language].id)
    assert (answer["id"], answer["ok"], answer["path"]) == (7, True, str(path))
    assert len(answer["marks"]) >= len(TEXTS[language].split())
    sound = samples_of(path)
    words_a_minute = len(TEXTS[language].split()) / (len(sound) / 22_050) * 60
    assert 1_500 < loudness(sound) < 6_000
    assert 90 < words_a_minute < 190


def test_the_engine_is_the_one_our_keys_name() -> None:
    import ctypes

    import espeakng_loader

    library = ctypes.CDLL(espeakng_loader.get_library_path())
    library.espeak_Info.restype = ctypes.c_char_p
    assert f"espeak-ng {library.espeak_Info(None).decode()}" == ENGINE


@pytest.mark.parametrize(
    "text",
    [
        "a\0b",
        "Bell \x07 escape \x1b[31m red",
        "<speak><break time='9s'/>Hello &amp; goodbye</speak>",
        "[[h@l'oU]] {curly} %s %n",
        "👵🏽 says hello 🙂",
        "English, Cymraeg, اردو and 中文 together",
        "\u202eturned round\u202c",
        "lone \ud800 surrogate",
        "x" * 599,
        "9" * 400,
    ],
)
def test_hostile_text_is_spoken_and_does_no_harm(worker: Pipes, tmp_path: Path, text: str) -> None:
    path = tmp_path / "speech.wav"
    assert worker.ask(path, text)["ok"] is True
    assert loudness(samples_of(path)) > 500
    assert worker.ask(path, "All is well.")["ok"] is True


@pytest.mark.parametrize("text", ["", " \n ", "...", "🙂", "word " * 3_000])
def test_text_that_is_not_one_piece_is_refused(worker: Pipes, tmp_path: Path, text: str) -> None:
    answer = worker.ask(tmp_path / "speech.wav", text)
    assert answer["ok"] is False
    assert "one piece" in answer["error"]
    assert worker.ask(tmp_path / "speech.wav", "All is well.")["ok"] is True


@pytest.mark.parametrize("line", ["", "nonsense", "[]", "{}", "3", '{"id": 1, "text": 5, "path": "/x"}'])
def test_a_request_that_makes_no_sense_is_answered(worker: Pipes, tmp_path: Path, line: str) -> None:
    assert worker.say(line)["ok"] is False
    assert worker.ask(tmp_path / "speech.wav", "All is well.")["ok"] is True


def test_an_unknown_voice_is_refused_not_replaced(worker: Pipes, tmp_path: Path) -> None:
    assert worker.ask(tmp_path / "speech.wav", "Hello", voice="xx/none")["ok"] is False


@pytest.mark.parametrize("path", ["no/such/folder/speech.wav", "relative.wav"])
def test_a_file_that_cannot_be_written_is_refused(worker: Pipes, tmp_path: Path, path: str) -> None:
    place = tmp_path / path if "/" in path else Path(path)
    assert worker.ask(place, "Hello")["ok"] is False
