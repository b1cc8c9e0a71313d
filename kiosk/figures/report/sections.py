"""A chart, and the table with all its numbers beneath."""

from collections.abc import Iterable
from itertools import chain

from kiosk.figures.report.charts import drawn, legend
from kiosk.figures.report.elements import Element, element
from kiosk.figures.report.pictures import Picture, picture_of
from kiosk.figures.report.words import cell_text, has_shorthand
from kiosk.figures.tables import SHORTHAND, Cell, Column, Figures, Table, Unit

GROUPS = (
    ("What people did", ("months", "lessons", "skills")),
    ("Feeling more sure", ("change", "confidence")),
    ("Where it is hard", ("stops", "help")),
    ("How people used it", ("languages", "settings", "tablets")),
)
PRINTED = {"months", "lessons", "change", "confidence", "orders"}  # whoever reads paper has a minute
OTHERS = "More figures"
LAST = ("All figures in one list", "summary")
NARROW = 3  # columns of a table that has room beside its chart on paper
SHORT = 14  # rows of a table that is not cut on paper
_IDS = {
    "figure": "what",
    "lesson": "title",
    "step": "step_words",
}  # columns for machines, and those that say the same to people


def sections(figures: Figures) -> list[Element]:
    """All tables, in groups. One of a kind that is not known here comes late, the summary last."""
    known = {LAST[1], *chain.from_iterable(names for _, names in GROUPS)}
    others = tuple(table.name for table in figures.tables if table.name not in known)
    made = []
    for part, (title, names) in enumerate((*GROUPS, (OTHERS, others), (LAST[0], LAST[1:])), 1):
        tables = [table for name in dict.fromkeys(names) for table in figures.tables if table.name == name]
        inside = [_about(table, figures, f"part-{part}-{place}") for place, table in enumerate(tables, 1)]
        if inside:
            printed = any(table.name in PRINTED for table in tables)
            made.append(_group(f"part-{part}", title, inside, printed))
    return made


def _group(name: str, title: str, inside: Iterable[Element], printed: bool) -> Element:
    kind = "" if printed else "on-screen"
    return element("section", element("h2", title, id=name), *inside, aria_labelledby=name, class_=kind)


def _about(table: Table, figures: Figures, name: str) -> Element:
    """One table: what it shows in a sentence, its chart, and itself."""
    picture = picture_of(table, figures)
    heading = [element("h3", table.title, id=name, dir="auto"), element("p", table.says, dir="auto")]
    if not table.rows:
        nothing = element("p", "Nothing was recorded for this.", class_="nothing")
        return element("article", *heading, nothing, aria_labelledby=name, class_=_where(table))
    return article(heading, _figure(picture, name) if picture else None, table, name)


def article(heading: list[Element], figure: Element | None, table: Table, name: str) -> Element:
    """Words and a chart, that stay on one page of paper, and the table beneath; beside, when it is narrow."""
    return element(
        "article",
        element("div", *heading, figure, class_="top"),
        element("div", *table_below(table, name), class_="numbers"),
        aria_labelledby=name,
        class_=f"{_where(table)} {'pair' if figure is not None and _is_narrow(table) else ''}".strip(),
    )


def _where(table: Table) -> str:
    return "" if table.name in PRINTED else "on-screen"


def _is_narrow(table: Table) -> bool:
    return len(table.columns) <= NARROW and not _IDS.keys() & {column.name for column in table.columns}


def _figure(picture: Picture, name: str) -> Element:
    return element(
        "div",
        legend(picture.looks, hidden=picture.hides) if picture.looks else None,
        drawn(picture.chart, name),
        element("p", picture.remark, class_="more") if picture.remark else None,
        class_="figure",
    )


def table_below(table: Table, name: str) -> list[Element]:
    """The table, folded away on the screen and open on paper, and what its shorthand means."""
    return [
        element(
            "details",
            element("summary", "The numbers: ", element("span", table.title, dir="auto")),
            element(
                "div",
                accessible_table(table, f"{name}-numbers"),
                class_="wide",
                role="region",
                tabindex="0",
                aria_labelledby=f"{name}-numbers",
            ),
            open="",
        ),
        *shorthand_of(chain.from_iterable(table.rows)),
    ]


def accessible_table(table: Table, caption: str) -> Element:
    """A table with a caption, of which `caption` is the id, and with headings of rows and columns.

    Each says its name as data, so that a program can read it too.
    """
    places = _order(table)
    heads = [_head(table.columns[place]) for place in places]
    rows = [element("tr", *_cells(table, row, places)) for row in table.rows]
    return element(
        "table",
        element("caption", table.title, id=caption, dir="auto"),
        element("thead", element("tr", *heads)),
        element("tbody", *rows),
        class_="short" if len(rows) <= SHORT else "",
        data_table=table.name,
    )


def _order(table: Table) -> list[int]:
    """Ids come last where another column says the same in words."""
    names = [column.name for column in table.columns]
    return sorted(range(len(names)), key=lambda place: _IDS.get(names[place]) in names)


def _head(column: Column) -> Element:
    return element("th", column.title, scope="col", dir="auto", class_=_kind(column), data_column=column.name)


def _cells(table: Table, row: tuple[Cell, ...], places: list[int]) -> Iterable[Element]:
    for place in places:
        text, kind = cell_text(row[place]), _kind(table.columns[place])
        if place == places[0]:
            yield element("th", text, scope="row", dir="auto", class_=kind)
        else:
            yield element("td", text, dir="auto", class_=kind)


def _kind(column: Column) -> str:
    kind = "words" if column.unit is Unit.TEXT else "count"
    return f"{kind} id" if column.name in _IDS else kind


def shorthand_of(cells: Iterable[Cell]) -> list[Element]:
    """What the shorthand among these cells means; nothing when there is none."""
    found = {cell for cell in cells if has_shorthand(cell)}
    return [
        element("p", element("b", sign), f" means: {meaning}.", class_="shorthand")
        for sign, meaning in SHORTHAND.items()
        if sign in found
    ]
