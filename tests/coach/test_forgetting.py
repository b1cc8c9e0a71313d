"""The search forgets what brings no goal nearer; the coach is right all the same."""

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.coach.help import Verdict, judge, next_action
from kiosk.coach.relevant import relevant_states
from kiosk.coach.road import Road, build_road
from kiosk.coach.survey import FAR
from kiosk.content.condition import Condition, Test
from kiosk.phone.actions import actions
from kiosk.phone.apply import apply
from kiosk.phone.conditions import goal_of
from kiosk.phone.world import Action, World
from tests.sample import ORDER, SIGN_IN, sample_lesson, sample_phone, sample_road

from .making import small_road, step

LESSONS = [ORDER, SIGN_IN]
seeds, lengths = st.integers(0, 2**32), st.integers(0, 60)


def wandered(road: Road, seed: int, touches: int) -> World:
    """The phone after touching this and that; what comes by itself comes now and then."""
    chance, world = random.Random(seed), road.phone.start
    for _ in range(touches):
        possible = actions(road.phone, world)
        inner = [each for each in possible if each.touch not in ("tab", "help", "home", "close")]
        world = apply(
            road.phone, world, chance.choice(inner if inner and chance.random() < 0.8 else possible)
        )
    return world


def led(road: Road, world: World, goal: int) -> list[Action]:
    """What the coach says until the goal is reached; fails when it takes longer than it promised."""
    far, said = road.distance(world, goal), []
    assert far != FAR, f"no way to goal {goal} from {world}"
    while road.distance(world, goal) > 0:
        action = next_action(road, world, goal)
        assert action in actions(road.phone, world), f"{action} is not on {world}"
        assert action is not None
        assert judge(road, world, goal, action) is Verdict.RIGHT
        world = apply(road.phone, world, action)
        said.append(action)
        assert len(said) <= far, f"{far} touches were promised: {said}"
    return said


def conditions_of(road: Road) -> list[Condition]:
    lesson = road.lesson
    done = [each.done for each in lesson.steps] + [each.done for each in lesson.mistakes]
    return [*done, lesson.recall.done] if lesson.recall else done


@pytest.mark.parametrize("lesson", LESSONS)
@settings(max_examples=150)
@given(seed=seeds, touches=lengths)
def test_from_wherever_a_person_wandered_the_coach_leads_to_every_goal_as_soon_as_it_says(
    lesson: str, seed: int, touches: int
) -> None:
    road = sample_road(lesson)
    world = wandered(road, seed, touches)
    for goal, condition in enumerate(conditions_of(road)):
        reached = goal_of(road.phone, condition)
        if goal >= road.settle(0, world):  # steps that are done by then need no way
            end = world
            for action in led(road, world, goal):
                end = apply(road.phone, end, action)
            assert reached(end)
        assert (road.distance(world, goal) == 0) == reached(world)


@pytest.mark.parametrize("lesson", LESSONS)
@settings(max_examples=100)
@given(seed=seeds, touches=lengths)
def test_every_world_that_a_person_can_come_to_has_its_place_in_the_search(
    lesson: str, seed: int, touches: int
) -> None:
    road = sample_road(lesson)
    world = wandered(road, seed, touches)
    assert road.survey.where(world) is not None
    for action in actions(road.phone, world):
        assert road.survey.where(apply(road.phone, world, action)) is not None, action


def test_a_side_page_does_not_make_the_coach_forget_where_back_leads() -> None:
    """After Change, Back leads to the check; a look at another page in between does not alter that."""
    road, world = sample_road(ORDER), sample_phone(ORDER).start
    for touch in (
        *("tap prescriptions", "tap request", "tap continue", "toggle medicines amlodipine"),
        *("tap continue", "tap continue", "tap medicines"),
    ):
        world = apply(road.phone, world, Action(*touch.split()))  # type: ignore[arg-type]
    assert world.screen == "nhs-app/choose-medicines"
    led(road, world, goal=1)
    led(road, apply(road.phone, world, Action("tap", "why-missing")), goal=1)


def test_the_coach_never_sends_to_a_button_that_hides_for_a_reason_it_forgot(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    inbox = {"type": "message-list", "id": "inbox", "from": "messages", "into": "opened", "read": "read"}
    on = {"type": "link", "id": "on", "label": "x", "go": "end"}
    screens: dict[str, Any] = {
        "home": {
            "back": False,
            "blocks": [
                {**inbox, "go": "home"},
                {**on, "shown": {"read": "none"}},
                {**on, "id": "round-about", "go": "middle"},
            ],
        },
        "middle": {"parent": "home", "blocks": [on]},
        "end": {"parent": "home", "blocks": [{"type": "text", "text": "x"}]},
    }
    road = small_road(tmp_path_factory.mktemp("small"), screens, steps=[step("go", {"screen": "app/end"})])
    assert [each.block for each in led(road, road.phone.start, 0)][-1] == "on"
    read = apply(road.phone, road.phone.start, Action("open", "inbox", "m"))
    assert [each.block for each in led(road, read, 0)] == ["round-about", "on"]


@pytest.mark.parametrize("goal", ["messages/inbox", "messages/message", "sign-in/family"])
def test_the_coach_never_counts_on_a_banner_that_did_not_come(goal: str) -> None:
    lesson = sample_lesson(SIGN_IN)
    there = Condition((Test("screen", "exactly", (goal,)),))
    steps = (replace(lesson.steps[0], done=there),)
    road = build_road(replace(lesson, steps=steps, mistakes=(), recall=None), sample_phone(SIGN_IN))
    for seed in range(60):
        world = wandered(road, seed, 12)
        assert led(road, world, 0) or world.screen == goal


# ---- what is forgotten, and what is not ------------------------------------------------------


def kept(**goal: tuple[str, ...]) -> set[str]:
    """The states that the search keeps for one goal on the second phone."""
    tests = tuple(
        Test(name.replace("__", "/").replace("_", "-"), "exactly", ids) for name, ids in goal.items()
    )
    return set(relevant_states(sample_phone(SIGN_IN), [Condition(tests)]).states)


def test_a_form_that_leads_nowhere_near_the_goal_is_forgotten() -> None:
    states = set(relevant_states(sample_phone(SIGN_IN), conditions_of(sample_road(SIGN_IN))).states)
    assert (
        not {f"sign-in/{name}" for name in ("slot", "booked", "free", "note", "reminders", "acting")} & states
    )


def test_a_gate_on_the_way_is_kept_with_what_opens_it() -> None:
    assert {"sign-in/email", "sign-in/typed-code"} <= kept(screen=("sign-in/account",))


def test_a_gate_that_is_not_on_the_way_is_forgotten() -> None:
    assert not {"sign-in/email", "sign-in/typed-code"} & kept(screen=("messages/inbox",))


def test_what_a_goal_needs_is_kept_through_effects_and_timers_of_other_apps() -> None:
    states = kept(messages__arrived=("code-1",))
    assert {"messages/arrived", "messages/sending", "sign-in/code"} <= states
    assert "messages/opened" not in states


def test_what_a_task_takes_out_of_a_list_is_kept_for_its_goal() -> None:
    assert {"sign-in/slot", "sign-in/booked"} <= kept(sign_in__booked=("noon",))


def test_what_no_goal_needs_costs_no_worlds() -> None:
    """Whoever fills in a form in between stands at the same place of the search."""
    road = sample_road(SIGN_IN)
    world = road.phone.start
    for touch in ("tap start", "write email right", "tap continue", "write code right", "tap continue"):
        world = apply(road.phone, world, Action(*touch.split()))  # type: ignore[arg-type]
    before = apply(road.phone, world, Action("tap", "settings"))
    after = apply(road.phone, before, Action("switch", "reminders"))
    assert after != before
    assert road.survey.where(after) == road.survey.where(before)
    assert len(road.survey.worlds) < 30_000
