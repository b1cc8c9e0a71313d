"""One question of a lesson from an earlier visit: remembered, asked about, or got lost in."""

from dataclasses import replace

import hypothesis.strategies as st
import pytest
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kiosk.coach.road import Road
from kiosk.phone.actions import actions
from kiosk.phone.world import Action
from kiosk.player.machine import awake
from kiosk.player.play import (
    Answered,
    Finished,
    Held,
    HelpUsed,
    Key,
    Miss,
    MissedAll,
    Next,
    RecallAnswered,
    Rung,
    Stage,
    StepDone,
    Touched,
    Way,
)
from tests.sample import SIGN_IN, sample_road

from .playing import Learner
from .test_anything import anything


@pytest.fixture(scope="module")
def road() -> Road:
    """Where does one find a code that came? In the inbox, in another app than the one that is open."""
    return sample_road(SIGN_IN)


@pytest.fixture
def learner(road: Road) -> Learner:
    return Learner(road, Way.ALONE, recalling=True)


def test_it_asks_and_everything_on_the_phone_is_live(learner: Learner, road: Road) -> None:
    assert learner.keys == ["recall"]
    assert awake(road, learner.play) is None


def test_who_remembers_is_told_so_and_no_step_of_the_lesson_counts(learner: Learner) -> None:
    while learner.play.stage is not Stage.DONE:
        learner.does(Touched(learner.next_touch()))

    assert learner.effects == [RecallAnswered(Rung.NONE, 0)]


def test_a_wrong_turn_is_met_with_calm_words_that_do_not_give_the_answer_away(learner: Learner) -> None:
    learner.touches("home", "open apps sign-in")

    assert learner.play.world.screen == "sign-in/welcome"
    assert learner.keys == ["elsewhere", "recall"]
    assert len(learner.all(Miss)) == 1
    while learner.play.stage is not Stage.DONE:
        learner.does(Touched(learner.next_touch()))
    assert learner.all(RecallAnswered) == [RecallAnswered(Rung.NONE, 1)]


def test_the_help_keys_work_as_in_on_my_own(learner: Learner) -> None:
    learner.asks(Key.WHERE)
    assert learner.play.point == learner.next_touch()
    learner.asks(Key.RIGHT)
    assert learner.keys == ["ask"]
    world = learner.play.world
    learner.does(Touched(learner.next_touch()))
    assert (learner.keys, learner.play.world) == (["verdict-right"], world)
    while learner.play.stage is not Stage.DONE:
        learner.asks(Key.WHAT)

    (answer,) = learner.all(RecallAnswered)
    assert answer.rung is Rung.DID
    assert {each.step for each in learner.all(HelpUsed)} == {""}


def test_a_way_that_cannot_lead_there_begins_at_the_start_again(road: Road) -> None:
    lost = lose_every_way(road, Action("tap", "start"))
    learner = Learner(lost, Way.ALONE, recalling=True)

    learner.touches("tap start")

    assert learner.keys == ["start-again", "recall"]
    assert learner.play.world == road.phone.start
    assert learner.play.stage is Stage.RECALL


def lose_every_way(road: Road, action: Action) -> Road:
    """A road on which this first touch leads to where the answer can no longer be reached."""
    moves = dict(road.survey.moves[0])
    far = [row[:] for row in road.survey.distance]
    far[road.recall_goal][moves[action]] = -1
    return replace(road, survey=replace(road.survey, distance=tuple(far)))


class AnyVisitor(RuleBasedStateMachine):
    """Touches, help keys, misses, and what comes by itself, by chance."""

    road = sample_road(SIGN_IN)

    @initialize()
    def is_asked(self) -> None:
        self.learner = Learner(self.road, Way.ALONE, recalling=True)

    @rule(which=st.integers(0, 50), many=st.integers(1, 6))
    def touches_what_is_there(self, which: int, many: int) -> None:
        for each in range(many):
            possible = actions(self.road.phone, self.learner.play.world)
            self.learner.does(Touched(possible[(which + 7 * each) % len(possible)]))

    @rule(action=anything)
    def touches_what_may_not_be_there(self, action: Action) -> None:
        self.learner.does(Touched(action))

    @rule(key=st.sampled_from(list(Key)), many=st.integers(1, 5))
    def asks(self, key: Key, many: int) -> None:
        for _ in range(many):
            self.learner.asks(key)

    @rule(event=st.sampled_from([Next(), Answered(True), Answered(False), MissedAll(), Held()]))
    def does_something_else(self, event: Next | Answered | MissedAll | Held) -> None:
        before = self.learner.play.world
        self.learner.does(event)
        assert self.learner.play.world == before

    @invariant()
    def all_is_in_order(self) -> None:
        if not hasattr(self, "learner"):
            return
        play = self.learner.play
        assert play.stage in (Stage.RECALL, Stage.DONE)
        assert play.says or play.stage is Stage.DONE
        assert len(self.learner.all(RecallAnswered)) == (play.stage is Stage.DONE)
        assert not self.learner.all(StepDone)
        assert not self.learner.all(Finished)
        if play.stage is Stage.RECALL:
            assert self.road.distance(play.world, self.road.recall_goal) > 0
            assert play.point is None or play.point in actions(self.road.phone, play.world)

    def teardown(self) -> None:
        """From wherever it ended, following the coach answers the question."""
        if hasattr(self, "learner"):
            self.learner.goes_on()
            self.all_is_in_order()
            assert self.learner.play.stage is Stage.DONE


AnyVisitor.TestCase.settings = settings(max_examples=60, stateful_step_count=30)
TestAnyVisitor = AnyVisitor.TestCase
