"""Sheets that are really drawn, and programs that look at them."""

import datetime
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from kiosk.app import open_application
from kiosk.language.catalogue import load
from kiosk.paths import lessons_folder, locales_folder
from kiosk.session.sheet import Sheet, make_sheet
from kiosk.session.shelf import Shelf
from kiosk.ui.sheet.drawing import SheetPainter
from kiosk.ui.sheet.turns import do_all

LESSON = "order-repeat-prescription"


def program(name: str, package: str) -> str:
    """A program that looks at paper for us; it must be there where the tests must be complete."""
    found = shutil.which(name)
    if found is None:
        if os.environ.get("CI"):
            pytest.fail(f"{name} is missing: apt-get install {package}")
        pytest.skip(f"{name} is not installed")
    return found


class Paper:
    """A PDF as somebody gets it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def text(self, page: int = 0) -> str:
        """The words of a page from 1, or of all; without line ends, as they are read."""
        which = ["-f", str(page), "-l", str(page)] if page else []
        command = [program("pdftotext", "poppler-utils"), *which, "-raw", str(self.path), "-"]
        return " ".join(subprocess.run(command, capture_output=True, check=True).stdout.decode().split())

    @property
    def pages(self) -> int:
        """How many there are."""
        return self._info("Pages")

    def _info(self, name: str) -> int:
        command = [program("pdfinfo", "poppler-utils"), str(self.path)]
        lines = subprocess.run(command, capture_output=True, check=True).stdout.decode().splitlines()
        return int(next(line for line in lines if line.startswith(f"{name}:")).split()[1])

    def pictures(self, dots: int = 72) -> list[QImage]:
        """Every page as it is printed, `dots` an inch."""
        out = self.path.parent / f"{self.path.stem}-pages"
        out.mkdir(exist_ok=True)
        command = [
            program("pdftoppm", "poppler-utils"),
            "-r",
            str(dots),
            "-png",
            str(self.path),
            str(out / "p"),
        ]
        subprocess.run(command, check=True)
        return [QImage(str(path)) for path in sorted(out.glob("*.png"))]

    def codes(self) -> list[str]:
        """What the square codes on it say to a phone's camera."""
        found = []
        for number, picture in enumerate(self.pictures(150)):
            path = self.path.parent / f"code-{number}.png"
            picture.save(str(path))
            command = [program("zbarimg", "zbar-tools"), "--quiet", "--raw", str(path)]
            seen = subprocess.run(command, capture_output=True, check=False)  # 4 where there is no code
            found += seen.stdout.decode().split()
        return found


Draw = Callable[..., Paper]


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    """The lessons, searched once; today is always the same day."""
    return Shelf(lessons_folder(), lambda: datetime.date(2026, 3, 4))


@pytest.fixture
def sheet(shelf: Shelf) -> Callable[..., Sheet]:
    """sheet("ur", helped=["pick"]): what stands on the sheet."""

    def make(tag: str = "en", lesson: str = LESSON, helped: tuple[str, ...] = ()) -> Sheet:
        return make_sheet(shelf.road(lesson), load(tag, locales_folder()), helped, draft=tag != "en")

    return make


@pytest.fixture
def draw(sheet: Callable[..., Sheet], tmp_path: Path, qtbot: object) -> Draw:
    """draw("ur"): the sheet as a PDF."""
    open_application()

    def drawn(tag: str = "en", lesson: str = LESSON, helped: tuple[str, ...] = ()) -> Paper:
        made = sheet(tag, lesson, helped)
        path = tmp_path / made.file_name
        do_all(SheetPainter(made).pdf(path))
        return Paper(path)

    return drawn
