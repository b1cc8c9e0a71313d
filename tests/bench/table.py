"""A row of the table, and how figures are drawn together."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One measure. `aim` is the most that it should be; None where we only want to know."""

    name: str
    figure: float
    unit: str
    aim: float | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        """ok, over, or nothing."""
        if self.aim is None:
            return ""
        return "ok" if self.figure <= self.aim else "over"


def share(figures: Iterable[float], part: float) -> float:
    """The figure that this part of all figures does not exceed: share(…, 0.5) is the median."""
    ordered = sorted(figures)
    return ordered[max(0, math.ceil(part * len(ordered)) - 1)]


def shown(rows: Sequence[Row]) -> str:
    """The table as text."""
    cells = [("measure", "figure", "aim", "", "")]
    for row in rows:
        aim = "" if row.aim is None else f"≤ {row.aim:g} {row.unit}"
        cells.append((row.name, f"{row.figure:.2f} {row.unit}", aim, row.verdict, row.note))
    widths = [max(len(line[column]) for line in cells) for column in range(4)]
    lines = (
        f"{name:<{widths[0]}}  {figure:>{widths[1]}}  {aim:>{widths[2]}}  {verdict:<{widths[3]}}  {note}"
        for name, figure, aim, verdict, note in cells
    )
    return "\n".join(line.rstrip() for line in lines)
