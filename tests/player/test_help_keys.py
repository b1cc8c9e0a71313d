"""The help keys: hint, point, show, do it; and the question that changes nothing."""

import pytest

from kiosk.coach.road import Road
from kiosk.player.machine import awake
from kiosk.player.play import Answered, HelpUsed, Key, Rung, StepDone, Way

from .playing import Learner

both_ways = pytest.mark.parametrize("way", [Way.TOGETHER, Way.ALONE])
STEP = "open-prescriptions"


@both_ways
def test_what_do_i_do_climbs_the_ladder_rung_by_rung(road: Road, way: Way) -> None:
    learner = Learner(road, way)
    action, before = learner.next_touch(), learner.play.world
    assert learner.asks(Key.WHAT) == (HelpUsed(STEP, Rung.HINT, Key.WHAT),)
    assert (learner.play.point, learner.play.showing, learner.keys) == (None, False, ["next"])
    assert learner.asks(Key.WHAT) == (HelpUsed(STEP, Rung.POINT, Key.WHAT),)
    assert (learner.play.point, learner.play.showing, learner.keys) == (action, False, ["next"])
    assert learner.asks(Key.WHAT) == (HelpUsed(STEP, Rung.SHOW, Key.WHAT),)
    assert (learner.play.point, learner.play.showing, learner.keys) == (action, True, ["show"])
    assert learner.play.world == before
    assert learner.asks(Key.WHAT) == (HelpUsed(STEP, Rung.DID, Key.WHAT), StepDone(STEP, Rung.DID, 0))
    assert learner.play.world.screen == "nhs-app/prescriptions"
    assert learner.keys == ["did", "step"]
    assert learner.play.says[0].label == "Prescriptions"


@both_ways
def test_where_is_it_points_and_says_where(road: Road, way: Way) -> None:
    learner = Learner(road, way)
    assert learner.asks(Key.WHERE) == (HelpUsed(STEP, Rung.POINT, Key.WHERE),)
    assert learner.play.point == learner.next_touch()
    assert learner.keys == ["where"]
    learner.touches("tap prescriptions")
    assert learner.all(StepDone) == [StepDone(STEP, Rung.POINT, 0)]


@both_ways
@pytest.mark.parametrize(
    ("touch", "verdict"),
    [
        ("tap prescriptions", "verdict-right"),
        ("tap appointments", "verdict-away"),
        ("tab home", "verdict-not-needed"),
        ("tap nothing-there", "verdict-not-needed"),
    ],
)
def test_is_this_right_answers_and_changes_nothing(road: Road, way: Way, touch: str, verdict: str) -> None:
    learner = Learner(road, way)
    before = learner.play.world
    assert learner.asks(Key.RIGHT) == (HelpUsed(STEP, Rung.HINT, Key.RIGHT),)
    assert awake(road, learner.play) is None
    assert learner.misses_all() == ()
    assert learner.touches(touch) == ()
    assert learner.keys == [verdict]
    assert learner.play.world == before
    assert (learner.play.asking, learner.play.misses) == (False, 0)


def test_is_this_right_again_takes_the_question_back(road: Road) -> None:
    learner = Learner(road, Way.ALONE)
    learner.asks(Key.RIGHT)
    assert learner.asks(Key.RIGHT) == ()
    assert not learner.play.asking
    assert learner.keys == ["step"]
    assert learner.play.rung is Rung.HINT, "the key was used, and the record says so"


def test_another_key_takes_the_question_back_too(road: Road) -> None:
    learner = Learner(road, Way.ALONE)
    learner.asks(Key.RIGHT)
    learner.asks(Key.WHERE)
    assert not learner.play.asking
    learner.touches("tap prescriptions")
    assert learner.step == "start-request"


@both_ways
def test_only_what_do_i_do_ever_touches_for_the_learner(road: Road, way: Way) -> None:
    """Also when the coach has already done one touch of a step that needs several."""
    learner = Learner(road, way)
    learner.goes_on(until="pick")
    if way is Way.ALONE:
        learner.touches("tab profile", "tap contact")
    else:
        learner.play = type(learner.play)(way, road.phone.start, 3)
    for _ in range(4):
        learner.asks(Key.WHAT)
    assert learner.play.rung is Rung.DID
    assert learner.step == "pick"
    before = learner.play.world
    for key in (Key.WHERE, Key.RIGHT, Key.RIGHT, Key.WHERE):
        learner.asks(key)
        assert learner.play.world == before
    learner.asks(Key.WHAT)
    assert learner.play.world != before


def test_the_coach_can_do_the_whole_lesson(road: Road) -> None:
    learner = Learner(road, Way.ALONE)
    for _ in range(200):
        learner.asks(Key.WHAT)
    assert learner.step == ""
    assert [done.rung for done in learner.all(StepDone)] == [Rung.DID] * len(road.lesson.steps)


def test_help_in_one_step_is_not_held_against_the_next(road: Road) -> None:
    learner = Learner(road, Way.ALONE)
    learner.asks(Key.WHERE)
    learner.goes_on()
    assert [done.rung for done in learner.all(StepDone)] == [Rung.POINT] + [Rung.NONE] * 7


def test_together_the_pointer_stays_while_the_coach_leads(road: Road) -> None:
    learner = Learner(road, Way.TOGETHER)
    learner.goes_on(until="pick")
    learner.play = type(learner.play)(Way.TOGETHER, road.phone.start, 3)
    learner.asks(Key.WHERE)
    learner.touches("tap prescriptions")
    assert learner.play.point == learner.next_touch()


def test_help_while_mending_a_mistake_is_not_help_with_the_step(road: Road) -> None:
    learner = Learner(road, Way.TOGETHER)
    learner.goes_on(until="pick")
    learner.touches("toggle medicines amlodipine")
    learner.does(Answered(True))
    for _ in range(4):
        learner.asks(Key.WHAT)
    assert learner.keys == ["mistake-over", "step"]
    learner.touches("tap continue")
    assert learner.all(StepDone)[-1] == StepDone("go-on", Rung.NONE, 0)


def test_the_coach_tells_untick_from_tick_and_names_a_change_link(road: Road) -> None:
    learner = Learner(road, Way.ALONE)
    learner.goes_on(until="pick")
    learner.touches("toggle medicines ramipril", "toggle medicines amlodipine")
    learner.asks(Key.WHAT)
    said = learner.play.says[0]
    assert (said.key, said.touch, said.label) == ("next", "untick", "ramipril 2.5mg capsules")
    learner.touches("toggle medicines amlodipine", "toggle medicines ramipril")
    learner.asks(Key.WHAT)
    assert (learner.play.says[0].touch, learner.play.says[0].label) == ("tick", "amlodipine 5mg tablets")
