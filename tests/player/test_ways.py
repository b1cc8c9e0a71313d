"""The three ways through a lesson, and what is recorded of each."""

import pytest

from kiosk.coach.road import Road
from kiosk.player.machine import awake
from kiosk.player.play import (
    Answered,
    Asked,
    Event,
    Finished,
    HelpUsed,
    Key,
    Miss,
    MissedAll,
    MistakePractised,
    Next,
    Rung,
    Stage,
    StepDone,
    Touched,
    Way,
)

from .playing import Learner

FIRST = ["tap prescriptions", "tap request", "tap continue", "toggle medicines amlodipine"]
AHEAD = [
    *FIRST[:3],
    "toggle medicines ramipril",
    "toggle medicines amlodipine",
    "tap continue",
    "tap continue",
]


# ---- watch -----------------------------------------------------------------------------------


def test_watch_moves_only_on_next(road: Road) -> None:
    learner = Learner(road, Way.WATCH)
    before = learner.play.world
    asked = [Asked(key) for key in Key]
    events: list[Event] = [Touched(learner.next_touch()), *asked, MissedAll(), Answered(True)]
    for event in events:
        assert learner.does(event) == ()
        assert learner.play.world == before
        assert not learner.play.asking
    learner.does(Next())
    assert learner.play.world != before


def test_watch_shows_each_touch_before_it_happens(road: Road) -> None:
    learner = Learner(road, Way.WATCH)
    while learner.play.stage is not Stage.DONE:
        assert learner.play.showing
        assert learner.play.point == learner.next_touch()
        assert awake(road, learner.play) == (learner.next_touch(),)
        turn = learner.play.turn
        learner.does(Next())
        assert learner.play.turn > turn
    assert learner.all(Finished) == [Finished(unaided=False)]
    assert learner.play.met == frozenset()


def test_next_does_nothing_in_the_other_ways(road: Road) -> None:
    for way in (Way.TOGETHER, Way.ALONE):
        learner = Learner(road, way)
        before = learner.play
        assert learner.does(Next()) == ()
        assert learner.play == before


# ---- together --------------------------------------------------------------------------------


def test_together_only_what_is_needed_is_live(road: Road) -> None:
    learner = Learner(road, Way.TOGETHER)
    assert awake(road, learner.play) == (learner.next_touch(),)
    before = learner.play.world
    assert learner.touches("tap appointments") == (Miss("open-prescriptions", near=False),)
    assert learner.play.world == before
    said = learner.play.says[0]
    assert (said.key, said.label, said.place) == ("not-now", "Prescriptions", "Appointments")


def test_together_the_coach_points_after_two_misses(road: Road) -> None:
    learner = Learner(road, Way.TOGETHER)
    learner.touches("tap appointments")
    assert learner.play.point is None
    learner.touches("tab profile")
    assert learner.play.point == learner.next_touch()
    learner.touches("tap prescriptions")
    assert learner.all(StepDone) == [StepDone("open-prescriptions", Rung.POINT, 2)]
    assert learner.play.point is None
    assert learner.play.misses == 0


def test_together_a_mistake_is_offered_and_can_be_declined(road: Road) -> None:
    learner = Learner(road, Way.TOGETHER)
    learner.touches(*FIRST)
    assert (learner.step, learner.play.stage) == ("go-on", Stage.OFFER)
    assert learner.keys == ["offer"]
    before = learner.play.world
    for event in (Touched(learner.next_touch()), Asked(Key.WHERE), MissedAll(), Next()):
        assert learner.does(event) == ()
        assert learner.play.stage is Stage.OFFER
    assert awake(road, learner.play) == ()
    learner.does(Answered(False))
    assert learner.play.stage is Stage.STEP
    assert learner.keys == ["step"]
    assert learner.play.world == before
    learner.goes_on()
    assert learner.all(MistakePractised) == []


def test_together_a_mistake_is_made_and_mended(road: Road) -> None:
    learner = Learner(road, Way.TOGETHER)
    learner.touches(*FIRST)
    learner.does(Answered(True))
    assert learner.keys == ["mistake"]
    assert road.phone.get(learner.play.world, "nhs-app/chosen") == ("amlodipine", "ramipril")
    assert learner.touches("tap continue") == (Miss("go-on", near=False),)
    learner.asks(Key.WHERE)
    assert learner.play.says[0].label == "ramipril 2.5mg capsules"
    assert learner.touches("toggle medicines ramipril") == (MistakePractised("wrong-medicine"),)
    assert learner.keys == ["mistake-over", "step"]
    assert learner.play.stage is Stage.STEP
    learner.touches("tap continue")
    assert learner.all(StepDone)[-1] == StepDone("go-on", Rung.NONE, 0)


def test_a_mistake_is_offered_only_once(road: Road) -> None:
    learner = Learner(road, Way.TOGETHER)
    learner.touches(*FIRST)
    learner.does(Answered(True))
    learner.touches("toggle medicines ramipril")
    assert learner.play.stage is Stage.STEP
    assert learner.play.met == {0}


def test_in_a_mistake_the_coach_repeats_what_is_to_be_mended(road: Road) -> None:
    learner = Learner(road, Way.TOGETHER)
    learner.touches(*FIRST)
    learner.does(Answered(True))
    learner.asks(Key.RIGHT)
    learner.asks(Key.RIGHT)
    assert learner.keys == ["mistake"]


# ---- on my own -------------------------------------------------------------------------------


def test_alone_everything_is_live_and_nobody_interferes(road: Road) -> None:
    learner = Learner(road, Way.ALONE)
    assert awake(road, learner.play) is None
    assert learner.touches("tap appointments") == (Miss("open-prescriptions", near=False),)
    assert learner.play.world.screen == "nhs-app/appointments"
    for _ in range(5):
        learner.touches("tap book", "back")
    assert learner.play.point is None
    assert learner.play.rung is Rung.NONE


def test_alone_the_lesson_is_finished_unaided_when_no_key_was_used(road: Road) -> None:
    learner = Learner(road, Way.ALONE)
    learner.touches("tap appointments", "back")
    learner.goes_on()
    assert learner.effects[-1] == Finished(unaided=True)


@pytest.mark.parametrize("key", list(Key))
def test_alone_one_help_key_is_enough_not_to_be_unaided(road: Road, key: Key) -> None:
    learner = Learner(road, Way.ALONE)
    learner.asks(key)
    learner.goes_on()
    assert learner.effects[-1] == Finished(unaided=False)
    assert learner.all(HelpUsed)
    assert learner.all(StepDone)[0].rung >= Rung.HINT


def test_alone_a_refused_button_is_a_miss(road: Road) -> None:
    learner = Learner(road, Way.ALONE)
    learner.touches(*FIRST[:3])
    assert learner.touches("tap continue") == (Miss("pick", near=False),)
    assert learner.play.world.problem == "continue"


def test_who_runs_ahead_skips_the_steps_between(road: Road) -> None:
    learner = Learner(road, Way.ALONE)
    learner.touches(*AHEAD)
    assert learner.step == "pick"
    out = learner.touches("tap send")
    assert [(done.step, done.skipped) for done in out if isinstance(done, StepDone)] == [
        ("pick", False),
        ("go-on", True),
        ("skip-notes", True),
        ("send", True),
    ]
    assert learner.step == "look-again"
    assert learner.keys == ["good", "step"]


# ---- always ----------------------------------------------------------------------------------


@pytest.mark.parametrize("way", list(Way))
def test_each_step_is_done_just_once_and_the_end_is_told_once(road: Road, way: Way) -> None:
    learner = Learner(road, way)
    learner.goes_on()
    assert [done.step for done in learner.all(StepDone)] == [str(step.id) for step in road.lesson.steps]
    assert len(learner.all(Finished)) == 1
    assert isinstance(learner.effects[-1], Finished)
    assert learner.keys == []


@pytest.mark.parametrize("way", list(Way))
def test_after_the_end_nothing_happens_any_more(road: Road, way: Way) -> None:
    learner = Learner(road, way)
    learner.goes_on()
    done = learner.play
    for key in Key:
        assert learner.asks(key) == ()
    assert learner.touches("tab home", "tap prescriptions") == ()
    for event in (Next(), Answered(True), MissedAll()):
        assert learner.does(event) == ()
    assert learner.play == done
    assert awake(road, done) == ()
