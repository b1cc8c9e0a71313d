"""Whatever a learner does, in whatever order: nothing breaks, and the lesson can be finished."""

from array import array
from dataclasses import replace
from itertools import pairwise

import hypothesis.strategies as st
import pytest
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kiosk.coach.road import Road
from kiosk.phone.actions import actions
from kiosk.phone.world import Action
from kiosk.player.machine import awake, begin
from kiosk.player.play import (
    Answered,
    Finished,
    HelpUsed,
    Key,
    Miss,
    Next,
    Stage,
    StepDone,
    Touched,
    Way,
)
from kiosk.player.walk import StuckError, walk
from tests.sample import ORDER, SIGN_IN, sample_road

from .playing import Learner

WORDS = ["", "continue", "medicines", "send", "notes", "home", "inbox", "pharmacies", "log-out", "x"]
WORDS += ["email", "code", "again", "apps", "messages/text", "messages/text-arrives", "sign-in/code-expires"]
ITEMS = ["", "amlodipine", "salbutamol", "mill-lane", "flu-clinic", "x", "right", "wrong", "code-1"]
TOUCHES = ["tap", "toggle", "choose", "write", "erase", "switch", "open", "back", "tab", "help"]
TOUCHES += ["home", "close", "exit", "stay", "notice", "wait"]
anything = st.builds(Action, st.sampled_from(TOUCHES), st.sampled_from(WORDS), st.sampled_from(ITEMS))


class AnyLearner(RuleBasedStateMachine):
    """Touches, help keys, answers, misses, and what comes by itself, by chance."""

    lesson = ORDER

    @property
    def road(self) -> Road:
        """Searched when it is first needed."""
        return sample_road(self.lesson)

    @initialize(way=st.sampled_from(list(Way)))
    def begins(self, way: Way) -> None:
        self.learner = Learner(self.road, way)

    @rule(which=st.integers(0, 50), many=st.integers(1, 6))
    def touches_what_is_there(self, which: int, many: int) -> None:
        for each in range(many):
            possible = actions(self.road.phone, self.learner.play.world)
            self.acts(Touched(possible[(which + 7 * each) % len(possible)]))

    @rule(action=anything)
    def touches_what_may_not_be_there(self, action: Action) -> None:
        self.acts(Touched(action))

    @rule(many=st.integers(1, 4))
    def does_what_is_needed(self, many: int) -> None:
        for _ in range(many):
            if self.learner.play.stage in (Stage.STEP, Stage.MISTAKE):
                self.acts(Touched(self.learner.next_touch()))

    @rule(key=st.sampled_from(list(Key)), many=st.integers(1, 5))
    def asks(self, key: Key, many: int) -> None:
        for _ in range(many):
            before = self.learner.play
            self.learner.asks(key)
            assert key is Key.WHAT or self.learner.play.world == before.world

    @rule()
    def wants_the_next(self) -> None:
        self.acts(Next())

    @rule()
    def misses_all(self) -> None:
        before = self.learner.play.world
        self.learner.misses_all()
        assert self.learner.play.world == before

    @rule(yes=st.booleans())
    def answers(self, yes: bool) -> None:
        self.acts(Answered(yes))

    def acts(self, event: Touched | Next | Answered) -> None:
        before = self.learner.play
        self.learner.does(event)
        after = self.learner.play
        if isinstance(event, Touched) and event.action.touch == "wait":
            return  # nobody asked, and nobody did it
        if before.asking and isinstance(event, Touched):
            assert after.world == before.world
        if before.way is Way.WATCH and not isinstance(event, Next):
            assert after.world == before.world

    @invariant()
    def all_is_in_order(self) -> None:
        if not hasattr(self, "learner"):
            return
        play = self.learner.play
        assert self.road.survey.where(play.world) is not None
        assert play.turn >= 1
        assert play.says or play.stage is Stage.DONE
        done = [each.step for each in self.learner.all(StepDone)]
        assert done == [str(step.id) for step in self.road.lesson.steps[: play.step]]
        assert len(self.learner.all(Finished)) == (play.stage is Stage.DONE)
        assert (play.stage in (Stage.OFFER, Stage.MISTAKE)) == (play.mistake >= 0)
        if play.stage in (Stage.STEP, Stage.MISTAKE):
            live = awake(self.road, play)
            assert live is None or live or play.way is Way.WATCH
            assert play.point is None or play.point in actions(self.road.phone, play.world)
        if play.way is Way.WATCH:
            assert not self.learner.all(Miss)
            assert not self.learner.all(HelpUsed)

    def teardown(self) -> None:
        """From wherever it ended, following the coach finishes the lesson."""
        if hasattr(self, "learner"):
            self.learner.goes_on()
            self.all_is_in_order()
            assert self.learner.play.stage is Stage.DONE


class AnyLearnerWhoSignsIn(AnyLearner):
    """The same on a phone with several apps."""

    lesson = SIGN_IN


AnyLearner.TestCase.settings = settings(max_examples=80, stateful_step_count=40)
AnyLearnerWhoSignsIn.TestCase.settings = settings(max_examples=80, stateful_step_count=40)
TestAnyLearner = AnyLearner.TestCase
TestAnyLearnerWhoSignsIn = AnyLearnerWhoSignsIn.TestCase


@pytest.mark.parametrize("way", list(Way))
def test_a_walk_tells_every_moment(road: Road, way: Way) -> None:
    moments = list(walk(road, way))
    assert moments[0].play == begin(road, way)
    assert moments[0].action is None
    for before, moment in pairwise(moments):
        offered = before.play.stage is Stage.OFFER
        assert (moment.action is None) == offered
        assert moment.action is None or moment.action in actions(road.phone, before.play.world)


def test_a_walk_that_cannot_go_on_says_where(road: Road) -> None:
    step = road.lesson.steps[1]
    goalless = replace(
        road.survey, distance=(road.survey.distance[0], *[never(road) for _ in road.survey.distance[1:]])
    )
    stuck = Road(road.lesson, goalless, road.lasting)
    with pytest.raises(StuckError, match=f"stuck at the step “{step.id}” on nhs-app/prescriptions") as error:
        list(walk(stuck, Way.ALONE))
    assert str(error.value).startswith(f"{step.place.path}:{step.place.line}: ")


def never(road: Road) -> "array[int]":
    """Distances to a goal that is nowhere."""
    far = road.survey.distance[0][:]
    for place in range(len(far)):
        far[place] = -1
    return far
