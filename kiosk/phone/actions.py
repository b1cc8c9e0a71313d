"""Everything that can be touched on the screen that is open."""

from collections.abc import Iterator

from kiosk.content.answers import MALFORMED, WRONG
from kiosk.content.blocks import (
    AppGrid,
    Button,
    CardGroup,
    CardList,
    CheckboxList,
    ItemLink,
    Link,
    MessageList,
    RadioList,
    Summary,
    TextArea,
    TextField,
    Toggle,
)
from kiosk.phone.answers import has_shape
from kiosk.phone.conditions import may_hold
from kiosk.phone.going import back_of, way_out
from kiosk.phone.parts import Listed, cannot_tick, linked, listed
from kiosk.phone.phone import Phone
from kiosk.phone.unknown import NOTHING_UNKNOWN, Unknown
from kiosk.phone.world import Action, World


def actions(phone: Phone, world: World, unknown: Unknown = NOTHING_UNKNOWN) -> tuple[Action, ...]:
    """Every touch that the phone answers, top to bottom, then Back, help, tabs, the phone's own keys; and
    what may happen by itself. What states that are `unknown` (app/state) would hide is there too.

    The order decides between ways of the same length: forward in the page before back.
    """
    if world.leaving:
        return (Action("stay"), Action("exit"), *_below(phone, world, unknown))
    return (
        *_on_screen(phone, world, unknown),
        *_around(phone, world, unknown),
        *_below(phone, world, unknown),
    )


def waiting(phone: Phone, world: World, unknown: Unknown = NOTHING_UNKNOWN) -> Iterator[tuple[Action, int]]:
    """What happens by itself from here, and after how many seconds."""
    for app, name, timer in phone.timers:
        if may_hold(phone, world, timer.when, unknown, app) is not False:
            yield Action("wait", name), timer.after


def notices(phone: Phone, world: World, unknown: Unknown = NOTHING_UNKNOWN) -> Iterator[Action]:
    """The banner for the newest thing that came into another app and was not read; at most one."""
    here = phone.app_of(world)
    for app, name, notice in phone.notices:
        if app == here:
            continue
        new = phone.value(world, app, notice.new)
        if unknown.hides_items(f"{app}/{notice.new}"):
            new = tuple(record.id for record in phone.collections[phone.of(f"{app}/{notice.new}")])
        if new:
            yield Action("notice", name, new[0])  # people.yaml lists the newest first
            return


def _on_screen(phone: Phone, world: World, unknown: Unknown) -> Iterator[Action]:
    for block in phone.screen_of(world).blocks:
        if block.shown and may_hold(phone, world, block.shown, unknown) is False:
            continue
        match block:
            case Button() | Link():
                yield Action("tap", block.id)
            case CardGroup():
                for card in block.cards:
                    if not card.shown or may_hold(phone, world, card.shown, unknown) is not False:
                        yield Action("tap", card.id)
            case Summary():
                for row in block.rows:
                    if row.go:
                        yield Action("tap", row.id)
            case ItemLink() if linked(phone, world, block, unknown):
                yield Action("tap", block.id)
            case AppGrid():
                for app, _, _, _ in phone.icons:
                    yield Action("open", block.id, app)
            case CheckboxList() | RadioList() | MessageList() | CardList():
                yield from _items(phone, world, block, unknown)
            case TextArea() | TextField() | Toggle():
                yield from _filled(block)


def _items(phone: Phone, world: World, block: Listed, unknown: Unknown) -> Iterator[Action]:
    for record in listed(phone, world, block, unknown):
        match block:
            case CheckboxList():
                if not cannot_tick(phone, world, block, record.id):
                    yield Action("toggle", block.id, record.id)
            case RadioList():
                yield Action("choose", block.id, record.id)
            case _:
                yield Action("open", block.id, record.id)


def _filled(block: TextArea | TextField | Toggle) -> Iterator[Action]:
    if isinstance(block, Toggle):
        yield Action("switch", block.id)
    elif isinstance(block, TextField):
        yield from _typed(block)
    else:
        yield Action("write", block.id)
        yield Action("erase", block.id)


def _typed(block: TextField) -> Iterator[Action]:
    shape = (MALFORMED,) if has_shape(block.kind) else ()
    for answer in (*block.answers, WRONG, *shape):
        yield Action("write", block.id, answer)
    yield Action("erase", block.id)


def _around(phone: Phone, world: World, unknown: Unknown) -> Iterator[Action]:
    yield from notices(phone, world, unknown)
    screen, app = phone.screen_of(world), phone.apps[phone.app_of(world)].app
    if back_of(phone, world):
        yield Action("back")
    out = way_out(phone, world)
    if out:
        yield Action("close")
    if screen.bare:
        return
    if not out:
        for tab in app.tabs:
            yield Action("tab", tab.id)
    if app.banner and may_hold(phone, world, app.banner.shown, unknown) is not False:
        yield Action("tap", f"banner/{app.banner.id}")
    if app.header and app.header.go:
        yield Action("help")


def _below(phone: Phone, world: World, unknown: Unknown) -> Iterator[Action]:
    if phone.home and world.screen != phone.home:
        yield Action("home")
    yield from (action for action, _ in waiting(phone, world, unknown))
