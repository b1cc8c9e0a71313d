"""What a touch leads to: a pure function from a world to the next."""

from dataclasses import replace

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
    TextArea,
)
from kiosk.content.effect import Effect
from kiosk.phone.conditions import holds_in_app
from kiosk.phone.phone import Phone
from kiosk.phone.world import Action, Value, World

TYPED: Value = ("typed",)


def apply(phone: Phone, world: World, action: Action) -> World:
    """The world after a touch. A touch on something that is not there changes nothing."""
    calm = replace(world, problem="")
    match action.touch:
        case "back":
            return _back(phone, calm)
        case "tab":
            tab = next((t for t in phone.apps[phone.app_of(world)].app.tabs if t.id == action.block), None)
            return replace(_open(phone, calm, tab.go), origins=()) if tab else calm
        case "help":
            header = phone.apps[phone.app_of(world)].app.header
            return _open(phone, calm, header.go) if header and header.go else calm
    part = find_part(phone, world, action.block)
    if part is None:
        return calm
    return _touch(phone, calm, part, action)


def find_part(phone: Phone, world: World, block_id: str) -> AnyBlock | Card | Row | None:
    """The block, card or row of this name on the screen that is open, if it is shown."""
    for block in phone.screen_of(world).blocks:
        if not holds_in_app(phone, world, block.shown):
            continue
        parts: tuple[AnyBlock | Card | Row, ...] = (block,)
        if isinstance(block, CardGroup):
            parts = tuple(card for card in block.cards if holds_in_app(phone, world, card.shown))
        elif isinstance(block, Summary):
            parts = block.rows
        for part in parts:
            if getattr(part, "id", None) == block_id:
                return part
    return None


def cannot_tick(phone: Phone, world: World, block: CheckboxList, item: str) -> str:
    """Why an item cannot be ticked, or an empty text."""
    record = phone.records[(block.from_, item)]
    if block.without and item in phone.get(world, _name(phone, world, block.without)):
        return block.reason or ""
    return record.unavailable


def _touch(phone: Phone, world: World, part: AnyBlock | Card | Row, action: Action) -> World:
    match part:
        case Button() if not holds_in_app(phone, world, part.needs):
            return replace(world, problem=part.id)
        case Button() | Link() | Card():
            return _open(phone, _effects(phone, world, part.do), part.go)
        case Row(go=str(target)):
            return _open(phone, world, target)
        case CheckboxList() if (part.from_, action.item) in phone.records:
            if cannot_tick(phone, world, part, action.item):
                return world
            name = _name(phone, world, part.into)
            return _put(phone, world, name, _toggled(phone, part.from_, phone.get(world, name), action.item))
        case RadioList() if (part.from_, action.item) in phone.records:
            return _put(phone, world, _name(phone, world, part.into), (action.item,))
        case TextArea():
            return _put(
                phone, world, _name(phone, world, part.into), TYPED if action.touch == "write" else ()
            )
        case MessageList() if (part.from_, action.item) in phone.records:
            read = _name(phone, world, part.read)
            seen = {*phone.get(world, read), action.item}
            after = _put(phone, world, read, _in_order(phone, part.from_, seen))
            after = _put(phone, after, _name(phone, world, part.into), (action.item,))
            return _open(phone, after, part.go)
    return world


def _open(phone: Phone, world: World, screen: str) -> World:
    app = phone.app_of(world)
    target = f"{app}/{screen}"
    # History is cut where a screen comes again, so Back can never run in a circle.
    origins = {to: came for to, came in world.origins if came != target}
    if phone.apps[app].screens[screen].remembers and world.screen != target:
        origins[target] = world.screen
    return _arrive(phone, world, target, origins)


def _back(phone: Phone, world: World) -> World:
    target = back_of(phone, world)
    if target is None:
        return world
    origins = {to: came for to, came in world.origins if to != world.screen and came != target}
    return _arrive(phone, world, target, origins)


def _arrive(phone: Phone, world: World, target: str, origins: dict[str, str]) -> World:
    """Stand on `target`, remembering only what Back can still ask for on its way up."""
    kept: dict[str, str] = {}
    here: str | None = target
    while here is not None and here not in kept:
        app, _, name = here.partition("/")
        parent = phone.apps[app].screens[name].parent
        if here in origins:
            kept[here] = here = origins[here]
        else:
            here = f"{app}/{parent}" if parent else None
    return replace(world, screen=target, origins=tuple(sorted(kept.items())))


def back_of(phone: Phone, world: World) -> str | None:
    """The screen (app/screen) to which Back leads, or None where there is no Back."""
    screen = phone.screen_of(world)
    if not screen.back:
        return None
    origin = dict(world.origins).get(world.screen)
    if origin:
        return origin
    return f"{phone.app_of(world)}/{screen.parent}" if screen.parent else None


def _effects(phone: Phone, world: World, effects: tuple[Effect, ...]) -> World:
    for effect in effects:
        if effect.move:
            source, into = (_name(phone, world, n) for n in (effect.move.from_, effect.move.into))
            both = {*phone.get(world, into), *phone.get(world, source)}
            world = _put(phone, world, into, _in_order(phone, phone.declared(into).of or "", both))
            world = _put(phone, world, source, ())
        elif effect.copy:
            source, into = (_name(phone, world, n) for n in (effect.copy.from_, effect.copy.into))
            world = _put(phone, world, into, phone.get(world, source))
        elif effect.clear:
            world = _put(phone, world, _name(phone, world, effect.clear), ())
    return world


def _toggled(phone: Phone, collection: str, value: Value, item: str) -> Value:
    return _in_order(phone, collection, set(value) ^ {item})


def _in_order(phone: Phone, collection: str, items: set[str]) -> Value:
    return tuple(record.id for record in phone.collections.get(collection, ()) if record.id in items)


def _put(phone: Phone, world: World, name: str, value: Value) -> World:
    place = phone.index[name]
    return replace(world, state=(*world.state[:place], value, *world.state[place + 1 :]))


def _name(phone: Phone, world: World, state: str) -> str:
    return f"{phone.app_of(world)}/{state}"
