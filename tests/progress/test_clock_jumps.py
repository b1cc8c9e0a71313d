"""Somebody sets the clock ten years back and forth: the order, the durations and a learner's way stay."""

from pathlib import Path

import pytest

from kiosk.figures.tablet_source import tablet_source
from kiosk.figures.visits import visits_of
from kiosk.progress.clock import new_id
from kiosk.progress.database import open_database
from kiosk.progress.events import Event, Kind
from kiosk.progress.learner import Learner
from kiosk.progress.link import ask
from kiosk.progress.snapshot import snapshots
from kiosk.progress.writer import ProgressWriter

from .recording import SOON, HandClock, rows

TEN_YEARS_MS = 10 * 365 * 24 * 60 * 60 * 1000
CODE = "cup-fish-moon-key"


def _three_visits(path: Path, *jumps: int) -> None:
    """Each of two minutes. The clock jumps in the middle of each, and between them."""
    clock, left = HandClock(), list(jumps)
    for number in range(3):
        writer = ProgressWriter(path, clock=clock)
        session = f"s{number}"
        writer.record(Event(Kind.SESSION_STARTED, session, language=("en", "ur", "pl")[number]))
        writer.link(session, CODE)
        clock.run(60_000)
        clock.wall += left.pop(0)
        writer.record(Event(Kind.LESSON_STARTED, session, lesson=f"lesson-{number}", way="alone"))
        clock.run(60_000)
        writer.record(
            Event(Kind.LESSON_FINISHED, session, lesson=f"lesson-{number}", way="alone", unaided=True)
        )
        writer.record(Event(Kind.SESSION_ENDED, session))
        assert writer.close(SOON)
        clock.wall += left.pop(0)
        clock.boot_id = f"boot-{number + 2}"


def _told(path: Path) -> list[tuple[str, int, list[str]]]:
    with tablet_source(path) as source:
        visits = visits_of(source.events(), source.sessions(), "2040-01-01")
    return [(visit.session, visit.ms, [played.lesson for played in visit.played]) for visit in visits]


JUMPS = [
    (TEN_YEARS_MS, -TEN_YEARS_MS, -TEN_YEARS_MS, TEN_YEARS_MS, 0, 0),
    (0, -TEN_YEARS_MS, 0, 2 * TEN_YEARS_MS, 0, 0),
    (-TEN_YEARS_MS, -TEN_YEARS_MS, -TEN_YEARS_MS, -TEN_YEARS_MS, TEN_YEARS_MS, 0),
]


@pytest.mark.parametrize("jumps", JUMPS, ids=["to and fro", "between visits", "back and back"])
def test_the_log_and_the_visits_are_as_with_a_clock_that_is_right(
    tmp_path: Path, jumps: tuple[int, ...]
) -> None:
    _three_visits(tmp_path / "right.sqlite", *[0] * 6)
    _three_visits(tmp_path / "wrong.sqlite", *jumps)
    right, wrong = (rows(tmp_path / f"{name}.sqlite") for name in ("right", "wrong"))
    assert [(row.seq, row.kind, row.session_id, row.mono_ms) for row in wrong] == [
        (row.seq, row.kind, row.session_id, row.mono_ms) for row in right
    ]
    assert {row.wall_ms for row in wrong} != {row.wall_ms for row in right}
    assert _told(tmp_path / "wrong.sqlite") == _told(tmp_path / "right.sqlite")
    assert [ms for _, ms, _ in _told(tmp_path / "wrong.sqlite")] == [120_000] * 3


def test_what_a_learner_did_last_is_last_though_the_clock_was_set_back_in_between(tmp_path: Path) -> None:
    path = tmp_path / "progress.sqlite"
    _three_visits(path, *[0] * 6)
    path.write_bytes(b"rubbish" * 1_000)  # a copy takes its place, and a new epoch begins
    clock = HandClock()
    clock.wall -= TEN_YEARS_MS
    writer = ProgressWriter(path, clock=clock)
    writer.record(Event(Kind.SESSION_STARTED, "s9", language="cy"))
    writer.link("s9", CODE)
    writer.record(Event(Kind.LESSON_FINISHED, "s9", lesson="lesson-9", way="watch"))
    assert writer.close(SOON)
    learner = _ask(path)
    assert learner is not None
    assert learner.language == "cy"
    assert max(learner.lessons, key=lambda name: learner.lessons[name].last) == "lesson-9"


def _ask(path: Path) -> Learner | None:
    opened = open_database(path, HandClock(), new_id)
    try:
        return ask(opened, CODE)
    finally:
        opened.db.close()


def test_a_copy_is_there_whatever_the_clock_says(tmp_path: Path) -> None:
    _three_visits(tmp_path / "progress.sqlite", TEN_YEARS_MS, -TEN_YEARS_MS, 0, 0, -TEN_YEARS_MS, 0)
    assert 1 <= len(snapshots(tmp_path / "progress.sqlite")) <= 3
