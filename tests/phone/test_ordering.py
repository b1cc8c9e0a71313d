"""Ordering a repeat prescription on the mock phone behaves as the real app does (reference §3a)."""

import datetime

from kiosk.phone.actions import actions
from kiosk.phone.apply import apply
from kiosk.phone.faces import (
    AreaFace,
    ButtonFace,
    CardsFace,
    ExpanderFace,
    Face,
    HeadingFace,
    LinkFace,
    MessageFace,
    OptionFace,
    OptionsFace,
    PanelFace,
    RowFace,
    ScreenFace,
    SummaryFace,
    TaggedFace,
    TextFace,
)
from kiosk.phone.phone import Phone
from kiosk.phone.show import show
from kiosk.phone.world import Action, World

TO_CHOOSE = ["tap prescriptions", "tap request", "tap continue"]
TO_CHECK = [*TO_CHOOSE, "toggle medicines amlodipine", "tap continue", "tap continue"]
TO_SENT = [*TO_CHECK, "tap send"]


def after(phone: Phone, touches: list[str], world: World | None = None) -> World:
    """The world after touches such as `tap continue`; each must be possible and change something."""
    world = world or phone.start
    for touch in touches:
        action = Action(*touch.split())  # type: ignore[arg-type]
        assert action in actions(phone, world), f"{touch} on {world.screen}"
        world = apply(phone, world, action)
    return world


def screen(phone: Phone, touches: list[str]) -> ScreenFace:
    return show(phone, after(phone, touches))


def texts(face: ScreenFace) -> str:
    return repr(face.faces)


def only[T: Face](face: ScreenFace, kind: type[T]) -> T:
    (found,) = [each for each in face.faces if isinstance(each, kind)]
    return found
