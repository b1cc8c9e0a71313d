"""Draws a world up: what the open screen shows, as faces."""

from kiosk.content.app import App, Screen
from kiosk.content.blocks import Button, Card, CheckboxList, Link, RadioList, TextArea, TextField
from kiosk.content.condition import Condition
from kiosk.phone.actions import notices
from kiosk.phone.conditions import holds_in_app
from kiosk.phone.draw import Drawing, faces_of
from kiosk.phone.faces import BannerFace, NoticeFace, ProblemFace, ScreenFace, TabFace
from kiosk.phone.fill import fill
from kiosk.phone.going import back_of, way_out
from kiosk.phone.parts import find_part
from kiosk.phone.phone import Phone
from kiosk.phone.world import Action, World


def show(phone: Phone, world: World) -> ScreenFace:
    """What the open screen shows."""
    screen = phone.screen_of(world)
    app = phone.apps[phone.app_of(world)].app
    problem = _problem(phone, world, screen)
    drawing = Drawing(phone, world, problem)
    close = way_out(phone, world)
    header = None if screen.bare or screen.address else app.header
    return ScreenFace(
        key=world.screen,
        lozenge=header.lozenge if header else "",
        help=header.help or "" if header and header.go else "",
        title=fill(phone, world, screen.title) if screen.title else "",
        back=back_of(phone, world) is not None,
        problem=problem,
        faces=tuple(
            face
            for block in screen.blocks
            if holds_in_app(phone, world, block.shown)
            for face in faces_of(drawing, block)
        ),
        tabs=() if screen.bare or close else _tabs(phone, world),
        skin=phone.skin,
        close=close,
        leaving=world.leaving,
        address=screen.address or "",
        banner=None if screen.bare else _banner(phone, world, app),
        notice=_notice(phone, world),
        gestures=bool(phone.home),
    )


def _banner(phone: Phone, world: World, app: App) -> BannerFace | None:
    banner = app.banner
    if banner is None or not holds_in_app(phone, world, banner.shown):
        return None
    return BannerFace(fill(phone, world, banner.text), banner.label, Action("tap", f"banner/{banner.id}"))


def _notice(phone: Phone, world: World) -> NoticeFace | None:
    action = next(notices(phone, world), None)
    if action is None:
        return None
    name = action.block.partition("/")[0]
    app = phone.apps[name].app
    notice = next(each for _, key, each in phone.notices if key == action.block)
    record = phone.records[(phone.of(f"{name}/{notice.new}"), action.item)]
    text = fill(phone, world, " ".join(record.lines[1:]))
    return NoticeFace(app.title, app.icon, app.tint, record.title, text, action)


def _tabs(phone: Phone, world: World) -> tuple[TabFace, ...]:
    lit = _lit_tab(phone, world)
    drawing = Drawing(phone, world, None)
    return tuple(
        TabFace(
            tab.label,
            tab.icon,
            tab.id == lit,
            bool(tab.dot and drawing.others(tab.dot)),
            Action("tab", tab.id),
        )
        for tab in phone.apps[phone.app_of(world)].app.tabs
    )


def _lit_tab(phone: Phone, world: World) -> str | None:
    screens = phone.apps[phone.app_of(world)].screens
    name: str | None = world.screen.partition("/")[2]
    for _ in range(len(screens)):
        if name is None:
            return None
        tab = screens[name].tab
        if tab:
            return tab
        name = screens[name].parent
    return None


def _problem(phone: Phone, world: World, screen: Screen) -> ProblemFace | None:
    """The error that the last touch brought, and the block that it is about."""
    name, _, number = world.problem.partition("/")
    part = find_part(phone, world, name) if name else None
    if not isinstance(part, Button | Link | Card):
        return None
    condition: Condition | None
    if number:
        condition, words = part.cases[int(number)].when, part.cases[int(number)].error
    elif isinstance(part, Button):
        condition, words = part.needs, part.otherwise
    else:
        return None
    asked = {test.name for test in condition.tests} if condition else set()
    about = next(
        (
            block.id
            for block in screen.blocks
            if isinstance(block, CheckboxList | RadioList | TextArea | TextField) and block.into in asked
        ),
        "",
    )
    return ProblemFace(fill(phone, world, words or ""), about)
