"""How long a million events take to become a table, against SQLite's own program."""

import shutil
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from kiosk.figures.build import figures_of
from kiosk.figures.files.csv_files import write_events
from kiosk.figures.tablet_source import tablet_source
from kiosk.progress.logged import COLUMNS, Logged
from tests.bench.table import Row
from tests.progress.recording import miss, record_all


def exporting(room: Path, *, quick: bool) -> Iterator[Row]:
    """events.csv, and the figures of it."""
    many = 2_000 if quick else 1_000_000
    records = room / "many.sqlite3"
    _fill(records, many)
    with tablet_source(records) as source:
        write_events(room, source)  # once before, so that neither reads a cold disk
        begun = time.perf_counter()
        write_events(room, source)
        ours = time.perf_counter() - begun
        begun = time.perf_counter()
        figures_of(source, {}, shareable=True, today="2027-03-01")
        counting = time.perf_counter() - begun
    yield Row(f"figures of {many:,} events", counting, "s")
    program = shutil.which("sqlite3")
    if program is None:
        yield Row(f"events.csv of {many:,} events", ours, "s", note="no sqlite3 program here to compare with")
        return
    begun = time.perf_counter()
    with (room / "raw.csv").open("wb") as out:
        ask = f"SELECT {COLUMNS} FROM event ORDER BY device_id, epoch, seq"
        subprocess.run([program, "-csv", str(records), ask], stdout=out, check=True)
    raw = time.perf_counter() - begun
    yield Row(f"events.csv of {many:,} events, against sqlite3 -csv", ours / raw, "×", 2.5, f"{ours:.1f} s")


def _fill(path: Path, many: int) -> None:
    """As a tablet would have recorded, but all at once."""
    record_all(path, [miss(number, f"s{number}") for number in range(50)])
    with closing(sqlite3.connect(path)) as connection, connection:
        row = connection.execute(f"SELECT {COLUMNS} FROM event ORDER BY seq DESC LIMIT 1").fetchone()
        last = Logged._make(row)
        rows = (
            (
                *last._replace(
                    seq=last.seq + n, id=f"{n:036d}", session_id=f"s{n % 50}", wall_ms=last.wall_ms + n
                ),
                "",
            )
            for n in range(1, many - 49)
        )
        places = ", ".join("?" * (len(last) + 1))
        connection.executemany(f"INSERT INTO event ({COLUMNS}, seal) VALUES ({places})", rows)
