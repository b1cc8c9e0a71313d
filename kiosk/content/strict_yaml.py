"""YAML without its traps: plain text, lists and maps, each with its line number.

`on`, `no`, `10:30` and `0300` stay the text that the author typed; what a value
means is decided by the schema (`reader.py`). A key written twice, an anchor, a merge key,
a tag, a tab, a huge or deeply nested file is a fault with its line.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from kiosk.content.faults import ContentError, Fault, Place, Word

MOST_BYTES = 1_000_000  # the longest lesson we know has 20 kB; beyond this it is a mistake
DEEPEST = 24  # a guard for the stack, far above what the schema can hold


@dataclass(frozen=True, slots=True)
class TextNode:
    """A scalar. `plain` is false when it was written in quotes."""

    word: Word
    plain: bool

    @property
    def place(self) -> Place:
        return self.word.place


@dataclass(frozen=True, slots=True)
class ListNode:
    """A sequence."""

    items: "tuple[Node, ...]"
    place: Place


@dataclass(frozen=True, slots=True)
class MapNode:
    """A mapping; keys keep the order of the file."""

    pairs: "tuple[tuple[Word, Node], ...]"
    place: Place


Node = TextNode | ListNode | MapNode


def read_yaml(path: Path, shown_as: str | None = None) -> Node:
    """Read a file strictly.

    Raises ContentError with every fault found; `shown_as` is the path that faults name.
    """
    return parse_yaml(_text_of(path, shown_as or str(path)), shown_as or str(path))


def parse_yaml(text: str, shown_as: str) -> Node:
    """Read YAML text strictly. Raises ContentError."""
    if "\t" in text:
        line = text[: text.index("\t")].count("\n") + 1
        raise _fault(shown_as, line, "there is a tab", "use spaces (two for each level)")
    try:
        events = yaml.parse(text, Loader=yaml.CSafeLoader)
        return _Builder(shown_as, events).build()
    except yaml.reader.ReaderError as error:
        raise _fault(shown_as, 0, f"there is a character that YAML does not allow ({error.reason})",
                     "take it out") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = " ".join((error.problem or "this is not YAML").split())
        raise _fault(shown_as, mark.line + 1 if mark else 0, f"this cannot be read: {problem}",
                     "check the indent, the colon and the quotes on this line and the one above") from error


def _text_of(path: Path, shown_as: str) -> str:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise _fault(shown_as, 1, f"the file is too big ({size // 1000} kB)",
                         f"keep it below {MOST_BYTES // 1000} kB, or split it")
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise _fault(shown_as, line, "this is not UTF-8 text", "save the file as UTF-8 in your editor") from error
    except OSError as error:
        raise _fault(shown_as, 0, f"the file cannot be read ({error.strerror})", "check its name and rights") from error


def _fault(path: str, line: int, problem: str, remedy: str) -> ContentError:
    return ContentError([Fault(Place(path, line), problem, remedy)])


class _Builder:
    """Builds nodes from the event stream, so that a bomb is refused before it grows."""

    def __init__(self, path: str, events: Iterator[yaml.Event]) -> None:
        self._path = path
        self._events = events
        self._faults: list[Fault] = []

    def build(self) -> Node:
        node: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent) and node is not None:
                self._add(event, "there is a second document (---)", "keep one document in a file")
                break
            if isinstance(event, yaml.NodeEvent):
                node = self._node(event, 0)
        if self._faults:
            raise ContentError(self._faults)
        if node is None:
            raise _fault(self._path, 1, "the file is empty", "start from a lesson that works")
        return node

    def _node(self, event: yaml.Event, depth: int) -> Node:
        place = self._place(event)
        if depth > DEEPEST:
            raise ContentError([*self._faults, Fault(place, "lists or maps are nested too deep",
                                                     f"use at most {DEEPEST} levels")])
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise ContentError([*self._faults, Fault(place, "anchors (&) and aliases (*) are not allowed",
                                                     "write the text out, or put it in quotes")])
        if getattr(event, "tag", None):
            self._add(event, f"the tag {event.tag} is not allowed", "take it out")
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(inner := next(self._events), yaml.SequenceEndEvent):
                items.append(self._node(inner, depth + 1))
            return ListNode(tuple(items), place)
        if isinstance(event, yaml.MappingStartEvent):
            return MapNode(self._pairs(depth), place)
        return TextNode(Word(event.value, place), event.style is None)

    def _pairs(self, depth: int) -> tuple[tuple[Word, Node], ...]:
        pairs: dict[Word, Node] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if not isinstance(key, TextNode):
                self._add(event, "a key must be a word", "write it as  key: value")
            elif key.word == "<<":
                self._add(event, "merge keys (<<) are not allowed", "write the keys out")
            elif key.word in pairs:
                first = next(k for k in pairs if k == key.word)
                self._add(event, f"the key “{key.word}” is here twice", f"keep one (the first is on line {first.place.line})")
            else:
                pairs[key.word] = value
        return tuple(pairs.items())

    def _place(self, event: yaml.Event) -> Place:
        return Place(self._path, event.start_mark.line + 1)

    def _add(self, event: yaml.Event, problem: str, remedy: str) -> None:
        self._faults.append(Fault(self._place(event), problem, remedy))
