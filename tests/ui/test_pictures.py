"""The sixteen pictures and the five faces: bold, in one colour, and never to be mixed up."""

import re
from itertools import combinations

import pytest
from PySide6.QtGui import QColor, QImage

from kiosk.session.picture_code import PICTURES, drawing_of
from kiosk.ui.icons import drawing_file, icon
from kiosk.ui.pages.faces import WORDS

pytestmark = pytest.mark.usefixtures("qapp")

FACES = [f"faces/sure-{sure}" for sure in WORDS]
DRAWINGS = [*map(drawing_of, PICTURES), *FACES]
SIDE = 48


def drawn(name: str, colour: str = "#000000", side: int = SIDE) -> QImage:
    return icon(name, colour, side, ratio=1.0).toImage().convertToFormat(QImage.Format.Format_ARGB32)


def inked(name: str) -> list[bool]:
    """Each pixel of the field, row by row."""
    image = drawn(name)
    return [image.pixelColor(x, y).alpha() > 127 for y in range(SIDE) for x in range(SIDE)]


def unlike(one: str, other: str) -> float:
    """The part of the ink that the two do not share: 0 for twins, 1 for strangers."""
    pairs = list(zip(inked(one), inked(other), strict=True))
    return sum(a != b for a, b in pairs) / sum(a or b for a, b in pairs)


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_wears_one_colour_whatever_the_scheme(name: str) -> None:
    text = drawing_file(name).read_text(encoding="utf-8")
    assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', text)) <= {"none", "currentColor"}
    assert "<text" not in text
    yellow = drawn(name, "#ffeb3b")
    shades = {
        yellow.pixelColor(x, y).name()
        for x in range(SIDE)
        for y in range(SIDE)
        if yellow.pixelColor(x, y).alpha() == 255
    }
    assert shades == {QColor("#ffeb3b").name()}


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_is_bold_and_stays_clear_of_its_edge(name: str) -> None:
    pixels = inked(name)
    assert 0.12 < sum(pixels) / len(pixels) < 0.7
    edge = [
        pixels[i] or pixels[-1 - i] or pixels[i * SIDE] or pixels[i * SIDE + SIDE - 1] for i in range(SIDE)
    ]
    assert not any(edge)


def test_no_two_pictures_can_be_mixed_up_by_their_shape() -> None:
    alike = {
        pair: round(unlike(*map(drawing_of, pair)), 2)
        for pair in combinations(PICTURES, 2)
        if unlike(*map(drawing_of, pair)) < 0.3
    }
    assert alike == {}


def test_each_face_has_a_mouth_of_its_own() -> None:
    mouths = {name: tuple(inked(name)[SIDE * SIDE // 2 :]) for name in FACES}
    for one, other in combinations(FACES, 2):
        differing = sum(a != b for a, b in zip(mouths[one], mouths[other], strict=True))
        assert differing > 40, (one, other)  # of about 150 pixels that a mouth has
