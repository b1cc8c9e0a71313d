"""Checks the placeholders in the texts of an app."""

import dataclasses
from collections.abc import Iterator, Mapping, Set
from typing import Any

from kiosk.content.app import State
from kiosk.content.blocks import TagList
from kiosk.content.faults import Fault, place_of
from kiosk.content.labels import DATE, placeholders, stray_brace
from kiosk.content.library import AppContent
from kiosk.content.reader import suggest

PERSON_FIELDS = {"name", "first", "born", "nhs-number", "address"}
PLACE_FIELDS = {"name", "address", "phone", "hours"}
MEDICINES = ("repeats", "requests")
MEDICINE_FIELDS = {"dose", "quantity"}
ITEM_FIELDS = {"title", "sender", "when", "text", "name", "address", "phone", "hours"}


def check_app_texts(content: AppContent) -> Iterator[Fault]:
    """Every fault in the texts of an app's screens."""
    for screen in content.screens.values():
        for part in (screen.title or "", *screen.blocks):
            item = MEDICINE_FIELDS if isinstance(part, TagList) and part.from_ in MEDICINES else set()
            for text in texts_in(part):
                yield from _check(text, content.app.state, item)


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


def _check(text: str, states: Mapping[str, State], item: Set[str]) -> Iterator[Fault]:
    place = place_of(text)
    if stray_brace(text):
        yield Fault(place, "there is a brace that belongs to nothing", "write such as {person:name}")
    known: Set[str]
    for kind, reference in placeholders(text):
        if kind == "person":
            known = PERSON_FIELDS
        elif kind == "surgery":
            known = PLACE_FIELDS
        elif kind == "item" and item:
            known = item
        elif kind == "count":
            known = {name for name, state in states.items() if state.type == "set"}
        elif kind == "date":
            known = {reference} if DATE.match(reference) else {"-24"}
        elif kind in states and states[kind].type == "choice":
            known = ITEM_FIELDS
        else:
            yield Fault(
                place,
                f"“{{{kind}:{reference}}}” is not possible here",
                "use person, surgery, count, date, or a state that is a choice",
            )
            continue
        if reference not in known:
            yield Fault(place, f"there is no “{reference}” in {{{kind}:…}}", suggest(reference, known))
