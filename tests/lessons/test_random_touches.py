"""Ten thousand touches of people who tap whatever they like, in every lesson and way."""

import datetime
from functools import cache

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kiosk.coach.help import Verdict, judge, next_action
from kiosk.coach.road import Road, build_road
from kiosk.content.library import read_library
from kiosk.paths import lessons_folder
from kiosk.phone.actions import actions
from kiosk.phone.apply import apply
from kiosk.phone.phone import build_phone
from kiosk.phone.show import show
from kiosk.player.machine import advance, begin, begin_recall, goal
from kiosk.player.play import Answered, Asked, Held, Key, MissedAll, Next, Play, Stage, Touched, Way

LIBRARY = read_library(lessons_folder())
LESSONS = sorted(LIBRARY.lessons)
LONGEST_WAY = 80  # from anywhere to the goal of any step


@cache
def road(lesson: str, skin: str) -> Road:
    content = LIBRARY.lessons[lesson]
    return build_road(content, build_phone(LIBRARY, content, datetime.date(2026, 8, 14), skin=skin))


class Person(RuleBasedStateMachine):
    """Somebody with a lesson who does as they please."""

    play: Play
    road: Road

    @initialize(
        lesson=st.sampled_from(LESSONS),
        way=st.sampled_from(list(Way)),
        skin=st.sampled_from(("tabs", "tabs", "tiles")),
    )
    def sits_down(self, lesson: str, way: Way, skin: str) -> None:
        self.road = road(lesson, skin)
        self.play = begin(self.road, way)

    @rule(which=st.lists(st.integers(0, 10_000), min_size=10, max_size=10))
    def touches_this_and_that(self, which: list[int]) -> None:
        for number in which:
            possible = actions(self.road.phone, self.play.world)
            if possible:
                self.play, _ = advance(self.road, self.play, Touched(possible[number % len(possible)]))
            show(self.road.phone, self.play.world)

    @rule(key=st.sampled_from(list(Key)))
    def asks(self, key: Key) -> None:
        self.play, _ = advance(self.road, self.play, Asked(key))

    @rule(event=st.sampled_from([Next(), Answered(True), Answered(False), MissedAll(), Held()]))
    def does_something_else(self, event: Next | Answered | MissedAll | Held) -> None:
        self.play, _ = advance(self.road, self.play, event)

    @rule()
    def is_led_to_the_goal(self) -> None:
        if self.play.stage in (Stage.DONE, Stage.OFFER):
            return
        world, aim = self.play.world, goal(self.road, self.play)
        for _ in range(LONGEST_WAY):
            action = next_action(self.road, world, aim)
            if action is None:
                break
            assert action in actions(self.road.phone, world)
            assert judge(self.road, world, aim, action) is Verdict.RIGHT
            world = apply(self.road.phone, world, action)
        assert self.road.distance(world, aim) == 0

    @invariant()
    def the_coach_knows_a_way(self) -> None:
        if hasattr(self, "play") and self.play.stage in (Stage.STEP, Stage.MISTAKE, Stage.RECALL):
            assert next_action(self.road, self.play.world, goal(self.road, self.play)) is not None


class Visitor(Person):
    """Somebody who came back, with the question from last time."""

    @initialize(lesson=st.sampled_from(LESSONS), skin=st.sampled_from(("tabs", "tiles")))
    def sits_down(self, lesson: str, skin: str) -> None:
        self.road = road(lesson, skin)
        self.play = begin_recall(self.road)


TestPerson = Person.TestCase
TestVisitor = Visitor.TestCase
TestVisitor.settings = settings(
    max_examples=12, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)
# A quarter of the rules is ten touches: about 50 people × 80 doings × ¼ × 10 = 10,000 touches.
TestPerson.settings = settings(
    max_examples=50,
    stateful_step_count=80,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
