"""Faulty lessons stay off the shelf; the rest can be played."""

import logging
import shutil
from pathlib import Path

import pytest

from kiosk.errors import KioskError
from kiosk.session.shelf import Shelf
from tests.sample import sample_folder

LESSON = "patient/order-repeat-prescription.yaml"


@pytest.fixture
def lessons(tmp_path: Path) -> Path:
    return Path(shutil.copytree(sample_folder(), tmp_path / "lessons"))


def test_a_broken_lesson_is_left_out_and_logged(lessons: Path, caplog: pytest.LogCaptureFixture) -> None:
    broken = lessons / "patient" / "broken.yaml"
    broken.write_text(
        (lessons / LESSON).read_text().replace("id: order-repeat", "id: brken").replace("margaret", "nobody")
    )

    with caplog.at_level(logging.WARNING):
        names = [lesson.id for lesson in Shelf(lessons).lessons]

    assert "order-repeat-prescription" in names
    assert "brken-prescription" not in names
    assert "broken.yaml" in caplog.text


def test_a_harmless_fault_takes_nothing_off_the_shelf(
    lessons: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (lessons / "routes.yaml").write_text(
        "schema: routes/1\nroutes:\n  - {id: a, title: A, about: A., icon: home, lessons: [somewhere-else]}\n"
    )

    with caplog.at_level(logging.WARNING):
        shelf = Shelf(lessons)
        names = [str(lesson.id) for lesson in shelf.lessons]

    assert "is on no route" in caplog.text
    assert "order-repeat-prescription" in names
    assert [route.lessons for route in shelf.routes] == [tuple(names)]


def test_with_broken_people_no_lesson_is_offered_and_nothing_raises(lessons: Path) -> None:
    (lessons / "people.yaml").write_text("people: [", encoding="utf-8")

    assert Shelf(lessons).lessons == ()


def test_an_empty_folder_offers_nothing(tmp_path: Path) -> None:
    assert Shelf(tmp_path).lessons == ()


def test_a_lesson_that_is_not_there_is_refused_in_words(lessons: Path) -> None:
    with pytest.raises(KioskError, match="no lesson called dance"):
        Shelf(lessons).road("dance")


def test_the_version_changes_with_the_words_of_the_lesson(lessons: Path) -> None:
    before = Shelf(lessons).version("order-repeat-prescription")
    path = lessons / LESSON
    path.write_text(path.read_text().replace("Only ask for what you need.", "Ask only for what you need."))

    assert Shelf(lessons).version("order-repeat-prescription") != before


def test_a_lesson_whose_file_breaks_while_the_kiosk_runs_is_played_as_it_was_read(lessons: Path) -> None:
    shelf = Shelf(lessons)
    before = shelf.version("order-repeat-prescription")
    (lessons / LESSON).unlink()

    assert shelf.version("order-repeat-prescription") == before
    assert shelf.road("order-repeat-prescription").lesson.steps


def test_a_faulty_lesson_about_people_leaves_the_others_on_the_shelf(lessons: Path) -> None:
    faulty = (lessons / LESSON).read_text().replace("id: order-repeat-prescription", "id: people")
    (lessons / "patient" / "people.yaml").write_text(faulty.replace("minutes: 7", "minutes: x"))

    names = [lesson.id for lesson in Shelf(lessons).lessons]
    assert "order-repeat-prescription" in names
    assert "people" not in names
