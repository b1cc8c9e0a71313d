"""The lesson's own phone, every screen of it, and the widget that shows them."""

import datetime
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.coach.road import build_road
from kiosk.content.library import read_library
from kiosk.paths import lessons_folder
from kiosk.phone.apply import apply
from kiosk.phone.faces import ScreenFace
from kiosk.phone.phone import Phone, build_phone
from kiosk.phone.show import show
from kiosk.phone.world import Action, World
from kiosk.ui.fonts import load_fonts
from kiosk.ui.phone import PhoneLook, PhoneWidget, phone_style

TODAY = datetime.date(2026, 8, 20)


@pytest.fixture(scope="session")
def letters(qapp: QApplication) -> None:
    """The faces that the phone is drawn with."""
    load_fonts()


@pytest.fixture(scope="session")
def phone() -> Phone:
    """The phone of the first lesson."""
    library = read_library(lessons_folder())
    assert not library.faults
    return build_phone(library, library.lessons["order-repeat-prescription"], TODAY)


@pytest.fixture(scope="session")
def worlds(phone: Phone) -> dict[str, World]:
    """A real world for every screen that the coach's search reaches, by screen."""
    library = read_library(lessons_folder())
    search = build_road(library.lessons["order-repeat-prescription"], phone).survey
    found = {phone.start.screen: phone.start}
    waiting = [(0, phone.start)]
    seen = {0}
    for place, world in waiting:  # the list grows
        for action, there in search.moves[place]:
            if there not in seen and search.worlds[there].screen not in found:
                seen.add(there)
                after = apply(phone, world, action)
                found[after.screen] = after
                waiting.append((there, after))
            elif there not in seen and action.touch in ("toggle", "choose") and len(seen) < 200:
                seen.add(there)
                waiting.append((there, apply(phone, world, action)))
    assert set(found) == {world.screen for world in search.worlds}
    return found


@pytest.fixture(scope="session")
def faces(phone: Phone, worlds: dict[str, World]) -> dict[str, ScreenFace]:
    """Every screen, and what else changes its size: an error, ticks, a sent request."""
    shown = {key: show(phone, world) for key, world in worlds.items()}
    choose = worlds["nhs-app/choose-medicines"]
    shown["error"] = show(phone, apply(phone, choose, Action("tap", "continue")))
    shown["ticked"] = show(phone, apply(phone, choose, Action("toggle", "medicines", "amlodipine")))
    progress = apply(phone, worlds["nhs-app/requested"], Action("tap", "progress"))
    shown["sent"] = show(phone, progress)
    return shown


Show = Callable[..., PhoneWidget]


@pytest.fixture
def phone_widget(qapp: QApplication, letters: None, shown: Callable[..., PhoneWidget]) -> Iterator[Show]:
    """`phone_widget(look, width, height)` shows an empty phone in its own style."""

    def make(look: PhoneLook | None = None, width: int = 390, height: int = 800) -> PhoneWidget:
        look = look or PhoneLook(reduced_motion=True)
        qapp.setStyleSheet(phone_style(look.colours, look.scale))
        widget = PhoneWidget(look)
        return shown(widget, look.px(width + 20), look.px(height))

    yield make
    qapp.setStyleSheet("")
