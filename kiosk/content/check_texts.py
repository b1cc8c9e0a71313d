"""Checks the placeholders in the texts of an app."""

import dataclasses
from collections.abc import Iterator, Mapping, Set
from typing import Any

from kiosk.content.blocks import TagList
from kiosk.content.faults import Fault, place_of
from kiosk.content.labels import DATE, WHEN, placeholders, stray_brace
from kiosk.content.library import AppContent
from kiosk.content.reader import suggest
from kiosk.content.scope import MEDICINES, Scope

PERSON_FIELDS = {
    "name",
    "first",
    "last",
    "born",
    "born-day",
    "born-month",
    "born-year",
    "nhs-number",
    "address",
    "postcode",
    "email",
    "password",
    "new-password",
    "mobile",
    "mobile-end",
}
PLACE_FIELDS = {"name", "address", "phone", "hours"}
MEDICINE_FIELDS = {"dose", "quantity"}


def check_app_texts(folder: str, apps: Mapping[str, AppContent]) -> Iterator[Fault]:
    """Every fault in the texts of an app's screens and lists."""
    scope = Scope(folder, apps[folder], apps)
    for screen in scope.screens.values():
        for part in (screen.title or "", *screen.blocks):
            item: Set[str] = set()
            if isinstance(part, TagList):
                item = MEDICINE_FIELDS if part.from_ in MEDICINES else scope.fields(part.from_)
            for text in texts_in(part):
                yield from _check(text, scope, item)
    for text in texts_in(scope.content.app.collections):
        yield from _check(text, scope, set())


def texts_in(thing: Any) -> Iterator[str]:
    """Every text below a piece of content."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, Mapping):
        yield from texts_in(tuple(thing.values()))
    elif isinstance(thing, tuple):
        for item in thing:
            yield from texts_in(item)
    elif dataclasses.is_dataclass(thing):
        for field in dataclasses.fields(thing):
            if field.name != "place":
                yield from texts_in(getattr(thing, field.name))


def _check(text: str, scope: Scope, item: Set[str]) -> Iterator[Fault]:
    place = place_of(text)
    if stray_brace(text):
        yield Fault(place, "there is a brace that belongs to nothing", "write such as {person:name}")
    known: Set[str]
    for kind, reference in placeholders(text):
        state = scope.state(kind)
        if kind == "person":
            known = PERSON_FIELDS
        elif kind == "surgery":
            known = PLACE_FIELDS
        elif kind == "item" and item:
            known = item
        elif kind == "count":
            counted = scope.state(reference)
            known = {reference} if counted and counted.type == "set" else _names(scope, "set")
        elif kind in WHEN:
            known = {reference} if DATE.match(reference) else {"-24"}
        elif state and state.type == "choice" and state.of:
            known = scope.fields(state.of)
        else:
            yield Fault(
                place,
                f"“{{{kind}:{reference}}}” is not possible here",
                "use person, surgery, count, date, day, workday, or a state that is a choice of a collection",
            )
            continue
        if reference not in known:
            yield Fault(place, f"there is no “{reference}” in {{{kind}:…}}", suggest(reference, known))


def _names(scope: Scope, kind: str) -> set[str]:
    return {name for name, state in scope.states.items() if state.type == kind}
