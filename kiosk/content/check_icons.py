"""Checks that every icon that an app or a route names is drawn in assets/icons."""

from collections.abc import Iterable, Iterator

from kiosk.content.blocks import CardGroup
from kiosk.content.faults import Fault, place_of
from kiosk.content.library import AppContent
from kiosk.content.reader import suggest
from kiosk.paths import assets_folder


def check_icons(names: Iterable[str]) -> Iterator[Fault]:
    """A fault for each name that is no drawing."""
    drawn = {path.stem for path in (assets_folder() / "icons").glob("*.svg")}
    for name in names:
        if name not in drawn:
            yield Fault(place_of(name), f"there is no drawing “{name}”", suggest(name, drawn))


def icons_of(content: AppContent) -> Iterator[str]:
    """Every icon that an app names."""
    yield content.app.icon
    yield from (tab.icon for tab in content.app.tabs)
    yield from (item.icon for items in content.app.collections.values() for item in items if item.icon)
    for screen in content.screens.values():
        for block in screen.blocks:
            if isinstance(block, CardGroup):
                yield from (card.icon for card in block.cards if card.icon)
