"""Bars as SVG, from small pure functions.

Widths are percent and heights are rem, so that a chart fits any page while its words keep their size. What a
part is shows in its pattern and its number, never in its colour alone. A hidden number is a hatched stub that
says [c]: it is not nothing, and its length says nothing.
"""

from dataclasses import dataclass
from enum import StrEnum
from textwrap import wrap

from kiosk.figures.report.elements import Element, element
from kiosk.figures.report.words import cell_text, is_number
from kiosk.figures.tables import HIDDEN, Cell


class Look(StrEnum):
    """How a part is drawn; the style has a class and a pattern for each."""

    MAIN = "main"
    ALONE = "alone"
    HELPED = "helped"
    WATCHED = "watched"
    LEFT = "left"
    BEFORE = "before"
    POINTED = "pointed"


class Layout(StrEnum):
    """How the parts of one bar lie."""

    ROW = "row"  # one after another, each with its number inside
    BELOW = "below"  # each on a line of its own, with its number at the end


@dataclass(frozen=True, slots=True)
class Bar:
    """A label, and how large each part is."""

    label: str
    parts: tuple[tuple[Look, Cell], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart shows. `title` and `says` are for people who do not see it."""

    title: str
    says: str
    bars: tuple[Bar, ...]
    layout: Layout = Layout.BELOW
    beside: bool = False  # labels stand beside the bars: for short ones, such as months
    line_before: int | None = None  # the bar before which a line with words is drawn
    line_words: str = ""


WIDEST = 100.0  # percent
STUB = 7.0
BESIDE = 8.6  # rem, for labels that stand beside their bars
ROOM = 0.6  # rem, that are left beside the longest bar for a number, and for each of its letters
LETTER = 0.57
MOST_LETTERS = 12
LABEL, THICK, THIN, GAP, LINE = 1.3, 1.4, 1.15, 0.6, 2.5  # rem
ABOVE = 0.2
LONGEST = 36  # letters of a label that fit on one line of the narrowest page
# Percent that a number inside a part needs, for each letter and around: on the narrowest page, on a wide one.
_NARROW, _WIDE = (2.9, 2.4), (1.3, 1.2)


def drawn(chart: Chart, name: str) -> Element:
    """The chart. `name` begins its ids, and is used for no other chart of the page."""
    scale = _scale(chart)
    shapes: list[Element] = []
    top = 0.0
    for place, bar in enumerate(chart.bars):
        if place == chart.line_before:
            shapes += _line(top, chart.line_words)
            top += LINE
        if not chart.beside:
            for line in wrap(bar.label, LONGEST, break_on_hyphens=False) or [""]:
                shapes.append(element("text", line, class_="label", x="0", y=_rem(top + 1)))
                top += LABEL
            top += ABOVE
        thick = THICK if chart.layout is Layout.ROW or len(bar.parts) == 1 else THIN
        if chart.beside:
            y = top + (len(bar.parts) - 1) * thick / 2 + 1.05
            shapes.append(element("text", bar.label, class_="label beside", x="-0.6rem", y=_rem(y)))
        if chart.layout is Layout.ROW:
            shapes += _row(bar, top, scale)
            top += thick
        else:
            for look, cell in bar.parts:
                shapes += _single(look, cell, top, thick, scale)
                top += thick
        top += GAP
    return element(
        "svg",
        element("title", chart.title, id=f"{name}-title"),
        element("desc", chart.says, id=f"{name}-says"),
        *shapes,
        class_=f"chart room-{_room(chart)}{' beside' if chart.beside else ''}",
        role="img",
        aria_labelledby=f"{name}-title {name}-says",
        width="100%",
        height=_rem(max(top - GAP, 1.0) + 0.2),
    )


def _room(chart: Chart) -> int:
    """Letters of the longest number that stands at the end of a bar."""
    if chart.layout is Layout.ROW:
        return 0
    longest = max((len(cell_text(cell)) for bar in chart.bars for _, cell in bar.parts), default=0)
    return min(max(longest, 1), MOST_LETTERS)


def _scale(chart: Chart) -> float:
    """Percent for each one, so that the longest bar just fits."""
    best = float("inf")
    for bar in chart.bars:
        groups = [bar.parts] if chart.layout is Layout.ROW else [(part,) for part in bar.parts]
        for group in groups:
            total = sum(_size(cell) for _, cell in group)
            if total > 0:
                room = WIDEST - STUB * sum(cell == HIDDEN for _, cell in group)
                best = min(best, room / total)
    return 0.0 if best == float("inf") else best


def _size(cell: Cell) -> float:
    return max(0.0, float(cell)) if isinstance(cell, int | float) else 0.0


def _single(look: Look, cell: Cell, top: float, thick: float, scale: float) -> list[Element]:
    """One bar with its number at the end."""
    shapes = [element("rect", class_="axis", x="0", y=_rem(top), width="2", height=_rem(thick))]
    width = 0.0
    if cell == HIDDEN:
        width = STUB
        shapes.append(_part("hidden", 0, top, width, thick))
    elif is_number(cell):
        width = _size(cell) * scale
        shapes.append(_part(look, 0, top, width, thick))
    y = _rem(top + thick / 2 + 0.36)
    shapes.append(
        element("text", cell_text(cell) or "–", class_="number", x=_percent(width), y=y, dx="0.45rem")
    )
    return shapes


def _row(bar: Bar, top: float, scale: float) -> list[Element]:
    """Parts one after another; a number stands inside where there is room, and always in the table."""
    shapes = [element("rect", class_="axis", x="0", y=_rem(top), width="2", height=_rem(THICK))]
    at = 0.0
    for look, cell in bar.parts:
        if cell != HIDDEN and not _size(cell):
            continue
        width = STUB if cell == HIDDEN else _size(cell) * scale
        shapes.append(_part("hidden" if cell == HIDDEN else look, at, top, width, THICK))
        text = cell_text(cell)
        if cell == HIDDEN or _fits(text, width, _WIDE):
            kind = "inside" if cell == HIDDEN else f"inside on-{look}"
            if cell != HIDDEN and not _fits(text, width, _NARROW):
                kind += " tight"
            middle = _percent(at + width / 2)
            shapes.append(element("text", text, class_=kind, x=middle, y=_rem(top + THICK / 2 + 0.34)))
        at += width
    if not at:
        words = "0" if any(is_number(cell) for _, cell in bar.parts) else "–"
        shapes.append(element("text", words, class_="number", x="0", y=_rem(top + 1.05), dx="0.45rem"))
    return shapes


def _fits(text: str, width: float, room: tuple[float, float]) -> bool:
    return width >= len(text) * room[0] + room[1]


def _part(look: str, x: float, top: float, width: float, thick: float) -> Element:
    return element(
        "rect", class_=f"part {look}", x=_percent(x), y=_rem(top), width=_percent(width), height=_rem(thick)
    )


def _line(top: float, words: str) -> list[Element]:
    y = _rem(top + 0.55)
    return [
        element("line", class_="since", x1=_rem(-BESIDE), x2="100%", y1=y, y2=y),
        element("text", words, class_="since", x=_rem(-BESIDE), y=_rem(top + 1.6)),
    ]


def _rem(number: float) -> str:
    return f"{round(number, 2):g}rem"


def _percent(number: float) -> str:
    return f"{round(number, 2):g}%"


PATTERNS = {
    "helped": ("M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4", "amber"),
    "before": ("M-2,6 l4,4 M-2,-2 l12,12 M6,-2 l4,4", "pale"),
    "pointed": ("M0,4 h8", "amber"),
    "hidden": ("M0,8 l8,-8 M0,0 l8,8", "bare"),
}


def patterns() -> Element:
    """The patterns that parts are filled with: once on a page, before all charts."""
    made = [
        element(
            "pattern",
            element("rect", class_=f"ground-{ground}", width="8", height="8"),
            element("path", class_="stroke", d=path),
            id=f"pattern-{name}", width="8", height="8", patternUnits="userSpaceOnUse",
        )
        for name, (path, ground) in PATTERNS.items()
    ]  # fmt: skip
    dots = element(
        "pattern",
        element("rect", class_="ground-pale", width="8", height="8"),
        element("circle", class_="dot", cx="2", cy="2", r="1.3"),
        element("circle", class_="dot", cx="6", cy="6", r="1.3"),
        id="pattern-watched", width="8", height="8", patternUnits="userSpaceOnUse",
    )  # fmt: skip
    defs = element("defs", *made, dots)
    return element(
        "svg", defs, class_="patterns", width="0", height="0", aria_hidden="true", focusable="false"
    )


def legend(looks: tuple[tuple[Look, str], ...], *, hidden: bool) -> Element:
    """What each pattern means, in words."""
    entries = [*looks, *([("hidden", "hidden, [c]; its length says nothing")] if hidden else [])]
    return element("ul", *(_entry(look, words) for look, words in entries), class_="legend")


def _entry(look: str, words: str) -> Element:
    sample = element("rect", class_=f"part {look}", x="1", y="1", width="26", height="16")
    swatch = element("svg", sample, width="28", height="18", aria_hidden="true", focusable="false")
    return element("li", swatch, " ", words)
