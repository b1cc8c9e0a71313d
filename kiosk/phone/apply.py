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
from kiosk.content.check_lesson import TYPED
from kiosk.content.effect import Effect
from kiosk.phone.conditions import holds_in_app
from kiosk.phone.phone import Phone
from kiosk.phone.world import Action, Value, World

SOMETHING: Value = (TYPED,)  # what a text holds: that there is some


def apply(phone: Phone, world: World, action: Action) -> World:
    """The world after a touch. A touch on something that is not there changes nothing."""
    calm = replace(world, problem="") if world.problem else world
    match action.touch:
        case "back":
            return _back(phone, calm)
        case "tab":
            app = phone.app_of(world)
            go = next((tab.go for tab in phone.apps[app].app.tabs if tab.id == action.block), None)
            return World(f"{app}/{go}", world.state) if go else calm
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
        match block:
            case CardGroup():
                for card in block.cards:
                    if card.id == block_id and holds_in_app(phone, world, card.shown):
                        return card
            case Summary():
                for row in block.rows:
                    if row.id == block_id:
                        return row
            case _ if getattr(block, "id", None) == block_id:
                return block
    return None


def cannot_tick(phone: Phone, world: World, block: CheckboxList, item: str) -> str:
    """Why an item cannot be ticked, or an empty text."""
    if block.without and item in phone.own(world, block.without):
        return block.reason or ""
    return phone.records[(block.from_, item)].unavailable


def _touch(phone: Phone, world: World, part: AnyBlock | Card | Row, action: Action) -> World:
    match part, action.touch:
        case Button(), "tap" if not holds_in_app(phone, world, part.needs):
            return replace(world, problem=part.id)
        case ((Button() | Link() | Card()), "tap"):
            return _open(phone, _effects(phone, world, part.do), part.go)
        case Row(go=str(target)), "tap":
            return _open(phone, world, target)
        case TextArea(), "write":
            return _put(phone, world, part.into, SOMETHING)
        case TextArea(), "erase":
            return _put(phone, world, part.into, ())
        case ((CheckboxList() | RadioList() | MessageList()), _) if (
            part.from_,
            action.item,
        ) in phone.records:
            return _touch_item(phone, world, part, action)
    return world


def _touch_item(
    phone: Phone, world: World, part: CheckboxList | RadioList | MessageList, action: Action
) -> World:
    match part, action.touch:
        case CheckboxList(), "toggle" if not cannot_tick(phone, world, part, action.item):
            ticked = set(phone.own(world, part.into)) ^ {action.item}
            return _put(phone, world, part.into, _in_order(phone, part.from_, ticked))
        case RadioList(), "choose":
            return _put(phone, world, part.into, (action.item,))
        case MessageList(), "open":
            seen = {*phone.own(world, part.read), action.item}
            after = _put(phone, world, part.read, _in_order(phone, part.from_, seen))
            return _open(phone, _put(phone, after, part.into, (action.item,)), part.go)
    return world


def _open(phone: Phone, world: World, screen: str) -> World:
    target = f"{phone.app_of(world)}/{screen}"
    # History is cut where a screen comes again, so Back can never run in a circle.
    origins = [each for each in world.origins if each[1] != target and each[0] != target]
    if target == world.screen:
        origins = list(world.origins)
    elif phone.remembers(target):
        origins.append((target, world.screen))
    return _arrive(phone, world.state, target, origins)


def _back(phone: Phone, world: World) -> World:
    target = back_of(phone, world)
    if target is None:
        return world
    origins = [each for each in world.origins if each[0] != world.screen and each[1] != target]
    return _arrive(phone, world.state, target, origins)


def _arrive(phone: Phone, state: tuple[Value, ...], target: str, origins: list[tuple[str, str]]) -> World:
    """Stand on `target`, remembering only what Back can still ask for on its way up."""
    if not origins:
        return World(target, state)
    came = dict(origins)
    kept: dict[str, str] = {}
    here: str | None = target
    while here is not None and here not in kept:
        if here in came:
            kept[here] = here = came[here]
        else:
            here = phone.parents[here]
    return World(target, state, tuple(sorted(kept.items())))


def back_of(phone: Phone, world: World) -> str | None:
    """The screen (app/screen) to which Back leads, or None where there is no Back."""
    if not phone.screen_of(world).back:
        return None
    for screen, came in world.origins:
        if screen == world.screen:
            return came
    return phone.parents[world.screen]


def _effects(phone: Phone, world: World, effects: tuple[Effect, ...]) -> World:
    for effect in effects:
        if effect.move:
            source, into = effect.move.from_, effect.move.into
            both = {*phone.own(world, into), *phone.own(world, source)}
            of = phone.apps[phone.app_of(world)].app.state[into].of or ""
            world = _put(phone, _put(phone, world, into, _in_order(phone, of, both)), source, ())
        elif effect.copy:
            world = _put(phone, world, effect.copy.into, phone.own(world, effect.copy.from_))
        elif effect.clear:
            world = _put(phone, world, effect.clear, ())
    return world


def _in_order(phone: Phone, collection: str, items: set[str]) -> Value:
    return tuple(record.id for record in phone.collections.get(collection, ()) if record.id in items)


def _put(phone: Phone, world: World, name: str, value: Value) -> World:
    """A state of the app that is open gets a value."""
    place = phone.place(world, name)
    return World(world.screen, (*world.state[:place], value, *world.state[place + 1 :]), world.origins)
