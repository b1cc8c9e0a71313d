"""The kiosk as a process: it starts in spite of what is broken, and says so in the log."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.app import database_path
from kiosk.cli.start import has_screen


def start(
    data: Path, *words: str, end: signal.Signals = signal.SIGTERM
) -> "subprocess.CompletedProcess[str]":
    """Start the kiosk without a screen, wait until it runs, and end it as the system would."""
    words = words or ("--windowed",)
    command = [sys.executable, "-m", "kiosk", "run", *words, "--silent", "--data", str(data)]
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    kiosk = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=surroundings
    )
    with kiosk:
        assert kiosk.stdout is not None
        assert kiosk.stderr is not None
        first = kiosk.stdout.readline()
        kiosk.send_signal(end)
        rest, errors = kiosk.communicate(timeout=60)
    return subprocess.CompletedProcess(command, kiosk.returncode, first + rest, errors)


def test_it_starts_in_an_empty_folder(tmp_path: Path) -> None:
    result = start(tmp_path / "new")

    assert result.returncode == 0, result.stderr
    assert database_path(tmp_path / "new").exists()


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_whoever_looks_after_the_tablet_can_end_the_full_screen(tmp_path: Path, end: signal.Signals) -> None:
    result = start(tmp_path, "--portrait", end=end)

    assert result.returncode == 0, result.stderr


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


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file that is always full")
def test_on_a_full_disk_a_line_of_the_log_is_lost_without_a_word(tmp_path: Path) -> None:
    (tmp_path / "log").mkdir()
    (tmp_path / "log" / "kiosk.log").symlink_to("/dev/full")
    database_path(tmp_path).mkdir()  # something to log

    result = start(tmp_path)

    # Qt may say at the very end that a window went before it was painted once more: that is no news here.
    told = [line for line in result.stderr.splitlines() if "QBackingStore::flush" not in line]
    assert (result.returncode, told) == (0, [])


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
class TestScreen:
    """Qt aborts the program where nothing answers, so we look before."""

    @pytest.fixture(autouse=True)
    def nothing_set(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            monkeypatch.delenv(name, raising=False)

    @pytest.mark.parametrize("display", ["", ":4711", "unix:4711.0", "nonsense"])
    def test_a_display_that_nobody_answers_for_is_no_screen(
        self, display: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DISPLAY", display)
        monkeypatch.setenv("WAYLAND_DISPLAY", display)

        assert not has_screen()

    @pytest.mark.parametrize("display", [":{}", ":{}.0", "unix:{}"])
    def test_a_display_that_answers_is_a_screen(self, display: str, monkeypatch: pytest.MonkeyPatch) -> None:
        with socket.socket(socket.AF_UNIX) as server:
            number = 100_000 + os.getpid()
            server.bind(f"\0/tmp/.X11-unix/X{number}")
            server.listen()
            monkeypatch.setenv("DISPLAY", display.format(number))

            assert has_screen()

    def test_a_wayland_screen_is_found_in_its_folder(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)  # a socket's name may have 107 letters at most
        with socket.socket(socket.AF_UNIX) as server:
            server.bind("wayland-9")
            server.listen()
            monkeypatch.setenv("XDG_RUNTIME_DIR", ".")
            monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-9")

            assert has_screen()

    def test_a_platform_chosen_on_purpose_is_taken(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")

        assert has_screen()


def test_with_neither_screen_nor_lesson_it_says_so(tmp_path: Path) -> None:
    """Without its folders, as after an unlucky move."""
    code = (
        "import kiosk.paths, pathlib; kiosk.paths.data_root = pathlib.Path; "
        "from kiosk.__main__ import main; raise SystemExit(main(['run']))"
    )
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    surroundings = {name: value for name, value in os.environ.items() if name not in hidden}

    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 1
    assert "there is no lesson that can be played" in result.stderr
    assert "Traceback" not in result.stderr
