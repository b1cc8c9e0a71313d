"""The benchmark still runs; what it measures is for people to judge."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.thorough
def test_the_benchmark_measures_everything_and_prints_a_table() -> None:
    bench = [sys.executable, "-m", "tests.bench", "--quick"]
    told = subprocess.run(bench, cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    for measure in (
        "start",
        "tap",
        "text size",
        "language",
        "coach",
        "searched",
        "memory",
        "kiosk check",
        "press to sound",
        "stop to silence",
        "voice killed",
        "voice frozen",
        "pointed out",
        "press to sound",
        "voice frozen",
        "safe on the disk",
        "bundle of a month",
        "against raw rows: SQLite",
    ):
        assert measure in told.stdout
