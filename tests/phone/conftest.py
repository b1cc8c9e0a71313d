"""Margaret's phones, as the lessons of the sample have them."""

import pytest

from kiosk.phone.phone import Phone
from tests.sample import SIGN_IN, sample_phone


@pytest.fixture(scope="session")
def phone() -> Phone:
    """With nhs-app alone."""
    return sample_phone()


@pytest.fixture(scope="session")
def signing_in() -> Phone:
    """With a home screen, text messages, and a surgery's app to sign in to."""
    return sample_phone(SIGN_IN)
