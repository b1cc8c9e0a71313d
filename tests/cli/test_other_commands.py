"""Walking, exporting and translating from the terminal."""

import csv
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.app import database_path
from kiosk.progress.events import Event, Kind
from kiosk.progress.writer import ProgressWriter


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
