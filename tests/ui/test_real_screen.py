"""The same journeys on a real X screen: what an offscreen window cannot show goes wrong here."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

JOURNEY = Path(__file__).parent / "journeys" / "test_lesson_by_touch.py"


@pytest.mark.thorough
@pytest.mark.real
@pytest.mark.timeout(300)
def test_the_lesson_is_played_by_touch_on_a_real_screen() -> None:
    server = shutil.which("Xvfb")
    if server is None:
        if os.environ.get("CI"):
            pytest.fail("Xvfb is missing: apt-get install xvfb")
        pytest.skip("Xvfb is not installed")
    read, write = os.pipe()
    command = [server, "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as screen:
        os.close(write)
        with os.fdopen(read) as answer:
            display = f":{answer.readline().strip()}"
        surroundings = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        pytest_again = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "-n",
            "0",
            str(JOURNEY),
        ]
        result = subprocess.run(pytest_again, env=surroundings, capture_output=True, text=True, check=False)
        screen.terminate()
    assert result.returncode == 0, result.stdout[-4000:]
