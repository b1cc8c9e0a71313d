"""A picture code finds what was done at earlier visits, and nothing says who that was."""

import random
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from queue import SimpleQueue

import pytest
from sqlite_utils import Database

from kiosk.figures.tablet_source import tablet_source
from kiosk.figures.visits import visits_of
from kiosk.progress.clock import new_id
from kiosk.progress.database import open_database
from kiosk.progress.events import Event, EventError, Kind
from kiosk.progress.learner import Learner
from kiosk.progress.memory import MemoryRecorder
from kiosk.progress.migrations import KNOWN, migrations
from kiosk.progress.recorder import Recorder
from kiosk.progress.seal import SEALED, seal_of
from kiosk.progress.writer import ProgressWriter

from .recording import SOON, HandClock, record_all, rows

HERE = Path(__file__).parent
CODE, OTHER = "cup-fish-moon-key", "hat-hat-star-boat"
KILLS = 6


def finished(session: str, lesson: str, way: str, *, unaided: bool = False, language: str = "en") -> Event:
    return Event(Kind.LESSON_FINISHED, session, lesson=lesson, way=way, unaided=unaided, language=language)


def asked(recorder: Recorder, code: str = CODE) -> Learner | None:
    answers: SimpleQueue[Learner | None] = SimpleQueue()
    recorder.known(code, answers.put)
    return answers.get(timeout=SOON)


def linked(path: Path) -> dict[str, str | None]:
    with closing(sqlite3.connect(path)) as connection:
        return dict(connection.execute("SELECT session_id, learner FROM session").fetchall())


@pytest.fixture(params=["on the disk", "in memory"])
def recorder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Recorder]:
    """Both kinds of recorder tell the same of a learner."""
    made = MemoryRecorder() if request.param == "in memory" else ProgressWriter(tmp_path / "progress.sqlite")
    yield made
    made.close(SOON)


def test_a_code_that_nobody_has_is_not_known(recorder: Recorder) -> None:
    recorder.record(finished("s1", "tablets", "alone"))
    assert asked(recorder) is None


def test_two_visits_with_one_code_are_one_learner(recorder: Recorder) -> None:
    recorder.record(finished("s1", "tablets", "together", language="cy"))
    recorder.link("s1", CODE)
    recorder.record(finished("s2", "letters", "alone", unaided=True, language="ur"))
    recorder.record(finished("s2", "tablets", "watch", language="ur"))
    recorder.link("s2", CODE)
    recorder.record(finished("s3", "tablets", "alone", unaided=True))
    recorder.link("s3", OTHER)

    learner = asked(recorder)

    assert learner is not None
    assert learner.language == "ur"
    known = {name: (each.way, each.unaided, each.last) for name, each in learner.lessons.items()}
    assert known == {"tablets": ("together", False, 3), "letters": ("alone", True, 2)}


def test_what_is_asked_sees_all_that_was_recorded_before(recorder: Recorder) -> None:
    for number in range(300):  # more than one commit takes
        recorder.record(finished("s1", f"l-{number}", "watch"))
    recorder.link("s1", CODE)
    learner = asked(recorder)
    assert learner is not None
    assert len(learner.lessons) == 300


def test_once_alone_without_help_stays_so(recorder: Recorder) -> None:
    for unaided in (True, False):
        recorder.record(finished("s1", "tablets", "alone", unaided=unaided))
    recorder.link("s1", CODE)
    learner = asked(recorder)
    assert learner is not None
    assert learner.lessons["tablets"].unaided


@pytest.mark.parametrize(
    "code", ["", "cup", "Mary-Ann-Jones-Smith", "cup fish moon key", "a-b-c-d-e", "1-2-3-4"]
)
def test_a_link_has_room_for_four_pictures_and_no_name(recorder: Recorder, code: str) -> None:
    with pytest.raises(EventError, match="four pictures") as error:
        recorder.link("s1", code)
    assert not code or code not in str(error.value)


def test_a_link_is_on_the_disk_when_it_is_acknowledged_and_is_there_after_a_restart(tmp_path: Path) -> None:
    path, seen, done = tmp_path / "progress.sqlite", {}, threading.Event()

    def look() -> None:
        seen.update(linked(path))
        done.set()

    writer = ProgressWriter(path)
    writer.record(finished("s1", "tablets", "alone"))
    writer.link("s1", CODE, look)
    assert done.wait(SOON)
    assert seen == {"s1": CODE}
    assert writer.close(SOON)

    again = ProgressWriter(path)
    assert asked(again) is not None
    assert again.close(SOON)


def test_a_link_waits_with_the_events_while_the_disk_refuses(tmp_path: Path) -> None:
    (tmp_path / "in-the-way").touch()
    path = tmp_path / "in-the-way" / "progress.sqlite"
    stopped, safe = threading.Event(), threading.Event()
    writer = ProgressWriter(path, on_trouble=lambda _: stopped.set())
    assert stopped.wait(SOON)
    writer.record(finished("s1", "tablets", "alone"))
    writer.link("s1", CODE, safe.set)
    assert asked(writer) is None  # it cannot tell, and says so at once
    assert not safe.is_set()

    (tmp_path / "in-the-way").unlink()
    writer.record(finished("s1", "letters", "alone"))

    assert safe.wait(SOON)
    assert asked(writer) is not None
    assert writer.close(SOON)
    assert linked(path) == {"s1": CODE}


def test_an_answer_never_overtakes_a_link_that_was_asked_for_before_it(tmp_path: Path) -> None:
    (tmp_path / "in-the-way").touch()
    answers: SimpleQueue[Learner | None] = SimpleQueue()
    stopped = threading.Event()

    def on_trouble(words: str) -> None:
        if words:
            stopped.set()
        else:  # at the very moment when all that waited is saved
            writer.link("s1", CODE)
            writer.known(CODE, answers.put)

    path = tmp_path / "in-the-way" / "progress.sqlite"
    writer = ProgressWriter(path, on_trouble=on_trouble)
    assert stopped.wait(SOON)
    (tmp_path / "in-the-way").unlink()
    assert asked(writer, OTHER) is None  # which tries the disk again
    assert answers.get(timeout=SOON) is not None
    assert writer.close(SOON)


def test_after_closing_nobody_waits_for_an_answer(tmp_path: Path) -> None:
    writer = ProgressWriter(tmp_path / "progress.sqlite")
    writer.link("s1", CODE)
    assert writer.close(SOON)
    assert asked(writer) is None


def test_no_acknowledged_link_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    path, safe = tmp_path / "progress.sqlite", list[int]()
    for kill in range(KILLS):
        command = [sys.executable, str(HERE / "child_links.py"), str(path), str(1000 * kill)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            said = [child.stdout.readline() for _ in range(random.randrange(1, 60))]
            child.kill()
            said += child.stdout.readlines()
        safe += [int(line) for line in said if line.endswith(b"\n")]

    found = linked(path)
    assert len(safe) >= KILLS
    assert {number: found[f"s-{number}"] for number in safe} == {
        number: (CODE, OTHER)[number % 2] for number in safe
    }


def test_forgetting_a_learner_will_leave_every_event_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "progress.sqlite"
    writer = ProgressWriter(path)
    writer.record(finished("s1", "tablets", "alone"))
    writer.link("s1", CODE)
    assert writer.close(SOON)
    before = rows(path)
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE session SET learner = NULL WHERE learner = ?", (CODE,))

    again = ProgressWriter(path)
    assert asked(again) is None
    assert again.close(SOON)
    assert rows(path) == before


@pytest.mark.parametrize("name", ["Mary Smith", "MARY", "07700900123", "a b", "mary.smith"])
def test_the_table_itself_refuses_a_learner_that_is_no_code(tmp_path: Path, name: str) -> None:
    opened = open_database(tmp_path / "progress.sqlite", HandClock(), new_id)
    with pytest.raises(sqlite3.IntegrityError):
        opened.db.execute("INSERT INTO session (session_id, started_ms, learner) VALUES ('s', 1, ?)", (name,))
    opened.db.close()


# Records that were made before there were learners


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """Records as the first version left them."""
    path = tmp_path / "progress.sqlite"
    record_all(path, [finished("s1", "tablets", "alone")])
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP INDEX session_by_learner")
        connection.execute("ALTER TABLE event DROP COLUMN seal")
        connection.execute("ALTER TABLE session DROP COLUMN learner")
        connection.execute("DELETE FROM _sqlite_migrations WHERE name <> '0001-events'")
    return path


def test_older_records_are_brought_up_and_keep_every_event(older: Path) -> None:
    before = rows(older)
    writer = ProgressWriter(older)
    writer.link("s1", CODE)
    learner = asked(writer)
    assert writer.close(SOON)
    assert learner is not None
    assert list(learner.lessons) == ["tablets"]
    assert rows(older) == before
    with closing(sqlite3.connect(older)) as connection:  # each has a seal now, and none can be changed
        sealed = connection.execute(f"SELECT {SEALED}, seal FROM event").fetchall()
        with pytest.raises(sqlite3.IntegrityError, match="never changes"):
            connection.execute("UPDATE event SET detail = ''")
    assert [seal for *_, seal in sealed] == [seal_of(row[:-1]) for row in sealed]


def test_older_records_are_exported_before_anybody_brings_them_up(older: Path, tmp_path: Path) -> None:
    before = older.read_bytes()
    with tablet_source(older) as source:
        assert [(each.session, each.learner) for each in source.sessions()] == [("s1", None)]
        assert source.count() > 0
    assert older.read_bytes() == before


def test_every_step_of_the_shape_is_known() -> None:
    nothing = Database(memory=True)
    assert {step.name for step in migrations().pending(nothing)} == KNOWN
    nothing.close()


# The figures


def test_visits_are_joined_in_the_order_of_coming_whatever_the_clock_says(tmp_path: Path) -> None:
    path, clock = tmp_path / "progress.sqlite", HandClock()
    writer = ProgressWriter(path, clock=clock)
    for session, code in (("s1", CODE), ("s2", ""), ("s3", OTHER), ("s4", CODE)):
        writer.record(Event(Kind.SESSION_STARTED, session))
        if code:
            writer.link(session, code)
        clock.wall -= 86_400_000  # somebody turns the clock back each time
    assert writer.close(SOON)

    with tablet_source(path) as source:
        visits = visits_of(source.events(), source.sessions(), "2027-03-01")

    assert [visit.person for visit in visits] == ["s1", "", "s3", "s1"]


def test_a_damaged_answer_does_not_stop_the_recording(tmp_path: Path) -> None:
    path = tmp_path / "progress.sqlite"
    writer = ProgressWriter(path)
    assert asked(writer) is None
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("ALTER TABLE session RENAME COLUMN learner TO gone")
    assert asked(writer) is None
    assert writer.trouble
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("ALTER TABLE session RENAME COLUMN gone TO learner")
    safe = threading.Event()
    writer.record(finished("s1", "tablets", "alone"), safe.set)
    assert safe.wait(SOON)
    assert writer.close(SOON)
    assert writer.trouble == ""
