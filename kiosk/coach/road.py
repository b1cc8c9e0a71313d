"""The road of a lesson: its steps and mistakes as goals on the searched worlds."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kiosk.coach.relevant import relevant_states
from kiosk.coach.survey import FAR, Survey, survey
from kiosk.content.blocks import RadioList
from kiosk.content.condition import SCREEN, Condition, Test
from kiosk.content.lesson import Deed, Lesson
from kiosk.phone.actions import notices
from kiosk.phone.apply import apply
from kiosk.phone.conditions import goal_of
from kiosk.phone.parts import find_part
from kiosk.phone.phone import Phone
from kiosk.phone.world import Action, World


@dataclass(frozen=True)
class Road:
    """A lesson with its survey. Goal numbers: the steps first, then the mistakes.

    `lasting[step]` tells that the step's goal speaks of a state that the lesson has to change:
    such a goal counts wherever it is reached, also ahead of its turn.
    """

    lesson: Lesson
    survey: Survey
    lasting: tuple[bool, ...]

    @property
    def phone(self) -> Phone:
        """The phone that the lesson is played on."""
        return self.survey.phone

    def mistake_goal(self, mistake: int) -> int:
        """The goal number of coming back from a mistake."""
        return len(self.lesson.steps) + mistake

    @property
    def recall_goal(self) -> int:
        """The goal number of the recall question; only where the lesson has one."""
        return len(self.lesson.steps) + len(self.lesson.mistakes)

    def distance(self, world: World, goal: int) -> int:
        """How many touches it is from a world to a goal, or FAR."""
        place = self.survey.where(world)
        return FAR if place is None else self.survey.distance[goal][place]

    def settle(self, step: int, world: World) -> int:
        """The step that is to be done in this world, coming from `step`; len(steps) when all is done."""
        place = self.survey.where(world)
        return step if place is None else self.settle_at(step, place)

    @cached_property
    def _goals(self) -> frozenset[int]:
        """The places of the survey where any step is done."""
        far = self.survey.distance[: len(self.lesson.steps)]
        return frozenset(place for goal in far for place, touches in enumerate(goal) if touches == 0)

    def settle_at(self, step: int, place: int) -> int:
        """The same for a place of the survey. Any route that reaches a goal counts."""
        if place not in self._goals:
            return step
        last = len(self.lesson.steps)
        while step < last:
            ahead = next(
                (
                    later + 1
                    for later in range(last - 1, step - 1, -1)
                    if self.survey.distance[later][place] == 0 and (later == step or self.lasting[later])
                ),
                step,
            )
            if ahead == step:
                return step
            step = ahead
        return step

    def shortest(self, world: World, goal: int) -> tuple[Action, ...]:
        """Every touch that begins a shortest way to the goal, best first; empty when there is none."""
        place = self.survey.where(world)
        if place is None:
            return ()
        far = self.survey.distance[goal]
        return tuple(
            action for action, there in self.survey.moves[place] if far[there] == far[place] - 1 >= 0
        )


def build_road(lesson: Lesson, phone: Phone) -> Road:
    """Search a lesson's phone once. Takes up to a second: never on the GUI thread."""
    conditions = [*(step.done for step in lesson.steps), *(mistake.done for mistake in lesson.mistakes)]
    conditions += [lesson.recall.done] if lesson.recall else []
    found = survey(phone, relevant_states(phone, conditions), [goal_of(phone, each) for each in conditions])
    lasting = tuple(_speaks_of_change(phone, step.done) for step in lesson.steps)
    return Road(lesson, found, lasting)


def deed_action(phone: Phone, world: World, deed: Deed) -> Action:
    """The touch that a mistake's deed means on the screen that is open."""
    if deed.back or deed.home:
        return Action("back" if deed.back else "home")
    if deed.wait:
        return Action("wait", deed.wait)
    block, _, item = (deed.toggle or deed.type or deed.tap or "").partition("/")
    if deed.toggle or deed.type:
        return Action("toggle" if deed.toggle else "write", block, item)
    if block == "tab" and item:
        return Action("tab", item)
    if not item:
        return Action("tap", block)
    part = find_part(phone, world, block)
    if part is None:  # a banner over the app is named by its app and its own id
        return next(notices(phone, world), Action("tap", f"{block}/{item}"))
    return Action("choose" if isinstance(part, RadioList) else "open", block, item)


def after_mistake(road: Road, world: World, mistake: int) -> World | None:
    """How the phone stands after a mistake's touches; None when one of them does nothing there,
    when nothing is left to mend, or when it cannot be mended."""
    for deed in road.lesson.mistakes[mistake].do:
        after = apply(road.phone, world, deed_action(road.phone, world, deed))
        if after == world:
            return None
        world = after
    return world if road.distance(world, road.mistake_goal(mistake)) > 0 else None


def _speaks_of_change(phone: Phone, condition: Condition) -> bool:
    return any(not goal_of(phone, Condition((test,)))(phone.start) for test in _state_tests(condition))


def _state_tests(condition: Condition) -> Iterator[Test]:
    return (test for test in condition.tests if test.name != SCREEN)
