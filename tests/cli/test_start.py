"""The kiosk as a process: it starts in spite of what is broken, and says so in the log."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.app import database_path


def start(data: Path) -> "subprocess.CompletedProcess[str]":
    """Start the kiosk without a screen, wait until it runs, and end it as the system would."""
    command = [sys.executable, "-m", "kiosk", "run", "--windowed", "--silent", "--data", str(data)]
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    kiosk = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=surroundings
    )
    with kiosk:
        assert kiosk.stdout is not None
        assert kiosk.stderr is not None
        first = kiosk.stdout.readline()
        kiosk.send_signal(signal.SIGTERM)
        rest, errors = kiosk.communicate(timeout=60)
    return subprocess.CompletedProcess(command, kiosk.returncode, first + rest, errors)


def test_it_starts_in_an_empty_folder(tmp_path: Path) -> None:
    result = start(tmp_path / "new")

    assert result.returncode == 0, result.stderr
    assert database_path(tmp_path / "new").exists()


def test_a_corrupt_database_is_put_aside_and_the_kiosk_goes_on(tmp_path: Path) -> None:
    database_path(tmp_path).write_bytes(b"This is not a database. " * 400)

    result = start(tmp_path)

    assert result.returncode == 0, result.stderr
    assert "Traceback" not in result.stderr
    kept = [path for path in tmp_path.rglob("*") if path.is_file() and b"not a database" in path.read_bytes()]
    assert kept, "what was there must not be deleted"
    assert "progress" in (tmp_path / "log" / "kiosk.log").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="needs a folder in which nobody can write")
def test_a_folder_that_cannot_be_written_is_told_and_the_kiosk_goes_on() -> None:
    result = start(Path("/proc/footbridge"))

    assert result.returncode == 0, result.stderr
    assert "Traceback" not in result.stderr
    assert "The log goes to the terminal" in result.stderr
