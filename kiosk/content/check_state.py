"""Checks what an app names: states, screens, conditions and effects."""

from collections.abc import Iterator

from kiosk.content.condition import Condition
from kiosk.content.effect import Effect, Pair
from kiosk.content.faults import Fault, place_of
from kiosk.content.reader import suggest
from kiosk.content.scope import Scope

STATE_TYPES = ("set", "choice", "text", "flag", "answer")
_ONE_KEY = "write one of move, copy, add, put, remove, clear"


def check_state(name: str, scope: Scope, types: tuple[str, ...], of: str | None = None) -> Iterator[Fault]:
    """A state is there, is of one of these types, and holds items of this collection."""
    state = scope.state(name)
    if state is None:
        yield Fault(place_of(name), f"there is no state “{name}”", suggest(name, scope.known_states))
    elif state.type not in types:
        yield Fault(place_of(name), f"the state “{name}” is a {state.type}", f"use a {' or '.join(types)}")
    elif of is not None and state.of not in (None, of):  # None is told by the state's own check
        yield Fault(place_of(name), f"the state “{name}” holds {state.of}, not {of}", "use another state")


def check_target(name: str, scope: Scope) -> Iterator[Fault]:
    """A screen is there."""
    if not scope.has_screen(name):
        yield Fault(place_of(name), f"there is no screen “{name}”", suggest(name, scope.known_screens))


def check_condition(condition: Condition | None, scope: Scope) -> Iterator[Fault]:
    """Every state that a condition asks is there and can hold what it asks for."""
    for test in condition.tests if condition else ():
        state = scope.state(test.name)
        if state is None:
            yield Fault(
                test.place, f"there is no state “{test.name}”", suggest(test.name, scope.known_states)
            )
            continue
        for value in test.values if test.how != "has" else ():
            if state.options and value not in state.options:
                yield Fault(
                    place_of(value),
                    f"the state “{test.name}” cannot be “{value}”",
                    suggest(value, state.options),
                )
        if test.how == "has" and (state.type != "choice" or not state.of):
            yield Fault(test.place, f"the state “{test.name}” holds no item", "ask a choice of a collection")
        elif test.how == "has" and test.values[0] not in scope.fields(state.of or "") | {"reply"}:
            known = scope.fields(state.of or "") | {"reply"}
            yield Fault(test.place, f"its items have no “{test.values[0]}”", suggest(test.values[0], known))


def check_effects(effects: tuple[Effect, ...], scope: Scope) -> Iterator[Fault]:
    """Every effect does one thing, with states that fit."""
    for effect in effects:
        given = [
            each
            for each in (effect.move, effect.copy, effect.add, effect.put, effect.remove, effect.clear)
            if each is not None
        ]
        if len(given) != 1:
            yield Fault(effect.place, "an effect does exactly one thing", _ONE_KEY)
        if effect.clear:
            yield from check_state(effect.clear, scope, STATE_TYPES)
        for pair in (effect.move, effect.add):
            if pair:
                yield from _pair(pair, scope, ("set", "choice"), ("set",))
        if effect.copy:
            source = scope.state(effect.copy.from_)
            kinds = (source.type,) if source else STATE_TYPES
            yield from _pair(effect.copy, scope, STATE_TYPES, kinds)
        if effect.remove:
            yield from check_state(effect.remove.from_, scope, ("set",))
            yield from check_state(effect.remove.those, scope, ("set", "choice"))
        if effect.put:
            yield from check_state(effect.put.into, scope, ("set", "choice", "flag", "text"))
            state = scope.state(effect.put.into)
            for item in effect.put.items if state and state.options else ():
                if state and item not in state.options:
                    yield Fault(
                        place_of(item),
                        f"the state “{effect.put.into}” cannot be “{item}”",
                        suggest(item, state.options),
                    )


def _pair(pair: Pair, scope: Scope, sources: tuple[str, ...], goals: tuple[str, ...]) -> Iterator[Fault]:
    yield from check_state(pair.from_, scope, sources)
    source = scope.state(pair.from_)
    yield from check_state(pair.into, scope, goals, source.of if source and source.type in sources else None)
