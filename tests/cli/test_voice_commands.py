"""Hearing what a patient hears, and reading lines aloud, from the terminal."""

import io
import json
import sys
import wave
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.paths import lessons_folder, locales_folder
from kiosk.session.shelf import Shelf
from kiosk.session.spoken import everything_said
from kiosk.speech.cues import PAUSE, cues_of
from kiosk.speech.human import FOLDER, recordings
from kiosk.speech.pack import write_list
from kiosk.speech.packing import faults_of
from kiosk.speech.sound import LOUDNESS, louder
from kiosk.speech.studio import Studio
from kiosk.speech.utterance import Utterance


def test_an_author_hears_what_a_patient_hears(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["say", "Call 111 at 8:30am.", "--out", str(tmp_path / "call.wav")]) == 0
    with wave.open(str(tmp_path / "call.wav")) as sound:
        seconds = sound.getnframes() / sound.getframerate()
    times = json.loads((tmp_path / "call.json").read_text())
    assert [word["text"] for word in times["words"]] == ["Call", "111", "at", "8:30am."]
    assert times["milliseconds"] / 1000 == pytest.approx(seconds, abs=0.05)
    assert "4 words" in capsys.readouterr().out


def test_slower_is_longer(tmp_path: Path) -> None:
    for name, more in (("usual", []), ("slower", ["--slower"])):
        assert main(["say", "Tap the box. Then wait.", *more, "--out", str(tmp_path / f"{name}.wav")]) == 0
    usual, slower = (json.loads((tmp_path / f"{name}.json").read_text()) for name in ("usual", "slower"))
    assert slower["milliseconds"] > usual["milliseconds"] * 1.1


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (["Riix badhanka", "--lang", "so"], "There is no voice for the language “so”."),
        (["..."], "There is nothing to say."),
        (["Hello", "--out", "/no/such/folder/a.wav"], "Choose another place."),
    ],
)
def test_what_cannot_be_said_is_answered_in_words(
    words: list[str], answer: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["say", "--out", str(tmp_path / "a.wav"), *words]) == 1
    shown = capfd.readouterr().err
    assert answer in shown
    assert "Traceback" not in shown
    assert list(tmp_path.iterdir()) == []


@pytest.mark.thorough
def test_somebody_reads_a_line_and_it_is_known_until_its_words_change(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = ["--lang", "cy", "--out", str(tmp_path / "voices")]
    assert (
        main(["say", "Tapiwch y blwch. Arhoswch.", "--lang", "cy", "--out", str(tmp_path / "read.wav")]) == 0
    )
    assert main(["voices", "record", "1", "--file", str(tmp_path / "read.wav"), *out]) == 0
    capsys.readouterr()
    assert main(["voices", "list", *out]) == 0
    first, second, *_ = capsys.readouterr().out.splitlines()
    assert " read " in first
    assert " read " not in second
    folder = tmp_path / "voices" / FOLDER / "cy"
    ((key, recording),) = recordings(folder).items()
    for ending in (".wav", ".json"):  # as if it had been made of other words
        (folder / f"{key}{ending}").rename(folder / f"{'0' * 32}{ending}")
    (tmp_path / "voices" / "cy").mkdir()
    write_list(tmp_path / "voices" / "cy", {})
    assert main(["voices", "check", *out]) == 1
    assert f"its words have changed. They were: {recording.text}" in capsys.readouterr().out


@pytest.mark.thorough
def test_a_line_that_is_not_there_is_answered_in_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert main(["voices", "record", "99999", "--lang", "en"]) == 1
    assert "kiosk voices list --lang en" in capsys.readouterr().err
    assert main(["voices", "record", "1", "--lang", "en"]) == 1  # nobody sits at this terminal
    assert "--file" in capsys.readouterr().err
    assert main(["voices", "list", "--lang", "xx"]) == 1
    assert "there are en, cy, ur" in capsys.readouterr().err


@pytest.mark.thorough
@pytest.mark.timeout(400)
@pytest.mark.parametrize("language", ["en", "cy", "ur"])
def test_every_line_of_every_lesson_and_page_is_said_as_it_should_be(language: str) -> None:
    said = everything_said(Shelf(lessons_folder()), locales_folder(), language)
    cues = {cue.key: cue for spoken in said for cue in cues_of(Utterance((spoken.line,)))}
    studio = Studio(patience=10)
    faults, words, milliseconds = [], 0, 0
    for cue in cues.values():
        sound = louder(studio.record(cue), LOUDNESS)
        faults += [f"{cue.words}: {fault}" for fault in faults_of(cue, sound, studio.phonemes(cue))]
        if cue.language == language and len(cue.words.split()) > 5:  # a sentence, not a key
            words += len(cue.words.split())
            milliseconds += sound.milliseconds + PAUSE
    studio.close()
    assert "\n".join(faults) == ""
    assert 135 < words / milliseconds * 60_000 < 160  # the pace that older listeners find most comfortable


@pytest.mark.thorough
def test_all_that_the_lessons_say_is_in_a_pack_in_each_language() -> None:
    shelf = Shelf(lessons_folder())
    counts = set()
    for tag in ("en", "cy", "ur"):
        said = list(everything_said(shelf, locales_folder(), tag))
        counts.add(len(said))
        texts = {spoken.line.text for spoken in said}
        for lesson in shelf.lessons:
            assert {spoken.where for spoken in said} >= {f"{lesson.id}/{step.id}" for step in lesson.steps}
        assert len(texts) > 300
    assert max(counts) - min(counts) < 20
