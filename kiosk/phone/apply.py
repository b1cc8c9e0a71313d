"""What a touch leads to: a pure function from a world to the next."""

from collections.abc import Iterator
from dataclasses import replace

from kiosk.content.answers import MALFORMED, WRONG
from kiosk.content.blocks import (
    AppGrid,
    Button,
    Card,
    CardList,
    CheckboxList,
    ItemLink,
    Link,
    MessageList,
    RadioList,
    Row,
    TextArea,
    TextField,
    Toggle,
)
from kiosk.phone.actions import actions
from kiosk.phone.change import SOMETHING, change, in_order, put
from kiosk.phone.conditions import may_hold
from kiosk.phone.going import (
    go_back,
    go_home,
    go_to_root,
    leave_task,
    open_app,
    open_screen,
    way_out,
)
from kiosk.phone.parts import Listed, Part, cannot_tick, find_part, is_listed, is_surely_there, linked
from kiosk.phone.phone import Phone
from kiosk.phone.unknown import NOTHING_UNKNOWN, Unknown
from kiosk.phone.world import Action, World


def apply(phone: Phone, world: World, action: Action) -> World:
    """The world after a touch. A touch on something that is not there changes nothing."""
    if action.touch in ("wait", "notice", "tab", "help") and action not in actions(phone, world):
        return world
    return next(outcomes(phone, world, action))


def outcomes(
    phone: Phone, world: World, action: Action, unknown: Unknown = NOTHING_UNKNOWN
) -> Iterator[World]:
    """The world after a touch; more than one where states that are `unknown` (app/state) decide."""
    calm = replace(world, problem="", leaving=False) if world.problem or world.leaving else world
    if world.leaving and action.touch not in ("exit", "home", "wait"):
        yield calm  # the question is answered with stay, whatever else was meant
        return
    around = _around(phone, calm, action)
    if around is not None:
        if not _comes_surely(phone, calm, action, unknown):
            yield calm  # a banner or a timer that may not be there at all
        by_itself = action.touch == "wait"  # then an error or a question stays as it is
        yield replace(around, problem=world.problem, leaving=world.leaving) if by_itself else around
        return
    part = find_part(phone, world, action.block, unknown)
    if part is not None and not is_surely_there(phone, world, action, unknown):
        yield calm  # it may not be there at all
    if part is None:
        yield calm
    elif isinstance(part, Button | Link | Card) and action.touch == "tap":
        yield from _pressed(phone, calm, part, unknown)
    elif isinstance(part, ItemLink):
        goes = linked(phone, calm, part, unknown) if action.touch == "tap" else ()
        yield from (open_screen(phone, calm, target) for target in goes)
        if not goes or unknown.hides_items(phone.full(phone.app_of(world), part.of)):
            yield calm
    elif isinstance(part, Listed):
        shown = is_listed(phone, calm, part, action.item, unknown)
        yield _touch_item(phone, calm, part, action) if shown else calm
    else:
        yield _touch(phone, calm, part, action)


def _around(phone: Phone, world: World, action: Action) -> World | None:
    """What is not part of the page: back, tabs, help, the phone's own keys, what comes by itself."""
    content = phone.apps[phone.app_of(world)].app
    match action.touch:
        case "back":
            return go_back(phone, world)
        case "home":
            return go_home(phone, world)
        case "close" if out := way_out(phone, world):
            return leave_task(phone, world) if out == "done" else replace(world, leaving=True)
        case "exit":
            return leave_task(phone, world) if way_out(phone, world) else world
        case "close" | "stay":
            return world
        case "tab":
            go = next((tab.go for tab in content.tabs if tab.id == action.block), None)
            return go_to_root(phone, world, go) if go else world
        case "help":
            return (
                open_screen(phone, world, content.header.go)
                if content.header and content.header.go
                else world
            )
        case "wait":
            found = next(((app, t) for app, name, t in phone.timers if name == action.block), None)
            return change(phone, world, found[0], found[1].do) if found else world
        case "notice":
            return _open_notice(phone, world, action)
    banner = content.banner
    if banner and action.touch == "tap" and action.block == f"banner/{banner.id}":
        return open_screen(phone, world, banner.go)
    return None


def _comes_surely(phone: Phone, world: World, action: Action, unknown: Unknown) -> bool:
    """Whether a timer runs, a banner is there, whatever the unknown states are."""
    if action.touch == "wait":
        timers = ((app, timer) for app, name, timer in phone.timers if name == action.block)
        return all(may_hold(phone, world, timer.when, unknown, app) is True for app, timer in timers)
    if action.touch == "notice":
        notices = ((app, notice) for app, name, notice in phone.notices if name == action.block)
        return not any(unknown.hides_items(f"{app}/{notice.new}") for app, notice in notices)
    banner = phone.apps[phone.app_of(world)].app.banner
    return action.touch != "tap" or not banner or may_hold(phone, world, banner.shown, unknown) is True


def _open_notice(phone: Phone, world: World, action: Action) -> World:
    for app, name, notice in phone.notices:
        if name == action.block:
            return _read(phone, world, app, notice.read, notice.into, action.item, f"{app}/{notice.go}")
    return world


def _pressed(phone: Phone, world: World, part: Button | Link | Card, unknown: Unknown) -> Iterator[World]:
    app = phone.app_of(world)
    for number, case in enumerate(part.cases):
        held = may_hold(phone, world, case.when, unknown)
        if held is False:
            continue
        after = change(phone, world, app, case.do)
        yield open_screen(phone, after, case.go) if case.go else replace(after, problem=f"{part.id}/{number}")
        if held:
            return
    if isinstance(part, Button) and part.needs:
        held = may_hold(phone, world, part.needs, unknown)
        if not held:
            yield replace(world, problem=part.id)
        if held is False:
            return
    yield open_screen(phone, change(phone, world, app, part.do), part.go)


def _touch(phone: Phone, world: World, part: Part, action: Action) -> World:
    app = phone.app_of(world)
    match part, action.touch:
        case Row(go=str(target)), "tap":
            return open_screen(phone, world, target)
        case TextArea(), "write":
            return put(phone, world, app, part.into, SOMETHING)
        case TextField(), "write" if action.item in (*part.answers, WRONG, MALFORMED):
            return put(phone, world, app, part.into, (action.item,))
        case ((TextArea() | TextField()), "erase"):
            return put(phone, world, app, part.into, ())
        case Toggle(), "switch":
            return put(phone, world, app, part.into, () if phone.value(world, app, part.into) else SOMETHING)
        case AppGrid(), "open":
            return open_app(phone, world, action.item)
    return world


def _touch_item(phone: Phone, world: World, part: Listed, action: Action) -> World:
    app = phone.app_of(world)
    match part, action.touch:
        case CheckboxList(), "toggle" if not cannot_tick(phone, world, part, action.item):
            ticked = set(phone.value(world, app, part.into)) ^ {action.item}
            return put(phone, world, app, part.into, in_order(phone, f"{app}/{part.into}", ticked))
        case RadioList(), "choose":
            return put(phone, world, app, part.into, (action.item,))
        case MessageList(), "open":
            return _read(phone, world, app, part.read, part.into, action.item, part.go)
        case CardList(), "open":
            after = put(phone, world, app, part.into, (action.item,))
            return open_screen(phone, change(phone, after, app, part.do), part.go)
    return world


def _read(phone: Phone, world: World, app: str, read: str, into: str, item: str, go: str) -> World:
    """Open a message: from now on it is read, and no banner speaks of it."""
    seen = {*phone.value(world, app, read), item}
    after = put(phone, world, app, read, in_order(phone, f"{app}/{read}", seen))
    for notice in phone.apps[app].app.notices:
        if notice.read == read:
            new = tuple(each for each in phone.value(world, app, notice.new) if each != item)
            after = put(phone, after, app, notice.new, new)
    return open_screen(phone, put(phone, after, app, into, (item,)), go)
