"""The repeat prescription, practised by touch in a real window."""

from kiosk.phone.world import Action
from kiosk.player.play import Rung, Stage, Way
from kiosk.progress.events import Kind
from kiosk.ui.pages.page import Route
from tests.ui.journeys.conftest import Kiosk

MEDICINES = Action("toggle", "medicines", "amlodipine")


def to_step(kiosk: Kiosk, step: str) -> None:
    names = [each.id for each in kiosk.shell.session.road.lesson.steps]  # type: ignore[union-attr]
    kiosk.follow(lambda: kiosk.play.step >= names.index(step))


def test_a_learner_orders_a_repeat_prescription_on_her_own(kiosk: Kiosk) -> None:
    kiosk.begin(Way.ALONE)

    kiosk.follow(lambda: kiosk.shell.route is Route.DONE)

    finished = [event for event in kiosk.recorder.recorded if event.kind is Kind.LESSON_FINISHED]
    assert [event.unaided for event in finished] == [True]
    assert any("Nothing real was ordered" in words for words in shown_words(kiosk))


def test_together_shows_a_wrong_turn_and_the_way_back(kiosk: Kiosk) -> None:
    kiosk.begin(Way.TOGETHER)
    kiosk.follow(lambda: kiosk.play.stage is Stage.OFFER)

    kiosk.tap("offer_yes")
    assert kiosk.play.stage is Stage.MISTAKE
    assert "amlodipine" in kiosk.instruction
    kiosk.follow(lambda: kiosk.play.stage is Stage.STEP)
    kiosk.follow(lambda: kiosk.shell.route is Route.DONE)

    assert any(event.kind is Kind.MISTAKE_PRACTISED for event in kiosk.recorder.recorded)


def test_watching_needs_only_the_next_key(kiosk: Kiosk) -> None:
    kiosk.begin(Way.WATCH)

    for _ in range(20):
        if kiosk.shell.route is Route.DONE:
            break
        kiosk.tap("next")

    assert kiosk.shell.route is Route.DONE


def test_a_wrong_tap_opens_what_it_would_really_open_and_back_leads_out_again(kiosk: Kiosk) -> None:
    kiosk.begin(Way.ALONE)

    kiosk.tap_phone(Action("tab", "messages"))
    assert kiosk.play.world.screen == "nhs-app/messages"
    assert kiosk.play.step == 0
    kiosk.tap_phone(Action("tab", "home"))
    kiosk.tap_phone(Action("tap", "appointments"))
    kiosk.tap_phone(Action("back"))

    assert kiosk.play.world.screen == "nhs-app/home"


def test_going_on_with_nothing_ticked_shows_a_calm_error(kiosk: Kiosk) -> None:
    kiosk.begin(Way.ALONE)
    to_step(kiosk, "pick")

    kiosk.tap_phone(Action("tap", "continue"))

    assert kiosk.play.world.screen == "nhs-app/choose-medicines"
    assert "There is a problem" in kiosk.page.phone.words()
    kiosk.tap_phone(MEDICINES)
    assert "There is a problem" not in kiosk.page.phone.words()


def test_together_a_tap_on_what_is_not_needed_changes_nothing_and_is_answered_kindly(kiosk: Kiosk) -> None:
    kiosk.begin(Way.TOGETHER)
    before = kiosk.play.world

    kiosk.tap_phone(Action("tap", "appointments"))

    assert kiosk.play.world == before
    assert any("You do not need it now" in words for words in shown_words(kiosk))


def test_is_this_right_answers_and_touches_nothing(kiosk: Kiosk) -> None:
    kiosk.begin(Way.ALONE)

    kiosk.tap("help_right")
    kiosk.tap_phone(Action("tap", "appointments"))

    assert kiosk.play.world.screen == "nhs-app/home"
    assert any("Not that one" in words for words in shown_words(kiosk))


def test_where_is_it_slides_the_control_into_view_and_rings_it(kiosk: Kiosk) -> None:
    kiosk.begin(Way.ALONE)
    to_step(kiosk, "go-on")

    kiosk.tap("help_where")

    target = kiosk.page.phone.target(Action("tap", "continue"))
    assert target is not None
    assert kiosk.play.point == Action("tap", "continue")
    kiosk.qtbot.waitUntil(lambda: not target.visibleRegion().isEmpty())


def test_what_do_i_do_says_shows_and_at_last_does_it(kiosk: Kiosk) -> None:
    kiosk.begin(Way.ALONE)

    for rung in (Rung.HINT, Rung.POINT, Rung.SHOW):
        kiosk.tap("help_what")
        assert kiosk.play.rung is rung
    kiosk.tap("help_what")

    assert kiosk.play.world.screen == "nhs-app/prescriptions"
    assert [event.rung for event in kiosk.recorder.recorded if event.kind is Kind.STEP_DONE] == [4]


def test_a_slide_of_the_finger_scrolls_and_never_touches(kiosk: Kiosk) -> None:
    kiosk.begin(Way.ALONE)
    before = kiosk.play
    target = kiosk.page.phone.target(Action("tap", "test-results"))
    upper = kiosk.page.phone.target(Action("tap", "prescriptions"))
    assert target is not None
    assert upper is not None

    kiosk.finger.drag(target, upper)
    kiosk.settle()

    assert kiosk.play.world == before.world
    assert upper.visibleRegion().boundingRect().height() < upper.height()


def test_every_new_instruction_is_read_aloud_once(kiosk: Kiosk) -> None:
    kiosk.begin(Way.ALONE)
    kiosk.speaker.spoken.clear()

    kiosk.tap_phone(Action("tap", "prescriptions"))

    assert len(kiosk.speaker.spoken) == 1
    assert "Request a repeat prescription" in kiosk.speaker.spoken[0].text


def test_nothing_of_the_person_stays_after_finish(kiosk: Kiosk) -> None:
    kiosk.begin(Way.ALONE)
    kiosk.follow(lambda: kiosk.shell.route is Route.DONE)

    kiosk.tap("leave")
    kiosk.tap("finish_now")

    session = kiosk.shell.session
    assert kiosk.shell.route is Route.WELCOME
    assert (session.play, session.done, kiosk.shell.view) == (None, {}, None)
    assert session.comfort.language == "en"


def shown_words(kiosk: Kiosk) -> list[str]:
    from kiosk.ui.words_label import WordsLabel

    return [each.accessibleName() for each in kiosk.shell.findChildren(WordsLabel) if each.isVisible()]
