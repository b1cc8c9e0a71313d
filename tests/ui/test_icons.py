"""The drawings: each is there, takes its colour, and turns with the script."""

import re

import pytest
from PySide6.QtGui import QColor, QImage, QPixmap, QPixmapCache, QTransform

from kiosk.paths import assets_folder
from kiosk.ui.icons import DIRECTIONAL, icon, icon_names, lit

pytestmark = pytest.mark.usefixtures("qapp")

TEAL = "#0b4f56"
PROMISED = """
alone back bag bridge bubble calendar chart chevron-down chevron-right clock close cog comfort contrast
cross document envelope finish globe heart home home-filled hospital info language leaf medicines
messages messages-filled minus next nhs-app padlock-closed padlock-open pharmacy phone pictures play plus
pointing-hand practice prescription printer profile profile-filled question repeat results shield speaker
speaker-off stick text-larger text-smaller tick together vaccination warning warning-filled watch what where
"""


def image(pixmap: QPixmap) -> QImage:
    return pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)


def ink(pixmap: QPixmap) -> float:
    """The part of the field that is inked."""
    drawn = image(pixmap)
    inked = [drawn.pixelColor(x, y).alphaF() for x in range(drawn.width()) for y in range(drawn.height())]
    return sum(inked) / len(inked)


def test_every_icon_that_we_promise_is_drawn() -> None:
    assert set(icon_names()) == set(PROMISED.split())


def test_where_a_person_is_the_icon_is_filled_if_it_can_be() -> None:
    assert lit("warning") == "warning-filled"
    assert lit("leaf") == "leaf"


def test_every_icon_is_made_of_lines_in_one_colour_on_the_same_field() -> None:
    for name in icon_names():
        drawing = (assets_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
        assert 'viewBox="0 0 24 24"' in drawing, name
        assert 'stroke-width="2" stroke-linecap="round" stroke-linejoin="round"' in drawing, name
        assert "<text" not in drawing, name
        assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', drawing)) <= {"none", "currentColor"}, name


def test_every_icon_has_ink_and_stays_clear_of_its_edge() -> None:
    for name in icon_names():
        drawn = image(icon(name, TEAL, 48))
        assert 0.03 < ink(icon(name, TEAL, 24)) < 0.6, name
        edge = [
            drawn.pixelColor(*place).alpha()
            for step in range(48)
            for place in ((0, step), (47, step), (step, 0), (step, 47))
        ]
        assert max(edge) == 0, name


def test_no_two_icons_look_the_same() -> None:
    seen = {bytes(image(icon(name, TEAL, 48)).constBits()) for name in icon_names()}
    assert len(seen) == len(icon_names())


def test_an_icon_wears_the_colour_that_was_asked_for() -> None:
    assert image(icon("plus", TEAL, 48)).pixelColor(24, 24) == QColor(TEAL)
    assert image(icon("plus", "white", 48)).pixelColor(24, 24) == QColor("white")
    assert image(icon("plus", "#80000000", 48)).pixelColor(24, 24).alpha() == pytest.approx(0x80, abs=1)


@pytest.mark.parametrize("name", sorted(DIRECTIONAL))
def test_an_icon_with_a_direction_turns_round_for_those_who_read_from_the_right(name: str) -> None:
    turned = image(icon(name, TEAL, 48)).transformed(QTransform.fromScale(-1, 1))
    assert image(icon(name, TEAL, 48, mirrored=True)) == turned
    assert image(icon(name, TEAL, 48)) != turned


def test_an_icon_without_a_direction_never_turns() -> None:
    assert image(icon("question", TEAL, 48, mirrored=True)) == image(icon("question", TEAL, 48))


def test_a_missing_icon_is_a_plain_square_and_one_log_line(caplog: pytest.LogCaptureFixture) -> None:
    QPixmapCache.clear()
    drawn = icon("no-such-icon", TEAL, 48)
    again = icon("no-such-icon", TEAL, 48)
    assert drawn.width() == 48
    assert ink(drawn) > 0.05
    assert image(again) == image(drawn)
    assert len(caplog.records) == 1


def test_the_same_icon_is_drawn_only_once() -> None:
    assert icon("heart", TEAL, 40).cacheKey() == icon("heart", TEAL, 40).cacheKey()


def test_an_icon_is_as_sharp_as_the_screen() -> None:
    drawn = icon("heart", TEAL, 40, ratio=2.0)
    assert (drawn.width(), drawn.deviceIndependentSize().width()) == (80, 40)
    assert icon("heart", TEAL, 40).width() == 40
