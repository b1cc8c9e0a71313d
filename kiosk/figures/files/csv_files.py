"""CSV files that a spreadsheet opens rightly and safely, and a codebook beside them."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from kiosk.figures.files.guard import guarded
from kiosk.figures.files.meanings import EVENTS, VISITS, row_of
from kiosk.figures.source import Source
from kiosk.figures.tables import Cell, Column, Figures
from kiosk.figures.visits import Visit

EVENTS_FILE, VISITS_FILE, CODEBOOK = "events.csv", "visits.csv", "columns.csv"
_CODEBOOK = ("file", "column", "meaning")

Columns = tuple[Column, ...]


def csv_columns(figures: Figures, *, with_log: bool) -> dict[str, Columns]:
    """Which files there are, and their columns."""
    log = {EVENTS_FILE: EVENTS, VISITS_FILE: VISITS} if with_log else {}
    return log | {f"figures-{table.name}.csv": table.columns for table in figures.tables}


def write_tables(folder: Path, figures: Figures, *, with_log: bool) -> Iterator[Path]:
    """Each table of the figures, and the codebook of all CSV files."""
    for table in figures.tables:
        yield _write(folder / f"figures-{table.name}.csv", _names(table.columns), table.rows)
    meanings = (
        (file, column.name, column.meaning)
        for file, columns in csv_columns(figures, with_log=with_log).items()
        for column in columns
    )
    yield _write(folder / CODEBOOK, _CODEBOOK, meanings)


def write_events(folder: Path, source: Source) -> Path:
    """All events. The lines come ready from the database, because there may be a million."""
    path = folder / EVENTS_FILE
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        file.write(",".join(_names(EVENTS)) + "\r\n")
        file.writelines(source.csv_lines())
    return path


def write_visits(folder: Path, visits: Iterable[Visit]) -> Path:
    """One row for each visit."""
    return _write(folder / VISITS_FILE, _names(VISITS), map(row_of, visits))


def _names(columns: Columns) -> tuple[str, ...]:
    return tuple(column.name for column in columns)


def _write(path: Path, names: tuple[str, ...], rows: Iterable[Iterable[Cell]]) -> Path:
    # The mark at the beginning tells Excel that this is UTF-8; the csv module ends lines with CR LF.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file)
        table.writerow(names)
        table.writerows([guarded(cell) for cell in row] for row in rows)
    return path
