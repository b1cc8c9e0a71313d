"""The shape in which figures are shown: the screen, the report and every file take it from here."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

Cell = int | float | str | None

HIDDEN = "[c]"
"""A small number that is not told, so that nobody can be found (the shorthand of the Government Statistical
Service)."""
NOT_APPLICABLE = "[z]"
"""There is nothing to tell, such as the average of no answers."""
SHORTHAND: Mapping[str, str] = {
    HIDDEN: "a number from 1 to 7, or one that would give such a number away: not told, to protect people",
    NOT_APPLICABLE: "does not apply",
}


class Unit(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    COUNT = "count"  # whole numbers
    NUMBER = "number"  # with one decimal: hours, averages


@dataclass(frozen=True, slots=True)
class Column:
    """`name` is for files (small letters, digits and _), `title` for people, `meaning` for the codebook."""

    name: str
    title: str
    meaning: str
    unit: Unit = Unit.COUNT


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, as many in each as there are columns. The first column says what a row is about.

    `says` is one plain sentence on what the table shows.
    """

    name: str
    title: str
    says: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """All tables of one moment. The days are as 2026-11-26, empty when nothing was recorded.

    `since` and `until` are the days that were asked for, empty where the first or last one was left open.

    The first table is always `summary`, with one row for each figure and the columns `figure` (an id), `what`
    (words), `value`, `of` (how many it is out of, where that makes sense) and `note`.
    """

    place: str  # whose figures: words for a heading, may be empty
    made: str
    first_day: str
    last_day: str
    shareable: bool
    tables: tuple[Table, ...]
    since: str = ""
    until: str = ""

    def table(self, name: str) -> Table:
        """One of the tables. Raises KeyError."""
        return {table.name: table for table in self.tables}[name]

    def value(self, figure: str) -> Cell:
        """One figure of the summary. Raises KeyError."""
        return {str(row[0]): row[2] for row in self.table("summary").rows}[figure]
