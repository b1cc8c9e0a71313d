"""The words on the phone that a lesson may quote, and the placeholders in all texts."""

import re
from collections.abc import Iterator, Mapping

from kiosk.content.app import Screen
from kiosk.content.blocks import (
    AnyBlock,
    Button,
    Card,
    CardGroup,
    Expander,
    Link,
    Row,
    Summary,
    TextArea,
    TextField,
    Toggle,
)
from kiosk.content.faults import Place
from kiosk.content.library import AppContent

BACK = "Back"  # the words of the one control that every app has
PLACEHOLDER = re.compile(r"\{([a-z][a-z/-]*):([^{}]*)\}")

WHEN = ("date", "day", "workday")  # 4 March 2026; Wednesday 4 March 2026; the same, weekends not counted
DATE = re.compile(r"-?[0-9]{1,4}\Z")  # days from today; four digits stay inside every calendar


def placeholders(text: str) -> list[tuple[str, str]]:
    """[(kind, reference), …] of the {kind:reference} in a text, in order."""
    return PLACEHOLDER.findall(text)


def stray_brace(text: str) -> bool:
    """Whether a brace is left that belongs to no placeholder."""
    rest = PLACEHOLDER.sub("", text)
    return "{" in rest or "}" in rest


def labels_of(content: AppContent) -> Mapping[str, str]:
    """`screen/block` (or `tab/home`) → the words as they stand on the phone."""
    found = {"title": content.app.title}  # as its icon on the home screen says
    found.update({f"tab/{tab.id}": tab.label for tab in content.app.tabs})
    if content.app.banner:
        found[f"banner/{content.app.banner.id}"] = content.app.banner.label
    if content.app.header and content.app.header.help:
        found["header/help"] = content.app.header.help
    for name, screen in content.screens.items():
        if screen.title:
            found[f"{name}/title"] = screen.title
        for block, label in block_labels(screen):
            found[f"{name}/{block}"] = label
    return found


def block_labels(screen: Screen) -> Iterator[tuple[str, str]]:
    """(block id, its words) of everything on a screen that can be touched and has words of its own."""
    for block in screen.blocks:
        if isinstance(block, Button | Link | Expander | TextArea | TextField | Toggle):
            yield block.id, block.label
        elif isinstance(block, CardGroup):
            for card in block.cards:
                yield card.id, card.label
        elif isinstance(block, Summary):
            for row in block.rows:
                if row.change:
                    yield row.id, row.change


def ids_on(screen: Screen) -> Iterator[tuple[str, Place]]:
    """(id, its line) of every block, card and row on a screen that has one."""
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
