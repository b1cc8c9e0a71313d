"""What the children do until they are killed. Each says what is safe as soon as it knows."""

import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlite_utils  # noqa: F401 - so that no child needs time to load it
import uuid_utils  # noqa: F401 - likewise

from kiosk.hub.arriving import import_bundles
from kiosk.hub.hub import open_hub
from kiosk.progress.clock import SystemClock, new_id
from kiosk.progress.database import open_database
from kiosk.progress.events import Event, Kind
from kiosk.progress.keys import read_hub_card, signing_key
from kiosk.progress.outbox import copy_to, pack_what_is_new, packed
from kiosk.progress.places import HUB_FILE, KEY_FILE, OUTBOX
from kiosk.progress.snapshot import take_snapshot
from kiosk.progress.writer import ProgressWriter

Say = Callable[[str], Any]
RECORDS = "progress.sqlite3"
CODES = ("cup-fish-moon-key", "hat-hat-star-boat")
MOST = 1_000  # events of one child


def event(number: int) -> Event:
    """Twenty make a session."""
    kind = Kind.SESSION_ENDED if number % 20 == 19 else Kind.MISS
    return Event(kind, f"s-{number // 20}", lesson="first", way="alone", detail=f"n-{number}")


def records(say: Say, path: str, first: int) -> None:
    """Events without end, several in some commits; says `n-<number>`, and `<session> <code>` of links."""
    room = threading.Semaphore(8)

    def safe(words: str) -> Callable[[], None]:
        def acknowledged() -> None:
            say(words)
            room.release()

        return acknowledged

    writer = ProgressWriter(Path(path))
    for number in range(first, first + MOST):
        room.acquire()
        writer.record(event(number), safe(f"n-{number}"))
        if number % 10 == 3:
            room.acquire()
            session, code = f"s-{number // 20}", CODES[number // 20 % 2]
            writer.link(session, code, safe(f"{session} {code}"))
    signal.pause()


def migrates(say: Say, path: str) -> None:
    """Opens records that an older program made."""
    open_database(Path(path), SystemClock(), new_id).db.close()
    say("open")


def copies(say: Say, path: str) -> None:
    """Makes the daily copy again and again."""
    opened = open_database(Path(path), SystemClock(), new_id)
    while take_snapshot(opened.db, opened.path, 1_800_000_000_000) is not None:
        say("copied")


def packs(say: Say, folder: str, first: int) -> None:
    """Records a little and packs it, again and again; says `n-<number>` and the names of bundles."""
    tablet = Path(folder)
    key, hub = signing_key(tablet / KEY_FILE), read_hub_card(tablet / HUB_FILE)
    writer = ProgressWriter(tablet / RECORDS)
    for start in range(first, first + MOST, 5):
        done = threading.Event()
        for number in range(start, start + 5):
            writer.record(event(number), done.set if number == start + 4 else None)
        assert done.wait(20)
        for number in range(start, start + 5):
            say(f"n-{number}")
        for path in pack_what_is_new(tablet / RECORDS, tablet / OUTBOX, key, hub):
            say(path.name)
    signal.pause()


def carries(say: Say, outbox: str, stick: str) -> None:
    """Copies bundles to a stick; says the name of each that is safe there."""
    names = [each.path.name for each in packed(Path(outbox))]
    copy_to(Path(outbox), Path(stick), lambda done, total: say(names[done - 1]))


def imports(say: Say, hub: str, *paths: str) -> None:
    """The hub takes files in; says how many, after each."""
    import_bundles(open_hub(Path(hub)), list(map(Path, paths)), lambda done, total: say(str(done)))


TASKS: dict[str, Callable[..., None]] = {
    each.__name__: each for each in (records, migrates, copies, packs, carries, imports)
}
