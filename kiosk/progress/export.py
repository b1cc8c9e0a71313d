"""Writes the records as tables that a spreadsheet opens rightly and safely."""

import csv
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from kiosk.errors import KioskError
from kiosk.progress.columns import FILES
from kiosk.progress.disk import sync_folder
from kiosk.progress.link import first_visits
from kiosk.progress.logged import COLUMNS, Logged
from kiosk.progress.read import reading
from kiosk.progress.totals import Totals

Progress = Callable[[int, int], None]
Field = str | int | float | None

# A spreadsheet takes a field that begins so for a formula (OWASP ASVS 5.0, 1.2.10).
_FORMULA = tuple("=+-@\t\r\n\0＝＋－＠")
_TELL_EVERY = 1_000


class ExportError(KioskError):
    """The tables could not be written. What was in the folder before is still there."""


def export_csv(database_path: Path, out_folder: Path, progress: Progress | None = None) -> list[Path]:
    """Write events.csv, sessions.csv, lessons.csv and columns.csv; return their paths.

    All are of one moment, even while the kiosk writes. `progress` is told (events done, of how
    many). Raises ProgressUnavailable for the records and ExportError for the folder.
    """
    with reading(database_path) as connection:
        try:
            out_folder.mkdir(parents=True, exist_ok=True)
            with TemporaryDirectory(prefix=".export-", dir=out_folder) as unfinished:
                _write_all(connection, Path(unfinished), progress)
                return _publish(Path(unfinished), out_folder)
        except OSError as error:
            raise ExportError(
                f"The tables cannot be written to {out_folder}. Is there space, and may files be written "
                "there? If a table is open in another program, please close it first."
            ) from error


def guarded(field: Field) -> Field:
    """The field, with a ' before it when a spreadsheet would take it for a formula."""
    return f"'{field}" if isinstance(field, str) and field.startswith(_FORMULA) else field


def _write_all(connection: sqlite3.Connection, folder: Path, progress: Progress | None) -> None:
    totals = Totals()
    _write(folder, "events.csv", _events(connection, totals, progress))
    _write(folder, "sessions.csv", totals.sessions(first_visits(connection)))
    _write(folder, "lessons.csv", totals.lessons())
    meanings = ((file, name, words) for file, columns in FILES.items() for name, words in columns.items())
    _write(folder, "columns.csv", meanings)


def _events(
    connection: sqlite3.Connection, totals: Totals, progress: Progress | None
) -> Iterator[Iterable[Field]]:
    (total,) = connection.execute("SELECT count(*) FROM event").fetchone()
    log = connection.execute(f"SELECT {COLUMNS} FROM event ORDER BY device_id, epoch, seq")
    for done, row in enumerate(map(Logged._make, log), start=1):
        totals.add(row)
        yield row
        if progress is not None and done % _TELL_EVERY == 0 and done < total:
            progress(done, total)
    if progress is not None:
        progress(total, total)


def _write(folder: Path, name: str, rows: Iterable[Iterable[Field]]) -> None:
    # The mark at the beginning tells Excel that this is UTF-8; the csv module ends lines with CR LF.
    with (folder / name).open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file)
        table.writerow(FILES[name])
        table.writerows([guarded(field) for field in row] for row in rows)
        file.flush()
        os.fsync(file.fileno())


def _publish(unfinished: Path, out_folder: Path) -> list[Path]:
    paths = [(unfinished / name).replace(out_folder / name) for name in FILES]
    sync_folder(out_folder)
    return paths
