"""JSON Lines: an object a line, for programs."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from kiosk.figures.source import Source
from kiosk.figures.tables import Cell, Figures
from kiosk.progress.logged import Logged

EVENTS_FILE, FIGURES_FILE = "events.jsonl", "figures.jsonl"


def write_figures(folder: Path, figures: Figures) -> Path:
    """A row of a table in each line, with the name of its table."""
    return _write(folder / FIGURES_FILE, _rows(figures))


def write_events(folder: Path, source: Source) -> Path:
    """An event in each line, in the order of the log."""
    names = Logged._fields
    return _write(folder / EVENTS_FILE, (dict(zip(names, row, strict=True)) for row in source.events()))


def _rows(figures: Figures) -> Iterator[dict[str, Cell]]:
    for table in figures.tables:
        names = [column.name for column in table.columns]
        for row in table.rows:
            yield {"table": table.name, **dict(zip(names, row, strict=True))}


def _write(path: Path, objects: Iterable[object]) -> Path:
    tell = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{tell(each)}\n" for each in objects)
    return path
