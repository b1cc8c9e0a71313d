"""Margaret's phone, as the real lesson has it."""

import datetime

import pytest

from kiosk.content.library import read_library
from kiosk.paths import lessons_folder
from kiosk.phone.phone import Phone, build_phone

TODAY = datetime.date(2026, 3, 20)


@pytest.fixture(scope="session")
def phone() -> Phone:
    library = read_library(lessons_folder())
    return build_phone(library, library.lessons["order-repeat-prescription"], TODAY)
