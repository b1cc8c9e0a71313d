"""Whatever a person touches, in whatever order, the phone stays sensible."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.coach.road import build_road
from kiosk.content.blocks import Expander
from kiosk.content.library import read_library
from kiosk.paths import lessons_folder
from kiosk.phone.actions import actions
from kiosk.phone.apply import apply
from kiosk.phone.faces import (
    AreaFace,
    ButtonFace,
    CardsFace,
    ExpanderFace,
    LinkFace,
    MessageFace,
    OptionsFace,
    ScreenFace,
    SummaryFace,
)
from kiosk.phone.phone import Phone, build_phone
from kiosk.phone.show import show
from kiosk.phone.world import Action, World

from .conftest import TODAY
from .touching import wander

LIBRARY = read_library(lessons_folder())
LESSON = LIBRARY.lessons["order-repeat-prescription"]
PHONE = build_phone(LIBRARY, LESSON, TODAY)
CONTENT = LIBRARY.apps["nhs-app"]
worlds = st.builds(
    lambda seed, touches: wander(PHONE, seed, touches), st.integers(0, 2**32), st.integers(0, 60)
)


def touchable(shown: ScreenFace) -> set[Action]:
    """Every touch that the drawn screen offers."""
    found = {tab.action for tab in shown.tabs}
    found |= {Action("back")} if shown.back else set()
    found |= {Action("help")} if shown.help else set()
    for face in shown.faces:
        match face:
            case ButtonFace() | LinkFace() | MessageFace():
                found.add(face.action)
            case CardsFace():
                found |= {card.action for card in face.cards}
            case OptionsFace():
                found |= {option.action for option in face.options if option.action}
            case SummaryFace():
                found |= {row.action for row in face.rows if row.action}
            case AreaFace():
                found |= {face.write, face.erase}
    return found


def back_presses(world: World) -> list[str]:
    """The screens that Back leads away from, up to one that has no Back."""
    seen: list[str] = []
    while show_back(world) and len(seen) <= 30:
        seen.append(world.screen)
        world = apply(PHONE, world, Action("back"))
        assert world.screen != seen[-1], "Back must lead away"
    return seen


def show_back(world: World) -> bool:
    return Action("back") in actions(PHONE, world)


def test_back_again_and_again_always_comes_to_an_end() -> None:
    """From every world that a learner can reach, also after Change, help and other side ways."""
    worlds = build_road(LESSON, PHONE).survey.worlds
    ways = [back_presses(world) for world in worlds]
    assert max(map(len, ways)) <= 30, max(ways, key=len)
    assert max(map(len, ways)) >= 6, "the deepest screen is seven pages down"


@settings(max_examples=150)
@given(worlds)
def test_back_comes_to_an_end_whatever_was_touched(world: World) -> None:
    assert len(back_presses(world)) <= 30


@settings(max_examples=150)
@given(worlds)
def test_what_is_drawn_is_just_what_can_be_touched(world: World) -> None:
    assert touchable(show(PHONE, world)) == set(actions(PHONE, world))


@settings(max_examples=100)
@given(worlds)
def test_no_control_is_without_effect(world: World) -> None:
    """Apart from the tab or help of the very screen, and from emptying or filling a box again."""
    for action in actions(PHONE, world):
        after = apply(PHONE, world, action)
        if action.touch in ("tap", "toggle", "open", "back"):
            assert after != world or world.problem == action.block
        elif action.touch == "help":
            assert after.screen == "nhs-app/help"
        elif action.touch == "tab":
            assert after.screen == f"nhs-app/{action.block}"
        assert after.screen.partition("/")[2] in CONTENT.screens


@settings(max_examples=150)
@given(worlds)
def test_no_brace_and_no_empty_word_is_ever_shown(world: World) -> None:
    shown = show(PHONE, world)
    assert not re.search(r"[{}]", repr(shown.title) + repr(shown.faces) + repr(shown.problem))
    assert all(action == Action("back") or label for action, label in labels(shown))


def labels(shown: ScreenFace) -> list[tuple[Action, str]]:
    found: list[tuple[Action, str]] = [(tab.action, tab.label) for tab in shown.tabs]
    for face in shown.faces:
        match face:
            case ButtonFace() | LinkFace():
                found.append((face.action, face.label))
            case CardsFace():
                found += [(card.action, card.label) for card in face.cards]
            case OptionsFace():
                found += [(option.action, option.title) for option in face.options if option.action]
            case SummaryFace():
                found += [(row.action, row.change) for row in face.rows if row.action]
            case MessageFace():
                found.append((face.action, face.sender))
    return found


@settings(max_examples=150)
@given(worlds)
def test_the_world_only_ever_holds_ids_of_the_phone(world: World) -> None:
    """Never anything that a person wrote."""
    known = {record.id for group in PHONE.collections.values() for record in group} | {"typed"}
    assert {each for value in world.state for each in value} <= known
    for value, name in zip(world.state, PHONE.names, strict=True):
        if PHONE.declared(name).type == "choice":
            assert len(value) <= 1


def test_every_screen_of_the_app_can_be_come_to() -> None:
    seen, waiting = {PHONE.start.screen}, [PHONE.start]
    while waiting:
        world = waiting.pop()
        for action in actions(PHONE, world):
            after = apply(PHONE, world, action)
            if after.screen not in seen:
                seen.add(after.screen)
                waiting.append(after)
    # The last screens need something ticked or chosen first.
    behind = {"nhs-app/add-notes", "nhs-app/check-details", "nhs-app/requested"}
    behind |= {"nhs-app/check-new-pharmacy", "nhs-app/pharmacy-chosen"}
    assert seen | behind == {f"nhs-app/{name}" for name in CONTENT.screens}


def test_every_expander_has_something_inside() -> None:
    for name, screen in CONTENT.screens.items():
        if any(isinstance(block, Expander) for block in screen.blocks):
            shown = show(PHONE, World(f"nhs-app/{name}", PHONE.start.state))
            inside = [face.lines for face in shown.faces if isinstance(face, ExpanderFace)]
            assert all(lines and all(lines) for lines in inside)


def test_a_phone_is_the_same_phone_however_often_it_is_built(phone: Phone) -> None:
    again = build_phone(LIBRARY, LIBRARY.lessons["order-repeat-prescription"], phone.today)
    assert again.start == phone.start
    assert again.names == phone.names
