"""Walking, exporting and translating from the terminal."""

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from kiosk.__main__ import main
from kiosk.app import database_path
from kiosk.content.library import read_library
from kiosk.paths import lessons_folder
from kiosk.progress.events import Event, Kind
from kiosk.progress.writer import ProgressWriter

LESSON = "order-repeat-prescription"


@pytest.mark.thorough
@pytest.mark.parametrize("language", ["en", "cy", "ur"])
def test_every_lesson_walks_to_its_end_in_every_language(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["walk", "all", "--lang", language]) == 0

    assert capsys.readouterr().out.count("  done") >= 3


def test_a_language_that_we_do_not_have_is_answered_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["walk", "all", "--lang", "xx"]) == 1

    assert "there are en, cy, ur" in capsys.readouterr().err


def test_an_unknown_lesson_is_answered_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["walk", "dance"]) == 1

    assert "no lesson called dance" in capsys.readouterr().err


def test_a_coordinator_exports_what_was_recorded(tmp_path: Path) -> None:
    writer = ProgressWriter(database_path(tmp_path))
    writer.record(Event(Kind.SESSION_STARTED, "abc", language="cy"))
    writer.record(
        Event(Kind.LESSON_FINISHED, "abc", lesson="order-repeat-prescription", way="alone", unaided=True)
    )
    assert writer.close(10)

    assert main(["export", "--format", "csv", "--data", str(tmp_path), "--out", str(tmp_path / "out")]) == 0

    with (tmp_path / "out" / "events.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["kind"] for row in csv.DictReader(file)] == ["session-started", "lesson-finished"]


def test_exporting_before_anything_was_recorded_is_answered_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--data", str(tmp_path), "--out", str(tmp_path / "out")]) == 1

    told = capsys.readouterr().err
    assert told
    assert "Traceback" not in told


def test_the_translations_are_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["messages", "--check"])

    assert (code, capsys.readouterr().out) == (0, "")


@pytest.mark.parametrize("command", ["schema", "gallery", "export"])
def test_a_folder_that_cannot_be_made_is_answered_in_words(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ProgressWriter(database_path(tmp_path)).close(10)
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    data = ["--data", str(tmp_path)] if command == "export" else []

    assert main([command, "--out", str(in_the_way / "out"), *data]) == 1

    told = capsys.readouterr().err
    assert str(in_the_way) in told
    assert "Traceback" not in told


def test_a_terminal_that_knows_only_english_letters_gets_codes_for_the_others() -> None:
    command = [sys.executable, "-m", "kiosk", "walk", LESSON, "--lang", "ur", "--way", "alone"]
    plain = {**os.environ, "PYTHONIOENCODING": "ascii"}

    result = subprocess.run(command, capture_output=True, text=True, check=False, env=plain)

    assert result.returncode == 0, result.stderr
    assert "\\u06" in result.stdout


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_whoever_reads_our_lines_may_stop_early(unbuffered: str) -> None:
    command = [sys.executable, "-m", "kiosk", "walk", LESSON]
    ways = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env=ways) as walk:
        assert walk.stdout is not None
        assert walk.stderr is not None
        walk.stdout.close()
        errors = walk.stderr.read()

    assert errors == ""


def test_every_screen_of_an_app_is_saved_as_a_picture(tmp_path: Path, qapp: QApplication) -> None:
    out = tmp_path / "out"
    options = ["--screens", "app-store", "--skin", "tiles", "--size", "largest"]
    assert main(["gallery", "--out", str(out), *options]) == 0
    screens = read_library(lessons_folder()).apps["app-store"].screens
    assert {path.name for path in out.iterdir()} == {f"app-store-{screen}.png" for screen in screens}
    assert not any(QImage(str(path)).isNull() for path in out.iterdir())


def test_a_gallery_of_an_unknown_app_saves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["gallery", "--out", str(tmp_path / "out"), "--screens", "bank"]) == 1
    assert "there is no app bank; there are app-store" in capsys.readouterr().err


def test_a_gallery_of_an_unknown_lesson_saves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["gallery", "--out", str(tmp_path / "out"), "--lesson", "dance"]) == 1

    assert "no lesson called dance" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_volunteer_draws_a_sheet_before_the_drop_in(
    tmp_path: Path, qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "sheet.pdf"

    assert main(["sheet", "order-repeat-prescription", "--lang", "ur", "--out", str(path)]) == 0

    assert path.read_bytes().startswith(b"%PDF-")
    assert "pages" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (["dance", "--out", "sheet.pdf"], "no lesson called dance"),
        (["order-repeat-prescription", "--lang", "xx", "--out", "sheet.pdf"], "there are en, cy, ur"),
        (["order-repeat-prescription", "--out", "/nowhere/sheet.pdf"], "Choose another place"),
    ],
)
def test_a_sheet_that_cannot_be_drawn_is_answered_in_words(
    words: list[str], answer: str, qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sheet", *words]) == 1

    assert answer in capsys.readouterr().err
