"""Recording never makes the screen wait and loses nothing."""

import logging
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.progress.memory import MemoryRecorder
from kiosk.progress.recorder import Recorder
from kiosk.progress.writer import ProgressWriter

from .recording import SOON, HandClock, miss, rows


@pytest.fixture
def blocked(tmp_path: Path) -> Path:
    """A place that becomes usable when the file in its way is removed."""
    (tmp_path / "in-the-way").touch()
    return tmp_path / "in-the-way" / "progress.sqlite"


def test_an_event_is_on_the_disk_when_it_is_acknowledged(tmp_path: Path) -> None:
    path, seen, done = tmp_path / "progress.sqlite", [], threading.Event()

    def look() -> None:
        seen.extend(rows(path))  # at this very moment, through another connection
        done.set()

    writer = ProgressWriter(path)
    writer.record(miss(7), look)
    assert done.wait(SOON)
    assert writer.close(SOON)
    assert [row.detail for row in seen] == ["n-7"]


def test_acknowledgements_come_in_order_and_several_events_share_a_commit(tmp_path: Path) -> None:
    path, order = tmp_path / "progress.sqlite", []
    counts: set[int] = set()

    def safe(number: int) -> Callable[[], None]:
        def acknowledged() -> None:
            order.append(number)
            counts.add(len(rows(path)))

        return acknowledged

    writer = ProgressWriter(path)
    for number in range(100):
        writer.record(miss(number), safe(number))
    assert writer.close(SOON)
    assert order == list(range(100))
    assert [row.detail for row in rows(path)] == [f"n-{number}" for number in range(100)]
    assert len(counts) < 100


def test_an_event_keeps_the_moment_it_happened_not_the_moment_it_was_saved(blocked: Path) -> None:
    clock, told = HandClock(), threading.Event()
    wall, mono = clock.wall, clock.mono
    ids = iter(f"id-{number}" for number in range(100))
    writer = ProgressWriter(blocked, clock=clock, ids=lambda: next(ids), on_trouble=lambda _: told.set())
    assert told.wait(SOON)
    writer.record(miss())
    clock.run(60_000)
    blocked.parent.unlink()
    assert writer.close(SOON)
    (row,) = rows(blocked)
    assert (row.wall_ms, row.mono_ms, row.boot_id, row.id) == (wall, mono, "boot-1", "id-0")


def test_recording_never_waits_for_the_disk(tmp_path: Path) -> None:
    path, first, second = tmp_path / "progress.sqlite", threading.Event(), threading.Event()
    writer = ProgressWriter(path)
    writer.record(miss(1), first.set)
    assert first.wait(SOON)
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")  # nobody else can write now
        writer.record(miss(2), second.set)  # would wait for ever, were it not another thread's work
        assert not second.is_set()
        other.rollback()
    assert second.wait(SOON)
    assert writer.close(SOON)


def test_trouble_is_told_once_and_events_wait_in_order_until_it_is_over(
    blocked: Path, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[str] = []
    stopped, works = threading.Event(), threading.Event()

    def on_trouble(words: str) -> None:
        told.append(words)
        (stopped if words else works).set()

    with caplog.at_level(logging.ERROR):
        writer = ProgressWriter(blocked, on_trouble=on_trouble, retry_seconds=0.001)
        assert stopped.wait(SOON)
        safe = threading.Event()
        for number in range(20):
            writer.record(miss(number), safe.set)
        assert "Practising still works" in writer.trouble
        assert not safe.is_set()
        blocked.parent.unlink()
        assert works.wait(SOON)
        assert safe.wait(SOON)
    assert writer.trouble == ""
    assert writer.close(SOON)
    assert len(told) == 2
    assert len(caplog.records) == 1
    assert "Errno" in caplog.text  # the log also says what the disk said
    assert [row.detail for row in rows(blocked)] == [f"n-{number}" for number in range(20)]


def test_when_memory_is_full_the_earliest_events_are_kept(blocked: Path) -> None:
    stopped = threading.Event()
    writer = ProgressWriter(blocked, on_trouble=lambda _: stopped.set(), room=3)
    assert stopped.wait(SOON)
    for number in range(5):
        writer.record(miss(number))
    blocked.parent.unlink()
    assert not writer.close(SOON)  # two were not kept, and it says so
    assert [row.detail for row in rows(blocked)] == ["n-0", "n-1", "n-2"]


def test_closing_on_a_broken_disk_says_that_something_is_left(blocked: Path) -> None:
    safe = threading.Event()
    writer = ProgressWriter(blocked)
    writer.record(miss(), safe.set)
    assert not writer.close(SOON)
    assert not safe.is_set()


def test_closing_twice_is_closing_once_and_later_events_are_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "progress.sqlite"
    writer = ProgressWriter(path)
    writer.record(miss(1))
    assert writer.close(SOON)
    assert writer.close(SOON)
    writer.record(miss(2))
    assert [row.detail for row in rows(path)] == ["n-1"]


def test_a_callback_that_fails_does_not_stop_the_recording(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> None:
        raise RuntimeError("the page is gone")

    path = tmp_path / "progress.sqlite"
    writer = ProgressWriter(path)
    writer.record(miss(1), broken)
    writer.record(miss(2))
    assert writer.close(SOON)
    assert len(rows(path)) == 2
    assert "callback" in caplog.text


def test_two_writers_at_one_file_lose_nothing_and_share_the_numbers(tmp_path: Path) -> None:
    path = tmp_path / "progress.sqlite"
    writers = [ProgressWriter(path), ProgressWriter(path)]
    for number in range(200):
        for which, writer in enumerate(writers):
            writer.record(miss(number, session=f"s{which}"))
    assert [writer.close(SOON) for writer in writers] == [True, True]
    found = rows(path)
    assert [row.seq for row in found] == list(range(1, 401))
    for which in range(2):
        own = [row.detail for row in found if row.session_id == f"s{which}"]
        assert own == [f"n-{number}" for number in range(200)]


def test_the_recorder_in_memory_keeps_everything_and_acknowledges() -> None:
    memory, safe = MemoryRecorder(), threading.Event()
    recorder: Recorder = memory
    recorder.record(miss(1), safe.set)
    assert safe.is_set()
    assert memory.recorded == [miss(1)]
    assert recorder.close(0)


def test_the_recorder_in_memory_can_be_in_trouble() -> None:
    recorder, safe = MemoryRecorder(trouble="The disk is full."), threading.Event()
    recorder.record(miss(1), safe.set)
    assert (safe.is_set(), recorder.trouble, recorder.close(0)) == (False, "The disk is full.", False)


def test_the_library_of_the_database_is_not_loaded_before_it_is_needed() -> None:
    rooms = "kiosk.progress.writer, kiosk.figures.tablet_source"
    look = f"import sys, {rooms}; print('sqlite_utils' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"
