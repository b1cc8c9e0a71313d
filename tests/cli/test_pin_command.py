"""`kiosk pin`, and a kiosk that starts whatever lies in the files of its staff pages."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.cli.command import run_command
from kiosk.progress.places import PIN_FILE, SETTINGS_FILE
from kiosk.session.pin import Door, set_pin

from .test_start import start


@pytest.mark.skipif(sys.platform != "linux", reason="needs a terminal of its own")
def test_it_asks_in_a_terminal_and_shows_nothing_of_what_is_typed(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "kiosk", "pin", "--data", str(tmp_path)]
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True, close_fds=True
    ) as process:
        os.close(theirs)
        seen = b""
        for question in (b"4 to 12 digits: ", b"once more: "):
            while question not in seen:
                seen += os.read(ours, 1000)
            os.write(ours, b"2580\n")
        while b"is set" not in seen:
            seen += os.read(ours, 1000)
        assert process.wait(30) == 0
    os.close(ours)
    assert b"2580" not in seen
    assert Door(tmp_path / PIN_FILE).opens_with("2580")


def test_it_can_be_taken_away_and_that_may_be_said_twice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    set_pin(tmp_path / PIN_FILE, "2580")
    for _ in range(2):
        assert run_command(["pin", "--remove", "--data", str(tmp_path)]) == 0
    assert not (tmp_path / PIN_FILE).exists()
    assert "Nobody can open the staff pages." in capsys.readouterr().out


def test_the_kiosk_starts_with_damaged_files_and_says_so_in_its_log(tmp_path: Path) -> None:
    (tmp_path / PIN_FILE).write_bytes(b"\x00")
    (tmp_path / SETTINGS_FILE).write_bytes(b"\x00")
    result = start(tmp_path)
    assert result.returncode == 0, result.stderr
    assert "Traceback" not in result.stderr
    assert "settings" in (tmp_path / "log" / "kiosk.log").read_text(encoding="utf-8")


def test_the_kiosk_starts_with_settings(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_text('{"text": "largest", "surgery": "hilltop", "drafts": false}')
    result = start(tmp_path)
    assert result.returncode == 0, result.stderr
    assert "settings" not in (tmp_path / "log" / "kiosk.log").read_text(encoding="utf-8")
