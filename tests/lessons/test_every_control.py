"""Every touchable thing on every screen of every app leads somewhere sensible."""

import dataclasses
import datetime
from functools import cache

import pytest

from kiosk.content.blocks import AppGrid, Button, Card, CardGroup, ItemLink, Link
from kiosk.content.check_icons import icons_of
from kiosk.content.lesson import PhoneSetup
from kiosk.content.library import read_library
from kiosk.paths import lessons_folder
from kiosk.phone.actions import actions
from kiosk.phone.apply import apply, outcomes
from kiosk.phone.parts import find_part
from kiosk.phone.phone import Phone, build_phone
from kiosk.phone.show import show
from kiosk.phone.unknown import Unknown
from kiosk.phone.world import World
from kiosk.ui.icons import icon_names

LIBRARY = read_library(lessons_folder())
SCREENS = [(app, name) for app, content in LIBRARY.apps.items() for name in content.screens]
SKINS = ("tabs", "tiles")


@cache
def phone(skin: str, but: str = "") -> Phone:
    """A phone that has every app (but one)."""
    lesson = next(iter(LIBRARY.lessons.values()))
    apps = tuple(app for app in LIBRARY.apps if app != but)
    setup = PhoneSetup(person="margaret", apps=apps, starts="phone/home")
    lesson = dataclasses.replace(lesson, phone=setup)
    return build_phone(LIBRARY, lesson, datetime.date(2026, 8, 14), skin=skin)


def everything_unknown(of: Phone) -> Unknown:
    """So that whatever is shown in some case is there."""
    return Unknown(frozenset(of.names))


def reachable(of: Phone) -> set[str]:
    unknown = everything_unknown(of)
    start = World("phone/home", of.start.state)
    seen, waiting = {start.screen}, [start]
    while waiting:
        world = waiting.pop()
        for action in actions(of, world, unknown):
            for after in outcomes(of, world, action, unknown):
                if after.screen not in seen:
                    seen.add(after.screen)
                    waiting.append(World(after.screen, of.start.state))
    return seen


@pytest.mark.parametrize("skin", SKINS)
def test_no_screen_is_an_orphan(skin: str) -> None:
    reached = reachable(phone(skin)) | reachable(phone(skin, but="settings"))
    assert {f"{app}/{name}" for app, name in SCREENS} - reached == set()


@pytest.mark.parametrize("skin", SKINS)
@pytest.mark.parametrize(("app", "name"), SCREENS)
def test_no_control_is_inert(app: str, name: str, skin: str) -> None:
    of = phone(skin)
    world = World(f"{app}/{name}", of.start.state)
    unknown = everything_unknown(of)
    for action in actions(of, world, unknown):
        after = list(outcomes(of, world, action, unknown))
        here = action.touch in ("tab", "help")  # the tab that is lit already, help on the page of help
        part = find_part(of, world, action.block, unknown)
        changes = getattr(part, "do", ()) or not hasattr(part, "go")
        moved = any(each != world for each in after)
        assert moved or here or changes, f"{action} on {app}/{name} does nothing"


@pytest.mark.parametrize("skin", SKINS)
@pytest.mark.parametrize(("app", "name"), SCREENS)
def test_nobody_is_trapped_on_a_screen(app: str, name: str, skin: str) -> None:
    of = phone(skin)
    world = World(f"{app}/{name}", of.start.state)
    show(of, world)
    assert world.screen == of.home or any(
        apply(of, world, action).screen != world.screen for action in actions(of, world)
    )


def test_every_icon_is_drawn() -> None:
    wanted = {icon for content in LIBRARY.apps.values() for icon in icons_of(content)}
    assert wanted <= set(icon_names())


def test_every_kind_of_control_is_met() -> None:
    """Else the tests above would pass without looking."""
    blocks = [b for content in LIBRARY.apps.values() for s in content.screens.values() for b in s.blocks]
    kinds = {type(block) for block in blocks} | {
        Card for block in blocks if isinstance(block, CardGroup) for _ in block.cards
    }
    assert {Button, Link, Card, ItemLink, AppGrid} <= kinds
