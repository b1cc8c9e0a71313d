"""What the tests of progress share: a clock in hand, ready events, and a look at the table."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kiosk.progress.clock import Clock
from kiosk.progress.events import Event, Kind
from kiosk.progress.logged import COLUMNS, Logged
from kiosk.progress.writer import ProgressWriter

SOON = 20.0  # seconds until a test gives up; none waits so long when the code is right


@dataclass
class HandClock:
    """Runs only when the test says so."""

    wall: int = 1_800_000_000_000
    mono: int = 5_000
    boot_id: str = "boot-1"

    def wall_ms(self) -> int:
        return self.wall

    def mono_ms(self) -> int:
        return self.mono

    def run(self, ms: int) -> None:
        self.wall += ms
        self.mono += ms


def miss(number: int = 0, session: str = "s1") -> Event:
    return Event(Kind.MISS, session, lesson="first", way="alone", detail=f"n-{number}")


def record_all(path: Path, events: Iterable[Event], clock: Clock | None = None) -> None:
    writer = ProgressWriter(path, clock=clock)
    for event in events:
        writer.record(event)
    assert writer.close(SOON)


def rows(path: Path) -> list[Logged]:
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(f"SELECT {COLUMNS} FROM event ORDER BY device_id, epoch, seq")
        return [Logged(*row) for row in found]
