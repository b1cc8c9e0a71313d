"""A touch that leads astray, a touch beside everything, a finger that rests: what the coach says."""

import pytest

from kiosk.coach.road import Road
from kiosk.phone.world import Action
from kiosk.player.machine import begin
from kiosk.player.play import Held, Key, Message, Miss, MissedAll, Touched, Way
from tests.sample import SIGN_IN, sample_road

from .playing import Learner

both_ways = pytest.mark.parametrize("way", [Way.TOGETHER, Way.ALONE])
FOUND = Message("found-under", label="Home", wanted="Prescriptions")


# ---- on my own: a wrong turn -----------------------------------------------------------------


def test_alone_a_wrong_turn_tells_where_one_is_and_what_leads_back_and_the_step_stays(road: Road) -> None:
    learner = Learner(road, Way.ALONE)
    learner.touches("tap appointments")
    elsewhere, way_on, step = learner.play.says
    assert elsewhere == Message("elsewhere", place="Appointments")
    assert way_on == Message("next", touch="back", label="Back"), "nothing is found under Back"
    assert step == Message("step")
    assert learner.play.step == 0


def test_alone_where_it_is_found_is_told_by_the_words_to_touch(road: Road) -> None:
    learner = Learner(road, Way.ALONE)
    learner.touches("tab profile")
    assert learner.play.says == (Message("elsewhere", place="Profile"), FOUND, Message("step"))


def test_alone_when_the_learner_has_found_back_the_calm_words_go_without_a_sound(road: Road) -> None:
    learner = Learner(road, Way.ALONE)
    learner.touches("tap appointments")
    turn = learner.play.turn
    learner.touches("back")
    assert learner.play.turn == turn, "nothing new is spoken"
    assert learner.keys == ["step"]


def test_alone_what_is_not_under_words_is_told_as_the_next_touch() -> None:
    learner = Learner(sample_road(SIGN_IN), Way.ALONE)
    learner.goes_on(until="come-back")
    learner.touches("home", "open apps nhs-app")
    elsewhere, way_on, step = learner.play.says
    assert (elsewhere.key, elsewhere.place, step.key) == ("elsewhere", "Not in this practice", "step")
    assert (way_on.key, way_on.touch) == ("next", "back")


def test_a_screen_without_a_title_is_called_by_its_app() -> None:
    learner = Learner(sample_road(SIGN_IN), Way.ALONE)
    learner.touches("tap start", "home")
    assert learner.play.says[0] == Message("elsewhere", place="Phone")


# ---- together: a touch on what is asleep, and a question ---------------------------------------


def test_together_a_touch_on_something_asleep_says_what_it_would_open(road: Road) -> None:
    learner = Learner(road, Way.TOGETHER)
    learner.touches("tap test-results")
    (said,) = learner.play.says
    assert said == Message("not-now", touch="tap", label="Prescriptions", place="Test results")
    learner.touches("tab home")
    assert learner.play.says[0].place == "", "this one opens nothing"


@both_ways
def test_a_question_is_answered_with_what_the_touch_would_open(road: Road, way: Way) -> None:
    learner = Learner(road, way)
    learner.asks(Key.RIGHT)
    learner.touches("tap appointments")
    (said,) = learner.play.says
    assert (said.key, said.label, said.place) == ("verdict-away", "Prescriptions", "Appointments")


# ---- beside everything, and for too long -------------------------------------------------------


@both_ways
def test_a_touch_where_nothing_is_is_a_near_miss_and_told_once(road: Road, way: Way) -> None:
    learner = Learner(road, way)
    before = learner.play
    for count in range(3):
        assert learner.misses_all() == (Miss("open-prescriptions", near=True),)
        assert learner.keys == ["nothing-there", "step"]
        assert learner.play.turn == before.turn + 1, f"said again the {count}th time"
    assert (learner.play.world, learner.play.misses) == (before.world, before.misses)


@both_ways
def test_a_touch_just_beside_something_names_it_each_time(road: Road, way: Way) -> None:
    learner = Learner(road, way)
    for _ in range(2):
        turn = learner.play.turn
        assert learner.does(MissedAll(Action("tap", "appointments"))) == (
            Miss("open-prescriptions", near=True),
        )
        assert learner.play.says == (Message("nearly", label="Appointments"),)
        assert learner.play.turn == turn + 1


@both_ways
def test_a_finger_that_rests_is_told_once_and_is_no_miss(road: Road, way: Way) -> None:
    learner = Learner(road, way)
    before = learner.play
    for _ in range(3):
        assert learner.does(Held()) == ()
        assert learner.keys == ["held", "step"]
        assert learner.play.turn == before.turn + 1
    assert learner.play.world == before.world
    learner.does(Touched(learner.next_touch()))
    assert learner.step == "start-request", "the touch itself still counts"


def test_what_was_told_in_one_step_is_not_told_again_in_the_next(road: Road) -> None:
    learner = Learner(road, Way.ALONE)
    learner.misses_all()
    learner.touches("tap prescriptions")
    assert learner.keys == ["good", "step"]
    learner.misses_all()
    assert learner.keys == ["good", "step"]


def test_while_a_learner_asks_or_watches_a_miss_says_nothing(road: Road) -> None:
    asking = Learner(road, Way.ALONE)
    asking.asks(Key.RIGHT)
    for event in (MissedAll(), Held(), MissedAll(Action("tap", "appointments"))):
        assert asking.does(event) == ()
        assert asking.keys == ["ask"]
        watching = Learner(road, Way.WATCH)
        assert watching.does(event) == ()
        assert watching.play == begin(road, Way.WATCH)
