"""Every lesson of the real folder, as a learner would go through it."""

import datetime
from dataclasses import replace
from functools import cache
from typing import TypeVar

import pytest

from kiosk.coach.prover import arrivals, prove
from kiosk.coach.road import Road, build_road
from kiosk.coach.survey import FAR
from kiosk.content.checks import check_library
from kiosk.content.library import read_library
from kiosk.content.people import Person
from kiosk.paths import lessons_folder
from kiosk.phone.phone import build_phone
from kiosk.phone.show import show
from kiosk.player.machine import advance, begin_recall
from kiosk.player.play import (
    Finished,
    Key,
    Miss,
    MistakePractised,
    RecallAnswered,
    Stage,
    StepDone,
    Touched,
    Way,
)
from kiosk.player.walk import Moment, walk
from kiosk.session.shelf import Shelf
from tests.player.playing import Learner

T = TypeVar("T")
LIBRARY = read_library(lessons_folder())
every_lesson = pytest.mark.parametrize("lesson", sorted(LIBRARY.lessons))
every_way = pytest.mark.parametrize("way", list(Way))


@cache
def road(lesson: str) -> Road:
    content = LIBRARY.lessons[lesson]
    return build_road(content, build_phone(LIBRARY, content, datetime.date(2026, 8, 14)))


def effects_of(moments: list[Moment], kind: type[T]) -> list[T]:
    return [effect for moment in moments for effect in moment.effects if isinstance(effect, kind)]


@every_lesson
@pytest.mark.parametrize("key", [None, Key.WHAT], ids=["remembering", "asking what to do"])
def test_the_question_for_the_next_visit_is_answered_by_doing_what_is_needed(
    lesson: str, key: Key | None
) -> None:
    learner = Learner(road(lesson), Way.ALONE, recalling=True)
    for _ in range(60):
        if learner.play.stage is Stage.DONE:
            break
        if key is None:
            learner.does(Touched(learner.next_touch()))
        else:
            learner.asks(key)
    (answer,) = learner.all(RecallAnswered)
    assert answer.misses == 0
    assert bool(answer.rung) is bool(key)
    assert not learner.all(StepDone)


@every_lesson
def test_a_touch_after_which_the_question_cannot_be_answered_begins_it_again(lesson: str) -> None:
    here = road(lesson)
    far = here.survey.distance[here.recall_goal]
    lost = [
        (place, action)
        for place, moves in enumerate(here.survey.moves)
        if far[place] > 0
        for action, there in moves
        if far[there] == FAR
    ]
    asked = begin_recall(here)
    for place, action in lost[:40]:
        play, effects = advance(here, replace(asked, world=here.survey.worlds[place]), Touched(action))
        assert (play.world, play.stage) == (here.phone.start, Stage.RECALL)
        assert [message.key for message in play.says] == ["start-again", "recall"]
        assert [type(effect) for effect in effects] == [Miss]


def test_the_real_lessons_have_no_fault() -> None:
    assert check_library(LIBRARY) == ()
    assert LIBRARY.lessons


@every_lesson
def test_the_person_beside_the_learner_has_a_line_for_each_step(lesson: str) -> None:
    content = LIBRARY.lessons[lesson]
    assert [step.id for step in content.steps if not (step.tip and step.why)] == []
    assert 1 <= len(content.mistakes) <= 3
    assert content.recall is not None


def test_a_drop_in_has_a_lesson_for_each_thing_that_people_come_for() -> None:
    routes = {str(route.id): [str(lesson) for lesson in route.lessons] for route in LIBRARY.routes}
    first = ["touch-scroll-back", "find-your-way", "log-in", "order-repeat-prescription", "spot-a-scam"]
    assert routes["starter"] == first
    assert {"medicines", "appointments", "staying-safe"} <= set(routes)
    assert {lesson for route in routes.values() for lesson in route} == set(LIBRARY.lessons)


@every_lesson
def test_no_learner_can_get_stuck(lesson: str) -> None:
    assert list(prove(road(lesson))) == []


@every_lesson
def test_every_step_is_met_on_the_way(lesson: str) -> None:
    assert [step for step, _ in arrivals(road(lesson))] == list(range(len(road(lesson).lesson.steps)))


@every_lesson
@every_way
@pytest.mark.parametrize("mistakes", [True, False])
def test_who_does_what_is_said_comes_to_the_end(lesson: str, way: Way, mistakes: bool) -> None:
    moments = list(walk(road(lesson), way, take_mistakes=mistakes))
    steps = [str(step.id) for step in road(lesson).lesson.steps]
    assert moments[-1].play.stage is Stage.DONE
    assert [done.step for done in effects_of(moments, StepDone)] == steps
    assert not any(done.skipped or done.misses for done in effects_of(moments, StepDone))
    assert effects_of(moments, Finished) == [Finished(unaided=way is Way.ALONE)]


@every_lesson
def test_every_mistake_is_practised_together_and_only_there(lesson: str) -> None:
    written = {str(mistake.id) for mistake in road(lesson).lesson.mistakes}
    for way in Way:
        met = effects_of(list(walk(road(lesson), way)), MistakePractised)
        assert {each.mistake for each in met} == (written if way is Way.TOGETHER else set())
        assert len(met) == len({each.mistake for each in met})
        assert not effects_of(list(walk(road(lesson), way, take_mistakes=False)), MistakePractised)


@every_lesson
@every_way
def test_what_the_coach_points_at_stands_on_the_screen(lesson: str, way: Way) -> None:
    for moment in walk(road(lesson), way):
        play = moment.play
        shown = show(road(lesson).phone, play.world)
        text = repr(shown)
        for message in play.says:
            if message.label and message.key != "did":
                assert message.label in text or (message.label == "Back" and shown.back)


@pytest.mark.thorough
def test_the_lessons_of_every_surgery_can_be_finished() -> None:
    assert LIBRARY.people is not None
    for surgery in LIBRARY.people.surgeries:
        shelf = Shelf(lessons_folder(), lambda: datetime.date(2026, 8, 14), surgery, skin="tiles")
        assert len(shelf.lessons) >= len(LIBRARY.lessons) - 3
        for lesson in shelf.lessons:
            assert list(prove(shelf.road(str(lesson.id)))) == []


def test_a_surgery_without_appointments_in_the_app_has_no_lesson_about_them() -> None:
    offered = {str(lesson.id) for lesson in Shelf(lessons_folder(), surgery="hilltop").lessons}
    assert "book-appointment" not in offered
    assert "book-appointment" in {str(lesson.id) for lesson in Shelf(lessons_folder()).lessons}


def test_the_person_of_a_lesson_is_invented() -> None:
    assert LIBRARY.people is not None
    people: list[Person] = list(LIBRARY.people.people.values())
    assert all(person.nhs_number.startswith("999 ") for person in people)
