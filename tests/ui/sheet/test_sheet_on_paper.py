"""The sheet as a PDF: what can be read on it, that nothing is cut off, and that a phone reads its code."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from kiosk.app import open_application
from kiosk.session.sheet import Sheet
from kiosk.session.shelf import Shelf
from kiosk.ui.sheet.blocks import step_block
from kiosk.ui.sheet.columns import PICTURE_HEIGHT
from kiosk.ui.sheet.drawing import SheetPainter
from kiosk.ui.sheet.paper import BODY, INNER, INSTRUCTION, TENTHS
from kiosk.ui.sheet.turns import do_all

from .conftest import LESSON, Draw

FRAME_MS = 16
LESSONS = [LESSON, *(pytest.param(each, marks=pytest.mark.thorough) for each in ("log-in", "spot-a-scam"))]
LANGUAGES = ("en", "cy", "ur", "qps", "qps_rtl")
Make = Callable[..., Sheet]


def test_every_page_says_that_it_is_practice_and_which_lesson_and_page_it_is(draw: Draw) -> None:
    paper = draw("en")

    assert paper.pages > 1
    for page in range(1, paper.pages + 1):
        text = paper.text(page)
        assert "Practice – nothing here is real" in text
        assert "Order a repeat prescription" in text
        assert f"Page {page} of {paper.pages}" in text


def test_an_english_sheet_has_every_step_in_order_and_once(draw: Draw, sheet: Make) -> None:
    text = draw("en").text()

    at = -1
    for step in sheet("en").tellings[0].steps:
        assert text.count(step.number) == 1
        assert text.index(step.number) > at
        at = text.index(step.number)
    assert "Tick “amlodipine 5mg tablets”, the tablets that are running low." in text


def test_no_step_is_broken_across_pages(draw: Draw, sheet: Make) -> None:
    paper = draw("cy")
    pages = [paper.text(page) for page in range(1, paper.pages + 1)]

    for own, english in zip(*(telling.steps for telling in sheet("cy").tellings), strict=True):
        (page,) = [text for text in pages if own.number in text]
        last_words = english.say.pieces[-2].text.split()[-1]
        assert last_words in page
        assert own.why is None or own.why.text.split()[-1] in page


def test_an_urdu_sheet_has_the_english_words_beside_it(draw: Draw) -> None:
    text = draw("ur").text()

    assert "Read the name of the pharmacy. Then tap “Continue”." in text
    assert "Order a repeat prescription" in text


def test_a_step_with_help_is_marked_in_words_and_no_other(draw: Draw) -> None:
    assert draw("en", helped=("pick", "send")).text().count("You had help here.") == 2
    assert "You had help" not in draw("en").text()


@pytest.mark.parametrize("language", ["en", "ur"])
def test_a_phone_reads_the_address_from_the_code(draw: Draw, language: str) -> None:
    paper = draw(language)

    assert paper.codes() == ["https://www.nhs.uk/nhs-app/"]
    assert "www.nhs.uk/nhs-app" in paper.text()


def test_the_file_tells_neither_who_nor_when(draw: Draw) -> None:
    paper = draw("en", helped=("pick",))
    content = paper.path.read_bytes()

    assert b"/Author ()" in content
    assert str(datetime.date.today().year).encode() not in content[:4096]
    assert content[:4096].count(b"1111-11-11") == 3
    assert paper.pages == 3


@pytest.mark.parametrize("language", ["en", "cy", "ur"])
@pytest.mark.parametrize("lesson", LESSONS)
def test_nothing_is_printed_where_printers_cannot(draw: Draw, language: str, lesson: str) -> None:
    for picture in draw(language, lesson, helped=("pick", "look")).pictures():
        edge = round(8 / 25.4 * 72)
        assert not _inked(picture, edge)


@pytest.mark.thorough
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_of_any_lesson_is_too_full(shelf: Shelf, sheet: Make, language: str, qtbot: object) -> None:
    open_application()
    for lesson in shelf.lessons:
        helped = tuple(str(step.id) for step in lesson.steps)  # the longest that it can be
        painter = SheetPainter(sheet(language, str(lesson.id), helped))
        for _ in painter.pages.arrange():
            pass
        assert min(painter.pages.room(page) for page in range(painter.pages.count)) >= 0, lesson.id


def test_letters_are_as_large_as_large_print_asks() -> None:
    assert BODY / TENTHS * 72 >= 16
    assert INSTRUCTION / TENTHS * 72 >= 18


def test_a_picture_is_about_as_large_as_a_phone_and_shows_the_ring(sheet: Make, qtbot: object) -> None:
    open_application()
    pages: list[QImage] = []
    painter = SheetPainter(sheet("en"))
    do_all(painter.first_page(0.4, pages.append))

    amber = QColor("#ffb81c")
    (page,) = pages
    ringed = [
        (x, y)
        for x in range(0, page.width(), 2)
        for y in range(0, page.height(), 2)
        if _near(page.pixelColor(x, y), amber)
    ]
    assert len(ringed) > 100
    assert min(x for x, _ in ringed) > page.width() / 2  # beside the words, not over them
    assert 400 < PICTURE_HEIGHT < 800


def test_a_sheet_is_drawn_in_many_small_pieces_so_that_the_screen_answers_between_them(
    sheet: Make, tmp_path: Path, qtbot: object
) -> None:
    open_application()
    steps = 8
    pieces = list(SheetPainter(sheet("ur", helped=("pick",))).pdf(tmp_path / "sheet.pdf"))
    assert len(pieces) > 5 * steps


def test_a_sheet_that_is_given_up_leaves_no_file(sheet: Make, tmp_path: Path, qtbot: object) -> None:
    open_application()
    folder = tmp_path / "sheets"
    folder.mkdir()
    work = SheetPainter(sheet()).pdf(folder / "sheet.pdf")
    for _ in range(30):
        next(work)
    assert list(folder.iterdir())

    work.close()  # type: ignore[attr-defined]

    assert not list(folder.iterdir())


def test_a_disk_that_is_full_is_told(sheet: Make, tmp_path: Path, qtbot: object) -> None:
    open_application()
    full = tmp_path / ".sheet.pdf.part"
    full.symlink_to("/dev/full")

    with pytest.raises(OSError, match="No space left"):
        do_all(SheetPainter(sheet()).pdf(tmp_path / "sheet.pdf"))


def test_without_a_public_page_there_is_no_code(sheet: Make) -> None:
    from dataclasses import replace

    from kiosk.ui.sheet.blocks import closing

    open_application()
    assert len(list(closing(sheet("en")))) == len(list(closing(replace(sheet("en"), address="")))) + 1


def test_a_helped_step_is_higher_by_its_mark(sheet: Make, qtbot: object) -> None:
    open_application()
    plain, marked = sheet("en"), sheet("en", helped=("open-prescriptions",))

    assert step_block(marked, 0, QImage).height > step_block(plain, 0, QImage).height + BODY
    assert INNER.width() > 1700


def _inked(picture: QImage, edge: int) -> bool:
    """Whether anything but white is nearer than this to an edge of the paper."""
    white = QColor("#ffffff").rgb()
    width, height = picture.width(), picture.height()
    rows = (y for y in range(height) if y < edge or y >= height - edge)
    border = [(x, y) for y in rows for x in range(width)]
    border += [(x, y) for y in range(height) for x in (*range(edge), *range(width - edge, width))]
    return any(picture.pixel(x, y) != white for x, y in border)


def _near(one: QColor, other: QColor) -> bool:
    return all(
        abs(a - b) < 24
        for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    )
