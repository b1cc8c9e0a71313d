"""What was acknowledged survives a kill and a full disk."""

import json
import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.figures.tablet_source import tablet_source

from .recording import rows

HERE = Path(__file__).parent
KILLS = 15


def test_no_acknowledged_event_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "progress.sqlite"
    acknowledged = {f"s{kill}": _record_until_killed(path, f"s{kill}") for kill in range(KILLS)}

    with tablet_source(path) as source:  # as the kill left it, before anybody tidies up
        exported = list(source.events())
    found = rows(path)
    assert exported == found
    assert [row.seq for row in found] == list(range(1, len(found) + 1))
    assert len({row.epoch for row in found}) == 1
    assert list(tmp_path.glob("*.damaged-*")) == []
    for session, numbers in acknowledged.items():
        kept = [row.detail for row in found if row.session_id == session]
        assert kept == [f"n-{number}" for number in range(len(kept))]
        assert numbers == list(range(len(numbers)))
        assert len(kept) >= len(numbers) > 0
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def _record_until_killed(path: Path, session: str) -> list[int]:
    """Returns the numbers that the program had said were safe."""
    command = [sys.executable, str(HERE / "child_records.py"), str(path), session]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        said = [child.stdout.readline() for _ in range(random.randrange(1, 150))]
        child.kill()
        said += child.stdout.readlines()
    return [int(line) for line in said if line.endswith(b"\n")]


def test_a_full_disk_loses_nothing_and_recording_goes_on_when_there_is_space(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    path = tmp_path / "progress.sqlite"
    command = [sys.executable, str(HERE / "child_fills_disk.py"), str(path)]
    child = subprocess.run(command, capture_output=True, text=True, check=False)
    assert child.returncode == 0, child.stderr
    saw = json.loads(child.stdout)

    assert saw["safe_before"] == 30
    assert saw["acknowledged"] == list(range(81))
    assert [(row.seq, row.detail) for row in rows(path)] == [(n + 1, f"n-{n}") for n in range(81)]
    assert "Practising still works" in saw["during"]
    assert saw["told"] == [saw["during"], ""]
    assert (saw["after"], saw["closed"]) == ("", True)
    assert child.stderr.count("Recording stopped") == 1
    assert list(tmp_path.glob("*.damaged-*")) == []
