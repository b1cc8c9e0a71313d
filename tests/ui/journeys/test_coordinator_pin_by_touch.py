"""Who comes in to the staff pages, who does not, and what a learner meets of it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.progress.places import PIN_FILE, RECORDS
from kiosk.progress.writer import ProgressWriter
from kiosk.session.comfort import Reading, TextSize
from kiosk.ui.idle_watch import IdleWatch
from kiosk.ui.pages.coordinator_desk import STAFF
from kiosk.ui.pages.page import Route
from tests.progress.recording import rows

from .conftest import Kiosk
from .staff import PIN, WRONG, Hand, Staff, choose_pin
from .test_by_keyboard import Typist
from .test_by_switch import Switch


@pytest.fixture
def staff(kiosk: Kiosk, data_folder: Path) -> Staff:
    choose_pin(data_folder)
    return Staff(kiosk, data_folder)


def test_the_right_pin_leads_in_and_who_leaves_is_asked_again(staff: Staff) -> None:
    shell = staff.kiosk.shell
    staff.come_in()
    staff.touch("leave_staff")
    assert str(shell.route) == Route.WELCOME
    assert not staff.desk.is_in

    staff.knock()
    assert str(shell.route) == Route.PIN
    staff.try_pin(WRONG)
    assert shell.route is Route.PIN


@pytest.mark.parametrize("route", STAFF)
def test_no_way_leads_round_the_pin(staff: Staff, route: Route) -> None:
    staff.kiosk.go_to(route)
    assert staff.kiosk.shell.route is Route.PIN


def test_without_a_pin_it_says_how_one_is_chosen_and_nobody_sets_one_by_accident(
    kiosk: Kiosk, data_folder: Path
) -> None:
    staff = Staff(kiosk, data_folder)
    staff.knock()
    assert "There is no PIN on this tablet yet." in staff.words()
    assert "kiosk pin" in staff.words()
    assert staff.live() == []
    staff.touch("leave")
    assert kiosk.shell.route is Route.WELCOME
    assert not (data_folder / PIN_FILE).exists()


def test_a_damaged_pin_keeps_the_pages_shut_and_practising_goes_on(staff: Staff) -> None:
    (staff.data / PIN_FILE).write_text("{")
    staff.knock()
    assert "The PIN cannot be checked. Practising still works." in staff.words()
    assert "kiosk pin" in staff.words()
    assert staff.live() == []
    staff.touch("leave")
    staff.kiosk.arrive()
    assert staff.kiosk.shell.route is Route.HOME


def test_what_is_typed_is_never_seen_or_heard(staff: Staff) -> None:
    session = staff.kiosk.shell.session
    assert session.comfort.reading is Reading.AUTO
    staff.knock()
    staff.type(PIN)
    assert "Digits typed: 4" in staff.words()
    assert PIN not in staff.words()
    staff.touch("pin_back")
    assert "Digits typed: 3" in staff.words()
    said = "\n".join(utterance.text for utterance in staff.kiosk.speaker.spoken)
    assert "Type the PIN" in said
    assert not set(PIN) & set(said)


def test_wrong_pins_are_met_calmly_and_then_there_is_a_wait_that_a_restart_does_not_end(staff: Staff) -> None:
    staff.knock()
    staff.try_pin(WRONG)
    assert "That is not the PIN.\nYou can try 2 more times. Then there is a wait." in staff.words()
    assert "Digits typed: 0" in staff.words()
    staff.try_pin(WRONG)
    assert "You can try once more. Then there is a wait." in staff.words()
    staff.try_pin(WRONG)
    assert "That is not the PIN.\nYou can try again in 30 seconds." in staff.words()
    assert staff.live() == []

    staff.clock = Hand()
    staff.start()
    staff.knock()
    assert "Too many wrong PINs. Please wait.\nYou can try again in 30 seconds." in staff.words()
    assert staff.live() == []

    staff.clock.now += 30
    staff.touch("leave")
    staff.come_in()
    assert staff.desk.coordinator.door.failed == 0


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (30.0, "in 30 seconds."),
        (21.0, "in 30 seconds."),
        (20.0, "in 20 seconds."),
        (0.5, "in 10 seconds."),
        (60.0, "in 60 seconds."),
        (61.0, "in 2 minutes."),
        (3600.0, "in 60 minutes."),
    ],
)
def test_the_wait_is_told_in_round_numbers(staff: Staff, left: float, words: str) -> None:
    staff.knock()
    for _ in range(3):
        staff.try_pin(WRONG)
    staff.desk.coordinator.door._not_before = staff.clock.now + left
    staff.kiosk.go_to(Route.PIN)
    staff.wait(lambda: staff.desk.looking.stand.value == "done")
    assert f"You can try again {words}" in staff.words()


def test_when_the_wait_is_over_the_keys_come_alive_by_themselves(staff: Staff) -> None:
    staff.knock()
    for _ in range(3):
        staff.try_pin(WRONG)
    staff.desk.coordinator.door._not_before = staff.clock.now + 0.2
    staff.kiosk.go_to(Route.PIN)
    staff.wait(lambda: staff.desk.looking.stand.value == "done")
    assert staff.live() == []
    staff.clock.now += 0.2
    staff.wait(lambda: "digit_5" in staff.live())
    assert "You can try once more." in staff.words()


def test_when_nobody_touches_it_the_staff_pages_close(staff: Staff) -> None:
    clock = Hand()
    watch = IdleWatch(staff.kiosk.shell, clock)
    staff.come_in()
    staff.touch("staff_settings")
    clock.now += 181
    watch.look()
    assert watch.question is not None
    clock.now += 61
    watch.look()
    staff.settle()
    assert str(staff.kiosk.shell.route) == Route.WELCOME
    staff.knock()
    assert str(staff.kiosk.shell.route) == Route.PIN


def test_digits_of_somebody_who_went_away_are_forgotten(staff: Staff) -> None:
    staff.knock()
    staff.type(PIN)
    staff.touch("leave")
    staff.knock()
    assert "Digits typed: 0" in staff.words()


def test_nothing_of_it_is_recorded_as_somebody_who_practises(staff: Staff) -> None:
    session = staff.kiosk.shell.session
    records = ProgressWriter(staff.data / RECORDS)
    session.recorder = records
    staff.come_in()
    staff.touch("bar_comfort")
    staff.touch("text_larger")
    staff.touch("comfort_ready")
    assert staff.kiosk.shell.route is Route.COORDINATOR
    assert session.comfort.text is TextSize.LARGER
    staff.touch("staff_figures")
    staff.wait(lambda: staff.desk.figures.stand.value == "done")
    staff.touch("leave")
    staff.touch("leave_staff")
    assert session.comfort == session.usual
    assert records.close(10)
    assert rows(staff.data / RECORDS) == []


def test_a_rebuilt_page_keeps_what_was_typed(staff: Staff) -> None:
    staff.knock()
    staff.type("25")
    staff.touch("bar_comfort")
    staff.touch("text_largest")
    staff.touch("leave")
    assert "Digits typed: 2" in staff.words()
    staff.try_pin("80")
    staff.wait(lambda: staff.kiosk.shell.route is Route.COORDINATOR)


def test_a_keyboard_alone_is_enough(staff: Staff) -> None:
    typist = Typist(staff.kiosk)
    typist.choose("for_staff")
    staff.wait(lambda: staff.desk.looking.stand.value == "done")
    typist.tab_to(lambda widget: widget.objectName() == "digit_5")
    for key in (Qt.Key.Key_2, Qt.Key.Key_5, Qt.Key.Key_8, Qt.Key.Key_3):
        typist.press(key)
    typist.press(Qt.Key.Key_Backspace)
    typist.press(Qt.Key.Key_0)
    typist.choose("pin_open")
    staff.wait(lambda: staff.kiosk.shell.route is Route.COORDINATOR)
    typist.choose("staff_settings")
    QTest.keyClick(staff.kiosk.shell, Qt.Key.Key_Escape)
    staff.settle()
    assert str(staff.kiosk.shell.route) == Route.COORDINATOR


def test_one_switch_alone_is_enough(staff: Staff) -> None:
    switch = Switch(staff.kiosk)
    switch.key("for_staff")
    staff.wait(lambda: staff.desk.looking.stand.value == "done")
    for digit in PIN:
        switch.key(f"digit_{digit}")
    switch.key("pin_open")
    staff.wait(lambda: staff.kiosk.shell.route is Route.COORDINATOR)
    switch.key("leave_staff")
    assert str(staff.kiosk.shell.route) == Route.WELCOME


def test_only_the_first_page_has_the_key(staff: Staff) -> None:
    staff.kiosk.arrive()
    assert not staff.shows("for_staff")
    staff.touch("bar_language")
    assert not staff.shows("for_staff")
