"""Who looks after the tablet sets it for the next person."""

import json
import logging
from pathlib import Path

import pytest

from kiosk.progress.places import SETTINGS_FILE
from kiosk.session.comfort import Colours, Reading, TextSize
from kiosk.session.settings import Given, Settings, write_settings
from kiosk.ui.pages.coordinator_task import Stand

from .conftest import Kiosk
from .staff import Staff, choose_pin


@pytest.fixture
def staff(kiosk: Kiosk, data_folder: Path) -> Staff:
    """Already inside."""
    choose_pin(data_folder)
    staff = Staff(kiosk, data_folder)
    staff.come_in()
    return staff


def choose(staff: Staff, setting: str, value: str) -> None:
    staff.touch(f"setting_{setting}")
    staff.wait_for(f"{setting}_{value}")
    staff.touch(f"{setting}_{value}")
    staff.wait(lambda: staff.desk.writing.stand is Stand.DONE)
    staff.touch("leave")


def test_the_next_person_meets_what_was_set_and_a_restart_changes_nothing(staff: Staff) -> None:
    shell = staff.kiosk.shell
    staff.touch("staff_settings")
    choose(staff, "text", "largest")
    choose(staff, "colours", "yellow-on-black")
    choose(staff, "reading", "off")
    assert shell.look is not None
    assert shell.look.text is TextSize.LARGE
    staff.touch("leave")
    staff.touch("leave_staff")

    def meets() -> tuple[object, ...]:
        assert shell.look is not None
        return shell.look.text, shell.look.colours, shell.session.comfort.reading

    assert meets() == (TextSize.LARGEST, Colours.YELLOW_ON_BLACK, Reading.OFF)
    kept = json.loads((staff.data / SETTINGS_FILE).read_text())
    assert (kept["text"], kept["colours"], kept["reading"]) == ("largest", "yellow-on-black", "off")

    staff.start()
    staff.come_in()
    staff.touch("staff_settings")
    assert "Largest" in staff.kiosk.find("setting_text").accessibleName()


def test_without_drafts_only_languages_that_were_checked_are_offered(staff: Staff) -> None:
    staff.touch("staff_settings")
    choose(staff, "drafts", "false")
    staff.touch("leave")
    staff.touch("leave_staff")
    assert staff.shows("language_en")
    assert not staff.shows("language_cy")
    assert not staff.shows("language_ur")

    staff.come_in()
    staff.touch("staff_settings")
    choose(staff, "drafts", "true")
    staff.touch("leave")
    staff.touch("leave_staff")
    assert staff.shows("language_ur")


def test_another_surgery_changes_what_the_next_person_can_practise(staff: Staff) -> None:
    shell = staff.kiosk.shell
    before = shell.session.shelf
    staff.touch("staff_settings")
    staff.wait(lambda: staff.desk.surgeries.stand is Stand.DONE)
    choose(staff, "surgery", "hilltop")
    staff.wait(lambda: shell.session.shelf is not before)
    assert "Hilltop Practice Surgery" in staff.kiosk.find("setting_surgery").accessibleName()
    staff.touch("leave")
    staff.touch("leave_staff")
    staff.kiosk.arrive()
    assert staff.shows("route_medicines")
    assert not staff.shows("route_appointments")


def test_lessons_for_another_surgery_that_are_ready_too_late_wait_for_the_person_after_next(
    staff: Staff,
) -> None:
    session = staff.kiosk.shell.session
    before = session.shelf
    staff.touch("staff_settings")
    staff.touch("setting_skin")
    staff.touch("skin_tiles")
    staff.kiosk.shell.finish()
    session.arrive()
    staff.wait(lambda: staff.desk._shelf.stand is Stand.DONE)
    assert session.shelf is before
    staff.kiosk.shell.finish()
    staff.settle()
    assert session.shelf is not before


def test_what_was_fixed_at_the_start_cannot_be_changed_here(staff: Staff) -> None:
    staff.start(given=Given(surgery="hilltop", scan="slow"))
    staff.come_in()
    staff.touch("staff_settings")
    staff.wait(lambda: staff.desk.surgeries.stand is Stand.DONE)
    assert "Hilltop Practice Surgery, fixed when the kiosk was started" in staff.words()
    assert "Slowly, fixed when the kiosk was started" in staff.words()
    keys = staff.live()
    assert "setting_surgery" not in keys
    assert "setting_scan" not in keys
    assert "setting_skin" in keys


def test_damaged_settings_are_told_until_they_are_set_again(
    staff: Staff, caplog: pytest.LogCaptureFixture
) -> None:
    (staff.data / SETTINGS_FILE).write_text("{")
    with caplog.at_level(logging.WARNING):
        staff.start()
    assert "settings" in caplog.text
    staff.come_in()
    staff.touch("staff_settings")
    assert "The settings could not be read" in staff.words()
    choose(staff, "text", "larger")
    assert "The settings could not be read" not in staff.words()


def test_a_change_that_cannot_be_kept_is_told(staff: Staff) -> None:
    write_settings(staff.data / SETTINGS_FILE, Settings())
    (staff.data / f"{SETTINGS_FILE}.part").mkdir()
    staff.touch("staff_settings")
    staff.touch("setting_text")
    staff.touch("text_largest")
    staff.wait(lambda: staff.desk.writing.stand is Stand.FAILED)
    assert "The change could not be kept." in staff.words()
    assert staff.kiosk.shell.session.usual.text is TextSize.LARGEST
