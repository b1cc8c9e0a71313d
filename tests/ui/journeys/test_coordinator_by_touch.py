"""Who looks after the tablet sees its figures, and sends them on their way."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from PySide6.QtWidgets import QProgressBar

from kiosk.errors import KioskError
from kiosk.figures.build import figures_of
from kiosk.figures.facts import facts_of
from kiosk.figures.tables import Figures
from kiosk.figures.tablet_source import tablet_source
from kiosk.hub.arriving import import_bundles
from kiosk.hub.engine import hub_source, opened_engine
from kiosk.hub.hub import Hub, begin_hub
from kiosk.paths import lessons_folder
from kiosk.progress.keys import card_from_text, write_card
from kiosk.progress.places import HUB_FILE, RECORDS
from kiosk.progress.sticks import StickReport
from kiosk.session.coordinator import Coordinator
from kiosk.session.shelf import Shelf
from kiosk.ui.pages.coordinator_card import Card
from kiosk.ui.pages.coordinator_task import Stand, Task
from kiosk.ui.pages.coordinator_trouble import NOTHING_YET
from kiosk.ui.pages.page import Route
from tests.progress.recording import rows

from .conftest import Kiosk
from .staff import TODAY, Staff, choose_pin, record_visits

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SHOWN = ("visits", "alone", "helped", "hours")


@pytest.fixture
def staff(kiosk: Kiosk, data_folder: Path) -> Staff:
    """Already inside."""
    choose_pin(data_folder)
    staff = Staff(kiosk, data_folder)
    staff.come_in()
    return staff


@pytest.fixture
def stick(staff: Staff, tmp_path: Path) -> Path:
    """In the tablet."""
    stick = tmp_path / "STICK 1"
    stick.mkdir()
    staff.sticks.append(stick)
    return stick


@pytest.fixture
def hub(staff: Staff, tmp_path: Path) -> Hub:
    """The tablet knows it, and it knows the tablet."""
    record_visits(staff.data, 0, alone=2, helped=1)
    hub = begin_hub(tmp_path / "hub")
    write_card(staff.data / HUB_FILE, hub.card)
    staff.touch("staff_card")
    staff.wait(lambda: isinstance(staff.desk.card.result, Card))
    assert isinstance(staff.desk.card.result, Card)
    card = card_from_text(staff.desk.card.result.text)
    with opened_engine(hub) as engine:
        engine.enrol(card.device, card.signs_with)
    staff.touch("leave")
    return hub


def figures(data: Path, since: str = "", *, shareable: bool = False) -> Figures:
    """The same, by the way of every other reader."""
    facts = facts_of(Shelf(lessons_folder()).lessons)
    with tablet_source(data / RECORDS) as source:
        return figures_of(source, facts, shareable=shareable, today=TODAY.isoformat(), since=since)


# Figures


def test_the_page_shows_the_figures_that_every_file_has(staff: Staff) -> None:
    record_visits(staff.data, 40, alone=3, helped=0)
    record_visits(staff.data, 30, alone=1, helped=0)
    record_visits(staff.data, 29, alone=2, helped=4)
    record_visits(staff.data, 0, alone=1, helped=2)
    staff.touch("staff_figures")
    staff.wait_for("today_visits")

    for part, since in (("today", "2027-01-15"), ("month", "2026-12-17")):
        expected = figures(staff.data, since)
        for figure in SHOWN:
            words = staff.kiosk.find(f"{part}_{figure}").accessibleName()
            assert words == str(expected.value(figure)), (part, figure)
    assert staff.kiosk.find("today_visits").accessibleName() == "3"
    assert staff.kiosk.find("month_visits").accessibleName() == "9"


def test_what_was_recorded_meanwhile_is_counted_when_one_comes_again(staff: Staff) -> None:
    for count, days_ago in ((1, 1), (2, 0)):
        record_visits(staff.data, days_ago, alone=1, helped=0)
        staff.touch("staff_figures")
        staff.wait_for("month_visits")
        assert staff.kiosk.find("month_visits").accessibleName() == str(count)
        staff.touch("leave")


def test_without_records_the_page_says_so_and_leads_back(staff: Staff) -> None:
    staff.touch("staff_figures")
    staff.wait(lambda: staff.desk.figures.stand is Stand.FAILED)
    assert "The figures cannot be read just now." in staff.words()
    staff.touch("leave")
    assert staff.kiosk.shell.route is Route.COORDINATOR


def spreadsheet(stick: Path) -> dict[str, object]:
    """The main figures in the one spreadsheet on a stick."""
    (path,) = stick.rglob("*.xlsx")
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        found = {str(row[0]): row[2] for row in sheet.iter_rows(values_only=True) if len(row) > 2}
        if "visits" in found:
            return found
    raise AssertionError("no sheet has the main figures")


@pytest.mark.parametrize(("job", "shareable"), [("to-share", True), ("for-the-team", False)])
def test_a_spreadsheet_on_a_stick_says_what_the_page_says(
    staff: Staff, stick: Path, job: str, shareable: bool
) -> None:
    record_visits(staff.data, 20, alone=9, helped=2)  # last month: what is shared ends there
    staff.touch("staff_send")
    staff.touch(f"send_{job}")
    staff.wait_for("stick_STICK 1")
    staff.touch("stick_STICK 1")
    staff.wait_for("send_done")
    assert "The spreadsheet is on the stick. You can take it out." in staff.words()
    assert f"footbridge-{job}-2027-01-15" in staff.words()

    saved, expected = spreadsheet(stick), figures(staff.data, shareable=shareable)
    for figure in SHOWN:
        assert saved[figure] == expected.value(figure)
    assert (saved["visits"] == 11) is not shareable
    assert (saved["helped"] == 2) is not shareable


def test_the_month_that_goes_on_is_not_given_away(staff: Staff, stick: Path) -> None:
    record_visits(staff.data, 0, alone=9, helped=2)
    staff.touch("staff_send")
    staff.touch("send_to-share")
    staff.wait_for("stick_STICK 1")
    staff.touch("stick_STICK 1")
    staff.wait_for("send_again")
    assert "There is nothing to share yet." in staff.words()
    assert list(stick.rglob("*.xlsx")) == []


def test_what_is_shared_comes_from_the_hub_where_there_is_one(staff: Staff, hub: Hub, stick: Path) -> None:
    staff.touch("staff_send")
    staff.wait(lambda: staff.desk.hub.stand is Stand.DONE)
    staff.wait(lambda: "send_bundles" in staff.live())
    assert "send_to-share" not in staff.live()
    with pytest.raises(KioskError, match="comes from there"):
        staff.desk.coordinator.save_spreadsheet(stick, lambda done, total: None, shareable=True)


# To the hub


def test_a_tablet_without_a_hub_says_what_to_do_and_still_saves_spreadsheets(staff: Staff) -> None:
    staff.touch("staff_send")
    staff.wait(lambda: staff.desk.hub.stand is Stand.DONE)
    assert "This tablet does not know its hub yet." in staff.words()
    assert "kiosk join hub.json" in staff.words()
    assert staff.live() == ["send_to-share", "send_for-the-team"]


def test_a_stick_takes_everything_to_the_hub_and_brings_back_that_it_came(
    staff: Staff, hub: Hub, stick: Path
) -> None:
    staff.touch("staff_send")
    staff.wait(lambda: staff.desk.hub.stand is Stand.DONE)
    assert "The hub has not confirmed anything yet." in staff.words()
    copy(staff)
    assert "Everything was read back. You can take the stick out." in staff.words()
    assert "Packages on the stick for the hub: 1" in staff.words()

    receipt = import_bundles(hub, [stick], lambda done, total: None)
    assert receipt.refused == []
    with hub_source(hub) as source:
        assert list(source.events()) == rows(staff.data / RECORDS)

    staff.touch("send_done")
    staff.wait(lambda: staff.desk.hub.stand is Stand.DONE)
    assert "Last sent or copied:" in staff.words()
    assert "Packages that wait for the hub: 1" in staff.words()
    copy(staff)
    staff.touch("send_done")
    staff.wait(lambda: staff.desk.hub.stand is Stand.DONE)
    assert "Last safe at the hub:" in staff.words()
    assert "Packages that wait" not in staff.words()


def copy(staff: Staff) -> None:
    staff.touch("send_bundles")
    staff.wait_for("stick_STICK 1")
    staff.touch("stick_STICK 1")
    staff.wait_for("send_done")


def test_a_stick_that_is_put_in_later_is_found_by_itself(staff: Staff, hub: Hub, tmp_path: Path) -> None:
    staff.touch("staff_send")
    staff.wait(lambda: staff.desk.hub.stand is Stand.DONE)
    staff.touch("send_bundles")
    staff.wait(lambda: staff.desk.sticks.stand is Stand.DONE)
    assert "Put a stick into the tablet" in staff.words()
    staff.sticks.append(tmp_path / "STICK 1")
    staff.wait_for("stick_STICK 1")
    assert "Touch the stick" in staff.words()


def test_a_stick_on_which_nothing_can_be_written_is_told_and_another_can_be_tried(
    staff: Staff, hub: Hub, stick: Path, tmp_path: Path
) -> None:
    stick.rmdir()
    stick.touch()  # whatever it is, it is no folder
    staff.touch("staff_send")
    staff.wait(lambda: staff.desk.hub.stand is Stand.DONE)
    staff.touch("send_bundles")
    staff.wait_for("stick_STICK 1")
    staff.touch("stick_STICK 1")
    staff.wait_for("send_again")
    assert "It did not work" in staff.words()
    assert "The records are safe on this tablet." in staff.words()

    stick.unlink()
    stick.mkdir()
    staff.touch("send_again")
    staff.wait_for("stick_STICK 1")
    staff.touch("stick_STICK 1")
    staff.wait_for("send_done")
    assert import_bundles(hub, [stick], lambda done, total: None).refused == []


class SlowCopy(Coordinator):
    """A stick that is so slow that one can look at the bar, and stop it."""

    go_on = threading.Event()
    stopped = threading.Event()

    def copy(self, stick: Path, tell: object) -> StickReport:
        assert callable(tell)
        tell(3, 12)
        self.go_on.wait(20)
        try:
            tell(4, 12)
        finally:
            self.stopped.set()
        raise AssertionError("nobody stopped it")


@pytest.fixture
def slow(staff: Staff, hub: Hub, stick: Path) -> Iterator[Staff]:
    """A copy is going on."""
    SlowCopy.go_on.clear()
    SlowCopy.stopped.clear()
    staff.desk.coordinator.__class__ = SlowCopy
    staff.touch("staff_send")
    staff.wait(lambda: staff.desk.hub.stand is Stand.DONE)
    staff.touch("send_bundles")
    staff.wait_for("stick_STICK 1")
    staff.touch("stick_STICK 1")
    staff.wait(lambda: staff.desk.sending.progress == (3, 12))
    yield staff
    SlowCopy.go_on.set()
    assert SlowCopy.stopped.wait(20)


@pytest.mark.parametrize("key", ["send_stop", "leave"])
def test_copying_shows_how_far_it_is_and_can_be_stopped(slow: Staff, key: str) -> None:
    bar = slow.kiosk.find("progress")
    assert isinstance(bar, QProgressBar)
    assert (bar.value(), bar.maximum()) == (3, 12)
    slow.touch(key)
    assert slow.kiosk.shell.route is Route.SEND
    slow.wait_for("send_bundles")


def test_copying_goes_on_while_the_page_is_built_anew(slow: Staff) -> None:
    slow.touch("bar_comfort")
    slow.touch("text_largest")
    slow.touch("leave")
    bar = slow.kiosk.find("progress")
    assert isinstance(bar, QProgressBar)
    assert (bar.value(), bar.maximum()) == (3, 12)
    slow.kiosk.shell.finish()
    slow.settle()


def test_what_was_stopped_says_nothing_any_more(qtbot: "QtBot") -> None:
    task, go_on, over = Task(), threading.Event(), threading.Event()

    def work(tell: object) -> None:
        go_on.wait(20)
        over.set()

    heard: list[Stand] = []
    task.start(work)
    task.changed.connect(lambda: heard.append(task.stand))
    task.stop()
    go_on.set()
    assert over.wait(20)
    task.start(lambda tell: "new")
    qtbot.waitUntil(lambda: task.stand is Stand.DONE)
    assert task.result == "new"
    assert heard == [Stand.WORKING, Stand.DONE]


def test_the_card_needs_records_and_says_so(staff: Staff) -> None:
    staff.touch("staff_card")
    staff.wait(lambda: staff.desk.card.stand is Stand.FAILED)
    assert "There is no card yet." in staff.words()
    assert "Touch a language on its first page." in staff.words()


def test_the_card_says_what_to_type_on_the_hubs_computer(staff: Staff) -> None:
    record_visits(staff.data, 0, alone=1, helped=0)
    staff.touch("staff_card")
    staff.wait(lambda: isinstance(staff.desk.card.result, Card))
    typed = staff.words().replace("\u2060", "").replace("\u00a0", " ")
    assert "kiosk hub enrol --hub my-hub -" in typed


def test_a_stick_that_is_pulled_out_is_told_and_no_folder_takes_its_place(staff: Staff, stick: Path) -> None:
    record_visits(staff.data, 0, alone=1, helped=0)
    staff.touch("staff_send")
    staff.touch("send_for-the-team")
    staff.wait_for("stick_STICK 1")
    stick.rmdir()
    staff.touch("stick_STICK 1")
    staff.wait_for("send_again")
    assert "The stick is not there any more. Put it in again." in staff.words()
    assert not stick.exists()


def test_faults_are_told_in_the_language_of_the_page(staff: Staff, stick: Path) -> None:
    session = staff.kiosk.shell.session
    session.choose_language("ur")
    staff.touch("staff_send")
    staff.touch("send_for-the-team")
    staff.wait_for("stick_STICK 1")
    staff.touch("stick_STICK 1")
    staff.wait_for("send_again")
    assert session.words.pgettext(*NOTHING_YET) in staff.words()
    assert "recorded" not in staff.words()


def test_what_is_done_on_staff_pages_is_real_and_all_else_is_practice(staff: Staff) -> None:
    def promise() -> str:
        staff.settle()
        return staff.kiosk.find("promise_words").accessibleName()

    for route in (Route.FIGURES, Route.SEND, Route.CARD, Route.SETTINGS, Route.COORDINATOR):
        staff.kiosk.go_to(route)
        assert promise() == "Staff pages. What you do here is real.", route
    staff.kiosk.shell.finish()
    staff.settle()
    assert promise() == "This is practice. Nothing here is real."
    staff.knock()
    assert promise() == "Staff pages. What you do here is real."
    staff.touch("leave")
    staff.kiosk.arrive()
    assert promise() == "This is practice. Nothing here is real."
