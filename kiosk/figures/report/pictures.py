"""Which chart shows which table. A table that lacks what a chart needs is shown without one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kiosk.figures.report.charts import Bar, Chart, Layout, Look
from kiosk.figures.report.words import cell_text, is_number, is_told, month_text
from kiosk.figures.tables import HIDDEN, Cell, Figures, Table

Looks = tuple[tuple[Look, str], ...]

MOST_MONTHS = 24
MOST_STOPS = 10
OUTCOMES: Mapping[str, tuple[Look, str]] = {
    "alone": (Look.ALONE, "on their own"),
    "helped": (Look.HELPED, "with help"),
    "watched": (Look.WATCHED, "watched"),
    "unfinished": (Look.LEFT, "not finished"),
}
RUNGS: Mapping[str, tuple[Look, str]] = {
    "none": (Look.ALONE, "no help"),
    "hint": (Look.WATCHED, "a hint"),
    "point": (Look.POINTED, "shown where"),
    "show": (Look.HELPED, "told what to do"),
    "did": (Look.LEFT, "done for them"),
}
SURE: Mapping[str, tuple[Look, str]] = {
    "before": (Look.BEFORE, "before"),
    "after": (Look.MAIN, "after"),
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart and the legend of its patterns, with a remark where it does not show all."""

    chart: Chart
    looks: Looks = ()
    remark: str = ""

    @property
    def hides(self) -> bool:
        """Whether a hidden number is drawn."""
        return any(cell == HIDDEN for bar in self.chart.bars for _, cell in bar.parts)


def picture_of(table: Table, figures: Figures) -> Picture | None:
    """The chart of a table; None when it has none, or there is nothing to draw."""
    draw = _DRAWN.get(table.name)
    picture = draw(table, figures) if draw else None
    if picture is None or not any(is_told(cell) for bar in picture.chart.bars for _, cell in bar.parts):
        return None
    return picture


def pick(table: Table, *names: str) -> list[tuple[Cell, ...]] | None:
    """Some columns of all rows; None when one of them is not there."""
    places = {column.name: place for place, column in enumerate(table.columns)}
    if not set(names) <= places.keys():
        return None
    return [tuple(row[places[name]] for name in names) for row in table.rows]


def _says(table: Table, bars: Sequence[Bar]) -> str:
    """The description for people who do not see the chart."""
    told = [(cell, bar.label) for bar in bars for _, cell in bar.parts if is_number(cell)]
    most = max(told, key=lambda each: float(each[0] or 0), default=None)
    largest = f" The longest bar is {most[1]} with {cell_text(most[0])}." if most and most[0] else ""
    return f"{table.says}{largest} The table below has all numbers."


def _simple(label: str, value: str) -> Callable[[Table, Figures], Picture | None]:
    def draw(table: Table, figures: Figures) -> Picture | None:
        rows = pick(table, label, value)
        if rows is None:
            return None
        bars = tuple(Bar(cell_text(name), ((Look.MAIN, cell),)) for name, cell in rows)
        return Picture(Chart(table.title, _says(table, bars), bars))

    return draw


def _tablets(table: Table, figures: Figures) -> Picture | None:
    rows = pick(table, "tablet", "name", "visits")
    if rows is None:
        return None
    bars = tuple(Bar(cell_text(name or device), ((Look.MAIN, cell),)) for device, name, cell in rows)
    return Picture(Chart(table.title, _says(table, bars), bars))


def _months(table: Table, figures: Figures) -> Picture | None:
    rows = pick(table, "month", "visits")
    if rows is None:
        return None
    newest = rows[-MOST_MONTHS:]
    bars = tuple(Bar(month_text(cell_text(month)), ((Look.MAIN, cell),)) for month, cell in newest)
    remark = f"The chart shows the last {MOST_MONTHS} months." if len(rows) > MOST_MONTHS else ""
    return Picture(Chart(table.title, _says(table, bars), bars, beside=True), remark=remark)


def _lessons(table: Table, figures: Figures) -> Picture | None:
    rows = pick(table, "title", *OUTCOMES)
    if rows is None:
        return None
    looks = tuple(OUTCOMES.values())
    bars = tuple(_stacked(cell_text(row[0]), looks, row[1:]) for row in rows)
    return Picture(Chart(table.title, _says(table, bars), bars, Layout.ROW), looks)


def _stacked(label: str, looks: Looks, cells: Sequence[Cell]) -> Bar:
    return Bar(label, tuple((look, cell) for (look, _), cell in zip(looks, cells, strict=True)))


def _stops(table: Table, figures: Figures) -> Picture | None:
    names = ("title", "left", "step_words") if pick(table, "step_words") is not None else ("title", "left")
    rows = pick(table, *names)
    if rows is None:
        return None
    most = sorted(rows, key=lambda row: _place(row[1]))
    bars = tuple(
        Bar(": ".join(filter(None, map(cell_text, (row[0], *row[2:])))), ((Look.MAIN, row[1]),))
        for row in most[:MOST_STOPS]
    )
    remark = (
        f"The chart shows the {MOST_STOPS} places where most people stop." if len(rows) > MOST_STOPS else ""
    )
    return Picture(Chart(table.title, _says(table, bars), bars), remark=remark)


def _place(cell: Cell) -> float:
    """The largest first; hidden ones are more than nothing."""
    return -float(cell) if isinstance(cell, int | float) else -0.5 if cell == HIDDEN else 0.0


def _help(table: Table, figures: Figures) -> Picture | None:
    """The steps of a lesson together: a bar for each step would be too many to read."""
    rows = pick(table, "lesson", *RUNGS)
    if rows is None or not all(is_number(cell) for row in rows for cell in row[1:]):
        return None
    sums: dict[str, list[int | float]] = {}
    for lesson, *cells in rows:
        numbers = [cell for cell in cells if isinstance(cell, int | float)]
        before = sums.get(cell_text(lesson), [0] * len(RUNGS))
        sums[cell_text(lesson)] = [one + more for one, more in zip(before, numbers, strict=True)]
    looks, titles = tuple(RUNGS.values()), _titles(figures)
    bars = tuple(_stacked(titles.get(lesson, lesson), looks, cells) for lesson, cells in sums.items())
    remark = "The chart puts the steps of each lesson together. The table has each step."
    return Picture(Chart(table.title, _says(table, bars), bars, Layout.ROW), looks, remark)


def _titles(figures: Figures) -> dict[str, str]:
    lessons = [table for table in figures.tables if table.name == "lessons"]
    rows = pick(lessons[0], "lesson", "title") if lessons else None
    return {cell_text(lesson): cell_text(title) for lesson, title in rows or ()}


def _confidence(table: Table, figures: Figures) -> Picture | None:
    rows = pick(table, "answer", *SURE)
    if rows is None:
        return None
    looks = tuple(SURE.values())
    bars = tuple(_stacked(cell_text(row[0]), looks, row[1:]) for row in rows)
    return Picture(Chart(table.title, _says(table, bars), bars), looks)


_DRAWN: Mapping[str, Callable[[Table, Figures], Picture | None]] = {
    "months": _months,
    "lessons": _lessons,
    "stops": _stops,
    "help": _help,
    "confidence": _confidence,
    "change": _simple("change", "visits"),
    "skills": _simple("skill", "times"),
    "languages": _simple("language", "visits"),
    "settings": _simple("setting", "visits"),
    "tablets": _tablets,
}
