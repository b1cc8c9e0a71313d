"""What the whole kiosk takes of a tablet's memory. Run as a program it is that kiosk."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.starting import surroundings
from tests.bench.table import Row

ROOT = Path(__file__).parents[2]
ROLLUP = Path("/proc/self/smaps_rollup")


def taking(room: Path) -> Iterator[Row]:
    """Proportional set size on the welcome page and in a lesson, with voice and records open."""
    if not ROLLUP.exists():
        return  # only Linux tells
    told = subprocess.run(
        [sys.executable, "-m", "tests.bench.memory", str(room / "progress.sqlite3")],
        cwd=ROOT,
        env=surroundings(room),
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    welcome, lesson = json.loads(told.stdout)
    yield Row("memory on the welcome page: PSS", welcome, "MiB")
    yield Row("memory with a lesson open: PSS", lesson, "MiB", 120, "the voice's own process not counted")


def pss() -> float:
    """This process's proportional set size in MiB."""
    lines = ROLLUP.read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _kiosk(records: Path) -> tuple[float, float]:
    from kiosk.app import build_shell, open_application
    from kiosk.progress.writer import ProgressWriter
    from kiosk.speech.voice_speaker import VoiceSpeaker
    from tests.bench.window import Player

    open_application()
    shell = build_shell(VoiceSpeaker(), ProgressWriter(records))
    shell.start((1280, 800), full_screen=False)
    player = Player(shell)
    player.settle()
    welcome = pss()
    player.open_lesson()
    lesson = pss()
    shell.session.close()
    return welcome, lesson


if __name__ == "__main__":
    # Only the tools of developers bring it, and miniaudio would load it; a tablet has none.
    sys.modules["numpy"] = None  # type: ignore[assignment]
    print(json.dumps(_kiosk(Path(sys.argv[1]))))
