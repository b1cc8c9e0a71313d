"""What authors see when they check their lessons."""

import shutil
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.paths import lessons_folder
from tests.sample import sample_folder

LESSON = "patient/order-repeat-prescription.yaml"


@pytest.fixture
def lessons(tmp_path: Path) -> Path:
    root = Path(shutil.copytree(sample_folder(), tmp_path / "lessons"))
    shutil.copy(lessons_folder() / "words.yaml", root)  # the plain words are those that ship
    return root


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.thorough  # `make check` does the same
def test_the_lessons_that_we_ship_have_no_fault_and_no_dead_end(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0

    told = capsys.readouterr()
    assert told.out == ""
    assert "no dead end in" in told.err


def test_an_author_is_told_file_line_fault_and_remedy(
    lessons: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(lessons / LESSON, "done: {screen: nhs-app/prescriptions}", "done: {screen: nhs-app/prescription}")

    assert main(["check", str(lessons)]) == 1

    line = next(
        number
        for number, text in enumerate((lessons / LESSON).read_text().splitlines(), 1)
        if "nhs-app/prescription}" in text
    )
    told = capsys.readouterr().out
    assert f"lessons/{LESSON}:{line}: there is no screen “nhs-app/prescription”" in told
    assert "did you mean “nhs-app/prescriptions”?" in told


def test_a_step_whose_goal_can_no_longer_be_reached_is_named(
    lessons: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(
        lessons / "apps/nhs-app/prescriptions.yaml",
        "        do: [{move: {from: chosen, into: requested}}, {clear: notes}]\n",
        "        do: [{clear: chosen}]\n",
    )

    assert main(["check", str(lessons)]) == 1

    assert "the goal of the step “send” can no longer be reached" in capsys.readouterr().out


def test_checking_one_file_tells_only_of_that_file(lessons: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(lessons / "people.yaml", "phone: 01632 960100", "phone: 0113 2960100")

    assert main(["check", str(lessons / LESSON)]) == 0
    assert "1 to mend in other files" in capsys.readouterr().err
    assert main(["check", str(lessons / "people.yaml")]) == 1
    assert "may be a real phone number" in capsys.readouterr().out


def test_a_path_that_is_not_there_is_answered_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(tmp_path / "nothing")]) == 1

    assert "there is no such file or folder" in capsys.readouterr().err


def test_a_step_is_named_also_when_screens_of_the_app_have_become_lonely(
    lessons: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(lessons / "apps/nhs-app/prescriptions.yaml", "go: check-pharmacy}", "go: your-pharmacy}")

    assert main(["check", str(lessons)]) == 1

    told = capsys.readouterr().out
    assert "no touch leads to the screen “check-pharmacy”" in told
    assert "the goal of the step “start-request” can no longer be reached" in told


@pytest.mark.parametrize("name", ["people", pytest.param("call-people", marks=pytest.mark.thorough)])
def test_a_faulty_lesson_does_not_keep_the_others_from_being_proved(
    lessons: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    faulty = (lessons / LESSON).read_text().replace("id: order-repeat-prescription", f"id: {name}")
    (lessons / "patient" / f"{name}.yaml").write_text(faulty.replace("minutes: 7", "minutes: x"))

    assert main(["check", str(lessons)]) == 1

    assert f"lessons/{LESSON}: no dead end in" in capsys.readouterr().err


def test_a_whole_folder_is_checked_also_when_one_of_its_files_is_named_beside_it(
    lessons: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(lessons / "people.yaml", "phone: 01632 960100", "phone: 0113 2960100")

    assert main(["check", str(lessons), str(lessons / LESSON)]) == 1

    assert "may be a real phone number" in capsys.readouterr().out
