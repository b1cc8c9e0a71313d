"""YAML without its traps: plain text, lists and maps, each with its line number.

`on`, `no`, `10:30` and `0300` stay the text that the author typed; what a value
means is decided by the schema (`reader.py`). A key written twice, an anchor, a merge key,
a tag, a tab, a huge or deeply nested file is a fault with its line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from kiosk.content.faults import Fault, Place, Word, clipped

MOST_BYTES = 1_000_000  # the longest lesson we know has 20 kB; beyond this it is a mistake
MOST_FAULTS = 100  # in one file; a file with more is not a lesson but something else
DEEPEST = 24  # a guard for the stack, far above what the schema can hold

# Nobody sees these in an editor: control characters, Unicode's own line breaks (YAML would count
# them as lines, editors do not), byte-order marks inside, marks that turn the reading direction.
UNSEEN = re.compile(
    r"[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u2028-\u202e\u2066-\u2069\ufeff]"
)


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


@dataclass(frozen=True, slots=True)
class Document:
    """What a file holds and every fault of its YAML. `node` is None when it is too broken to read on."""

    node: Node | None
    faults: tuple[Fault, ...] = ()


class _Unusable(Exception):  # noqa: N818 - control flow inside this module only
    """There is no use in reading on; the fault is already noted."""


def read_yaml(path: Path, shown_as: str | None = None) -> Document:
    """Read a file strictly. Never raises: what is wrong is in the faults, which name `shown_as`."""
    shown = shown_as or str(path)
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            return _unread(
                shown,
                1,
                f"the file is too big ({size // 1000} kB)",
                f"keep it below {MOST_BYTES // 1000} kB, or split it",
            )
        return parse_yaml(path.read_bytes().decode("utf-8-sig"), shown)
    except UnicodeDecodeError as error:
        line = _one_kind_of_line_end(error.object[: error.start].decode("latin-1")).count("\n") + 1
        return _unread(shown, line, "this is not UTF-8 text", "save the file as UTF-8 in your editor")
    except FileNotFoundError:
        return _unread(shown, 0, "the file is missing", "put it back")
    except OSError as error:
        return _unread(shown, 0, f"the file cannot be read ({error.strerror})", "check its name and rights")


def parse_yaml(text: str, shown_as: str) -> Document:
    """Read YAML text strictly."""
    text = _one_kind_of_line_end(text)
    unseen = list(_unseen(text, shown_as))
    if unseen:
        return Document(None, tuple(unseen))
    builder = _Builder(shown_as, yaml.parse(text, Loader=yaml.CSafeLoader))
    node = None
    try:
        node = builder.build()
    except _Unusable:
        pass
    except yaml.MarkedYAMLError as error:
        problem = " ".join((error.problem or "this is not YAML").split())
        builder.add(
            Place(shown_as, _line(error, text)),
            f"this cannot be read: {problem}",
            "check the indent, the colon and the quotes on this line and the one above",
        )
    return Document(node, tuple(builder.faults))


def _one_kind_of_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unseen(text: str, shown_as: str) -> Iterator[Fault]:
    """A fault for each line with a character that cannot be seen."""
    if not UNSEEN.search(text):
        return
    left = MOST_FAULTS
    for number, line in enumerate(text.split("\n"), 1):
        found = UNSEEN.search(line)
        if found is None:
            continue
        if found[0] == "\t":
            yield Fault(Place(shown_as, number), "there is a tab", "use spaces (two for each level)")
        else:
            yield Fault(
                Place(shown_as, number),
                f"there is a character that cannot be seen (U+{ord(found[0]):04X})",
                "take it out",
            )
        left -= 1
        if not left:
            return


def _line(error: yaml.MarkedYAMLError, text: str) -> int:
    """The line to mend. YAML often notices only at the next line, or at the end of the file."""
    last = text.rstrip("\n").count("\n")
    mark, context = error.problem_mark, error.context_mark
    if context and (mark is None or mark.line > last or error.context == "while scanning a simple key"):
        mark = context
    return min(int(mark.line), last) + 1 if mark else 1


def _unread(path: str, line: int, problem: str, remedy: str) -> Document:
    return Document(None, (Fault(Place(path, line), problem, remedy),))


class _Builder:
    """Builds nodes from the event stream, so that a bomb is refused before it grows."""

    def __init__(self, path: str, events: Iterator[yaml.Event]) -> None:
        self._path = path
        self._events = events
        self._whole = True
        self.faults: list[Fault] = []

    def build(self) -> Node | None:
        """The document, or None when a part of it cannot be known."""
        node: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent) and node is not None:
                self._add(event, "there is a second document (---)", "keep one document in a file")
                break
            if isinstance(event, yaml.NodeEvent):
                node = self._node(event, 0)
        if node is None:
            self.add(Place(self._path, 1), "the file is empty", "start from a lesson that works")
        return node if self._whole else None

    def add(self, place: Place, problem: str, remedy: str) -> None:
        """Note a fault. Raises when there are so many that the file must be something else."""
        self.faults.append(Fault(place, problem, remedy))
        if len(self.faults) >= MOST_FAULTS:
            raise _Unusable

    def _node(self, event: yaml.Event, depth: int) -> Node:
        place = self._place(event)
        if depth > DEEPEST:
            self._add(event, "lists or maps are nested too deep", f"use at most {DEEPEST} levels")
            raise _Unusable
        if getattr(event, "anchor", None):
            self._add(
                event,
                "anchors (&) and aliases (*) are not allowed",
                "write the text out, or put it in quotes",
            )
        if isinstance(event, yaml.AliasEvent):
            self._whole = False
            return TextNode(Word("", place), plain=False)
        tag = getattr(event, "tag", None)
        if tag:
            self._add(event, f"the tag {clipped(tag)} is not allowed", "take it out")
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(inner := next(self._events), yaml.SequenceEndEvent):
                items.append(self._node(inner, depth + 1))
            return ListNode(tuple(items), place)
        if isinstance(event, yaml.MappingStartEvent):
            return MapNode(self._pairs(depth), place)
        return self._text(event)

    def _text(self, event: yaml.Event) -> TextNode:
        text = str(getattr(event, "value", ""))
        found = UNSEEN.search(text)
        if found:  # written as an escape in quotes, such as "\0"
            self._add(
                event, f"there is a character that cannot be seen (U+{ord(found[0]):04X})", "take it out"
            )
        return TextNode(Word(text, self._place(event)), not getattr(event, "style", None))

    def _pairs(self, depth: int) -> tuple[tuple[Word, Node], ...]:
        pairs: dict[str, tuple[Word, Node]] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if not isinstance(key, TextNode):
                self._add(event, "a key must be a word", "write it as  key: value")
            elif key.word == "<<":
                self._add(event, "merge keys (<<) are not allowed", "write the keys out")
                self._whole = False
            elif key.word in pairs:
                first = pairs[key.word][0].place.line
                self._add(
                    event,
                    f"the key “{clipped(key.word)}” is here twice",
                    f"keep one (the first is on line {first})",
                )
            else:
                pairs[key.word] = (key.word, value)
        return tuple(pairs.values())

    def _place(self, event: yaml.Event) -> Place:
        return Place(self._path, event.start_mark.line + 1 if event.start_mark else 0)

    def _add(self, event: yaml.Event, problem: str, remedy: str) -> None:
        self.add(self._place(event), problem, remedy)
