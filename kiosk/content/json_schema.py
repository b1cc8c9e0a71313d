"""JSON Schema for editors, from the same dataclasses that the reader uses.

An editor that knows YAML (through the yaml language server) then completes keys and underlines
mistakes while an author types. What a schema cannot say (that a screen exists) `kiosk check` says.
"""

import dataclasses
import json
import types
import typing
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from kiosk.content.app import App, ScreenFile
from kiosk.content.fields import content_fields, yaml_name
from kiosk.content.lesson import Lesson
from kiosk.content.people import People
from kiosk.content.plain.words import Words
from kiosk.content.routes import Routes

FILES: Mapping[str, type] = {
    "lesson": Lesson,
    "app": App,
    "screens": ScreenFile,
    "people": People,
    "routes": Routes,
    "words": Words,
}
DRAFT = "http://json-schema.org/draft-07/schema#"  # the one that editors know best

JsonSchema = dict[str, Any]


def json_schema(kind: type) -> JsonSchema:
    """The schema of a file that holds a `kind`: Lesson, App, ScreenFile or People."""
    definitions: dict[str, JsonSchema] = {}
    top = _of(kind, None, definitions)
    return {"$schema": DRAFT, **top, "definitions": dict(sorted(definitions.items()))}


def write_schemas(folder: Path) -> list[Path]:
    """Write a schema for each kind of file into `folder`; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, kind in FILES.items():
        path = folder / f"{name}.json"
        text = json.dumps(json_schema(kind), indent=2, ensure_ascii=False) + "\n"
        path.write_text(text, encoding="utf-8", newline="\n")
        written.append(path)
    return written


def _of(kind: Any, field: "dataclasses.Field[Any] | None", definitions: dict[str, JsonSchema]) -> JsonSchema:
    """The schema of a value; records go into `definitions` and are pointed at."""
    if hasattr(kind, "json_schema"):
        return typing.cast(JsonSchema, kind.json_schema())
    if dataclasses.is_dataclass(kind):
        return _record(typing.cast(type, kind), definitions)
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        choices = [choice for choice in get_args(kind) if choice is not type(None)]
        if len(choices) == 1:
            return _of(choices[0], field, definitions)
        return _tagged(choices, definitions)
    if origin is tuple:
        items = _of(get_args(kind)[0], field, definitions)
        least = 0 if field and field.metadata["may_be_empty"] else 1
        return {"type": "array", "items": items, "minItems": least}
    if origin is Mapping:
        values = _of(get_args(kind)[1], field, definitions)
        schema: JsonSchema = {"type": "object", "additionalProperties": values}
        return schema | ({"propertyNames": {"pattern": _pattern(field.metadata["keys"])}} if field else {})
    return _plain(kind, field)


def _record(cls: type, definitions: dict[str, JsonSchema]) -> JsonSchema:
    name = cls.__name__.rstrip("_")
    if name not in definitions:
        definitions[name] = {}  # a record may hold itself
        hints = typing.get_type_hints(cls)
        fields = content_fields(cls)
        definitions[name] = {
            "type": "object",
            "description": " ".join((cls.__doc__ or "").split()),
            "additionalProperties": False,
            "required": [
                yaml_name(f) for f in fields if f.default is f.default_factory is dataclasses.MISSING
            ],
            "properties": {
                yaml_name(each): _described(_of(hints[each.name], each, definitions), each) for each in fields
            },
        }
    return {"$ref": f"#/definitions/{name}"}


def _described(schema: JsonSchema, field: "dataclasses.Field[Any]") -> JsonSchema:
    doc = field.metadata.get("doc")
    if not doc:
        return schema
    if "$ref" in schema:  # draft 7 ignores what stands beside a $ref
        return {"allOf": [schema], "description": doc}
    return {**schema, "description": doc}


def _tagged(choices: list[Any], definitions: dict[str, JsonSchema]) -> JsonSchema:
    """One of several records, told apart by `type`; `if` keeps an editor's messages to the one meant."""
    tags = {str(get_args(typing.get_type_hints(each)["type"])[0]): each for each in choices}
    return {
        "type": "object",
        "required": ["type"],
        "properties": {"type": {"enum": sorted(tags)}},
        "allOf": [
            {
                "if": {"properties": {"type": {"const": tag}}, "required": ["type"]},
                "then": _record(each, definitions),
            }
            for tag, each in tags.items()
        ],
    }


def _plain(kind: Any, field: "dataclasses.Field[Any] | None") -> JsonSchema:
    if get_origin(kind) is Literal:
        options = get_args(kind)
        numbers = [int(option) for option in options if str(option).isdigit()]  # level: 2 without quotes
        return {"enum": [*options, *numbers]}
    if kind is bool:
        return {"type": "boolean"}
    if kind is int:
        return {"type": "integer", "minimum": 1, "maximum": 999_999}
    pattern = field.metadata.get("pattern") if field else None
    if pattern:
        return {"type": ["string", "integer"], "pattern": _pattern(pattern)}
    # An author need not quote 5 or true: here they are words.
    return {"type": ["string", "number", "boolean"], "pattern": r"\S"}


def _pattern(pattern: Any) -> str:
    """A Python pattern that is matched from the start, as JSON Schema (JavaScript) writes it."""
    return "^" + str(pattern.pattern).removesuffix(r"\Z") + "$"
