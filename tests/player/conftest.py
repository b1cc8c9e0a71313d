"""The road of the real first lesson."""

import datetime

import pytest

from kiosk.coach.road import Road, build_road
from kiosk.content.library import read_library
from kiosk.paths import lessons_folder
from kiosk.phone.phone import build_phone


def real_road() -> Road:
    library = read_library(lessons_folder())
    lesson = library.lessons["order-repeat-prescription"]
    return build_road(lesson, build_phone(library, lesson, datetime.date(2026, 8, 14)))


@pytest.fixture(scope="session")
def road() -> Road:
    return real_road()
