"""Checks an app: every reference in it leads somewhere, nothing is out of reach."""

from collections.abc import Iterator, Mapping

from kiosk.content.app import App, Screen, State
from kiosk.content.blocks import (
    AnyBlock,
    Button,
    Card,
    CardGroup,
    CheckboxList,
    Link,
    MessageList,
    RadioList,
    Row,
    Summary,
    TagList,
    TextArea,
)
from kiosk.content.condition import SCREEN, Condition
from kiosk.content.effect import Effect
from kiosk.content.faults import NOWHERE, Fault, Place, place_of
from kiosk.content.library import AppContent
from kiosk.content.reader import suggest

COLLECTIONS = ("repeats", "requests", "messages", "pharmacies")


def check_app(folder: str, content: AppContent) -> Iterator[Fault]:
    """Every fault of one app; `folder` is the name of its folder."""
    app, screens = content.app, content.screens
    if app.id != folder:
        yield Fault(
            place_of(app.id), f"the id “{app.id}” is not the name of the folder", f"write id: {folder}"
        )
    yield from _target(app.entry, screens)
    for tab in app.tabs:
        yield from _target(tab.go, screens)
        if tab.dot:
            yield from _state(tab.dot, app.state, ("set",))
    if app.header and app.header.go:
        yield from _target(app.header.go, screens)
    for name, state in app.state.items():
        yield from _check_state(name, state)
    for name, screen in screens.items():
        yield from _check_screen(name, screen, app, screens)
    yield from _orphans(content)


def _check_state(name: str, state: State) -> Iterator[Fault]:
    place = place_of(name)
    if state.type in ("set", "choice"):
        if state.of is None:
            yield Fault(place, f"the state “{name}” has no “of”", f"add of: one of {', '.join(COLLECTIONS)}")
        elif state.of not in COLLECTIONS:
            yield Fault(
                place_of(state.of), f"there is no collection “{state.of}”", suggest(state.of, COLLECTIONS)
            )
    if state.starts and state.starts not in (*COLLECTIONS, "pharmacy"):
        yield Fault(
            place_of(state.starts),
            f"there is no collection “{state.starts}”",
            suggest(state.starts, COLLECTIONS),
        )
    if name == SCREEN:
        yield Fault(place, "a state cannot be called “screen”", "give it another name")


def _check_screen(name: str, screen: Screen, app: App, screens: Mapping[str, Screen]) -> Iterator[Fault]:
    if screen.parent:
        yield from _target(screen.parent, screens)
        if _circles(name, screens):
            yield Fault(
                place_of(screen.parent),
                f"the parents of the screen “{name}” run in a circle",
                "lead one of them to a screen nearer to the start",
            )
    roots = {app.entry, *(tab.go for tab in app.tabs)}
    if screen.back and not screen.parent and not screen.remembers and name not in roots:
        yield Fault(
            screen.place,
            f"the screen “{name}” has a Back link that leads nowhere",
            "add parent: the screen before it, or back: false",
        )
    if screen.tab and screen.tab not in {tab.id for tab in app.tabs}:
        yield Fault(
            place_of(screen.tab),
            f"there is no tab “{screen.tab}”",
            suggest(screen.tab, {t.id for t in app.tabs}),
        )
    seen: dict[str, Place] = {}
    for identifier, place in _ids(screen):
        if identifier in seen:
            yield Fault(
                place,
                f"the id “{identifier}” is on this screen twice",
                f"give one another id (the first is on line {seen[identifier].line})",
            )
        seen[identifier] = place
    for block in screen.blocks:
        yield from _check_block(block, app.state, screens)


def _circles(name: str, screens: Mapping[str, Screen]) -> bool:
    seen: set[str] = set()
    here: str | None = name
    while here is not None and here in screens and here not in seen:
        seen.add(here)
        here = screens[here].parent
    return here in seen


def _check_block(
    block: AnyBlock, states: Mapping[str, State], screens: Mapping[str, Screen]
) -> Iterator[Fault]:
    yield from _condition(block.shown, states)
    if isinstance(block, CardGroup):
        for card in block.cards:
            yield from _condition(card.shown, states)
            if card.badge:
                yield from _state(card.badge, states, ("set",))
    if isinstance(block, Button):
        yield from _condition(block.needs, states)
        if block.needs and not block.otherwise:
            yield Fault(
                block.place,
                "this button needs something but has no “otherwise”",
                "add otherwise: the words of the error",
            )
    if isinstance(block, CheckboxList):
        yield from _state(block.into, states, ("set",), block.from_)
        if block.without:
            yield from _state(block.without, states, ("set",), block.from_)
    if isinstance(block, RadioList):
        yield from _state(block.into, states, ("choice",), block.from_)
    if isinstance(block, TextArea):
        yield from _state(block.into, states, ("text",))
    if isinstance(block, MessageList):
        yield from _state(block.into, states, ("choice",), block.from_)
        yield from _state(block.read, states, ("set",), block.from_)
    if isinstance(block, TagList) and block.within:
        yield from _state(block.within, states, ("set",), block.from_)
    for source in _sources(block):
        if source not in COLLECTIONS:
            yield Fault(place_of(source), f"there is no collection “{source}”", suggest(source, COLLECTIONS))
    if isinstance(block, Summary):
        for row in block.rows:
            yield from _check_row(row, states)
    for target, effects in touches(block):
        yield from _target(target, screens)
        for effect in effects:
            yield from _effect(effect, states)


def _check_row(row: Row, states: Mapping[str, State]) -> Iterator[Fault]:
    if row.items:
        yield from _state(row.items, states, ("set",))
    if row.typed:
        yield from _state(row.typed, states, ("text",))
    if bool(row.change) != bool(row.go):
        yield Fault(row.place, "“change” and “go” belong together", "write both, or none")


def _effect(effect: Effect, states: Mapping[str, State]) -> Iterator[Fault]:
    given = [key for key in (effect.move, effect.copy, effect.clear) if key is not None]
    if len(given) != 1:
        yield Fault(effect.place, "an effect does exactly one thing", "write one of move, copy, clear")
    for pair in (effect.move, effect.copy):
        if pair is not None:
            yield from _state(pair.from_, states, ("set", "choice", "text", "flag"))
            yield from _state(pair.into, states, ("set", "choice", "text", "flag"))
    if effect.clear:
        yield from _state(effect.clear, states, ("set", "choice", "text", "flag"))


def _condition(condition: Condition | None, states: Mapping[str, State]) -> Iterator[Fault]:
    for test in condition.tests if condition else ():
        if test.name not in states:
            yield Fault(test.place, f"there is no state “{test.name}”", suggest(test.name, dict(states)))


def _state(
    name: str, states: Mapping[str, State], types: tuple[str, ...], of: str | None = None
) -> Iterator[Fault]:
    if name not in states:
        yield Fault(place_of(name), f"there is no state “{name}”", suggest(name, dict(states)))
    elif states[name].type not in types:
        yield Fault(
            place_of(name), f"the state “{name}” is a {states[name].type}", f"use a {' or '.join(types)}"
        )
    elif of is not None and states[name].of not in (None, of):
        yield Fault(
            place_of(name), f"the state “{name}” holds {states[name].of}, not {of}", "use another state"
        )


def _target(name: str, screens: Mapping[str, Screen]) -> Iterator[Fault]:
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


def _ids(screen: Screen) -> Iterator[tuple[str, Place]]:
    for block in screen.blocks:
        parts: tuple[AnyBlock | Card | Row, ...] = (block,)
        if isinstance(block, CardGroup):
            parts = block.cards
        elif isinstance(block, Summary):
            parts = block.rows
        for part in parts:
            identifier = getattr(part, "id", None)
            if identifier is not None:
                yield identifier, part.place


def _orphans(content: AppContent) -> Iterator[Fault]:
    app = content.app
    header = (app.header.go,) if app.header and app.header.go else ()
    waiting = [app.entry, *(tab.go for tab in app.tabs), *header]
    reached: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in reached or name not in content.screens:
            continue
        reached.add(name)
        waiting += [target for block in content.screens[name].blocks for target, _ in touches(block)]
    for name, screen in content.screens.items():
        if name not in reached:
            yield Fault(
                place_of(name) if place_of(name) != NOWHERE else screen.place,
                f"no touch leads to the screen “{name}”",
                "lead to it from somewhere, or take it out",
            )
