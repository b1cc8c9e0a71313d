"""`kiosk self-test` on this installation, and on broken ones."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.cli.self_test import PARTS, Installation, try_all
from kiosk.paths import lessons_folder, locales_folder
from kiosk.ui.fonts import font_files

installed = pytest.mark.skipif(
    len(font_files()) < 8 and not os.environ.get("CI"),  # there, what is missing must be noticed
    reason="fonts-noto-core or fonts-liberation is missing",
)


@dataclass(frozen=True, slots=True)
class Report:
    """What the self-test said of each part."""

    code: int
    lines: dict[str, str]


@pytest.fixture
def restyled(qapp: QApplication) -> Iterator[None]:
    """The window that is tried leaves its style on the application of all tests."""
    yield
    qapp.setStyleSheet("")


def tried(installation: Installation, *parts: str) -> Report:
    """Try these parts only; the others have their own tests."""
    told: list[str] = []
    code = try_all(installation, told.append, {part: PARTS[part] for part in parts})
    return Report(code, dict(line.split(": ", 1) for line in told[:-1]))


@pytest.mark.thorough
@installed
def test_every_part_of_this_installation_works_even_in_empty_surroundings(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "kiosk", "self-test"],
        env={"HOME": str(tmp_path), "PATH": os.defpath, "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    lines = told.stdout.splitlines()
    assert told.returncode == 0, told.stdout + told.stderr
    assert [line.split(": ")[0] for line in lines[:-1]] == list(PARTS)
    assert lines[-1] == "Everything works."
    assert "Traceback" not in told.stderr


@pytest.mark.usefixtures("restyled")
def test_a_faulty_lesson_is_named_with_its_line_and_cannot_be_played(tmp_path: Path) -> None:
    lessons = tmp_path / "lessons"
    shutil.copytree(lessons_folder(), lessons)
    for lesson in lessons.glob("patient/*.yaml"):
        lesson.write_text("id: [", encoding="utf-8")
    report = tried(Installation(lessons=lessons), "Lessons", "Window")
    assert report.code == 1
    assert report.lines["Lessons"].startswith("NOT WORKING. lessons/patient/")
    assert "kiosk check" in report.lines["Lessons"]
    assert report.lines["Window"].startswith("NOT WORKING.")


def test_missing_lessons_do_not_keep_the_other_parts_from_being_tried(tmp_path: Path) -> None:
    report = tried(Installation(lessons=tmp_path / "nowhere"), "Lessons", "Records")
    assert report.code == 1
    assert report.lines["Lessons"].startswith("NOT WORKING.")
    assert report.lines["Records"].startswith("saved and read back")


@pytest.mark.usefixtures("qapp")
def test_missing_fonts_are_named_with_what_to_install(tmp_path: Path) -> None:
    report = tried(Installation(assets=tmp_path, fonts=[tmp_path]), "Fonts")
    assert report.code == 1
    assert "no Noto Sans" in report.lines["Fonts"]
    assert "fonts-noto-core" in report.lines["Fonts"]


def test_a_translation_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    po = locales_in(tmp_path) / "cy" / "LC_MESSAGES" / "ui.po"
    po.write_bytes(po.read_bytes()[:1000] + b"\xff")
    report = tried(Installation(locales=tmp_path), "Languages")
    assert report.code == 1
    assert str(po) in report.lines["Languages"]


def test_words_that_are_not_translated_are_counted_and_no_fault(tmp_path: Path) -> None:
    (locales_in(tmp_path) / "cy" / "LC_MESSAGES" / "lessons.po").write_text("", encoding="utf-8")
    report = tried(Installation(locales=tmp_path), "Languages")
    assert report.code == 0
    assert "Welsh (" in report.lines["Languages"]


def locales_in(folder: Path) -> Path:
    """A copy of our translations that a test may spoil."""
    shutil.copytree(locales_folder(), folder, ignore=shutil.ignore_patterns("*.mo"), dirs_exist_ok=True)
    return folder
