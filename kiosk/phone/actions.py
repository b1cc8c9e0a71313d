"""Everything that can be touched on the screen that is open."""

from collections.abc import Iterator

from kiosk.content.blocks import (
    Button,
    CardGroup,
    CheckboxList,
    Link,
    MessageList,
    RadioList,
    Summary,
    TextArea,
)
from kiosk.phone.apply import back_of, cannot_tick
from kiosk.phone.conditions import holds_in_app
from kiosk.phone.phone import Phone
from kiosk.phone.world import Action, World


def actions(phone: Phone, world: World) -> tuple[Action, ...]:
    """Every touch that the phone answers, top to bottom, then Back, help and the tabs.

    The order decides between ways of the same length: forward in the page before back.
    """
    return (*_on_screen(phone, world), *_around(phone, world))


def _on_screen(phone: Phone, world: World) -> Iterator[Action]:
    for block in phone.screen_of(world).blocks:
        if not holds_in_app(phone, world, block.shown):
            continue
        match block:
            case Button() | Link():
                yield Action("tap", block.id)
            case CardGroup():
                for card in block.cards:
                    if holds_in_app(phone, world, card.shown):
                        yield Action("tap", card.id)
            case Summary():
                for row in block.rows:
                    if row.go:
                        yield Action("tap", row.id)
            case CheckboxList():
                for record in phone.collections[block.from_]:
                    if not cannot_tick(phone, world, block, record.id):
                        yield Action("toggle", block.id, record.id)
            case RadioList():
                for record in phone.collections[block.from_]:
                    yield Action("choose", block.id, record.id)
            case TextArea():
                yield Action("write", block.id)
                yield Action("erase", block.id)
            case MessageList():
                for record in phone.collections[block.from_]:
                    yield Action("open", block.id, record.id)


def _around(phone: Phone, world: World) -> Iterator[Action]:
    if back_of(phone, world):
        yield Action("back")
    app = phone.apps[phone.app_of(world)].app
    for tab in app.tabs:
        yield Action("tab", tab.id)
    if app.header and app.header.go:
        yield Action("help")
