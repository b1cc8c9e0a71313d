"""The tables of the authors' guide (lessons/README.md), made from the same dataclasses that the reader uses.

A part of the guide that begins with MARK (part) and ends with END is ours; all else is written by hand.
"""

import dataclasses
import re
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from kiosk.content import guide_examples as examples
from kiosk.content.app import App, Banner, Header, Item, Notice, Screen, ScreenFile, State, Tab, Timer
from kiosk.content.blocks import AnyBlock, Case
from kiosk.content.condition import Condition, How
from kiosk.content.effect import Effect
from kiosk.content.fields import content_fields, yaml_name
from kiosk.content.lesson import Deed, Lesson, Mistake, PhoneSetup, Recall, Reference, Step
from kiosk.content.people import Letter, Medicine, MessageLink, People, Person, Premises, Repeat, Request
from kiosk.content.plain.words import Words
from kiosk.content.routes import LessonRoute, Routes
from kiosk.content.skeleton import app_skeleton, lesson_skeleton
from kiosk.errors import KioskError

MARK = "<!-- made by kiosk guide: do not edit"
END = "<!-- end -->"
_PART = re.compile(rf"{re.escape(MARK)} \(([a-z-]+)\) -->\n.*?{re.escape(END)}", re.DOTALL)
_SHARED = (Condition, Effect, Case)  # told in parts of their own

LESSON_RECORDS = (Lesson, PhoneSetup, Step, Mistake, Deed, Recall, Reference)
APP_RECORDS = (App, Header, Tab, State, Item, Timer, Notice, Banner, ScreenFile, Screen)
PEOPLE_RECORDS = (People, Person, Letter, MessageLink, Repeat, Request, Premises, Medicine)


def renewed(text: str) -> str:
    """The guide with all its made parts made anew. Raises KioskError for a part that we do not know."""
    if text.count(MARK) != len(_PART.findall(text)):
        raise KioskError(f"A line “{MARK} (part) -->” of the guide has no “{END}” after it.")

    def made(match: "re.Match[str]") -> str:
        part = match[1]
        if part not in PARTS:
            raise KioskError(f"The guide has no part “{part}”; there are {', '.join(PARTS)}.")
        return f"{MARK} ({part}) -->\n\n{PARTS[part]()}\n{END}"

    return _PART.sub(made, text)


def write_guide(path: Path) -> bool:
    """Bring a guide up to date; whether something changed."""
    before = path.read_text(encoding="utf-8")
    after = renewed(before)
    if after != before:
        path.write_text(after, encoding="utf-8", newline="\n")
    return after != before


def _blocks() -> Iterator[str]:
    for block in get_args(AnyBlock):
        tag = _tag(block)
        yield f"#### `{tag}`"
        yield _about(block)
        yield _table(block, without=("type", "shown"))
        for part in _inside(block):
            yield f"Each **{part.called}**:"
            yield _table(part)
        yield _example(examples.BLOCKS[tag], "block")
    yield "#### `cases`"
    yield _about(Case)
    yield _table(Case)
    yield _example(examples.CASE, "block")


def _conditions() -> Iterator[str]:
    rows = [(f"`{examples.TESTS[how][0]}`", examples.TESTS[how][1]) for how in get_args(How)]
    yield _rows(("write", "it holds when"), rows)


def _effects() -> Iterator[str]:
    rows = [(f"`{examples.EFFECTS[field.name]}`", _doc(field)) for field in content_fields(Effect)]
    yield _rows(("write", "what it does"), rows)


def _records(kinds: Iterable[type], top: str) -> Iterator[str]:
    for number, kind in enumerate(kinds):
        yield f"#### {top if number == 0 else _called(kind).capitalize()}"
        yield _about(kind)
        yield _table(kind)


def _new_app() -> Iterator[str]:
    for name, text in app_skeleton("bus-times").items():
        yield f"`lessons/apps/bus-times/{name}`"
        yield _example(text, f"lessons/apps/bus-times/{name}")


def _new_lesson() -> Iterator[str]:
    name = "my-first-lesson"
    text = lesson_skeleton(name, "try-it", "Try it", "start", person="margaret", checked="2026-08")
    yield _example(text, f"lessons/patient/{name}.yaml")


def _joined(parts: Callable[[], Iterable[str]]) -> Callable[[], str]:
    return lambda: "".join(f"{part}\n\n" for part in parts()).removesuffix("\n")


PARTS: Mapping[str, Callable[[], str]] = {
    "new-lesson": _joined(_new_lesson),
    "new-app": _joined(_new_app),
    "example-app": _joined(lambda: [_example(examples.APP, "app")]),
    "blocks": _joined(_blocks),
    "conditions": _joined(_conditions),
    "effects": _joined(_effects),
    "lesson": _joined(lambda: _records(LESSON_RECORDS, "The whole file")),
    "app": _joined(lambda: _records(APP_RECORDS, "app.yaml")),
    "people": _joined(lambda: _records(PEOPLE_RECORDS, "people.yaml")),
    "routes": _joined(lambda: _records((Routes, LessonRoute), "routes.yaml")),
    "words": _joined(lambda: _records((Words,), "words.yaml")),
}


def _table(kind: type, without: tuple[str, ...] = ()) -> str:
    hints = typing.get_type_hints(kind)
    rows = []
    for field in content_fields(kind):
        name = yaml_name(field)
        if name not in without:
            rows.append((f"`{name}`", f"{_doc(field)}{_possible(hints[field.name])}", _must(field)))
    return _rows(("word", "what it is", "must or may"), rows)


def _rows(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


def _example(text: str, kind: str) -> str:
    return f"```yaml {kind}\n{text.rstrip()}\n```"


def _doc(field: "dataclasses.Field[Any]") -> str:
    return str(field.metadata.get("doc", ""))


def _about(kind: type) -> str:
    return (kind.__doc__ or "").strip().splitlines()[0]


def _must(field: "dataclasses.Field[Any]") -> str:
    if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
        return "must"
    plain = isinstance(field.default, str | int) and not isinstance(field.default, bool)
    return f"may; else `{field.default}`" if plain else "may"


def _possible(kind: Any) -> str:
    """What can be written, where that is a closed list."""
    if get_origin(kind) is Literal:
        return f": {', '.join(f'`{option}`' for option in get_args(kind))}"
    if kind is bool:
        return ": `true` or `false`"
    inner = [each for each in get_args(kind) if each not in (type(None), ...)]
    many = get_origin(kind) in (tuple, Union, types.UnionType)
    return _possible(inner[0]) if many and len(inner) == 1 else ""


def _inside(block: type) -> Iterator[Any]:
    """The records that a block is made of, such as the cards of a card group."""
    for kind in typing.get_type_hints(block).values():
        for inner in get_args(kind):
            if dataclasses.is_dataclass(inner) and inner not in _SHARED:
                yield inner


def _called(kind: Any) -> str:
    return str(kind.called)


def _tag(block: type) -> str:
    return str(get_args(typing.get_type_hints(block)["type"])[0])
