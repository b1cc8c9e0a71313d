"""What an author writes that the schema does not know is told with its line and what would be right."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content.app import App, ScreenFile
from kiosk.content.lesson import Lesson
from kiosk.content.library import read_library
from kiosk.content.people import People
from kiosk.content.reader import Reader
from kiosk.content.strict_yaml import parse_yaml
from tests.sample import sample_folder

from .making import APP, LESSON, PEOPLE, SCREENS, change, faults_in, line_of, sample_copy

HOME = SCREENS.format("home")
PRESCRIPTIONS = SCREENS.format("prescriptions")

TYPING_FAULTS = [
    (LESSON, "minutes: 7", "minutes: seven", "“seven” is not a whole number"),
    (LESSON, "minutes: 7", "minutes: 0", "“0” is not a whole number above 0"),
    (LESSON, "minutes: 7", "minutes: '7'", "“7” is not a whole number"),
    (LESSON, "minutes: 7", "minutes: " + "9" * 5000, "“999"),
    (LESSON, "minutes: 7", "minutes: ²", "“²” is not a whole number"),
    (LESSON, "minutes: 7", "minutes: [7]", "here should be one value"),
    (LESSON, "minutes: 7", "minuts: 7", "a lesson has no key “minuts”"),
    (LESSON, "topic: medicines", "topic: medicine", "“medicine” is not possible here"),
    (LESSON, "schema: lesson/1", "schema: lesson/2", "“lesson/2” is not possible here"),
    (LESSON, "checked: 2026-08", "checked: last year", "“last year” cannot be used here"),
    (LESSON, "checked: 2026-08", "checked: 2026-08, page: http://a.uk", "“http://a.uk” cannot be used"),
    (LESSON, "checked: 2026-08", "checked: 2026-08, page: www.nhs.uk", "“www.nhs.uk” cannot be used here"),
    (LESSON, "checked: 2026-08", "checked: 2026-08, page: https://a@b.uk", "“https://a@b.uk” cannot be used"),
    (LESSON, "skills: [transacting, handling-information]", "skills: []", "this list is empty"),
    (LESSON, "skills: [transacting, handling-information]", "skills: transacting", "here should be a list"),
    (LESSON, "praise: You", "praise:\npraises: You", "a lesson has no key “praises”"),
    (LESSON, "  - id: pick", "  - id: Pick it", "“Pick it” cannot be used here"),
    (LESSON, "why: Only ask for what you need.", "why:", "there is no text here"),
    (LESSON, "why: Only ask for what you need.", "why: ~", "there is no text here"),
    (LESSON, "why: Only ask for what you need.", "why: null", "there is no text here"),
    (LESSON, "why: Only ask for what you need.", "why: {a: b}", "here should be one value"),
    (LESSON, "done: {chosen: [amlodipine]}", "done: {}", "here should be a condition"),
    (LESSON, "done: {chosen: [amlodipine]}", "done: chosen", "here should be a condition"),
    (LESSON, "done: {chosen: [amlodipine]}", "done: {chosen: {only: [a]}}", "this test is not possible"),
    (LESSON, "done: {chosen: [amlodipine]}", "done: {chosen: {includes: a}}", "this test is not possible"),
    (LESSON, "done: {chosen: [amlodipine]}", "done: {chosen: {}}", "this test is not possible"),
    (LESSON, "done: {chosen: [amlodipine]}", "done: {chosen: [[a]]}", "here should be an id"),
    (PRESCRIPTIONS, "type: checkbox-list", "type: checkbox", "there is no block of the type “checkbox”"),
    (PRESCRIPTIONS, "type: checkbox-list", "kind: checkbox-list", "this block has no “type”"),
    (PRESCRIPTIONS, "type: checkbox-list", "type: [checkbox-list]", "this block has no “type”"),
    (PRESCRIPTIONS, "limit: 450}", "limit: many}", "“many” is not a whole number"),
    (PRESCRIPTIONS, "  requested:\n", "  Requested It:\n", "“Requested It” cannot be used here"),
    (PRESCRIPTIONS, "hint: Select all the medicines you need.", "hint: ' '", "there is no text here"),
    (APP, "schema: app/1\n", "", "this app has no “schema”"),
    (APP, "entry: home\n", "entry: [home]\n", "here should be one value"),
    (APP, "read: {type: set, of: messages}", "read: yes", "here should be a state with keys"),
    (APP, "notes: {type: text}", "notes: {type: word}", "“word” is not possible here"),
    (PEOPLE, "    first: Margaret\n", "", "this person has no “first”"),
    (PEOPLE, "phone: 01632 960100", "phone: {a: b}", "here should be one value"),
    (PEOPLE, "schema: people/1\n", "schema: people/1\nanimals: {}\n", "a people file has no key “animals”"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "problem"), TYPING_FAULTS)
def test_a_slip_in_a_file_is_told_in_that_file(
    tmp_path: Path, file: str, old: str, new: str, problem: str
) -> None:
    root = sample_copy(tmp_path)
    line = change_first(root, file, old, new)
    faults = [fault for fault in faults_in(root) if fault.problem.startswith(problem)]
    assert [fault.place.path for fault in faults] == [f"lessons/{file}"]
    assert faults[0].remedy
    assert abs(faults[0].place.line - line) <= 2
    assert all(len(str(fault)) < 1000 for fault in faults)


def change_first(root: Path, file: str, old: str, new: str) -> int:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_a_wrong_key_gets_a_near_one_as_a_remedy(tmp_path: Path) -> None:
    root = sample_copy(tmp_path)
    line = change(root, LESSON, "minutes: 7", "minuts: 7")
    assert f"lessons/{LESSON}:{line}: a lesson has no key “minuts”; did you mean “minutes”?" in [
        str(fault) for fault in faults_in(root)
    ]


def test_all_slips_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    root = sample_copy(tmp_path)
    expected = {
        (LESSON, change(root, LESSON, "minutes: 7", "minutes: x")),
        (LESSON, change(root, LESSON, "topic: medicines", "topic: none")),
        (LESSON, change(root, LESSON, "  - id: send", "  - id: send\n    id: twice") + 1),
        (PEOPLE, change(root, PEOPLE, "born: 4 March 1951", "burn: 4 March 1951")),
        (APP, change(root, APP, "entry: home", "entrance: home")),
        (HOME, change(root, HOME, "title: Appointments", "titel: Appointments")),
    }
    found = {(fault.place.path.removeprefix("lessons/"), fault.place.line) for fault in faults_in(root)}
    assert expected <= found
    missing = {(PEOPLE, line_of(root, PEOPLE, "margaret:") + 1), (APP, line_of(root, APP, "schema:"))}
    assert found - expected == missing


def test_a_lesson_with_a_slip_is_left_out_and_the_others_stay(tmp_path: Path) -> None:
    root = sample_copy(tmp_path)
    text = (root / LESSON).read_text(encoding="utf-8")
    (root / "patient/another.yaml").write_text(text.replace("id: order-repeat-prescription", "id: another"))
    change(root, LESSON, "minutes: 7", "minutes: x")
    library = read_library(root)
    assert list(library.lessons) == ["another", "sign-in"]
    assert len(library.faults) == 1


@pytest.mark.parametrize("file", [APP, HOME])
def test_an_app_that_cannot_be_read_is_told_once_and_not_in_every_lesson(tmp_path: Path, file: str) -> None:
    root = sample_copy(tmp_path)
    (root / file).write_text("a: b: c\n")
    assert {fault.place.path for fault in faults_in(root)} == {f"lessons/{file}"}


def test_a_folder_without_anything_is_told(tmp_path: Path) -> None:
    (tmp_path / "apps" / "empty").mkdir(parents=True)
    assert {
        (fault.place.path.split("/", 1)[1], fault.problem) for fault in read_library(tmp_path).faults
    } == {
        ("people.yaml", "the file is missing"),
        ("apps/empty/app.yaml", "the file is missing"),
    }


def test_screens_in_yml_files_count_and_hidden_files_do_not(tmp_path: Path) -> None:
    root = sample_copy(tmp_path)
    (root / HOME).rename((root / HOME).with_suffix(".yml"))
    (root / "apps/nhs-app/.home.yaml").write_text("not yaml: [")
    (root / "patient/.draft.yaml").write_text("not yaml: [")
    assert faults_in(root) == ()


FILES = {LESSON: Lesson, PEOPLE: People, APP: App, PRESCRIPTIONS: ScreenFile, HOME: ScreenFile}


def read(text: str, kind: type) -> None:
    document = parse_yaml(text, "x.yaml")
    reader = Reader()
    result = reader.read(document.node, kind) if document.node else None
    assert result is not None or reader.faults or document.faults
    assert not (result is not None and reader.faults)
    for fault in (*document.faults, *reader.faults):
        assert fault.place.line >= 1
        assert fault.problem
        assert fault.remedy


@given(file=st.sampled_from(sorted(FILES)), seed=st.integers(0, 2**32))
def test_any_slip_of_the_keyboard_is_read_or_told(file: str, seed: int) -> None:
    chance = random.Random(seed)
    lines = (sample_folder() / file).read_text(encoding="utf-8").split("\n")
    for _ in range(chance.randint(1, 4)):
        spoil(lines, chance)
    read("\n".join(lines), FILES[file])


def spoil(lines: list[str], chance: random.Random) -> None:
    here, there = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(6):
        case 0:
            lines[here] = ""
        case 1:
            lines.insert(here, lines[there])
        case 2:
            lines[here], lines[there] = lines[there], lines[here]
        case 3:
            cut = chance.randrange(len(lines[here]) + 1)
            lines[here] = lines[here][cut:]
        case 4:
            cut = chance.randrange(len(lines[here]) + 1)
            mark = chance.choice("{}[]:,&*!|>'\"%@`#-? \t\u2028é0~")
            lines[here] = lines[here][:cut] + mark + lines[here][cut:]
        case 5:
            words = " ".join((lines[here], lines[there])).split(" ")
            chance.shuffle(words)
            lines[here] = " ".join(words)


keys = st.sampled_from(["id", "type", "done", "steps", "go"])
plain_values = st.recursive(
    st.sampled_from(["any", "true", "7", "a", "", "~", "nhs-app/home", "{person:name}", "x y", "button"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner),
    max_leaves=12,
)


@settings(max_examples=300)
@given(value=plain_values, kind=st.sampled_from([Lesson, App, ScreenFile, People]))
def test_any_shape_is_read_or_told(value: object, kind: type) -> None:
    read(json.dumps(value), kind)
