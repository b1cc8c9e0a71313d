"""Turns YAML nodes into the frozen dataclasses of the schema, and tells every fault it meets."""

import dataclasses
import difflib
import re
import types
import typing
from collections.abc import Collection, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from kiosk.content.faults import Fault, Place, Word, clipped
from kiosk.content.fields import SHAPES, content_fields, yaml_name
from kiosk.content.strict_yaml import MOST_FAULTS, ListNode, MapNode, Node, TextNode

T = TypeVar("T")


NUMBER = re.compile(r"[1-9][0-9]{0,5}\Z")
NOTHING = ("~", "null", "Null", "NULL")  # what YAML calls nothing; here it would be shown as a word


class Unreadable(Exception):  # noqa: N818 - control flow inside this module only
    """This value is faulty; the fault is already noted."""


class Reader:
    """Reads nodes of one file into types, noting faults instead of stopping at the first."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def read(self, node: Node, kind: type[T]) -> T | None:
        """The value, or None when something in it was faulty (see `faults`)."""
        try:
            return typing.cast(T, self.value(node, kind, None))
        except Unreadable:
            return None

    def refuse(self, place: Place, problem: str, remedy: str) -> Unreadable:
        """Note a fault; raise what this returns to give the value up."""
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(Fault(place, problem, remedy))
        return Unreadable()

    def value(self, node: Node, kind: Any, field: "dataclasses.Field[Any] | None") -> Any:
        """Read `node` as `kind`: a dataclass, union, tuple, mapping or a plain value."""
        if hasattr(kind, "from_node"):
            return kind.from_node(node, self)
        if dataclasses.is_dataclass(kind):
            return self._record(node, typing.cast(type, kind))
        origin = get_origin(kind)
        if origin in (Union, types.UnionType):
            return self._union(node, kind, field)
        if origin is tuple:
            return self._list(node, get_args(kind)[0], field)
        if origin is Mapping:
            return self._mapping(node, get_args(kind)[1], field)
        return self._plain(node, kind, field)

    def _record(self, node: Node, cls: type) -> Any:
        if not isinstance(node, MapNode):
            raise self.refuse(
                node.place,
                f"here should be a {_name(cls)} with keys",
                f"write {', '.join(_required(cls)) or 'its keys'}",
            )
        hints = _hints(cls)
        known = {yaml_name(field): field for field in content_fields(cls)}
        values: dict[str, Any] = {}
        faulty = False
        for key, inner in node.pairs:
            if key not in known:
                self.refuse(key.place, f"a {_name(cls)} has no key “{clipped(key)}”", suggest(key, known))
                faulty = True
                continue
            try:
                values[known[key].name] = self.value(inner, hints[known[key].name], known[key])
            except Unreadable:
                faulty = True
        written = {known[key].name for key, _ in node.pairs if key in known}
        for missing in (name for name in _required(cls) if known[name].name not in written):
            self.refuse(
                node.place, f"this {_name(cls)} has no “{missing}”", f"add {missing}: {_doc(known[missing])}"
            )
            faulty = True
        if faulty:
            raise Unreadable
        if "place" in hints:
            values["place"] = node.place
        return cls(**values)

    def _union(self, node: Node, kind: Any, field: "dataclasses.Field[Any] | None") -> Any:
        choices = [choice for choice in get_args(kind) if choice is not type(None)]
        if len(choices) == 1:
            return self.value(node, choices[0], field)
        tags = {_tag(choice): choice for choice in choices}
        given = dict(node.pairs).get(typing.cast(Any, "type")) if isinstance(node, MapNode) else None
        if not isinstance(given, TextNode):
            raise self.refuse(
                node.place, "this block has no “type”", f"add type: one of {', '.join(sorted(tags))}"
            )
        if given.word not in tags:
            raise self.refuse(
                given.place,
                f"there is no block of the type “{clipped(given.word)}”",
                suggest(given.word, tags),
            )
        return self._record(node, tags[given.word])

    def _list(self, node: Node, inner: Any, field: "dataclasses.Field[Any] | None") -> tuple[Any, ...]:
        if not isinstance(node, ListNode):
            raise self.refuse(
                node.place, "here should be a list", "write [one, two], or a line for each with a dash"
            )
        if not node.items and not (field and field.metadata["may_be_empty"]):
            raise self.refuse(node.place, "this list is empty", "write what is in it, or take the key out")
        values, faulty = [], False
        for item in node.items:
            try:
                values.append(self.value(item, inner, field))
            except Unreadable:
                faulty = True
        if faulty:
            raise Unreadable
        return tuple(values)

    def _mapping(self, node: Node, inner: Any, field: "dataclasses.Field[Any] | None") -> Mapping[str, Any]:
        if not isinstance(node, MapNode):
            raise self.refuse(node.place, "here should be keys with values", "write  key: value")
        values: dict[str, Any] = {}
        faulty = False
        for key, item in node.pairs:
            try:
                self._shaped(key, field, "keys")
                values[key] = self.value(item, inner, field)
            except Unreadable:
                faulty = True
        if faulty:
            raise Unreadable
        return MappingProxyType(values)

    def _plain(self, node: Node, kind: Any, field: "dataclasses.Field[Any] | None") -> Any:
        if not isinstance(node, TextNode):
            raise self.refuse(
                node.place, "here should be one value, not a list or keys", "write it on one line"
            )
        if get_origin(kind) is Literal:
            options = get_args(kind)
            if node.word not in options:
                raise self.refuse(
                    node.place, f"“{clipped(node.word)}” is not possible here", suggest(node.word, options)
                )
            return node.word
        if kind is bool:
            if not node.plain or node.word not in ("true", "false"):
                raise self.refuse(
                    node.place, f"“{clipped(node.word)}” is not possible here", "write true or false"
                )
            return node.word == "true"
        if kind is int:
            if not node.plain or not NUMBER.match(node.word):
                raise self.refuse(
                    node.place,
                    f"“{clipped(node.word)}” is not a whole number above 0",
                    "write digits only, such as 7",
                )
            return int(node.word)
        return self._text(node, field)

    def _text(self, node: TextNode, field: "dataclasses.Field[Any] | None") -> str:
        if not node.word.strip() or (node.plain and node.word in NOTHING):
            raise self.refuse(node.place, "there is no text here", "write the text, or take the key out")
        self._shaped(node.word, field, "pattern")
        return node.word

    def _shaped(self, word: Word, field: "dataclasses.Field[Any] | None", which: str) -> None:
        pattern = field.metadata[which] if field else None
        if pattern and not pattern.match(word):
            remedy = SHAPES.get(pattern) or (f"write {_doc(field)}" if field else "")
            raise self.refuse(word.place, f"“{clipped(word)}” cannot be used here", remedy)


def suggest(word: str, options: Collection[str]) -> str:
    """`did you mean …?`, or the list of what is possible."""
    near = difflib.get_close_matches(clipped(word), list(options), n=1)
    if near:
        return f"did you mean “{near[0]}”?"
    return f"use one of: {', '.join(sorted(options))}" if options else "take it out"


@cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def _tag(cls: Any) -> str:
    return str(get_args(_hints(cls)["type"])[0])


def _required(cls: type) -> list[str]:
    return [
        yaml_name(field)
        for field in content_fields(cls)
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    ]


def _name(cls: type) -> str:
    return str(getattr(cls, "called", cls.__name__.lower()))


def _doc(field: "dataclasses.Field[Any]") -> str:
    return str(field.metadata.get("doc", ""))
