"""A learner takes the steps home: on paper from a printer, or kept for the volunteer."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.player.play import Stage, Way
from kiosk.session.comfort import Comfort, TextSize
from kiosk.session.printing import Papers, SystemPrinter
from kiosk.ui.pages.page import Route
from kiosk.ui.pages.page_picture import PagePicture
from kiosk.ui.pages.sheet import SheetPage
from kiosk.ui.sheet.desk import Stand
from kiosk.ui.theme import TARGET
from tests.printers import SmallPrinter
from tests.ui.fit import misfits, scroll_area_of
from tests.ui.sheet.conftest import Paper
from tests.ui.targets import small_targets

from .conftest import LESSON, Kiosk


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallPrinter:
    """A system that prints, and whose temporary files we can look at."""
    printer = SmallPrinter(tmp_path / "programs")
    monkeypatch.setenv("PATH", f"{printer.folder}:/usr/bin:/bin")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    return printer


@pytest.fixture
def learner(kiosk: Kiosk, small: SmallPrinter, tmp_path: Path) -> "Learner":
    kiosk.shell.session.papers = Papers(SystemPrinter(), tmp_path / "sheets")
    return Learner(kiosk, tmp_path)


class Learner:
    """Somebody who has done a lesson, with help in its first step."""

    def __init__(self, kiosk: Kiosk, folder: Path) -> None:
        self.kiosk, self.folder = kiosk, folder

    def do_the_lesson(self) -> None:
        self.kiosk.begin(Way.ALONE)
        self.kiosk.tap("help_where")
        self.kiosk.follow(until=lambda: self.kiosk.play.stage is Stage.DONE)
        self.kiosk.settle()

    def open_the_sheet(self) -> None:
        self.do_the_lesson()
        self.ask_for_it()
        self.wait(until=(Stand.READY, Stand.NO_PRINTER))

    def ask_for_it(self) -> None:
        key = self.kiosk.find("take_home")
        area = scroll_area_of(key)
        if area is not None:
            area.ensureWidgetVisible(key)
        self.kiosk.tap("take_home")

    def wait(self, until: tuple[Stand, ...]) -> None:
        desk = self.page.desk
        if desk.stand not in until:
            with self.kiosk.qtbot.waitSignal(desk.changed, check_params_cb=lambda: desk.stand in until):
                pass
        self.kiosk.settle()

    @property
    def page(self) -> SheetPage:
        page = self.kiosk.shell.page
        assert isinstance(page, SheetPage)
        return page

    @property
    def told(self) -> str:
        return self.kiosk.find("told").accessibleName()

    @property
    def left_lying(self) -> list[Path]:
        """What is still in the temporary folder."""
        return list((self.folder / "temporary").iterdir())

    @property
    def kept(self) -> list[Path]:
        folder = self.folder / "sheets"
        return list(folder.iterdir()) if folder.exists() else []


def test_the_sheet_is_printed_and_its_file_is_gone(learner: Learner, small: SmallPrinter) -> None:
    small.set_up()
    learner.open_the_sheet()
    assert learner.told == "It is ready to be printed."

    learner.kiosk.tap("print")
    learner.wait(until=(Stand.PRINTED,))

    assert learner.told == "The sheet is on its way to the printer."
    assert learner.told in learner.kiosk.speaker.spoken[-1].text
    assert Paper(small.printed).text().count("You had help here.") == 1
    assert learner.left_lying == []
    assert learner.kept == []


def test_a_printer_that_fails_is_met_with_calm_words(learner: Learner, small: SmallPrinter) -> None:
    small.set_up(answer="exit 1")
    learner.open_the_sheet()

    learner.kiosk.tap("print")
    learner.wait(until=(Stand.NOT_PRINTED,))

    assert learner.told == "The printer did not answer. Ask a volunteer."
    assert learner.kiosk.find("print").isEnabled()  # one can try again
    assert learner.left_lying == []


def test_without_a_printer_it_is_kept_for_the_volunteer_and_never_piles_up(
    learner: Learner, small: SmallPrinter
) -> None:
    small.set_up(chosen="")
    learner.open_the_sheet()
    assert "There is no printer here." in learner.told
    assert not learner.kiosk.find("print").isEnabled()

    for _ in range(2):
        learner.kiosk.tap("keep")
        learner.wait(until=(Stand.KEPT,))

    assert learner.told == "The sheet is kept for the volunteer. Your name is not on it."
    assert [path.name for path in learner.kept] == [f"{LESSON}.en.pdf"]


def test_a_folder_that_refuses_is_told_in_words(learner: Learner, small: SmallPrinter) -> None:
    small.set_up()
    (learner.folder / "sheets").write_text("this is no folder")
    learner.open_the_sheet()

    learner.kiosk.tap("keep")
    learner.wait(until=(Stand.NOT_KEPT,))

    assert learner.told == "The sheet could not be kept. Ask a volunteer."


def test_who_goes_back_while_it_is_drawn_leaves_nothing_behind(learner: Learner, small: SmallPrinter) -> None:
    small.set_up()
    learner.open_the_sheet()
    desk = learner.page.desk
    with learner.kiosk.qtbot.waitSignal(desk.moved):
        desk.print()
    assert learner.left_lying

    learner.kiosk.tap("leave")

    assert learner.kiosk.shell.route is Route.DONE
    assert learner.left_lying == []
    assert small.asked == []


def test_pages_are_counted_while_they_are_drawn(learner: Learner, small: SmallPrinter) -> None:
    small.set_up()
    learner.open_the_sheet()
    seen: list[str] = []
    learner.page.desk.moved.connect(lambda: seen.append(learner.told))

    learner.kiosk.tap("keep")
    learner.wait(until=(Stand.KEPT,))

    assert list(dict.fromkeys(seen)) == ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"]


def test_after_finish_nobody_knows_where_help_was_used(learner: Learner, small: SmallPrinter) -> None:
    small.set_up()
    learner.open_the_sheet()

    learner.kiosk.shell.finish()
    learner.kiosk.settle()

    assert learner.kiosk.shell.session.helped == frozenset()
    assert learner.left_lying == []
    assert learner.kept == []


def test_nothing_is_drawn_when_somebody_leaves_before_it_begins(
    learner: Learner, small: SmallPrinter
) -> None:
    small.set_up()
    learner.do_the_lesson()
    learner.ask_for_it()
    desk = learner.page.desk

    learner.kiosk.tap("leave")
    learner.kiosk.qtbot.wait(0)

    assert learner.kiosk.shell.route is Route.DONE
    assert desk.stand is Stand.DRAWING


def test_the_picture_of_the_first_page_is_shown(learner: Learner, small: SmallPrinter) -> None:
    small.set_up()
    learner.open_the_sheet()

    (picture,) = learner.page.findChildren(PagePicture)
    assert picture.shown


@pytest.mark.parametrize("language", ["en", "cy", "ur", "qps", "qps_rtl"])
@pytest.mark.parametrize("screen", [(1280, 800), (800, 1280)], ids=["landscape", "portrait"])
def test_all_that_the_page_can_say_has_its_room(
    make_kiosk: Callable[..., Kiosk], language: str, screen: tuple[int, int]
) -> None:
    kiosk = make_kiosk(*screen)
    session = kiosk.shell.session
    session.start_lesson(LESSON, Way.WATCH)
    faults: list[str] = []
    for size in TextSize:
        session.comfort = Comfort(language, size)
        kiosk.go_to(Route.SHEET)
        page = kiosk.shell.page
        assert isinstance(page, SheetPage)
        page.desk.close()  # from here on it stands where we put it
        for stand in Stand:
            page.desk.stand = stand
            page.desk.changed.emit()
            kiosk.settle()
            found = [*misfits(kiosk.shell), *small_targets(kiosk.shell, TARGET)]
            faults += [f"{size} {stand}: {each}" for each in found]
    assert faults == []
