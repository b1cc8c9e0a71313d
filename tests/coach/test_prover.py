"""A lesson in which a learner could be stuck is named before release, with its line."""

from pathlib import Path
from typing import Any

import pytest

from kiosk.coach.prover import prove

from .making import small_road, step

LIST = {"type": "checkbox-list", "id": "list", "from": "repeats", "into": "ticked"}
GUARDED = {**LIST, "without": "sent", "reason": "Already sent"}
SEND: dict[str, Any] = {
    **{"type": "button", "id": "send", "label": "Send", "go": "end"},
    "do": [{"move": {"from": "ticked", "into": "sent"}}],
}
END = {"back": False, "blocks": [{"type": "text", "text": "The end"}]}
HOME: dict[str, Any] = {"back": False, "blocks": [GUARDED, SEND]}
SAFE = {"home": HOME, "end": END}

TICK = step("tick", {"ticked": ["a"]})
FINISH = step("finish", {"sent": {"includes": ["a"]}})


def problems(folder: Path, screens: dict[str, Any], **lesson: Any) -> list[str]:
    return [fault.problem for fault in prove(small_road(folder, screens, **lesson))]


def mistake(do: list[dict[str, Any]], done: dict[str, Any], at: str = "finish") -> dict[str, Any]:
    return {"id": "oops", "at": at, "do": do, "say": "x", "done": done}


def test_a_safe_lesson_is_proved(tmp_path: Path) -> None:
    wrong = mistake([{"toggle": "list/b"}], {"ticked": ["a"]})
    assert problems(tmp_path, SAFE, steps=[TICK, FINISH], mistakes=[wrong]) == []


def test_a_goal_that_cannot_be_reached_at_all_is_named(tmp_path: Path) -> None:
    simple = {"home": {"back": False, "blocks": [LIST]}}
    (fault,) = prove(small_road(tmp_path, simple, steps=[TICK, step("never", {"place": "q"})]))
    assert fault.problem == "the goal of the step “never” can no longer be reached from app/home"
    assert fault.place.path.endswith("x/small.yaml")
    assert fault.remedy


def test_a_goal_that_can_be_lost_on_the_way_is_named(tmp_path: Path) -> None:
    """Who sends tablet B first can never have sent A alone."""
    found = problems(tmp_path, SAFE, steps=[TICK, step("only-a", {"sent": ["a"]})])
    assert found == [
        "the goal of the step “tick” can no longer be reached from app/end",
        "the goal of the step “only-a” can no longer be reached from app/end",
    ]


def test_a_screen_without_a_way_out_is_named(tmp_path: Path) -> None:
    library_without_tabs = {
        "home": {"back": False, "blocks": [LIST, {"type": "link", "id": "out", "label": "x", "go": "end"}]},
        "end": END,
    }
    road = small_road(tmp_path, library_without_tabs, steps=[step("go", {"screen": "app/end"}), TICK])
    assert list(prove(road)) == []  # the tab leads home again
    once = {**library_without_tabs, "home": {"back": False, "blocks": [{**GUARDED}, SEND]}}
    assert problems(tmp_path / "b", once, steps=[step("go", {"screen": "app/end"}), TICK]) == [
        "the goal of the step “tick” can no longer be reached from app/end"
    ]


def test_a_step_that_is_done_before_it_begins_is_named(tmp_path: Path) -> None:
    assert problems(tmp_path / "a", SAFE, steps=[step("start", {"screen": "app/home"}), TICK, FINISH]) == [
        "the goal of the step “start” is reached before the step begins"
    ]
    assert problems(
        tmp_path / "b", SAFE, steps=[TICK, step("again", {"ticked": {"includes": ["a"]}}), FINISH]
    ) == ["the goal of the step “again” is reached before the step begins"]


@pytest.mark.parametrize(
    ("do", "done", "problem"),
    [
        ([{"toggle": "list/c"}], {"ticked": ["a"]}, "this touch changes nothing there"),
        ([{"tap": "gone"}], {"ticked": ["a"]}, "this touch changes nothing there"),
        ([{"back": True}], {"ticked": ["a"]}, "this touch changes nothing there"),
        ([{"toggle": "list/b"}], {"ticked": {"includes": ["a"]}}, "the mistake leaves nothing to mend"),
        ([{"toggle": "list/b"}], {"place": "q"}, "there may be no way back from the mistake “oops”"),
        ([{"tap": "send"}], {"sent": ["b"]}, "these touches are no mistake: they do the step “finish”"),
    ],
)
def test_a_mistake_that_is_none_or_has_no_way_back_is_named(
    tmp_path: Path, do: list[dict[str, Any]], done: dict[str, Any], problem: str
) -> None:
    screens = {
        "home": HOME,
        "end": {**END, "blocks": [{"type": "button", "id": "gone", "label": "x", "go": "home"}]},
    }
    found = problems(tmp_path, screens, steps=[TICK, FINISH], mistakes=[mistake(do, done)])
    assert problem in found


def test_a_mistake_names_the_line_of_the_touch_that_does_nothing(tmp_path: Path) -> None:
    wrong = mistake([{"toggle": "list/b"}, {"toggle": "list/c"}], {"ticked": ["a"]})
    (fault,) = prove(small_road(tmp_path, SAFE, steps=[TICK, FINISH], mistakes=[wrong]))
    assert fault.remedy == "name something that can be touched on app/home"


def recall(done: dict[str, Any]) -> dict[str, Any]:
    return {"ask": "x", "done": done}


def test_a_question_for_the_next_visit_that_can_be_answered_is_proved(tmp_path: Path) -> None:
    asks = recall({"sent": {"includes": ["b"]}})
    assert problems(tmp_path, SAFE, steps=[TICK, FINISH], recall=asks) == []


@pytest.mark.parametrize(
    ("done", "problem"),
    [
        ({"screen": "app/home"}, "the recall question is answered before anybody touches the phone"),
        ({"place": "q"}, "the answer to the recall question cannot be reached from the start of the lesson"),
    ],
)
def test_a_question_that_asks_nothing_or_too_much_is_named(
    tmp_path: Path, done: dict[str, Any], problem: str
) -> None:
    assert problems(tmp_path, SAFE, steps=[TICK, FINISH], recall=recall(done)) == [problem]
