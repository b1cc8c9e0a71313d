"""Which states can matter to a lesson's goals; the search forgets all others.

Without this, every message that can be read or unread would double the worlds to search.
"""

from collections.abc import Iterable, Iterator, Mapping

from kiosk.content.blocks import Button, Card, CardGroup, CheckboxList, Link
from kiosk.content.condition import SCREEN, Condition, Test
from kiosk.phone.conditions import full_name
from kiosk.phone.phone import Phone

EXACT, WHETHER = True, False  # every value matters, or only whether there is one
Relevant = Mapping[str, bool]  # app/state → EXACT or WHETHER; a state that is not here does not matter


def relevant_states(phone: Phone, goals: Iterable[Condition]) -> Relevant:
    """What the goals, and the ways to all screens, depend on."""
    found: dict[str, bool] = {}
    for condition in goals:
        for test in condition.tests:
            if test.name != SCREEN:
                _note(found, full_name(phone, test.name), test)
    for app, test in _gates(phone):
        _note(found, f"{app}/{test.name}", test)
    sources = list(_sources(phone))
    grown = True
    while grown:
        grown = False
        for into, source, always in sources:
            if into not in found:
                continue
            needed = found[into] or always
            if source not in found or (needed and not found[source]):
                found[source] = needed
                grown = True
    return found


def _note(found: dict[str, bool], name: str, test: Test) -> None:
    found[name] = found.get(name, WHETHER) or test.how not in ("any", "none")


def _gates(phone: Phone) -> Iterator[tuple[str, Test]]:
    """Tests that decide whether something is shown or works."""
    for app, content in phone.apps.items():
        conditions: list[Condition | None] = []
        for screen in content.screens.values():
            for block in screen.blocks:
                conditions.append(block.shown)
                if isinstance(block, Button):
                    conditions.append(block.needs)
                elif isinstance(block, CardGroup):
                    conditions += [card.shown for card in block.cards]
        for condition in conditions:
            yield from ((app, test) for test in (condition.tests if condition else ()))


def _sources(phone: Phone) -> Iterator[tuple[str, str, bool]]:
    """(state, the state on which its value depends, EXACT when every value of that always matters)."""
    for app, content in phone.apps.items():
        for screen in content.screens.values():
            for block in screen.blocks:
                if isinstance(block, CheckboxList):
                    # A second touch takes a tick away: which one it takes matters even to “any”.
                    yield f"{app}/{block.into}", f"{app}/{block.into}", EXACT
                    if block.without:
                        yield f"{app}/{block.into}", f"{app}/{block.without}", EXACT
                parts: tuple[Button | Link | Card, ...] = ()
                if isinstance(block, Button | Link):
                    parts = (block,)
                elif isinstance(block, CardGroup):
                    parts = block.cards
                for effect in (effect for part in parts for effect in part.do):
                    for pair in (effect.move, effect.copy):
                        if pair:
                            yield f"{app}/{pair.into}", f"{app}/{pair.from_}", WHETHER
