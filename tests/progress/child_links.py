"""Run as a program: links sessions to two learners without end; prints each number once it is safe."""

import os
import sys
import threading
from collections.abc import Callable
from itertools import count
from pathlib import Path

from kiosk.progress.events import Event, Kind
from kiosk.progress.writer import ProgressWriter

CODES = ("cup-fish-moon-key", "hat-hat-star-boat")


def _say(number: int) -> Callable[[], None]:
    def acknowledged() -> None:
        os.write(1, f"{number}\n".encode())
        room.release()

    return acknowledged


room = threading.Semaphore(8)
writer = ProgressWriter(Path(sys.argv[1]))
for number in count(int(sys.argv[2])):
    room.acquire()
    writer.record(Event(Kind.SESSION_STARTED, f"s-{number}"))
    writer.link(f"s-{number}", CODES[number % 2], _say(number))
