"""Touching the mock phone in words: `tap continue`, `toggle medicines amlodipine`, `back`."""

import random
from typing import TypeVar

from kiosk.phone.actions import actions
from kiosk.phone.apply import apply
from kiosk.phone.faces import Face, ScreenFace
from kiosk.phone.phone import Phone
from kiosk.phone.show import show
from kiosk.phone.world import Action, World

F = TypeVar("F", bound=Face)

TO_CHOOSE = ["tap prescriptions", "tap request", "tap continue"]
TO_CHECK = [*TO_CHOOSE, "toggle medicines amlodipine", "tap continue", "tap continue"]
TO_SENT = [*TO_CHECK, "tap send"]

TO_EMAIL = ["tap start"]  # on the phone of the second lesson
TO_CODE = [*TO_EMAIL, "write email right", "tap continue"]
TO_READ = [*TO_CODE, "wait messages/text-arrives", "notice messages/text code-1"]
TO_ACCOUNT = [*TO_CODE, "write code right", "tap continue"]


def after(phone: Phone, touches: list[str], world: World | None = None) -> World:
    """The world after these touches; each must be one that the phone answers."""
    world = world or phone.start
    for touch in touches:
        action = Action(*touch.split())  # type: ignore[arg-type]
        assert action in actions(phone, world), f"no {touch} on {world.screen}"
        world = apply(phone, world, action)
    return world


def screen(phone: Phone, *touches: str) -> ScreenFace:
    """What is shown after these touches."""
    return show(phone, after(phone, list(touches)))


def faces(shown: ScreenFace, kind: type[F]) -> list[F]:
    """The faces of one kind."""
    return [face for face in shown.faces if isinstance(face, kind)]


def only(shown: ScreenFace, kind: type[F]) -> F:
    """The one face of a kind."""
    (found,) = faces(shown, kind)
    return found


def wander(phone: Phone, seed: int, touches: int) -> World:
    """Where a person ends who touches this and that."""
    chance = random.Random(seed)
    world = phone.start
    for _ in range(touches):
        possible = actions(phone, world)
        inner = [action for action in possible if action.touch not in ("tab", "help", "home")]
        world = apply(phone, world, chance.choice(inner if inner and chance.random() < 0.8 else possible))
    return world
