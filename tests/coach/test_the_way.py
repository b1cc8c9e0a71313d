"""The coach always knows the shortest way, from wherever the learner is."""

import random
from collections import deque
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kiosk.coach.help import Verdict, judge, next_action
from kiosk.coach.relevant import EXACT, relevant_states
from kiosk.coach.road import Road
from kiosk.coach.survey import FAR, survey
from kiosk.errors import KioskError
from kiosk.phone.actions import actions
from kiosk.phone.apply import apply
from kiosk.phone.conditions import goal_of
from kiosk.phone.world import Action, World
from tests.sample import sample_road

from .making import small_road, step

SCREENS = ["home", "one", "two", "three"]
MOST = 3000  # worlds of a small phone that we search plainly


@pytest.fixture(scope="module")
def road() -> Road:
    return sample_road()


# ---- small phones made by chance, searched plainly -------------------------------------------

sets = st.sampled_from(["any", "none", ["a"], ["a", "b"], {"includes": ["b"]}, {"without": ["a"]}])
conditions = st.one_of(
    st.builds(lambda test: {"ticked": test}, sets),
    st.builds(lambda test: {"sent": test}, sets),
    st.builds(lambda test: {"place": test}, st.sampled_from(["any", "none", "q"])),
    st.builds(lambda test: {"note": test}, st.sampled_from(["any", "none"])),
    st.builds(lambda test: {"read": test}, st.sampled_from(["any", "none", ["m"]])),
)
goals = st.one_of(
    conditions,
    st.builds(lambda s, c: {"screen": f"app/{s}", **c}, st.sampled_from(SCREENS), conditions),
    st.builds(lambda s: {"screen": f"app/{s}"}, st.sampled_from(SCREENS)),
)
effects = st.sampled_from(
    [
        {"move": {"from": "ticked", "into": "sent"}},
        {"move": {"from": "sent", "into": "ticked"}},
        {"copy": {"from": "ticked", "into": "sent"}},
        {"clear": "ticked"},
        {"clear": "place"},
        {"clear": "note"},
    ]
)
targets = st.sampled_from(SCREENS)


@st.composite
def blocks(draw: st.DrawFn, name: str) -> dict[str, Any]:
    shown = {"shown": draw(conditions)} if draw(st.booleans()) else {}
    do = {"do": draw(st.lists(effects, min_size=1, max_size=2))} if draw(st.booleans()) else {}
    match draw(st.integers(0, 6)):
        case 0:
            needs = {"needs": draw(conditions), "otherwise": "x"} if draw(st.booleans()) else {}
            return {"type": "button", "id": name, "label": "x", "go": draw(targets), **do, **needs, **shown}
        case 1:
            without = {"without": "sent", "reason": "x"} if draw(st.booleans()) else {}
            return {
                "type": "checkbox-list",
                "id": name,
                "from": "repeats",
                "into": "ticked",
                **without,
                **shown,
            }
        case 2:
            return {"type": "radio-list", "id": name, "from": "pharmacies", "into": "place", **shown}
        case 3:
            return {"type": "text-area", "id": name, "label": "x", "into": "note", **shown}
        case 4:
            card = {"id": name, "label": "x", "go": draw(targets), **shown}
            return {"type": "cards", "cards": [card]}
        case 5:
            inbox = {"from": "messages", "into": "opened", "read": "read", "go": draw(targets)}
            return {"type": "message-list", "id": name, **inbox, **shown}
    return {"type": "link", "id": name, "label": "x", "go": draw(targets), **do, **shown}


@st.composite
def phones(draw: st.DrawFn) -> dict[str, Any]:
    screens: dict[str, Any] = {}
    for number, name in enumerate(SCREENS):
        made = [draw(blocks(f"b{each}")) for each in range(draw(st.integers(1, 3)))]
        screens[name] = {"blocks": made, "remembers": draw(st.booleans())}
        if number:
            screens[name]["parent"] = draw(st.sampled_from(SCREENS[:number]))
    return screens


def plain_search(road: Road) -> tuple[list[World], list[list[int]]]:
    """Every world in full, and where its touches lead."""
    worlds, index = [road.phone.start], {road.phone.start: 0}
    moves: list[list[int]] = []
    for world in worlds:
        assume(len(worlds) < MOST)
        there = [apply(road.phone, world, action) for action in actions(road.phone, world)]
        for each in there:
            if index.setdefault(each, len(worlds)) == len(worlds):
                worlds.append(each)
        moves.append([index[each] for each in there])
    return worlds, moves


def plain_distances(worlds: list[World], moves: list[list[int]], goal: Callable[[World], bool]) -> list[int]:
    back: list[list[int]] = [[] for _ in worlds]
    for here, there in enumerate(moves):
        for each in there:
            back[each].append(here)
    far = [0 if goal(world) else FAR for world in worlds]
    waiting = deque(number for number, each in enumerate(far) if each == 0)
    while waiting:
        here = waiting.popleft()
        for before in back[here]:
            if far[before] == FAR:
                far[before] = far[here] + 1
                waiting.append(before)
    return far


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(screens=phones(), done=st.lists(goals, min_size=1, max_size=3))
def test_there_is_a_way_wherever_a_plain_search_finds_one_and_it_is_as_long_as_it_says(
    tmp_path_factory: pytest.TempPathFactory, screens: dict[str, Any], done: list[dict[str, Any]]
) -> None:
    steps = [step(f"s{number}", each) for number, each in enumerate(done)]
    road = small_road(tmp_path_factory.mktemp("small"), screens, steps=steps)
    worlds, moves = plain_search(road)
    for goal, each in enumerate(road.lesson.steps):
        plain = plain_distances(worlds, moves, goal_of(road.phone, each.done))
        for world, distance in zip(worlds, plain, strict=True):
            # It may be longer: a way that always works is better advice than one that hides at times.
            way = road.distance(world, goal)
            assert (way == FAR) == (distance == FAR)
            assert way >= distance
            if way > 0:
                following(road, world, goal, way)


def following(road: Road, world: World, goal: int, distance: int) -> None:
    """Doing what the coach says reaches the goal in just that many touches."""
    for left in range(distance, 0, -1):
        action = next_action(road, world, goal)
        assert action in actions(road.phone, world)
        assert action is not None
        assert judge(road, world, goal, action) is Verdict.RIGHT
        world = apply(road.phone, world, action)
        assert road.distance(world, goal) == left - 1
    assert next_action(road, world, goal) is None


# ---- the sample lesson -----------------------------------------------------------------------


def test_from_every_world_of_the_lesson_the_coach_leads_to_every_goal(road: Road) -> None:
    chance = random.Random(5)
    for goal in range(len(road.lesson.steps) + len(road.lesson.mistakes)):
        distances = road.survey.distance[goal]
        for place in chance.sample(range(len(road.survey.worlds)), 250):
            if distances[place] > 0:
                following(road, road.survey.worlds[place], goal, distances[place])


def test_a_touch_is_judged_by_where_it_leads(road: Road) -> None:
    chance = random.Random(6)
    for place in chance.sample(range(len(road.survey.worlds)), 400):
        world = road.survey.worlds[place]
        for goal in range(len(road.lesson.steps)):
            before = road.distance(world, goal)
            for action in actions(road.phone, world):
                after = road.distance(apply(road.phone, world, action), goal)
                verdict = judge(road, world, goal, action)
                assert (verdict is Verdict.RIGHT) == (after != FAR and (after < before or before == FAR))
                assert (verdict is Verdict.NOT_NEEDED) == (after == before)


def test_a_learner_far_away_is_led_back_forward_in_the_page_before_back(road: Road) -> None:
    phone = road.phone
    world = phone.start
    for touch in ("tab profile", "tap contact"):
        world = apply(phone, world, Action(*touch.split()))  # type: ignore[arg-type]
    assert next_action(road, world, 0) == Action("tab", "home")
    assert road.distance(world, 0) == 2


def test_the_look_of_the_phone_does_not_change_the_way(road: Road) -> None:
    world = road.phone.start
    for action in (Action("tap", "prescriptions"), Action("tap", "request"), Action("tap", "continue")):
        world = apply(road.phone, world, action)
    refused = apply(road.phone, world, Action("tap", "continue"))
    assert refused.problem
    assert road.distance(refused, 3) == road.distance(world, 3) == 1


def test_only_what_matters_is_searched(road: Road) -> None:
    conditions = [each.done for each in road.lesson.steps]
    states = relevant_states(road.phone, conditions).states
    assert states["nhs-app/chosen"] is EXACT
    assert states["nhs-app/requested"] is EXACT
    assert not {"nhs-app/read", "nhs-app/opened", "nhs-app/notes"} & states.keys()
    assert len(road.survey.worlds) < 10_000


def test_what_can_be_ticked_and_unticked_is_searched_exactly(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """To empty a list, one has to know what is ticked: `none` alone would not do."""
    listed = {"type": "checkbox-list", "id": "l", "from": "repeats", "into": "ticked"}
    guarded = {**listed, "without": "sent", "reason": "x"}
    send = {"type": "button", "id": "b", "label": "x", "go": "home"}
    send["do"] = [{"move": {"from": "ticked", "into": "sent"}}]  # type: ignore[assignment]
    steps = [step("tick", {"ticked": "any"}), step("empty", {"ticked": "none", "screen": "app/home"})]
    for block in (listed, guarded):
        road = small_road(
            tmp_path_factory.mktemp("small"), {"home": {"blocks": [block, send], "back": False}}, steps=steps
        )
        world = apply(road.phone, road.phone.start, Action("toggle", "l", "b"))
        assert next_action(road, world, 1) in (Action("toggle", "l", "b"), Action("tap", "b"))
        sent = road.phone.start
        for item in ("a", "b"):
            sent = apply(road.phone, apply(road.phone, sent, Action("toggle", "l", item)), Action("tap", "b"))
        assert (road.distance(sent, 0) == FAR) == (block is guarded)


def test_a_phone_with_far_too_many_states_is_refused(road: Road) -> None:
    relevant = relevant_states(road.phone, [road.lesson.steps[-1].done])
    with pytest.raises(KioskError, match="more than 100 states; give it fewer apps"):
        survey(road.phone, relevant, [], most=100)
