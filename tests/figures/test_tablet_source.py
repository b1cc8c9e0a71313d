"""The log of one tablet: all of it, in order, and each line of CSV as the csv module would write it."""

import csv
import io
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.figures.files.guard import guarded
from kiosk.figures.source import SessionOf
from kiosk.figures.tablet_source import tablet_source
from kiosk.progress.events import Event, Kind
from kiosk.progress.logged import Logged
from kiosk.progress.trouble import ProgressUnavailable
from kiosk.progress.writer import ProgressWriter
from tests.progress.recording import HandClock, miss, record_all, rows


def by_the_csv_module(events: Iterable[Logged]) -> list[str]:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([guarded(field) for field in row] for row in events)
    return text.getvalue().splitlines(keepends=True)


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "progress.sqlite3"
    odd = [
        Event(Kind.STEP_DONE, "s1", lesson="-1-2", step="-", detail="-x", unaided=False, language="en_GB"),
        Event(Kind.STEP_DONE, "-s2", lesson="a-1", step="", detail="", unaided=True),
        Event(Kind.STEP_DONE, "-s2", lesson="-", step="-", detail="-"),
    ]
    record_all(path, [*odd, *(miss(number, f"s{number // 3}") for number in range(9))])
    record_all(path, [miss(1)], HandClock(wall=-5, mono=-7, boot_id="-boot"))
    return path


def test_everything_that_was_recorded_is_there_in_order(records: Path) -> None:
    with tablet_source(records) as source:
        assert source.count() == 13
        assert list(source.events()) == rows(records)


def test_each_line_is_what_the_csv_module_writes_with_formulas_made_harmless(records: Path) -> None:
    with tablet_source(records) as source:
        lines = list(source.csv_lines())
    assert lines == by_the_csv_module(rows(records))
    assert any(",'-1-2," in line for line in lines)
    assert any(",-5,-7,'-boot\r\n" in line for line in lines)


def test_sessions_come_in_the_order_of_the_visits_with_the_code_of_whose_they_are(tmp_path: Path) -> None:
    path = tmp_path / "progress.sqlite3"
    writer = ProgressWriter(path)
    for session in ("z", "a", "m"):
        writer.record(miss(1, session))
    writer.link("a", "cup-fish-moon-key")
    assert writer.close(20.0)
    device = rows(path)[0].device_id
    with tablet_source(path) as source:
        assert list(source.sessions()) == [
            SessionOf(device, "z", None),
            SessionOf(device, "a", "cup-fish-moon-key"),
            SessionOf(device, "m", None),
        ]


def test_records_that_were_made_before_there_were_codes_have_guests_only(records: Path) -> None:
    with closing(sqlite3.connect(records)) as connection:
        connection.execute("DROP INDEX session_by_learner")
        connection.execute("ALTER TABLE session DROP COLUMN learner")
    with tablet_source(records) as source:
        assert {each.learner for each in source.sessions()} == {None}


def test_what_is_recorded_meanwhile_is_not_in_it(records: Path) -> None:
    with tablet_source(records) as source:
        assert source.count() == 13
        record_all(records, [miss(2)])
        assert len(list(source.events())) == len(list(source.csv_lines())) == 13


def test_a_tablet_without_records_says_so(tmp_path: Path) -> None:
    with pytest.raises(ProgressUnavailable, match="no records"), tablet_source(tmp_path / "none"):
        pass
