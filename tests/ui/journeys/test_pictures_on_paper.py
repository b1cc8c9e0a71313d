"""The four pictures can be printed, where there is a printer; no file of them stays."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.session.comfort import Comfort, TextSize
from kiosk.session.picture_code import LENGTH, PICTURES
from kiosk.session.printing import Papers, SystemPrinter
from kiosk.session.visit import Visit
from kiosk.ui.pages.page import Route
from kiosk.ui.pages.pictures import PicturesPage
from kiosk.ui.sheet.desk import Stand
from kiosk.ui.sheet.slip_desk import SlipDesk
from kiosk.ui.theme import TARGET
from tests.printers import SmallPrinter
from tests.ui.fit import misfits
from tests.ui.sheet.conftest import Paper
from tests.ui.targets import small_targets

from .conftest import Kiosk
from .visitor import CODE, do_the_lesson, keep_place, pictures_shown, shows, words_on


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallPrinter:
    """A system that prints, and whose temporary files we can look at."""
    printer = SmallPrinter(tmp_path / "programs")
    monkeypatch.setenv("PATH", f"{printer.folder}:/usr/bin:/bin")
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    return printer


def open_pictures(kiosk: Kiosk, until: tuple[Stand, ...]) -> SlipDesk:
    """Keep one's place, and wait for what is known of the printer."""
    kiosk.shell.session.papers = Papers(SystemPrinter())
    do_the_lesson(kiosk)
    keep_place(kiosk)
    page = kiosk.shell.page
    assert isinstance(page, PicturesPage)
    assert page.desk is not None
    desk = page.desk
    kiosk.qtbot.waitUntil(lambda: desk.stand in until)
    kiosk.settle()
    return desk


def test_the_four_pictures_are_printed_and_no_file_of_them_stays(
    kiosk: Kiosk, small: SmallPrinter, tmp_path: Path
) -> None:
    small.set_up()
    desk = open_pictures(kiosk, (Stand.READY,))
    pictures = pictures_shown(kiosk)

    kiosk.tap("print")
    kiosk.qtbot.waitUntil(lambda: desk.stand is Stand.PRINTED)

    assert kiosk.speaker.spoken[-1].text == "The sheet is on its way to the printer."
    assert " ".join(PICTURES[each][1] for each in pictures) in Paper(small.printed).text()
    assert list((tmp_path / "temporary").iterdir()) == []


def test_without_a_printer_there_is_no_key_that_prints(kiosk: Kiosk, small: SmallPrinter) -> None:
    small.set_up(chosen="")
    open_pictures(kiosk, (Stand.NO_PRINTER,))
    assert not shows(kiosk, "print")
    assert shows(kiosk, "copied")


def test_a_printer_that_fails_is_told_and_the_pictures_can_be_copied(
    kiosk: Kiosk, small: SmallPrinter
) -> None:
    small.set_up(answer="exit 1")
    desk = open_pictures(kiosk, (Stand.READY,))
    kiosk.tap("print")
    kiosk.qtbot.waitUntil(lambda: desk.stand is Stand.NOT_PRINTED)
    assert words_on(kiosk, "told") == "The printer did not answer. Ask a volunteer."
    assert len(pictures_shown(kiosk)) == LENGTH


@pytest.mark.parametrize("language", ["en", "cy", "ur", "qps", "qps_rtl"])
@pytest.mark.parametrize("screen", [(1280, 800), (800, 1280)], ids=["landscape", "portrait"])
def test_all_that_the_page_of_the_pictures_can_say_has_its_room(
    make_kiosk: Callable[..., Kiosk], language: str, screen: tuple[int, int]
) -> None:
    kiosk = make_kiosk(*screen)
    session, faults = kiosk.shell.session, list[str]()
    session.papers = Papers(SystemPrinter())
    session.visit = Visit("-".join(CODE), kept=True, is_new=True)
    for size in TextSize:
        session.comfort = Comfort(language, size)
        kiosk.go_to(Route.PICTURES)
        page = kiosk.shell.page
        assert isinstance(page, PicturesPage)
        assert page.desk is not None
        page.desk.close()  # from here on it stands where we put it
        for stand in (Stand.DRAWING, Stand.PRINTED, Stand.NOT_PRINTED):
            page.desk.stand = stand
            page.desk.changed.emit()
            kiosk.settle()
            found = [*misfits(kiosk.shell), *small_targets(kiosk.shell, TARGET)]
            faults += [f"{size} {stand}: {each}" for each in found]
    assert faults == []
