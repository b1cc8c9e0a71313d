"""What must be so: a closed set of named words, no expressions.

    {screen: nhs-app/home, chosen: [amlodipine], notes: none, requested: {includes: [amlodipine]}}

Every word must hold. A state holds a set of ids (a choice is a set of at most one, a flag or a
written text is a set that is empty or not), so five tests are enough; `has` asks whether the item
that a choice holds has something, such as {opened: {has: link}}. A state of another app is
written app/state.
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from kiosk.content.faults import NOWHERE, Place, Word
from kiosk.content.reader import Reader, suggest
from kiosk.content.strict_yaml import ListNode, MapNode, Node, TextNode

How = Literal["any", "none", "exactly", "includes", "without", "has"]
SCREEN = "screen"  # the one name that is not a state


@dataclass(frozen=True, slots=True)
class Test:
    """One word of a condition. `name` is `screen` or a state; `values` are ids."""

    name: str
    how: How
    values: tuple[str, ...] = ()
    place: Place = NOWHERE

    __test__: ClassVar[bool] = False  # pytest: this is not a test case


@dataclass(frozen=True, slots=True)
class Condition:
    """All of its tests must hold."""

    tests: tuple[Test, ...]
    place: Place = NOWHERE
    called: ClassVar[str] = "condition"

    @classmethod
    def from_node(cls, node: Node, reader: Reader) -> "Condition":
        """Read `{name: test, …}`."""
        if not isinstance(node, MapNode) or not node.pairs:
            raise reader.refuse(node.place, "here should be a condition", "write such as {chosen: any}")
        return cls(tuple(_test(name, value, reader) for name, value in node.pairs), node.place)

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """The same, for editors."""
        ids = {"type": "array", "items": {"type": "string"}}
        inner = {
            "type": "object",
            "properties": {"includes": ids, "without": ids, "has": {"type": "string"}},
            "minProperties": 1,
            "maxProperties": 1,
            "additionalProperties": False,
        }
        return {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {"anyOf": [{"type": ["string", "boolean"]}, ids, inner]},
        }


def _test(name: Word, node: Node, reader: Reader) -> Test:
    place = name.place
    if isinstance(node, ListNode):
        return Test(name, "exactly", _ids(node, reader), place)
    if isinstance(node, TextNode):
        if node.word in ("any", "true"):
            return Test(name, "any", (), place)
        if node.word in ("none", "false"):
            return Test(name, "none", (), place)
        return Test(name, "exactly", (node.word,), place)
    (key, inner), *more = node.pairs or ((Word(""), node),)
    if not more and key == "has" and isinstance(inner, TextNode):
        return Test(name, "has", (inner.word,), place)
    if more or key not in ("includes", "without") or not isinstance(inner, ListNode):
        raise reader.refuse(
            node.place,
            "this test is not possible",
            "use any, none, an id, [ids], {includes: [ids]}, {without: [ids]} or {has: link}",
        )
    return Test(name, "includes" if key == "includes" else "without", _ids(inner, reader), place)


def _ids(node: ListNode, reader: Reader) -> tuple[str, ...]:
    ids = []
    for item in node.items:
        if not isinstance(item, TextNode):
            raise reader.refuse(item.place, "here should be an id", suggest("", ["an id such as amlodipine"]))
        ids.append(item.word)
    return tuple(ids)
