"""`python -m tests.bench`: measures, and prints a table."""

import argparse
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.table import Row, shown


def rows(room: Path, *, quick: bool) -> Iterator[Row]:
    """Every measure. Quick ones say that the benchmark still works, and nothing about the kiosk."""
    from kiosk.app import gallery_window
    from kiosk.session.comfort import Comfort
    from tests.bench.coach import answering
    from tests.bench.exporting import exporting
    from tests.bench.memory import taking
    from tests.bench.records import recording
    from tests.bench.speech import speaking
    from tests.bench.starting import checking, starting
    from tests.bench.window import changing, touching

    yield from starting(room, runs=1 if quick else 15)
    with gallery_window(Comfort(), portrait=False) as shell:
        shell.show()
        yield from touching(shell, walks=1 if quick else 25)
        yield from changing(shell, times=1 if quick else 15)
        yield from answering(shell.session.shelf, worlds=50 if quick else 5_000)
    yield from speaking(room, times=2 if quick else 25)
    yield from taking(room)
    yield from checking(room)
    yield from recording(room, quick=quick)
    yield from exporting(room, quick=quick)


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    options.add_argument("--quick", action="store_true", help="the least that shows that it works")
    quick = options.parse_args().quick
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory(prefix="footbridge-bench-") as room:
        print(shown(list(rows(Path(room), quick=quick))))


if __name__ == "__main__":
    main()
