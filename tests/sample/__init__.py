"""A small library that never changes: the tests of the engine play on it.

What ships grows and changes from day to day. This one has an app from before (nhs-app) with its
lesson, and one of everything that came later (sign-in, messages, phone) with another.
"""

import datetime
from functools import cache
from pathlib import Path

from kiosk.coach.road import Road, build_road
from kiosk.content.lesson import Lesson
from kiosk.content.library import Library, read_library
from kiosk.phone.phone import Phone, build_phone

ORDER = "order-repeat-prescription"  # on nhs-app alone
SIGN_IN = "sign-in"  # on sign-in, messages and the home screen
TODAY = datetime.date(2026, 3, 20)  # a Friday


def sample_folder() -> Path:
    """The lessons folder of the sample. A test that spoils something takes a copy."""
    return Path(__file__).parent / "lessons"


@cache
def sample_library() -> Library:
    """The sample as it is read; nothing can change it."""
    return read_library(sample_folder())


def sample_lesson(name: str = ORDER) -> Lesson:
    """One of its two lessons."""
    return sample_library().lessons[name]


def sample_phone(name: str = ORDER, surgery: str = "", skin: str = "tabs") -> Phone:
    """The phone of a lesson."""
    return build_phone(sample_library(), sample_lesson(name), TODAY, surgery, skin)


@cache
def sample_road(name: str = ORDER) -> Road:
    """The road of a lesson, searched once."""
    return build_road(sample_lesson(name), sample_phone(name))
