"""Charts tell the truth without colours, numbers are written as people write them, and words stand out."""

from collections.abc import Mapping
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.figures.report.charts import Bar, Chart, Layout, Look, drawn
from kiosk.figures.report.style import DARK, LIGHT, PAPER
from kiosk.figures.report.words import cell_text, day_text, days_text, month_text, plain
from kiosk.figures.tables import HIDDEN, Cell
from kiosk.session.comfort import Colours
from kiosk.ui.theme import PALETTES
from tests.figures.page_reader import Node, read_page


def shapes(*cells: Cell, layout: Layout = Layout.BELOW) -> tuple[list[Node], list[str]]:
    """The rectangles of a chart with one bar that has these parts, without the axes; and its words."""
    bar = Bar("Label", tuple((Look.MAIN, cell) for cell in cells))
    svg = ElementTree.tostring(drawn(Chart("T", "S", (bar,), layout), "c"), encoding="unicode", method="html")
    page = read_page("<!DOCTYPE html>\n" + svg)
    return page.of_class("part"), [text.text for text in page.all("text")]


def percent(shape: Node, name: str = "width") -> float:
    return float(shape.attributes[name].removesuffix("%"))


@pytest.mark.parametrize("layout", Layout)
def test_a_bar_is_as_long_as_its_number(layout: Layout) -> None:
    (first, second), _ = shapes(30, 10, layout=layout)
    assert percent(first) == pytest.approx(3 * percent(second), abs=0.05)
    assert percent(first, "x") == 0
    assert percent(second, "x") == (0 if layout is Layout.BELOW else percent(first))


@pytest.mark.parametrize("layout", Layout)
def test_a_hidden_number_is_a_hatched_stub_and_never_nothing(layout: Layout) -> None:
    parts, words = shapes(HIDDEN, 1_000, layout=layout)
    assert "hidden" in parts[0].attributes["class"]
    assert percent(parts[0]) > 0
    assert "[c]" in words
    assert "0" not in words
    assert "1,000" in words


@pytest.mark.parametrize("layout", Layout)
def test_nothing_is_drawn_as_nothing_and_says_0(layout: Layout) -> None:
    parts, words = shapes(0, layout=layout)
    assert all(percent(part) == 0 for part in parts)
    assert words == ["Label", "0"]


def test_what_is_not_known_is_a_dash() -> None:
    assert shapes(None) == ([], ["Label", "–"])
    assert shapes(None, layout=Layout.ROW) == ([], ["Label", "–"])


@given(st.lists(st.one_of(st.integers(0, 10**6), st.just(HIDDEN), st.none()), min_size=1, max_size=5))
def test_no_bar_leaves_the_page(cells: list[Cell]) -> None:
    for layout in Layout:
        parts, _ = shapes(*cells, layout=layout)
        assert all(percent(part, "x") + percent(part) <= 100.1 for part in parts)


def test_numbers_and_dates_are_written_as_people_write_them() -> None:
    assert [cell_text(cell) for cell in (1234, 14.5, 3.0, HIDDEN, None)] == [
        "1,234",
        "14.5",
        "3.0",
        "[c]",
        "",
    ]
    assert day_text("2026-11-06") == "6 November 2026"
    assert month_text("2026-11") == "November 2026"
    assert month_text("unknown") == day_text("unknown") == "unknown"
    assert [plain(number) for number in (17.013, 2.25, 0.04, 1234.56)] == ["17", "2.3", "0", "1,234.6"]


def test_days_that_were_asked_for_are_said_in_one_breath() -> None:
    assert days_text("2026-11-01", "2026-11-30") == "1 November to 30 November 2026"
    assert days_text("2025-12-01", "2026-01-31") == "1 December 2025 to 31 January 2026"
    assert days_text("2026-11-06", "2026-11-06") == "6 November 2026"
    assert days_text("2026-11-01", "") == "from 1 November 2026"
    assert days_text("", "2026-10-31") == "up to 31 October 2026"
    assert days_text("", "") == ""


def test_a_longer_number_has_more_room_beside_its_bar() -> None:
    """Words are not cut in a chart that is narrower than the page by the width of its longest number."""
    bars = tuple(Bar("Label", ((Look.MAIN, count),)) for count in (7, 1_300))
    assert drawn(Chart("T", "S", bars), "c").attrib["class"] == "chart room-5"
    assert drawn(Chart("T", "S", bars[:1]), "c").attrib["class"] == "chart room-1"
    assert drawn(Chart("T", "S", bars, Layout.ROW), "c").attrib["class"] == "chart room-0"


def light_of(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    brighter, darker = sorted((light_of(one), light_of(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK, PAPER], ids=["light", "dark", "paper"])
def test_all_words_stand_out(colours: Mapping[str, str]) -> None:
    for ground in ("ground", "surface", "quiet"):
        for ink in ("ink", "soft", "main"):
            assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
        assert contrast(colours["focus"], colours[ground]) >= 3, ground
    assert contrast(colours["on-main"], colours["main"]) >= 4.5
    assert all(
        contrast(colours["ink"], colours[fill]) >= 3 for fill in ("amber", "pale", "surface", "ground")
    )


def test_the_report_has_the_colours_of_the_kiosk() -> None:
    palette = PALETTES[Colours.LIGHT]
    pairs = {"ground": palette.ground, "ink": palette.ink, "soft": palette.soft_ink, "main": palette.action}
    pairs |= {
        "amber": palette.help,
        "quiet": palette.quiet,
        "focus": palette.focus,
        "surface": palette.surface,
    }
    assert {name: LIGHT[name] for name in pairs} == pairs
