"""A tour comes to every screen, as a person would where that can be."""

from kiosk.phone.actions import actions
from kiosk.phone.apply import apply
from kiosk.phone.tour import tour
from tests.sample import SIGN_IN, sample_phone


def test_a_tour_misses_no_screen() -> None:
    for phone in (sample_phone(), sample_phone(SIGN_IN), sample_phone(SIGN_IN, skin="tiles")):
        assert set(tour(phone)) | {phone.away or phone.start.screen} == set(phone.parents)


def test_a_page_for_what_was_chosen_is_met_with_something_chosen() -> None:
    found = tour(sample_phone())
    phone = sample_phone()
    assert phone.get(found["nhs-app/requested"], "nhs-app/requested")
    assert phone.get(found["nhs-app/check-details"], "nhs-app/chosen")


def test_from_every_screen_of_a_tour_something_leads_on() -> None:
    phone = sample_phone(SIGN_IN)
    for world in tour(phone).values():
        assert any(apply(phone, world, action) != world for action in actions(phone, world))
