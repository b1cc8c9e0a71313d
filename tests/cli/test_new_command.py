"""An author begins with something that works at once."""

from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.coach.prover import prove
from kiosk.content.library import read_library
from kiosk.player.play import Stage, Way
from kiosk.player.walk import walk
from tests.cli.small_lessons import small_lessons
from tests.content.making import road_of


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_lessons(tmp_path)


def new(root: Path, *words: str) -> int:
    return main(["new", *words, "--lessons", str(root)])


def everything(root: Path) -> dict[Path, str]:
    return {path: path.read_text(encoding="utf-8") for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize("more", [[], ["--app", "shed"], ["--folder", "friends"]])
def test_a_new_lesson_has_no_fault_and_walks_in_three_ways(
    root: Path, more: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = everything(root)
    assert new(root, "lesson", "say-hello", *more) == 0

    folder = "friends" if "--folder" in more else "patient"
    file = root / folder / "say-hello.yaml"
    after = everything(root)
    assert after.pop(file)
    assert after == before, "nothing else is touched"
    told = capsys.readouterr().out
    assert f"kiosk preview {file}" in told
    assert "routes.yaml" in told

    assert main(["check", str(file)]) == 0
    assert capsys.readouterr().out == ""
    road = road_of(read_library(root), "say-hello")
    assert list(prove(road)) == []
    for way in Way:
        assert list(walk(road, way))[-1].play.stage is Stage.DONE


def test_a_new_app_is_on_the_home_screen_and_a_lesson_can_open_it(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(root, "app", "bus-times") == 0
    assert "kiosk new lesson try-bus-times --app bus-times" in capsys.readouterr().out
    assert new(root, "lesson", "try-bus-times", "--app", "bus-times") == 0

    assert main(["check", str(root)]) == 0
    road = road_of(read_library(root), "try-bus-times")
    assert any(moment.play.world.screen == "bus-times/start" for moment in walk(road, Way.ALONE))


@pytest.mark.parametrize("name", ["on", "true", "2026", "e10", "app", "routes", "a"])
def test_a_name_that_yaml_would_take_for_something_else_works_too(root: Path, name: str) -> None:
    assert new(root, "app", name) == 0
    assert new(root, "lesson", name, "--app", name) == 0

    assert main(["check", str(root)]) == 0


def test_an_app_with_an_odd_title_can_be_opened_by_a_new_lesson(root: Path) -> None:
    app = root / "apps/shed/app.yaml"
    app.write_text(app.read_text().replace("title: Shed", r'title: "Ann: \"my\" shed, 1"'))
    assert new(root, "lesson", "open-it", "--app", "shed") == 0

    assert main(["check", str(root)]) == 0


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (["lesson", "My Lesson"], "such as my-lesson"),
        (["lesson", "../outside"], "such as outside"),
        (["lesson", "Ünder"], "cannot be a name"),
        (["app", "null"], "cannot be a name"),
        (["app", ""], "cannot be a name"),
        (["lesson", "new", "--folder", "a/b"], "“a/b” cannot be a name"),
        (["lesson", "new", "--folder", "apps"], "holds apps"),
        (["lesson", "water-the-roses"], "There is a lesson water-the-roses already"),
        (["lesson", "new", "--app", "gardn"], "did you mean “garden”?"),
        (["lesson", "new", "--app", "phone"], "Every lesson has the app phone"),
        (["app", "garden"], "There is an app garden already"),
    ],
)
def test_what_cannot_be_made_is_answered_in_words_and_nothing_is_written(
    root: Path, words: list[str], answer: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = everything(root)

    assert new(root, *words) == 1

    assert answer in capsys.readouterr().err
    assert everything(root) == before


def test_a_file_that_cannot_be_read_is_not_written_over(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "patient/half.yaml").write_text("id: [", encoding="utf-8")

    assert new(root, "lesson", "half") == 1

    assert "half.yaml is there already" in capsys.readouterr().err
    assert (root / "patient/half.yaml").read_text(encoding="utf-8") == "id: ["


def test_an_app_that_cannot_be_read_is_to_be_mended_first(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "apps/shed/app.yaml").write_text("id: [", encoding="utf-8")

    assert new(root, "lesson", "open-it", "--app", "shed") == 1

    assert "mend it first" in capsys.readouterr().err


def test_a_folder_without_people_is_no_lessons_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(tmp_path, "lesson", "hello") == 1

    assert "it has no people.yaml" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("file", "answer"),
    [
        ("nothing.yaml", "there is no such file"),
        ("notes.txt", "this is no lesson"),
        ("../lost.yaml", "in no lessons folder"),
    ],
)
def test_a_preview_of_what_is_no_lesson_is_answered_in_words(
    root: Path, file: str, answer: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("notes.txt", "../lost.yaml"):
        (root / name).write_text("hello", encoding="utf-8")

    assert main(["preview", str(root / file)]) == 1

    assert answer in capsys.readouterr().err


def test_a_preview_in_a_language_that_we_do_not_have_is_answered_in_words(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["preview", str(root / "people.yaml"), "--lang", "xx"]) == 1

    assert "there is no language xx" in capsys.readouterr().err
