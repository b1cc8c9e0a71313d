"""Writes all files of an export: whole, of one moment, or not at all."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from kiosk.errors import KioskError
from kiosk.figures.files import csv_files, datapackage, json_lines, xlsx
from kiosk.figures.files.in_place import put_in_place
from kiosk.figures.period import is_within, within
from kiosk.figures.source import Source
from kiosk.figures.tables import Figures
from kiosk.figures.visits import Visit, visits_of
from kiosk.progress.disk import sync_folder

EXACT = (csv_files.EVENTS_FILE, csv_files.VISITS_FILE, json_lines.EVENTS_FILE, "xapi.jsonl")
"""Files that have every event or visit: they never lie beside what may be shared."""
_UNFINISHED = ".export-"
Tell = Callable[[int, int], None]
Step = Callable[[], list[Path]]


class FileKind(StrEnum):
    """What can be asked for."""

    CSV = "csv"
    XLSX = "xlsx"
    JSONL = "jsonl"
    XAPI = "xapi"


class ExportError(KioskError):
    """The files could not be written. What was in the folder before is still there."""


def write_files(
    out: Path,
    figures: Figures,
    source: Source | None,
    kinds: Collection[FileKind],
    tell: Tell = lambda done, total: None,
    *,
    since: str = "",
    until: str = "",
) -> list[Path]:
    """Write the kinds of files that were asked for; return their paths.

    Without a `source` there are figures only, as in what may be shared. Of it, only visits from day `since`
    to day `until` are written, as in the figures. `tell(done, of how many steps)` may raise to stop it.
    Raises ExportError for the folder, ProgressUnavailable for the records.
    """
    if figures.shareable and source is not None:
        raise ValueError("what may be shared has no events")
    if figures.shareable and FileKind.XAPI in kinds:
        raise ExportError(
            "Statements for a learning record store (xapi) tell of every visit, so they are never shared. "
            "Ask for csv, xlsx or jsonl."
        )
    try:
        out.mkdir(parents=True, exist_ok=True)
        _must_not_mix(out, figures, kinds)
        with TemporaryDirectory(prefix=_UNFINISHED, dir=out) as unfinished:
            work = list(_figures_work(Path(unfinished), figures, kinds, with_log=source is not None))
            if source is not None:
                visits = _visits(source, figures, since, until)
                part = within(source, since, until, figures.made)
                work += _log_work(Path(unfinished), part, visits, kinds)
            for done, step in enumerate(work):
                tell(done, len(work))
                for path in step():
                    _sync(path)
            tell(len(work), len(work))
            paths = put_in_place(Path(unfinished), out)
            sync_folder(out)
            return paths
    except OSError as error:
        raise ExportError(
            f"The files cannot be written to {out}. Is there space, and may files be written there? If a "
            "file is open in another program, please close it first."
        ) from error


def _figures_work(
    folder: Path, figures: Figures, kinds: Collection[FileKind], *, with_log: bool
) -> Iterator[Step]:
    """The steps for the figures, each of which writes some files."""
    if FileKind.CSV in kinds:
        yield lambda: list(csv_files.write_tables(folder, figures, with_log=with_log))
        yield lambda: [datapackage.write_datapackage(folder, figures, with_log=with_log)]
    if FileKind.XLSX in kinds:
        yield lambda: [xlsx.write_workbook(folder, figures)]
    if FileKind.JSONL in kinds:
        yield lambda: [json_lines.write_figures(folder, figures)]


def _log_work(
    folder: Path, source: Source, visits: Iterable[Visit], kinds: Collection[FileKind]
) -> Iterator[Step]:
    """The steps for every event and visit."""
    if FileKind.CSV in kinds:
        yield lambda: [csv_files.write_events(folder, source)]
        yield lambda: [csv_files.write_visits(folder, visits)]
    if FileKind.JSONL in kinds:
        yield lambda: [json_lines.write_events(folder, source)]
    if FileKind.XAPI in kinds:
        yield lambda: [_write_xapi(folder, source)]


def _visits(source: Source, figures: Figures, since: str, until: str) -> Iterator[Visit]:
    """Nothing is read before the first is asked for."""
    for visit in visits_of(source.events(), source.sessions(), figures.made):
        if is_within(visit, since, until):
            yield visit


def _write_xapi(folder: Path, source: Source) -> Path:
    from kiosk.figures.files.xapi import statement_lines

    path = folder / "xapi.jsonl"
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in statement_lines(source))
    return path


def _must_not_mix(out: Path, figures: Figures, kinds: Collection[FileKind]) -> None:
    """Exact figures beside those to share would be shared by mistake. Raises ExportError."""
    package = out / datapackage.FILE
    if figures.shareable and (_has_exact(out, kinds) or _says(package, datapackage.EXACT)):
        raise ExportError(
            f"The folder {out} has figures of an earlier export that may be exact. Choose an empty folder "
            "for what will be shared."
        )
    if not figures.shareable and _says(package, datapackage.SHAREABLE):
        raise ExportError(
            f"The folder {out} has figures that may be shared. Choose another folder for exact figures."
        )


def _has_exact(out: Path, kinds: Collection[FileKind]) -> bool:
    """Whether exact figures may stay there: a workbook does not tell, nor do lines of figures, and an export
    that was killed leaves a hidden folder."""
    unknown = {FileKind.XLSX: xlsx.FILE, FileKind.JSONL: json_lines.FIGURES_FILE}
    staying = [name for kind, name in unknown.items() if kind not in kinds]
    return any((out / name).exists() for name in (*EXACT, *staying)) or any(out.glob(f"{_UNFINISHED}*"))


def _says(package: Path, words: str) -> bool:
    return package.exists() and words in package.read_text(encoding="utf-8", errors="replace")


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
