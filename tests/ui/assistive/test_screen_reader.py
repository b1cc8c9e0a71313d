"""A person who hears the screen: a lesson through a real AT-SPI bus, on a real X screen."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

READER = Path(__file__).parent / "reader.py"
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
SYSTEM_PYTHON = "/usr/bin/python3"
SURROUNDINGS = """
"$LAUNCHER" --launch-immediately &
"$KIOSK" -m kiosk run --windowed --silent --data "$HOME/data" &
kiosk=$!
"$SYSTEM_PYTHON" "$READER"
result=$?
kill $kiosk
exit $result
"""


def missing() -> str:
    """What this machine lacks for a screen reader; empty when all is there."""
    for program in ("Xvfb", "xvfb-run", "dbus-run-session"):
        if shutil.which(program) is None:
            return program
    if not LAUNCHER.exists():
        return "at-spi2-core"
    asks = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    found = subprocess.run([SYSTEM_PYTHON, "-c", asks], capture_output=True, check=False)
    return "" if found.returncode == 0 else "python3-gi and gir1.2-atspi-2.0"


@pytest.mark.thorough
@pytest.mark.real
@pytest.mark.timeout(300)
def test_a_lesson_can_be_done_by_what_a_screen_reader_hears_alone(tmp_path: Path) -> None:
    if lacking := missing():
        if os.environ.get("CI"):
            pytest.fail(f"{lacking} is missing: see .ci/system-packages.sh")
        pytest.skip(f"{lacking} is not installed")
    (tmp_path / "run").mkdir(mode=0o700)
    surroundings = {
        **os.environ,
        "HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(tmp_path / "run"),
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "LAUNCHER": str(LAUNCHER),
        "KIOSK": sys.executable,
        "SYSTEM_PYTHON": SYSTEM_PYTHON,
        "READER": str(READER),
    }
    screen = ["xvfb-run", "-a", "-s", "-screen 0 1280x800x24 -nolisten tcp"]
    bus = ["dbus-run-session", "--", "sh", "-c", SURROUNDINGS]
    heard = subprocess.run(
        [*screen, *bus], env=surroundings, capture_output=True, text=True, check=False, timeout=240
    )
    assert heard.returncode == 0, heard.stdout[-3000:] + heard.stderr[-2000:]
    assert heard.stdout.count("heard: ") >= 9
    assert heard.stdout.count("announced: ") >= 8  # each new instruction, without being asked
    assert "announced: That worked." in heard.stdout
    assert heard.stdout.rstrip().endswith("heard: Well done")
