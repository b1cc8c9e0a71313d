"""The second lesson: typing, waiting for what comes by itself, going to another app and back."""

import pytest

from kiosk.coach.road import Road, after_mistake, deed_action
from kiosk.content.lesson import Deed
from kiosk.phone.world import Action
from kiosk.player.machine import awake
from kiosk.player.play import (
    Answered,
    Finished,
    HelpUsed,
    Key,
    Message,
    Miss,
    MistakePractised,
    Next,
    Stage,
    StepDone,
    Way,
)
from tests.sample import SIGN_IN, sample_road

from .playing import Learner

COMES = "wait messages/text-arrives"
EXPIRES = "wait sign-in/code-expires"
TO_CODE = ["tap start", "write email right", "tap continue"]


@pytest.fixture(scope="session")
def road() -> Road:
    return sample_road(SIGN_IN)


def waiting(road: Road, way: Way) -> Learner:
    """A learner before whom a code is on its way."""
    learner = Learner(road, way)
    learner.touches(*TO_CODE)
    if learner.play.stage is Stage.OFFER:
        learner.does(Answered(False))
    assert learner.step == "code-comes"
    return learner


@pytest.mark.parametrize("way", list(Way))
def test_the_lesson_comes_to_its_end(road: Road, way: Way) -> None:
    learner = Learner(road, way)
    learner.goes_on()
    assert [done.step for done in learner.all(StepDone)] == [str(step.id) for step in road.lesson.steps]
    assert learner.all(Finished) == [Finished(unaided=way is Way.ALONE)]


# ---- typing ----------------------------------------------------------------------------------


@pytest.mark.parametrize("way", [Way.TOGETHER, Way.ALONE])
def test_half_a_word_is_no_mistake(road: Road, way: Way) -> None:
    learner = Learner(road, way)
    learner.touches("tap start")
    for touch in ("write email malformed", "write email wrong", "erase email", "write email malformed"):
        assert learner.touches(touch) == ()
        assert learner.keys == ["good", "step"]
    assert learner.touches("write email right")[0] == StepDone("type-email", learner.play.rung, 0)
    assert learner.step == "ask-for-code"


def test_the_coach_says_what_to_type_and_into_which_box(road: Road) -> None:
    learner = Learner(road, Way.ALONE)
    learner.touches("tap start")
    learner.asks(Key.WHAT)
    value = "margaret.sample@example.com"
    assert learner.play.says == (Message("next", touch="type", label="Email address", value=value),)


def test_watch_shows_the_typing_too(road: Road) -> None:
    learner = Learner(road, Way.WATCH)
    learner.does(Next())
    assert learner.play.point == Action("write", "email", "right")


def test_a_refused_address_is_a_miss_and_the_step_stays(road: Road) -> None:
    learner = Learner(road, Way.ALONE)
    learner.touches("tap start", "write email wrong")
    assert learner.touches("tap continue") == (Miss("type-email", near=False),)
    assert learner.play.world.problem == "continue/3"


# ---- waiting ---------------------------------------------------------------------------------


@pytest.mark.parametrize("way", [Way.TOGETHER, Way.ALONE])
@pytest.mark.parametrize("key", [Key.WHERE, Key.WHAT])
def test_who_asks_while_waiting_is_told_to_wait_and_it_is_no_help_used(
    road: Road, way: Way, key: Key
) -> None:
    learner = waiting(road, way)
    for _ in range(5):
        before = learner.play.world
        assert learner.asks(key) == ()
        assert learner.play.says == (Message("next", touch="wait"),)
        assert learner.play.world == before
    learner.touches(COMES)
    learner.goes_on()
    assert learner.all(HelpUsed) == []


@pytest.mark.parametrize("way", [Way.TOGETHER, Way.ALONE])
def test_what_comes_by_itself_moves_the_lesson_on(road: Road, way: Way) -> None:
    learner = waiting(road, way)
    (done,) = learner.touches(COMES)
    assert isinstance(done, StepDone)
    assert (done.step, done.misses) == ("code-comes", 0)
    assert learner.step == "read"
    assert learner.next_touch() == Action("notice", "messages/text", "code-1")
    learner.asks(Key.WHAT)
    assert learner.play.says == (Message("next", touch="notice", label="Messages"),)


def test_together_nothing_is_live_while_there_is_only_waiting(road: Road) -> None:
    learner = waiting(road, Way.TOGETHER)
    live = awake(road, learner.play)
    assert live is not None
    assert {action.touch for action in live} == {"wait"}


def test_what_expires_by_itself_is_nobodys_miss_and_the_coach_knows_a_way_out(road: Road) -> None:
    learner = waiting(road, Way.ALONE)
    learner.touches(COMES)
    assert learner.touches(EXPIRES) == ()
    assert learner.play.misses == 0
    learner.goes_on()
    assert learner.effects[-1] == Finished(unaided=True)


def test_the_coach_never_waits_for_a_code_to_expire(road: Road) -> None:
    for goal in range(len(road.lesson.steps)):
        for place, world in enumerate(road.survey.worlds[:2000]):
            if road.survey.distance[goal][place] > 0:
                assert Action("wait", "sign-in/code-expires") not in road.shortest(world, goal)


def test_what_comes_while_a_wrong_turn_is_offered_leaves_the_offer_or_ends_it(road: Road) -> None:
    """Either the learner can still answer, or the lesson is at a step: never both."""
    learner = Learner(road, Way.TOGETHER)
    learner.touches(*TO_CODE)
    assert learner.play.stage is Stage.OFFER
    learner.touches(COMES)
    offered = learner.keys == ["offer"]
    assert (learner.play.stage is Stage.OFFER) == offered
    assert (learner.play.mistake >= 0) == offered
    learner.goes_on()
    assert learner.all(Finished)


# ---- wrong turns on purpose --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("deed", "action"),
    [
        (Deed(type="code/wrong"), Action("write", "code", "wrong")),
        (Deed(home=True), Action("home")),
        (Deed(wait="sign-in/code-expires"), Action("wait", "sign-in/code-expires")),
        (Deed(back=True), Action("back")),
        (Deed(tap="continue"), Action("tap", "continue")),
        (Deed(tap="tab/visits"), Action("tab", "visits")),
    ],
)
def test_each_deed_is_a_touch(road: Road, deed: Deed, action: Action) -> None:
    learner = Learner(road, Way.ALONE)
    learner.touches(*TO_CODE)
    assert deed_action(road.phone, learner.play.world, deed) == action


def test_a_deed_can_touch_the_icon_of_an_app_and_an_item_of_a_list(road: Road) -> None:
    learner = Learner(road, Way.ALONE)
    learner.touches("home")
    assert deed_action(road.phone, learner.play.world, Deed(tap="apps/nhs-app")) == Action(
        "open", "apps", "nhs-app"
    )
    learner.touches("open apps messages")
    assert deed_action(road.phone, learner.play.world, Deed(tap="texts/how-it-works")) == Action(
        "open", "texts", "how-it-works"
    )


def offered(road: Road, step: str) -> Learner:
    """A learner who agrees to see the wrong turn before a step."""
    learner = Learner(road, Way.TOGETHER)
    while not (learner.play.stage is Stage.OFFER and learner.step == step):
        learner.does(Answered(False)) if learner.play.stage is Stage.OFFER else learner.touches(
            " ".join(filter(None, (each := learner.next_touch(), (each.touch, each.block, each.item))[1]))
        )
    learner.does(Answered(True))
    assert learner.keys == ["mistake"]
    return learner


@pytest.mark.parametrize(
    ("step", "mistake", "screen", "first"),
    [
        ("sign-in", "typing-error", "sign-in/enter-code", Action("write", "code", "right")),
        ("code-comes", "wrong-app", "phone/not-here", Action("back")),
        ("type-code", "too-late", "sign-in/enter-code", Action("tap", "again")),
    ],
)
def test_a_learner_comes_back_from_what_was_typed_wrong_opened_wrong_or_came_too_late(
    road: Road, step: str, mistake: str, screen: str, first: Action
) -> None:
    learner = offered(road, step)
    assert learner.play.world.screen == screen
    assert learner.next_touch() == first
    learner.goes_on()
    assert MistakePractised(mistake) in learner.effects


def test_a_mistake_whose_touches_do_nothing_there_is_not_offered(road: Road) -> None:
    assert after_mistake(road, road.phone.start, 0) is None
