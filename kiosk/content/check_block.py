"""Checks one block of an app: its states, collections and screens are there and of the right kind."""

from collections.abc import Iterator

from kiosk.content.answers import MALFORMED, WRONG
from kiosk.content.blocks import (
    AnyBlock,
    AppGrid,
    Button,
    Card,
    CardGroup,
    CardList,
    Case,
    CheckboxList,
    ItemLink,
    Link,
    MessageList,
    RadioList,
    Row,
    Summary,
    TagList,
    Text,
    TextArea,
    TextField,
    Toggle,
)
from kiosk.content.check_state import check_condition, check_effects, check_state, check_target
from kiosk.content.faults import Fault, place_of
from kiosk.content.reader import suggest
from kiosk.content.scope import LETTERS, Scope

Listed = CheckboxList | RadioList | TagList | MessageList | CardList


def check_block(block: AnyBlock, scope: Scope) -> Iterator[Fault]:
    """Every fault of a block of an app."""
    yield from check_condition(block.shown, scope)
    if isinstance(block, Listed):
        if block.from_ not in scope.lists:
            yield Fault(
                place_of(block.from_),
                f"there is no collection “{block.from_}”",
                suggest(block.from_, scope.lists),
            )
        if block.within:
            yield from check_state(block.within, scope, ("set",), block.from_)
    match block:
        case CardGroup():
            for card in block.cards:
                yield from _check_card(card, scope)
        case Text():
            yield from _check_text(block)
        case Button():
            yield from check_condition(block.needs, scope)
            if bool(block.needs) != bool(block.otherwise):
                yield Fault(
                    block.place,
                    "“needs” and “otherwise” (the words of the error) belong together",
                    "write both, or none",
                )
        case Summary():
            for row in block.rows:
                yield from _check_row(row, scope)
        case CheckboxList() | RadioList() | TagList() | MessageList() | CardList():
            yield from _check_list(block, scope)
        case TextArea() | TextField() | Toggle() | ItemLink():
            yield from _check_field(block, scope)
        case AppGrid():
            yield from check_target(block.away, scope)
    yield from _check_touches(block, scope)


def _check_touches(block: AnyBlock, scope: Scope) -> Iterator[Fault]:
    parts: tuple[AnyBlock | Card, ...] = block.cards if isinstance(block, CardGroup) else (block,)
    for part in parts:
        if isinstance(part, Button | Link | Card | MessageList | CardList):
            yield from check_target(part.go, scope)
        if isinstance(part, Button | Link | Card | CardList):
            yield from check_effects(part.do, scope)
        if isinstance(part, Button | Link | Card):
            for case in part.cases:
                yield from _check_case(case, scope)


def _check_case(case: Case, scope: Scope) -> Iterator[Fault]:
    yield from check_condition(case.when, scope)
    yield from check_effects(case.do, scope)
    if bool(case.error) == bool(case.go):
        yield Fault(case.place, "a case shows an error or leads somewhere", "write one of error, go")
    if case.go:
        yield from check_target(case.go, scope)


def _check_card(card: Card, scope: Scope) -> Iterator[Fault]:
    yield from check_condition(card.shown, scope)
    if card.badge:
        yield from check_state(card.badge, scope, ("set",))


def _check_list(block: Listed, scope: Scope) -> Iterator[Fault]:
    match block:
        case CheckboxList():
            yield from check_state(block.into, scope, ("set",), block.from_)
            if block.without:
                yield from check_state(block.without, scope, ("set",), block.from_)
            if bool(block.without) != bool(block.reason):
                yield Fault(block.place, "“without” and “reason” belong together", "write both, or none")
        case RadioList() | CardList():
            yield from check_state(block.into, scope, ("choice",), block.from_)
        case MessageList():
            yield from check_state(block.into, scope, ("choice",), block.from_)
            yield from check_state(block.read, scope, ("set",), block.from_)
            if block.from_ in scope.lists and block.from_ not in LETTERS:
                yield Fault(
                    place_of(block.from_), f"{block.from_} are no messages", f"write from: {LETTERS[0]}"
                )
        case TagList():
            own = scope.content.app.collections.get(block.from_, ())
            tagged = block.from_ == "requests" or (bool(own) and all(item.tag for item in own))
            if not block.tag and block.from_ in scope.lists and not tagged:
                yield Fault(
                    block.place, f"{block.from_} have no tags of their own", "add tag: the words of the tag"
                )


def _check_field(block: TextArea | TextField | Toggle | ItemLink, scope: Scope) -> Iterator[Fault]:
    match block:
        case TextArea():
            yield from check_state(block.into, scope, ("text",))
        case Toggle():
            yield from check_state(block.into, scope, ("flag",))
        case ItemLink():
            yield from check_state(block.of, scope, ("choice",))
        case TextField():
            yield from check_state(block.into, scope, ("answer",))
            for answer in block.answers:
                if answer in (WRONG, MALFORMED):
                    yield Fault(
                        place_of(answer), f"the answer cannot be called “{answer}”", "it means all others"
                    )


def _check_text(block: Text) -> Iterator[Fault]:
    if bool(block.text) == bool(block.lines):
        yield Fault(block.place, "a text block has either “text” or “lines”", "write one of them")
    if (block.look == "warning") != bool(block.label):
        yield Fault(
            block.place, "“label” belongs to the look “warning”", "write look: warning with a label, or none"
        )


def _check_row(row: Row, scope: Scope) -> Iterator[Fault]:
    if row.items:
        yield from check_state(row.items, scope, ("set",))
    if row.typed:
        yield from check_state(row.typed, scope, ("text",))
    if row.go:
        yield from check_target(row.go, scope)
    if bool(row.change) != bool(row.go):
        yield Fault(row.place, "“change” and “go” belong together", "write both, or none")
    if sum(map(bool, (row.value, row.lines, row.items, row.typed))) != 1:
        yield Fault(row.place, "a row has one value", "write one of value, lines, items, typed")


def targets(block: AnyBlock) -> Iterator[str]:
    """Every screen that a touch on this block can open."""
    parts: tuple[AnyBlock | Card, ...] = block.cards if isinstance(block, CardGroup) else (block,)
    for part in parts:
        if isinstance(part, Button | Link | Card | MessageList | CardList):
            yield part.go
        if isinstance(part, Button | Link | Card):
            yield from (case.go for case in part.cases if case.go)
        if isinstance(part, AppGrid):
            yield part.away
    if isinstance(block, Summary):
        yield from (row.go for row in block.rows if row.go)
