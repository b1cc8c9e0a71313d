"""The sound device, whether or not there is one."""

import subprocess
import sys


def test_a_machine_without_sound_is_no_reason_to_fill_the_terminal() -> None:
    look_for_sound = "from kiosk.speech.device import Output; Output().ready.wait(20)"

    result = subprocess.run([sys.executable, "-c", look_for_sound], capture_output=True, check=False)

    assert (result.returncode, result.stderr) == (0, b"")
