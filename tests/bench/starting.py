"""How long it takes from nothing to the first painted welcome page, and how long a check takes."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.bench.table import Row, share

EMPTY = Path(__file__).with_name("empty.py")


class Cost(NamedTuple):
    """Seconds of one run of a program."""

    cpu: float
    wall: float


def surroundings(room: Path) -> dict[str, str]:
    """As on a tablet: no screen here, records in a folder of their own, and all modules compiled."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {
        "QT_QPA_PLATFORM": "offscreen",
        "KIOSK_DATA": str(room / "data"),
        "PYTHONPYCACHEPREFIX": str(room / "compiled"),
    }


def starting(room: Path, runs: int) -> Iterator[Row]:
    """An empty window and ours, in turn. The ratio is the middle one of all pairs."""
    ours = ("-m", "kiosk", "run", "--windowed", "--quit-after-first-frame")
    if runs > 1:
        _cost(room, str(EMPTY))  # compiles modules, fills the disk's cache
        _cost(room, *ours)
    pairs = [(_cost(room, str(EMPTY)), _cost(room, *ours)) for _ in range(runs)]
    empty, kiosk = ([pair[place] for pair in pairs] for place in (0, 1))
    cpu = f"{1000 * share((cost.cpu for cost in kiosk), 0.5):.0f} ms"
    floor = f"{1000 * share((cost.cpu for cost in empty), 0.5):.0f} ms"
    yield Row(
        "start: processor, against an empty window",
        share((ours.cpu / floor.cpu for floor, ours in pairs), 0.5),
        "×",
        1.5,
        f"{cpu} and {floor}, {runs} pairs",
    )
    yield Row("start: wall, against an empty window", share((b.wall / a.wall for a, b in pairs), 0.5), "×")
    yield Row("start: wall", share((cost.wall for cost in kiosk), 0.5), "s")


def checking(room: Path) -> Iterator[Row]:
    """`kiosk check`, as an author waits for it."""
    cost = _cost(room, "-m", "kiosk", "check")
    yield Row("kiosk check: wall", cost.wall, "s", note=f"{cost.cpu:.2f} s of processor")


def _cost(room: Path, *words: str) -> Cost:
    before, begun = os.times(), time.perf_counter()
    subprocess.run([sys.executable, *words], env=surroundings(room), check=True, stderr=subprocess.DEVNULL)
    wall, after = time.perf_counter() - begun, os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(cpu, wall)
