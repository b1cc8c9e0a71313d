"""Run as a program: records until files may not grow, then may grow again. Says what it saw as JSON."""

import json
import resource
import sqlite3
import sys
import threading
from pathlib import Path

from kiosk.progress.events import Event, Kind
from kiosk.progress.writer import ProgressWriter

told: list[str] = []
acknowledged: list[int] = []
in_trouble = threading.Event()
well_again = threading.Event()


def on_trouble(words: str) -> None:
    told.append(words)
    (in_trouble if words else well_again).set()


def record(number: int) -> threading.Event:
    done = threading.Event()

    def safe() -> None:
        acknowledged.append(number)
        done.set()

    writer.record(Event(Kind.MISS, "s1", detail=f"n-{number}"), safe)
    return done


_, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
writer = ProgressWriter(Path(sys.argv[1]), on_trouble=on_trouble, retry_seconds=0.01)
for number in range(30):
    assert record(number).wait(20)
other = sqlite3.connect(sys.argv[1])  # keeps SQLite's files in place, so that opening goes well
other.execute("SELECT count(*) FROM event").fetchone()
resource.setrlimit(resource.RLIMIT_FSIZE, (1, hard))  # from here on every write to a file fails
for number in range(30, 80):
    record(number)
assert in_trouble.wait(20)
assert not well_again.wait(0.3)  # it tries again and again all the while
safe_before, during = len(acknowledged), writer.trouble
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
assert well_again.wait(20)
assert record(80).wait(20)
other.close()
saw = {
    "safe_before": safe_before,
    "acknowledged": acknowledged,
    "told": told,
    "during": during,
    "after": writer.trouble,
    "closed": writer.close(20),
}
sys.stdout.write(json.dumps(saw))
