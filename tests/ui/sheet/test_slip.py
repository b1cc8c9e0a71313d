"""The slip with a picture code."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from kiosk.app import open_application
from kiosk.language.catalogue import load
from kiosk.paths import assets_folder, locales_folder
from kiosk.ui.sheet.slip import SlipPicture, slip_pdf
from kiosk.ui.sheet.turns import do_all

from .conftest import Paper

DRAWINGS = ("heart", "leaf", "home", "bag")


@pytest.fixture
def pictures() -> list[SlipPicture]:
    return [SlipPicture(assets_folder() / "icons" / f"{name}.svg", f"y {name}", name) for name in DRAWINGS]


def slip(path: Path, pictures: list[SlipPicture], tag: str) -> Paper:
    open_application()
    do_all(slip_pdf(path, pictures, load(tag, locales_folder())))
    return Paper(path)


def test_it_has_four_pictures_their_words_and_the_promise(
    tmp_path: Path, pictures: list[SlipPicture], qtbot: object
) -> None:
    text = slip(tmp_path / "slip.pdf", pictures, "en").text()

    assert text == "Bring this next time y heart y leaf y home y bag This is practice. Nothing here is real."


def test_both_languages_stand_on_it(tmp_path: Path, pictures: list[SlipPicture], qtbot: object) -> None:
    text = slip(tmp_path / "slip.pdf", pictures, "cy").text()

    assert "y heart" in text
    assert " heart " in text.replace("y heart", "")
    assert "This is practice." in text


@pytest.mark.parametrize("language", ["en", "cy", "ur", "qps", "qps_rtl"])
def test_it_stays_on_its_half_of_the_page(
    tmp_path: Path, pictures: list[SlipPicture], qtbot: object, language: str
) -> None:
    (page,) = slip(tmp_path / "slip.pdf", pictures, language).pictures()

    assert inked(page, 0, page.height() // 2 - 20)
    assert not inked(page, page.height() // 2 - 15, page.height() // 2 - 3)  # clear of where it is cut
    assert not inked(page, page.height() // 2 + 5, page.height())


def inked(page: QImage, top: int, bottom: int) -> bool:
    return any(
        page.pixel(x, y) & 0xFFFFFF != 0xFFFFFF for y in range(top, bottom) for x in range(page.width())
    )
