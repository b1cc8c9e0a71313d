"""Checks one block of an app: its states, collections and screens are there and of the right kind."""

from collections.abc import Iterator, Mapping

from kiosk.content.app import Screen, State
from kiosk.content.blocks import (
    AnyBlock,
    Button,
    CardGroup,
    CheckboxList,
    Link,
    MessageList,
    RadioList,
    Row,
    Summary,
    TagList,
    Text,
    TextArea,
)
from kiosk.content.condition import Condition
from kiosk.content.effect import Copy, Effect, Move
from kiosk.content.faults import Fault, place_of
from kiosk.content.reader import suggest

COLLECTIONS = ("repeats", "requests", "messages", "pharmacies")
STATE_TYPES = ("set", "choice", "text", "flag")


def check_block(
    block: AnyBlock, states: Mapping[str, State], screens: Mapping[str, Screen]
) -> Iterator[Fault]:
    """Every fault of a block; `states` and `screens` are those of its app."""
    yield from _condition(block.shown, states)
    for source in _sources(block):
        if source not in COLLECTIONS:
            yield Fault(place_of(source), f"there is no collection “{source}”", suggest(source, COLLECTIONS))
    match block:
        case CardGroup():
            for card in block.cards:
                yield from _condition(card.shown, states)
                if card.badge:
                    yield from check_state(card.badge, states, ("set",))
        case Text():
            yield from _check_text(block)
        case Button():
            yield from _condition(block.needs, states)
            if bool(block.needs) != bool(block.otherwise):
                yield Fault(
                    block.place,
                    "“needs” and “otherwise” (the words of the error) belong together",
                    "write both, or none",
                )
        case Summary():
            for row in block.rows:
                yield from _check_row(row, states)
        case CheckboxList() | RadioList() | TextArea() | MessageList() | TagList():
            yield from _check_list(block, states)
    for target, effects in touches(block):
        yield from check_target(target, screens)
        for effect in effects:
            yield from _effect(effect, states)


def _check_list(
    block: CheckboxList | RadioList | TextArea | MessageList | TagList, states: Mapping[str, State]
) -> Iterator[Fault]:
    match block:
        case CheckboxList():
            yield from check_state(block.into, states, ("set",), block.from_)
            if block.without:
                yield from check_state(block.without, states, ("set",), block.from_)
            if bool(block.without) != bool(block.reason):
                yield Fault(block.place, "“without” and “reason” belong together", "write both, or none")
        case RadioList():
            yield from check_state(block.into, states, ("choice",), block.from_)
        case TextArea():
            yield from check_state(block.into, states, ("text",))
        case MessageList():
            yield from check_state(block.into, states, ("choice",), block.from_)
            yield from check_state(block.read, states, ("set",), block.from_)
            if block.from_ in COLLECTIONS and block.from_ != "messages":
                yield Fault(place_of(block.from_), f"{block.from_} are no messages", "write from: messages")
        case TagList():
            if block.within:
                yield from check_state(block.within, states, ("set",), block.from_)
            if not block.tag and block.from_ in COLLECTIONS and block.from_ != "requests":
                yield Fault(
                    block.place, f"{block.from_} have no tags of their own", "add tag: the words of the tag"
                )


def _check_text(block: Text) -> Iterator[Fault]:
    if bool(block.text) == bool(block.lines):
        yield Fault(block.place, "a text block has either “text” or “lines”", "write one of them")
    if (block.look == "warning") != bool(block.label):
        yield Fault(
            block.place, "“label” belongs to the look “warning”", "write look: warning with a label, or none"
        )


def _check_row(row: Row, states: Mapping[str, State]) -> Iterator[Fault]:
    if row.items:
        yield from check_state(row.items, states, ("set",))
    if row.typed:
        yield from check_state(row.typed, states, ("text",))
    if bool(row.change) != bool(row.go):
        yield Fault(row.place, "“change” and “go” belong together", "write both, or none")
    if sum(map(bool, (row.value, row.lines, row.items, row.typed))) != 1:
        yield Fault(row.place, "a row has one value", "write one of value, lines, items, typed")


def _effect(effect: Effect, states: Mapping[str, State]) -> Iterator[Fault]:
    given = [key for key in (effect.move, effect.copy, effect.clear) if key is not None]
    if len(given) != 1:
        yield Fault(effect.place, "an effect does exactly one thing", "write one of move, copy, clear")
    if effect.clear:
        yield from check_state(effect.clear, states, STATE_TYPES)
    if effect.move:
        yield from _check_pair(effect.move, states, ("set",))
    if effect.copy:
        yield from _check_pair(effect.copy, states, STATE_TYPES)


def _check_pair(pair: Move | Copy, states: Mapping[str, State], types: tuple[str, ...]) -> Iterator[Fault]:
    yield from check_state(pair.from_, states, types)
    source = states.get(pair.from_)
    if source and source.type in types:
        yield from check_state(pair.into, states, (source.type,), source.of)
    else:
        yield from check_state(pair.into, states, types)


def _condition(condition: Condition | None, states: Mapping[str, State]) -> Iterator[Fault]:
    for test in condition.tests if condition else ():
        if test.name not in states:
            yield Fault(test.place, f"there is no state “{test.name}”", suggest(test.name, dict(states)))


def check_state(
    name: str, states: Mapping[str, State], types: tuple[str, ...], of: str | None = None
) -> Iterator[Fault]:
    if name not in states:
        yield Fault(place_of(name), f"there is no state “{name}”", suggest(name, dict(states)))
    elif states[name].type not in types:
        yield Fault(
            place_of(name), f"the state “{name}” is a {states[name].type}", f"use a {' or '.join(types)}"
        )
    elif of is not None and states[name].of not in (None, of):  # None is told by the state's own check
        yield Fault(
            place_of(name), f"the state “{name}” holds {states[name].of}, not {of}", "use another state"
        )


def check_target(name: str, screens: Mapping[str, Screen]) -> Iterator[Fault]:
    if name not in screens:
        yield Fault(place_of(name), f"there is no screen “{name}”", suggest(name, dict(screens)))


def _sources(block: AnyBlock) -> tuple[str, ...]:
    if isinstance(block, CheckboxList | RadioList | TagList | MessageList):
        return (block.from_,)
    return ()


def touches(block: AnyBlock) -> Iterator[tuple[str, tuple[Effect, ...]]]:
    """(screen that a touch opens, effects) of everything touchable in a block."""
    if isinstance(block, Button | Link):
        yield block.go, block.do
    elif isinstance(block, CardGroup):
        for card in block.cards:
            yield card.go, card.do
    elif isinstance(block, MessageList):
        yield block.go, ()
    elif isinstance(block, Summary):
        for row in block.rows:
            if row.go:
                yield row.go, ()
