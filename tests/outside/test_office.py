"""LibreOffice opens what we export: every letter, and no formula."""

import csv
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from kiosk.figures.build import figures_of_visits
from kiosk.figures.files.write import FileKind, write_files
from kiosk.figures.visits import Played, Visit
from tests.figures.test_files import FACTS, FORMULA, TODAY, URDU

pytestmark = [pytest.mark.outside, pytest.mark.timeout(300)]


@pytest.fixture(scope="session")
def office() -> str:
    program = shutil.which("soffice")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice is missing: make outside installs it")
        pytest.skip("LibreOffice is not installed")
    return program


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    visit = Visit("=t1", "s1", "2027-01-15", language="ur")
    visit.played = [Played(lesson, "alone", "alone") for lesson in FACTS]
    figures = figures_of_visits([visit], FACTS, shareable=False, today=TODAY, place=FORMULA)
    write_files(tmp_path / "out", figures, None, [FileKind.CSV, FileKind.XLSX])
    return tmp_path / "out"


def opened(office: str, file: Path, to: str, out: Path, *options: str) -> None:
    """Open a file and save it anew, as somebody would who looks into it."""
    profile = f"-env:UserInstallation={(out / 'profile').as_uri()}"
    command = [office, profile, "--headless", *options, "--convert-to", to, "--outdir", str(out), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)


def test_the_tables_are_whole_and_harmless_in_an_office(office: str, exported: Path, tmp_path: Path) -> None:
    out = tmp_path / "saved"
    # With a window it asks about letters, and the mark in the file suggests UTF-8.
    utf_8 = "--infilter=CSV:44,34,76,1"
    opened(office, exported / "figures-lessons.csv", "xlsx:Calc MS Excel 2007 XML", out, utf_8)
    import openpyxl

    (sheet,) = openpyxl.load_workbook(out / "figures-lessons.xlsx").worksheets
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []  # no formula
    words = [str(cell.value) for cell in cells]
    assert URDU in words
    assert any(word.lstrip("'") == FORMULA for word in words)
    assert not any(word.startswith("#") for word in words)  # nor an error


def test_the_workbook_is_whole_and_harmless_in_an_office(office: str, exported: Path, tmp_path: Path) -> None:
    out = tmp_path / "saved"
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    opened(office, exported / "figures.xlsx", every_sheet, out)
    words = []
    for file in out.glob("figures-*.csv"):
        with file.open(encoding="utf-8", newline="") as lines:
            words += [cell for row in csv.reader(lines) for cell in row]
    assert URDU in words
    assert FORMULA in words  # as text: with its sign, and not what it would come to
    assert f"Footbridge figures – {FORMULA}" in words
    assert not any(word.startswith(("#", "Err:")) for word in words)
