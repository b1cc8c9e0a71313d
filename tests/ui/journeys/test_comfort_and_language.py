"""Changing language, text size and colours in the middle of a lesson."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint

from kiosk.phone.world import Action
from kiosk.player.play import Touched, Way
from kiosk.session.comfort import Colours, Comfort, Hand, Spacing, TextSize
from kiosk.ui.flow import Letters, width_of
from kiosk.ui.look_for import look_for
from kiosk.ui.pages.comfort_choices import Part, choices
from kiosk.ui.pages.page import Route
from tests.ui.fit import scroll_area_of
from tests.ui.journeys.conftest import Kiosk


def test_the_language_changes_in_the_middle_of_a_step_without_losing_the_place(kiosk: Kiosk) -> None:
    kiosk.begin(Way.ALONE)
    kiosk.tap_phone(Action("tap", "prescriptions"))
    before = kiosk.play

    kiosk.tap("bar_language")
    kiosk.tap("language_ur")

    assert kiosk.shell.route is Route.LESSON
    assert (kiosk.play.step, kiosk.play.world) == (before.step, before.world)
    assert "Request a repeat prescription" in kiosk.instruction
    assert "Tap" not in kiosk.instruction
    assert kiosk.shell.layoutDirection().name == "RightToLeft"
    assert "Prescriptions" in kiosk.page.phone.words()


def test_a_draft_language_says_so_on_every_page(kiosk: Kiosk) -> None:
    kiosk.tap("language_cy")

    assert kiosk.find("draft").isVisible()


def test_what_was_typed_survives_a_change_of_text_size_and_is_gone_at_the_end(kiosk: Kiosk) -> None:
    kiosk.begin(Way.ALONE)
    kiosk.follow(lambda: kiosk.play.world.screen == "nhs-app/add-notes")
    assert kiosk.shell.view is not None
    kiosk.shell.session.send(Touched(Action("write", "notes")))
    kiosk.shell.view.typed["nhs-app/notes"] = "something"

    kiosk.tap("bar_comfort")
    kiosk.tap("text_largest")
    kiosk.tap("comfort_ready")

    assert kiosk.shell.view.typed == {"nhs-app/notes": "something"}
    kiosk.tap("leave")
    assert kiosk.shell.view is None


@pytest.mark.parametrize("colours", list(Colours))
def test_colours_change_at_a_touch(kiosk: Kiosk, colours: Colours) -> None:
    kiosk.tap("bar_comfort")
    kiosk.tap("part_colours")

    kiosk.tap(f"colours_{colours}")

    assert kiosk.shell.session.comfort.colours is colours


def test_every_setting_can_be_changed_by_touch_and_none_outlives_the_session(kiosk: Kiosk) -> None:
    kiosk.arrive()
    kiosk.tap("bar_comfort")
    for part in Part:
        kiosk.finger.hold(kiosk.find(f"part_{part}"))
        kiosk.settle()
        for choice in choices(part):
            for value in reversed(choice.options):
                name = f"{choice.field}_{value}".lower()
                scroll = scroll_area_of(kiosk.find(name))
                assert scroll is not None
                scroll.ensureWidgetVisible(kiosk.find(name))
                kiosk.finger.hold(kiosk.find(name))  # a short tap is not enough for all of them
                kiosk.settle()
                assert getattr(kiosk.shell.session.comfort, choice.field) == value

    kiosk.tap("comfort_ready")
    kiosk.tap("leave")
    assert kiosk.shell.session.comfort == kiosk.shell.session.usual
    kiosk.tap("bar_comfort")
    assert kiosk.shell.comfort_place.part is Part.WORDS


def test_a_touch_far_down_the_comfort_page_does_not_take_it_back_to_its_top(kiosk: Kiosk) -> None:
    kiosk.shell.session.comfort = Comfort(text=TextSize.LARGEST)
    kiosk.tap("bar_comfort")
    kiosk.tap("part_touch")
    scroll = scroll_area_of(kiosk.find("hand_left"))
    assert scroll is not None
    scroll.ensureWidgetVisible(kiosk.find("hand_left"))

    kiosk.tap("hand_left")

    assert kiosk.find("hand_left").visibleRegion().boundingRect().height() > 60


def test_a_left_hand_that_touches_the_phone_does_not_cover_the_words(kiosk: Kiosk) -> None:
    kiosk.begin(Way.TOGETHER)
    band = kiosk.find("instruction")
    assert kiosk.page.phone.x() > band.mapTo(kiosk.page, QPoint()).x()

    kiosk.shell.session.set_comfort(replace(kiosk.shell.session.comfort, hand=Hand.LEFT))
    kiosk.shell.rebuild_soon()
    kiosk.settle()

    band = kiosk.find("instruction")
    assert kiosk.page.phone.x() < band.mapTo(kiosk.page, QPoint()).x()


def test_wide_words_take_more_room_and_urdu_letters_stay_joined() -> None:
    def width(language: str, spacing: Spacing) -> int:
        look = look_for(Comfort(language, spacing=spacing), 1280, 800)
        text = {"en": "Tap Continue", "ur": "آگے بڑھیں"}[language]
        return width_of(text, Letters(look.language.families, 32, wide=look.wide))

    assert width("en", Spacing.WIDE) > 1.1 * width("en", Spacing.NORMAL)
    assert width("ur", Spacing.WIDE) == width("ur", Spacing.NORMAL)
