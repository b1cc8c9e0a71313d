"""Run as a program: records without end and prints each number once it is acknowledged."""

import os
import sys
import threading
from collections.abc import Callable
from itertools import count
from pathlib import Path

from kiosk.progress.events import Event, Kind
from kiosk.progress.writer import ProgressWriter


def _say(number: int) -> Callable[[], None]:
    def acknowledged() -> None:
        os.write(1, f"{number}\n".encode())
        room.release()

    return acknowledged


room = threading.Semaphore(8)  # so that some commits carry several events
writer = ProgressWriter(Path(sys.argv[1]))
for number in count():
    room.acquire()
    writer.record(Event(Kind.MISS, sys.argv[2], detail=f"n-{number}"), _say(number))
