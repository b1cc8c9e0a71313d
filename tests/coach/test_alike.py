"""Working out the touches of alike worlds only once leaves nothing out."""

import random

import pytest

from kiosk.coach.alike import concerned
from kiosk.coach.relevant import relevant_states
from kiosk.coach.survey import unknown_of
from kiosk.phone.actions import actions
from kiosk.phone.apply import outcomes
from tests.sample import ORDER, SIGN_IN, sample_phone, sample_road

from .test_forgetting import conditions_of


@pytest.mark.parametrize("lesson", [ORDER, SIGN_IN])
def test_every_world_has_just_the_touches_that_the_phone_itself_gives_it(lesson: str) -> None:
    road = sample_road(lesson)
    survey, phone = road.survey, road.phone
    unknown = unknown_of(phone, relevant_states(phone, conditions_of(road)))
    unsure = {name for _, name, timer in phone.timers if not timer.helps}
    for place in random.Random(1).sample(range(len(survey.worlds)), min(1_500, len(survey.worlds))):
        ways, others = [], []
        for action in actions(phone, survey.worlds[place], unknown):
            after = [
                survey.index[survey.plain(each)]
                for each in outcomes(phone, survey.worlds[place], action, unknown)
            ]
            sure = len(after) == 1 and action.block not in unsure
            ways += [(action, there) for there in after if there != place and sure]
            others += [there for there in after if there != place and not sure]
        assert survey.moves[place] == tuple(ways)
        assert survey.drifts[place] == tuple(others)


def test_a_screen_is_concerned_with_what_it_shows_and_what_it_changes() -> None:
    phone = sample_phone(SIGN_IN)
    found = {screen: {phone.names[place] for place in places} for screen, places in concerned(phone).items()}
    assert {"sign-in/slot", "sign-in/free"} <= found["sign-in/check-slot"]
    assert "sign-in/slot" not in found["messages/inbox"]
    assert all(
        each <= found[screen] for screen in found for each in [{"messages/sending", "messages/arrived"}]
    )
