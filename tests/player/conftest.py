"""The road of the sample's first lesson."""

import pytest

from kiosk.coach.road import Road
from tests.sample import sample_road


@pytest.fixture(scope="session")
def road() -> Road:
    return sample_road()
