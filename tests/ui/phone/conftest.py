"""The lesson's own phone, every screen of it, and the widget that shows them."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.content.library import read_library
from kiosk.paths import lessons_folder
from kiosk.phone.apply import apply
from kiosk.phone.faces import ScreenFace
from kiosk.phone.phone import Phone, build_phone
from kiosk.phone.show import show
from kiosk.phone.tour import tour
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
    """The phone of the first lesson with every app; its surgery offers everything and needs no notes."""
    library = read_library(lessons_folder())
    assert not library.faults
    lesson = library.lessons["order-repeat-prescription"]
    everything = library.apps["nhs-app"].app.state["surgery"].options
    features = tuple(each for each in everything if each != "notes-required")
    setup = replace(lesson.phone, apps=tuple(library.apps), features=features)
    return build_phone(library, replace(lesson, phone=setup), TODAY)


@pytest.fixture(scope="session")
def worlds(phone: Phone) -> dict[str, World]:
    """A world for every screen of every app."""
    found = tour(phone)
    found.setdefault(phone.away, World(phone.away, phone.start.state))  # opens for an app that is not there
    assert set(found) == set(phone.parents)
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
