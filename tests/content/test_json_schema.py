"""Editors get the same schema that the reader uses."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from kiosk.content.app import App, ScreenFile
from kiosk.content.json_schema import FILES, json_schema, write_schemas
from kiosk.content.lesson import Lesson
from kiosk.content.library import lesson_files
from kiosk.content.people import People
from kiosk.content.plain.words import Words
from kiosk.content.reader import Reader
from kiosk.content.routes import Routes
from kiosk.content.strict_yaml import ListNode, Node, TextNode, parse_yaml
from kiosk.paths import lessons_folder
from tests.sample import sample_folder

from .making import APP, LESSON, PEOPLE, SCREENS
from .test_reader import TYPING_FAULTS

ROOT = lessons_folder()
KINDS = {
    **{str(path.relative_to(ROOT).as_posix()): Lesson for path in lesson_files(ROOT)},
    **{str(path.relative_to(ROOT).as_posix()): ScreenFile for path in ROOT.glob("apps/*/*.yaml")},
    **{str(path.relative_to(ROOT).as_posix()): App for path in ROOT.glob("apps/*/app.yaml")},
    PEOPLE: People,
    "words.yaml": Words,
    "routes.yaml": Routes,
}


def as_an_editor_reads_it(node: Node) -> Any:
    """YAML 1.2, as the yaml language server has it."""
    if isinstance(node, TextNode):
        word = str(node.word)
        if not node.plain:
            return word
        if word in ("true", "false"):
            return word == "true"
        if word in ("", "~", "null"):
            return None
        return int(word) if re.fullmatch(r"[0-9]+", word) and len(word) < 4000 else word
    if isinstance(node, ListNode):
        return [as_an_editor_reads_it(item) for item in node.items]
    return {str(key): as_an_editor_reads_it(value) for key, value in node.pairs}


@cache
def validator(kind: type) -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(json_schema(kind))


def faults(text: str, kind: type) -> tuple[int, int]:
    """How many faults (the schema, the reader) finds."""
    document = parse_yaml(text, "x.yaml")
    assert document.node is not None
    reader = Reader()
    reader.read(document.node, kind)
    return len(list(validator(kind).iter_errors(as_an_editor_reads_it(document.node)))), len(reader.faults)


@pytest.mark.parametrize("kind", FILES.values(), ids=FILES)
def test_the_schema_is_a_schema(kind: type) -> None:
    jsonschema.Draft7Validator.check_schema(json_schema(kind))


@pytest.mark.parametrize("file", KINDS)
def test_every_real_file_keeps_its_schema(file: str) -> None:
    assert faults((ROOT / file).read_text(encoding="utf-8"), KINDS[file]) == (0, 0)


@pytest.mark.parametrize(("file", "old", "new", "problem"), TYPING_FAULTS)
def test_an_editor_underlines_what_the_reader_refuses(file: str, old: str, new: str, problem: str) -> None:
    text = (sample_folder() / file).read_text(encoding="utf-8").replace(old, new, 1)
    by_schema, by_reader = faults(text, KINDS[file])
    assert by_schema
    assert by_reader


@pytest.mark.parametrize("file", [LESSON, PEOPLE, APP, SCREENS.format("prescriptions")])
def test_no_unknown_key_passes_anywhere(file: str) -> None:
    """Each key that the file uses gets a letter more, where it comes first."""
    text = (sample_folder() / file).read_text(encoding="utf-8")
    keys = {match[0]: match for match in reversed(list(re.finditer(r"(?<=[\s{])([a-z][a-z-]*)(?=: )", text)))}
    for match in keys.values():
        spoilt = text[: match.end()] + "q" + text[match.end() :]
        by_schema, by_reader = faults(spoilt, KINDS[file])
        assert bool(by_schema) == bool(by_reader), match[0]


@pytest.mark.parametrize("file", KINDS)
def test_every_file_tells_editors_its_schema(file: str) -> None:
    path = ROOT / file
    (named,) = re.findall(r"\A# yaml-language-server: \$schema=(\S+)\n", path.read_text(encoding="utf-8"))
    schema = json.loads((path.parent / named).read_text(encoding="utf-8"))
    assert schema == json_schema(KINDS[file])


def test_the_schemas_in_the_repository_are_current(tmp_path: Path) -> None:
    for path in write_schemas(tmp_path / "schemas"):
        assert (ROOT / ".schema" / path.name).read_text(encoding="utf-8") == path.read_text(encoding="utf-8")
    assert {path.stem for path in (ROOT / ".schema").glob("*")} == set(FILES)


def test_the_schema_explains_each_key() -> None:
    definitions = json_schema(Lesson)["definitions"]
    for definition in definitions.values():
        assert definition["description"]
        assert all("description" in each for each in definition["properties"].values())
