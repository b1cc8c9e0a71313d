"""Whatever a person touches, in whatever order, the phone stays sensible."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content.answers import MALFORMED, WRONG
from kiosk.content.blocks import Expander
from kiosk.phone.actions import actions, waiting
from kiosk.phone.answers import has_shape
from kiosk.phone.apply import apply
from kiosk.phone.faces import (
    AreaFace,
    ButtonFace,
    CardsFace,
    ExpanderFace,
    FieldFace,
    GridFace,
    LinkFace,
    MessageFace,
    OptionsFace,
    ScreenFace,
    SummaryFace,
    ToggleFace,
)
from kiosk.phone.phone import Phone
from kiosk.phone.show import show
from kiosk.phone.world import Action, World
from tests.sample import ORDER, SIGN_IN, sample_phone, sample_road

from .touching import wander

PHONE = sample_phone()
CONTENT = PHONE.apps["nhs-app"]
PHONES = [PHONE, sample_phone(SIGN_IN), sample_phone(SIGN_IN, skin="tiles")]
worlds = st.builds(
    lambda phone, seed, touches: (phone, wander(phone, seed, touches)),
    st.sampled_from(PHONES),
    st.integers(0, 2**32),
    st.integers(0, 60),
)


def touchable(shown: ScreenFace) -> set[Action]:
    """Every touch that the drawn screen offers."""
    found = {tab.action for tab in shown.tabs}
    found |= {Action("back")} if shown.back else set()
    found |= {Action("help")} if shown.help else set()
    found |= {Action("close")} if shown.close else set()
    found |= {Action("home")} if shown.gestures and shown.key != "phone/home" else set()
    found |= {each.action for each in (shown.banner, shown.notice) if each}
    for face in shown.faces:
        match face:
            case ButtonFace() | LinkFace() | MessageFace() | ToggleFace():
                found.add(face.action)
            case GridFace():
                found |= {icon.action for icon in face.icons}
            case FieldFace():
                answers = (*dict(face.answers), WRONG, *([MALFORMED] if has_shape(face.kind) else []))
                found |= {Action("write", face.block, answer) for answer in answers}
                found.add(Action("erase", face.block))
            case CardsFace():
                found |= {card.action for card in face.cards}
            case OptionsFace():
                found |= {option.action for option in face.options if option.action}
            case SummaryFace():
                found |= {row.action for row in face.rows if row.action}
            case AreaFace():
                found |= {face.write, face.erase}
    return found


def back_presses(phone: Phone, world: World) -> list[str]:
    """The screens that Back leads away from, up to one that has no Back."""
    seen: list[str] = []
    while Action("back") in actions(phone, world) and len(seen) <= 30:
        seen.append(world.screen)
        world = apply(phone, world, Action("back"))
        assert world.screen != seen[-1], "Back must lead away"
    return seen


def test_back_again_and_again_always_comes_to_an_end() -> None:
    """From every world that a learner can reach, also after Change, help and other side ways."""
    for lesson, phone, deepest in ((ORDER, PHONES[0], 6), (SIGN_IN, PHONES[1], 2)):
        ways = [back_presses(phone, world) for world in sample_road(lesson).survey.worlds]
        assert max(map(len, ways)) <= 30, max(ways, key=len)
        assert max(map(len, ways)) >= deepest, "the deepest screen is so many pages down"


@settings(max_examples=150)
@given(worlds)
def test_back_comes_to_an_end_whatever_was_touched(there: tuple[Phone, World]) -> None:
    assert len(back_presses(*there)) <= 30


@settings(max_examples=150)
@given(worlds)
def test_what_is_drawn_is_just_what_can_be_touched(there: tuple[Phone, World]) -> None:
    phone, world = there
    shown = show(phone, world)
    by_itself = {action for action, _ in waiting(phone, world)}
    home = {Action("home")} if shown.gestures else set()
    drawn = {Action("stay"), Action("exit"), *home} if shown.leaving else touchable(shown)
    assert drawn == set(actions(phone, world)) - by_itself


@settings(max_examples=100)
@given(worlds)
def test_no_control_is_without_effect(there: tuple[Phone, World]) -> None:
    """Apart from the tab or help of the very screen, and from emptying or filling a box again."""
    phone, world = there
    app = phone.app_of(world)
    for action in actions(phone, world):
        after = apply(phone, world, action)
        if action.touch in ("tap", "toggle", "open", "back", "switch", "notice", "home", "wait", "close"):
            assert after != world or world.problem.partition("/")[0] == action.block
        elif action.touch == "help":
            assert after.screen == f"{app}/help"
        elif action.touch == "tab":
            assert after.screen == f"{app}/{action.block}"
        assert after.screen.partition("/")[2] in phone.apps[phone.app_of(after)].screens


@settings(max_examples=150)
@given(worlds)
def test_no_brace_and_no_empty_word_is_ever_shown(there: tuple[Phone, World]) -> None:
    phone, world = there
    shown = show(phone, world)
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
            case ToggleFace():
                found.append((face.action, face.label))
            case GridFace():
                found += [(icon.action, icon.label) for icon in face.icons]
    return found


@settings(max_examples=150)
@given(worlds)
def test_the_world_only_ever_holds_ids_of_the_phone(there: tuple[Phone, World]) -> None:
    """Never anything that a person wrote."""
    phone, world = there
    known = {record.id for group in phone.collections.values() for record in group} | {"typed"}
    for value, name in zip(world.state, phone.names, strict=True):
        declared = phone.declared(name)
        if declared.type == "answer":
            assert set(value) <= {"right", "old", WRONG, MALFORMED}
        else:
            assert set(value) <= known | set(declared.options)
        assert len(value) <= 1 or declared.type == "set"


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
    again = sample_phone()
    assert again.start == phone.start
    assert again.names == phone.names
