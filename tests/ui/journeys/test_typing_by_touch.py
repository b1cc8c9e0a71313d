"""Typing on the practice phone, letter by letter, on its own keyboard."""

import datetime
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from kiosk.paths import lessons_folder
from kiosk.phone.world import Action
from kiosk.player.play import Rung, Stage, Way
from kiosk.progress.events import Kind
from kiosk.session.comfort import Comfort, TextSize
from kiosk.session.shelf import Shelf
from kiosk.ui.pages.details import DetailRow
from kiosk.ui.pages.page import Route
from kiosk.ui.scrolled import CHEVRON, Scrolled
from kiosk.ui.touch.targets import reach_of
from tests.ui.fit import misfits, scroll_area_of
from tests.ui.journeys.conftest import SCREENS, SIZES, Kiosk

CONTINUE = Action("tap", "continue")
WORD, EMAIL, PASSWORD = "tulip", "margaret.sample@example.com", "Orchard7Close"


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    """Without the search for another lesson, which nobody plays here."""
    return Shelf(lessons_folder(), lambda: datetime.date(2026, 3, 4))


def begin(kiosk: Kiosk, way: Way) -> None:
    kiosk.begin(way, "type-and-correct", "logging-in")


def to_box(kiosk: Kiosk, screen: str) -> None:
    """To a page with a box, and into the box."""
    kiosk.follow(lambda: kiosk.play.world.screen == screen and kiosk.play.stage is Stage.STEP)
    kiosk.tap_phone(Action("write", kiosk.box.action.block))


def details(kiosk: Kiosk) -> list[tuple[str, str]]:
    return [(row.label, row.text) for row in kiosk.shell.findChildren(DetailRow) if row.isVisible()]


def seen(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect().height() >= widget.height()


def faded(widget: QWidget) -> bool:
    """Whether it lies where the words fade out, because there is more below."""
    area = scroll_area_of(widget)
    assert isinstance(area, Scrolled)
    below = widget.mapTo(area.viewport(), widget.rect().bottomLeft()).y()
    return area.more_below and below > area.viewport().height() - CHEVRON


@pytest.mark.parametrize("way", [Way.TOGETHER, Way.ALONE])
def test_a_learner_types_a_word_an_address_and_a_password(kiosk: Kiosk, way: Way) -> None:
    begin(kiosk, way)

    for screen, text in (("type-word", WORD), ("type-email", EMAIL), ("type-password", PASSWORD)):
        to_box(kiosk, f"try-it/{screen}")
        box = kiosk.box
        for at, char in enumerate(text[:-1], start=1):
            kiosk.write(char)
            assert kiosk.box is box  # nothing was built anew under the finger
            assert (box.text(), box.cursorPosition(), box.hasFocus()) == (text[:at], at, True)
        kiosk.write(text[-1])
        assert kiosk.box.text() == text  # also when the wrong turn is offered now, or the keyboard goes
        if kiosk.play.stage is Stage.OFFER:
            kiosk.tap("offer_no")
        kiosk.tap_phone(CONTINUE)

    assert kiosk.shell.route is Route.DONE
    assert not [event for event in kiosk.recorder.recorded if event.kind is Kind.MISS]


def test_a_wrong_letter_is_no_miss_and_the_delete_key_takes_it_away(kiosk: Kiosk) -> None:
    begin(kiosk, Way.TOGETHER)
    to_box(kiosk, "try-it/type-word")

    kiosk.write("tulop")
    kiosk.strike("delete")
    kiosk.strike("delete")
    kiosk.write("ip")

    assert kiosk.box.text() == WORD
    assert kiosk.play.misses == 0
    assert kiosk.play.stage is Stage.OFFER


def test_the_wrong_turn_of_a_learner_who_types_is_put_right_letter_by_letter(kiosk: Kiosk) -> None:
    begin(kiosk, Way.TOGETHER)
    to_box(kiosk, "try-it/type-word")
    kiosk.write(WORD)

    kiosk.tap("offer_yes")
    slip = kiosk.box.text()
    kiosk.tap_phone(Action("write", "flower"))
    for _ in slip:
        kiosk.strike("delete")
    kiosk.write(WORD)

    assert slip not in ("", WORD)
    assert kiosk.box.text() == WORD
    assert any(event.kind is Kind.MISTAKE_PRACTISED for event in kiosk.recorder.recorded)


def test_going_on_too_early_shows_the_error_and_keeps_what_is_typed(kiosk: Kiosk) -> None:
    begin(kiosk, Way.ALONE)
    to_box(kiosk, "try-it/type-word")
    kiosk.write("tul")

    kiosk.tap_phone(CONTINUE)

    assert any("This is not tulip yet" in words for words in kiosk.page.phone.words())
    assert kiosk.box.text() == "tul"
    kiosk.tap_phone(Action("write", "flower"))
    kiosk.box.end(False)
    kiosk.write("ip")
    kiosk.tap_phone(CONTINUE)
    assert kiosk.play.world.screen == "try-it/type-email"


def test_what_was_typed_is_gone_from_a_page_that_was_left(kiosk: Kiosk) -> None:
    begin(kiosk, Way.ALONE)
    to_box(kiosk, "try-it/type-word")
    kiosk.write("rose")

    kiosk.tap_phone(Action("back"))
    assert kiosk.shell.view is not None
    assert kiosk.shell.view.typed == {}
    kiosk.follow(lambda: kiosk.play.world.screen == "try-it/type-word")

    assert kiosk.box.text() == ""


@pytest.mark.parametrize("way", [Way.WATCH, Way.ALONE])
def test_what_the_coach_types_stands_in_the_box(kiosk: Kiosk, way: Way) -> None:
    begin(kiosk, way)
    if way is Way.WATCH:
        while kiosk.play.step < 3:
            kiosk.tap("next")
    else:
        kiosk.follow(lambda: kiosk.play.world.screen == "try-it/type-word")
        while kiosk.play.rung is not Rung.DID and kiosk.play.step < 3:
            kiosk.tap("help_what")

    assert kiosk.box.text() == WORD


def test_while_a_learner_asks_a_letter_is_answered_and_not_typed(kiosk: Kiosk) -> None:
    begin(kiosk, Way.ALONE)
    to_box(kiosk, "try-it/type-word")

    kiosk.tap("help_right")
    kiosk.write("t")

    assert kiosk.box.text() == ""
    assert not kiosk.play.asking


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("language", ["en", "ur"])
def test_the_practice_details_can_be_read_while_one_types(
    make_kiosk: Callable[..., Kiosk], language: str, screen: str, size: TextSize
) -> None:
    kiosk = make_kiosk(*SCREENS[screen])
    begin(kiosk, Way.ALONE)
    to_box(kiosk, "try-it/type-email")
    kiosk.shell.session.set_comfort(Comfort(language, size, motion=False))
    kiosk.shell.rebuild_soon()
    kiosk.settle()
    assert details(kiosk) == [("Email address", EMAIL)]

    kiosk.tap_phone(Action("write", "email"))
    kiosk.write("m")

    (row,) = kiosk.shell.findChildren(DetailRow)
    assert row.missing_room() == 0
    assert seen(row)
    assert not faded(row)
    assert seen(kiosk.box)
    assert misfits(kiosk.shell) == []


def test_nobody_is_read_a_password_aloud(kiosk: Kiosk) -> None:
    begin(kiosk, Way.ALONE)
    to_box(kiosk, "try-it/type-password")

    kiosk.tap("say_again")

    assert details(kiosk) == [("Password", PASSWORD)]
    assert PASSWORD not in kiosk.speaker.spoken[-1].text


def test_who_wants_to_hears_each_letter_but_never_those_of_a_password(kiosk: Kiosk) -> None:
    comfort = kiosk.shell.session.comfort
    kiosk.shell.session.set_comfort(replace(comfort, say_letters=True))
    begin(kiosk, Way.ALONE)
    kiosk.follow(lambda: kiosk.play.world.screen == "try-it/type-word")
    kiosk.tap_phone(kiosk.next_action())
    before = len(kiosk.speaker.spoken)
    kiosk.write("tul")
    assert [said.text for said in kiosk.speaker.spoken[before:]] == ["t", "u", "l"]

    kiosk.strike("delete")
    assert len(kiosk.speaker.spoken) == before + 3
    kiosk.write("lip")
    kiosk.follow(lambda: kiosk.play.world.screen == "try-it/type-password")
    kiosk.tap_phone(kiosk.next_action())
    before = len(kiosk.speaker.spoken)
    kiosk.write("Or")
    assert len(kiosk.speaker.spoken) == before


def test_a_finger_that_lands_beside_a_button_is_told_what_it_nearly_touched(kiosk: Kiosk) -> None:
    begin(kiosk, Way.ALONE)
    kiosk.follow(lambda: kiosk.play.world.screen == "try-it/type-word")
    button = kiosk.page.phone.target(CONTINUE)
    assert button is not None

    beside = reach_of(button).bottom() - button.mapTo(button.window(), button.rect().bottomLeft()).y()
    kiosk.finger.tap((button, QPoint(button.width() // 2, button.height() + beside + 6)))
    kiosk.settle()

    assert "Nearly" in kiosk.instruction
    assert "Continue" in kiosk.instruction
    assert kiosk.play.world.screen == "try-it/type-word"
    last = kiosk.recorder.recorded[-1]
    assert (last.kind, last.detail) == (Kind.MISS, "near")


def test_a_finger_on_bare_words_far_from_everything_is_told_once(kiosk: Kiosk) -> None:
    begin(kiosk, Way.ALONE)
    kiosk.follow(lambda: kiosk.play.world.screen == "try-it/start")
    kiosk.tap_phone(Action("tap", "garden"))
    before = kiosk.play.turn
    middle = QPoint(kiosk.page.phone.width() // 2, kiosk.page.phone.height() // 2)

    for _ in range(2):
        kiosk.finger.tap((kiosk.page.phone, middle))
        kiosk.settle()

    assert kiosk.play.turn == before + 1


def test_a_finger_between_the_keys_of_the_kiosk_meant_nothing(kiosk: Kiosk) -> None:
    begin(kiosk, Way.ALONE)
    before = kiosk.play

    kiosk.finger.tap(kiosk.find("instruction"))
    kiosk.settle()

    assert kiosk.play == before


def test_a_finger_that_rests_on_a_button_is_told_that_a_short_touch_is_enough(kiosk: Kiosk) -> None:
    begin(kiosk, Way.ALONE)
    kiosk.follow(lambda: kiosk.play.world.screen == "try-it/type-word")
    before = len(kiosk.speaker.spoken)
    button = kiosk.page.phone.target(CONTINUE)
    assert button is not None

    kiosk.finger.hold(button)
    kiosk.settle()

    assert any("short touch is enough" in said.text for said in kiosk.speaker.spoken[before:])
    assert "There is a problem" in kiosk.page.phone.words()  # it was a touch all the same
