"""Whatever a lesson uses cannot be taken out of the YAML without a fault at the right file and line."""

import re
from pathlib import Path

import pytest

from kiosk.content.checks import check_library
from kiosk.content.faults import Fault
from kiosk.content.labels import ids_on
from kiosk.content.library import read_library
from tests.sample import sample_folder

from .making import LESSON, PEOPLE, change, faults_in, sample_copy

LIBRARY = read_library(sample_folder())
CONTENT = LIBRARY.apps["nhs-app"]
SCREENS = list(CONTENT.screens)
BLOCKS = [(screen, str(block)) for screen in SCREENS for block, _ in ids_on(CONTENT.screens[screen])]
LESSON_LINES = (sample_folder() / LESSON).read_text(encoding="utf-8").split("\n")


def cut(root: Path, path: str, line: int) -> None:
    """Take out the entry that begins on a line: the line and what is indented below it."""
    file = root.parent / path
    lines = file.read_text(encoding="utf-8").split("\n")
    indent = len(lines[line - 1]) - len(lines[line - 1].lstrip())
    end = line
    while end < len(lines) and (
        not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) > indent
    ):
        end += 1
    file.write_text("\n".join([*lines[: line - 1], *lines[end:]]), encoding="utf-8")


def in_lesson(pattern: str) -> set[int]:
    """The lines of the lesson that speak of something."""
    return {number for number, line in enumerate(LESSON_LINES, 1) if re.search(pattern, line)}


def told(faults: tuple[Fault, ...], file: str) -> set[int]:
    return {fault.place.line for fault in faults if fault.place.path == f"lessons/{file}"}


def each_fault_stands_where_its_name_is(root: Path, faults: tuple[Fault, ...], name: str) -> None:
    for fault in faults:
        if fault.problem.startswith("no touch leads to"):
            continue  # a screen behind the one that is gone
        line = (root.parent / fault.place.path).read_text(encoding="utf-8").split("\n")[fault.place.line - 1]
        assert re.search(rf"(?<![\w-]){name}(?![\w-])", line), f"{fault}\n{line}"


@pytest.mark.parametrize("screen", SCREENS)
def test_no_screen_can_be_taken_out(tmp_path: Path, screen: str) -> None:
    root = sample_copy(tmp_path)
    place = next(key for key in CONTENT.screens if key == screen).place  # type: ignore[attr-defined]
    cut(root, place.path, place.line)
    faults = faults_in(root)
    assert faults
    assert told(faults, LESSON) == in_lesson(rf"nhs-app/{screen}\b(?!-)")
    each_fault_stands_where_its_name_is(root, faults, screen)


def quoted(screen: str, block: str) -> set[int]:
    return in_lesson(rf"\{{label:nhs-app/{screen}/{block}\}}")


@pytest.mark.parametrize(("screen", "block"), [each for each in BLOCKS if quoted(*each)])
def test_no_label_that_a_lesson_quotes_can_be_taken_out(tmp_path: Path, screen: str, block: str) -> None:
    root = sample_copy(tmp_path)
    place = dict(ids_on(CONTENT.screens[screen]))[block]
    cut(root, place.path, place.line)
    assert told(faults_in(root), LESSON) == quoted(screen, block)


@pytest.mark.parametrize(("screen", "block"), [each for each in BLOCKS if not quoted(*each)])
def test_what_no_lesson_quotes_leaves_only_lonely_screens(tmp_path: Path, screen: str, block: str) -> None:
    root = sample_copy(tmp_path)
    place = dict(ids_on(CONTENT.screens[screen]))[block]
    if lone(place.path, place.line):
        return  # its list would be empty, which the reader tells
    cut(root, place.path, place.line)
    faults = check_library(read_library(root))
    assert all(fault.problem.startswith("no touch leads to") for fault in faults)


def test_a_list_that_a_step_needs_cannot_be_taken_out(tmp_path: Path) -> None:
    root = sample_copy(tmp_path)
    place = dict(ids_on(CONTENT.screens["choose-medicines"]))["medicines"]
    cut(root, place.path, place.line)
    (fault,) = faults_in(root)
    assert fault.problem.startswith("the goal of the step “pick” can no longer be reached")
    assert {fault.place.line} == in_lesson(r"done: \{chosen: \[amlodipine\]\}")


def lone(path: str, line: int) -> bool:
    """Whether an entry is the only one of its list."""
    lines = (sample_folder().parent / path).read_text(encoding="utf-8").split("\n")
    before, after = lines[line - 2].strip(), lines[line] if line < len(lines) else ""
    entry = lines[line - 1]
    indent = len(entry) - len(entry.lstrip())
    alone_after = not after.strip() or len(after) - len(after.lstrip()) < indent
    return before in ("cards:", "rows:", "blocks:") and alone_after


@pytest.mark.parametrize("state", list(CONTENT.app.state))
def test_no_state_can_be_taken_out(tmp_path: Path, state: str) -> None:
    root = sample_copy(tmp_path)
    place = next(key for key in CONTENT.app.state if key == state).place  # type: ignore[attr-defined]
    cut(root, place.path, place.line)
    faults = faults_in(root)
    assert faults
    assert told(faults, LESSON) == in_lesson(rf"[{{ ]{state}: ")
    each_fault_stands_where_its_name_is(root, faults, state)


def test_the_person_cannot_be_taken_out(tmp_path: Path) -> None:
    root = sample_copy(tmp_path)
    change(root, PEOPLE, "  margaret:\n", "  mabel:\n")
    assert told(faults_in(root), LESSON) == in_lesson("person: margaret")


@pytest.mark.parametrize("app", ["nhs-app"])
def test_no_app_can_be_taken_out(tmp_path: Path, app: str) -> None:
    root = sample_copy(tmp_path)
    (root / "apps" / app).rename(tmp_path / "away")
    assert in_lesson(r"apps: \[nhs-app\]") <= told(faults_in(root), LESSON)


@pytest.mark.parametrize("medicine", ["amlodipine", "ramipril", "atorvastatin", "salbutamol"])
def test_no_medicine_can_be_taken_out(tmp_path: Path, medicine: str) -> None:
    root = sample_copy(tmp_path)
    assert LIBRARY.people is not None
    place = next(key for key in LIBRARY.people.medicines if key == medicine).place  # type: ignore[attr-defined]
    cut(root, place.path, place.line)
    faults = faults_in(root)
    text = (root / PEOPLE).read_text(encoding="utf-8").split("\n")
    assert told(faults, PEOPLE) == {n for n, line in enumerate(text, 1) if f"medicine: {medicine}" in line}


@pytest.mark.parametrize("medicine", ["amlodipine", "ramipril", "atorvastatin", "salbutamol"])
def test_no_medicine_that_a_lesson_uses_can_leave_the_person(tmp_path: Path, medicine: str) -> None:
    root = sample_copy(tmp_path)
    assert LIBRARY.people is not None
    repeat = next(r for r in LIBRARY.people.people["margaret"].repeats if r.medicine == medicine)
    cut(root, repeat.place.path, repeat.place.line)
    assert told(faults_in(root), LESSON) == in_lesson(rf"\b{medicine}\b")


@pytest.mark.parametrize(("section", "name"), [("surgeries", "riverside"), ("pharmacies", "bridge-street")])
def test_neither_surgery_nor_pharmacy_can_be_taken_out(tmp_path: Path, section: str, name: str) -> None:
    root = sample_copy(tmp_path)
    change(root, PEOPLE, f"  {name}:\n", "  elsewhere:\n")
    faults = faults_in(root)
    assert faults
    each_fault_stands_where_its_name_is(root, faults, name)


@pytest.mark.parametrize("tab", [str(tab.id) for tab in CONTENT.app.tabs])
def test_a_screen_whose_tab_is_taken_out_is_told(tmp_path: Path, tab: str) -> None:
    root = sample_copy(tmp_path)
    place = next(each.place for each in CONTENT.app.tabs if each.id == tab)
    cut(root, place.path, place.line)
    faults = faults_in(root)
    assert any(fault.problem == f"there is no tab “{tab}”" for fault in faults)


def test_a_goal_that_can_no_longer_be_reached_is_named_with_its_line(tmp_path: Path) -> None:
    root = sample_copy(tmp_path)
    screens = "apps/nhs-app/prescriptions.yaml"
    change(
        root, screens, "do: [{move: {from: chosen, into: requested}}, {clear: notes}]", "do: [{clear: notes}]"
    )
    faults = faults_in(root)
    assert "the goal of the step “send” can no longer be reached" in faults[0].problem
    assert told(faults, LESSON) == in_lesson(r"done: \{requested:")
