"""Finding a printer and printing on it, with real programs."""

from pathlib import Path

import pytest

from kiosk.session.printing import NoPrinter, SystemPrinter
from tests.printers import SmallPrinter


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallPrinter:
    printer = SmallPrinter(tmp_path / "programs")
    monkeypatch.setenv("PATH", f"{printer.folder}:/usr/bin:/bin")
    return printer


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"%PDF-1.4 a sheet")
    return path


def test_pages_go_to_the_printer_that_is_chosen(small: SmallPrinter, pdf: Path) -> None:
    small.set_up(chosen="Hall")

    assert SystemPrinter().is_there()
    assert SystemPrinter().send(pdf)

    assert small.printed.read_bytes() == pdf.read_bytes()
    assert small.asked[0].startswith("-d Hall ")


def test_where_none_is_chosen_the_first_that_is_set_up_prints(small: SmallPrinter, pdf: Path) -> None:
    small.set_up(chosen="", listed=r"-rude\nKitchen\nHall\n")

    assert SystemPrinter().send(pdf)

    assert small.asked[0].startswith("-d Kitchen ")


def test_nothing_that_is_printed_says_what_somebody_learns(small: SmallPrinter, pdf: Path) -> None:
    small.set_up()

    SystemPrinter().send(pdf)

    assert "-t Footbridge" in small.asked[0]


def test_a_system_without_a_printer_has_none(small: SmallPrinter, pdf: Path) -> None:
    small.set_up(chosen="")

    assert not SystemPrinter().is_there()
    assert not SystemPrinter().send(pdf)
    assert small.asked == []


def test_a_system_that_cannot_print_at_all_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pdf: Path, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert not SystemPrinter().is_there()
    assert not SystemPrinter().send(pdf)
    assert caplog.text == ""  # it is no fault


def test_a_printer_that_refuses_is_told_as_such(
    small: SmallPrinter, pdf: Path, caplog: pytest.LogCaptureFixture
) -> None:
    small.set_up(answer="echo 'lp: out of paper' >&2; exit 1")

    assert SystemPrinter().is_there()
    assert not SystemPrinter().send(pdf)
    assert "printing" in caplog.text


def test_nobody_waits_long_for_a_printer_that_does_not_answer(small: SmallPrinter, pdf: Path) -> None:
    class Impatient(SystemPrinter):
        SEND_WITHIN = 0.2

    small.set_up(answer="exec sleep 30")

    assert not Impatient().send(pdf)


def test_no_printer_prints_nothing(pdf: Path) -> None:
    assert not NoPrinter().is_there()
    assert not NoPrinter().send(pdf)
