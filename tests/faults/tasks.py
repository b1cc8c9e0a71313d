"""What the children do until they are killed. Each says what is safe as soon as it knows."""

import shutil
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import sqlite_utils  # noqa: F401 - so that no child needs time to load it
import uuid_utils  # noqa: F401 - likewise

from kiosk.errors import KioskError
from kiosk.hub.arriving import import_bundles
from kiosk.hub.hub import open_hub
from kiosk.progress.clock import SystemClock, new_id
from kiosk.progress.database import open_database
from kiosk.progress.events import Event, Kind
from kiosk.progress.keys import read_hub_card, signing_key
from kiosk.progress.outbox import copy_to, pack_what_is_new, packed
from kiosk.progress.places import HUB_FILE, KEY_FILE, OUTBOX
from kiosk.progress.retention import prune
from kiosk.progress.snapshot import take_snapshot
from kiosk.progress.writer import ProgressWriter

Say = Callable[[str], Any]
RECORDS = "progress.sqlite3"
CODES = ("cup-fish-moon-key", "hat-hat-star-boat")
MOST = 1_000  # events of one child
FAR_FUTURE_MS = 4_000_000_000_000


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


def prunes(say: Say, path: str) -> None:
    """Lets go of what the hub has had for long."""
    opened = open_database(Path(path), SystemClock(), new_id)
    say("open")
    say(f"{prune(opened, FAR_FUTURE_MS)} gone")
    opened.db.close()


def packs_once(say: Say, folder: str) -> None:
    """Packs what is new."""
    tablet = Path(folder)
    key, hub = signing_key(tablet / KEY_FILE), read_hub_card(tablet / HUB_FILE)
    with _refused(say):
        for path in pack_what_is_new(tablet / RECORDS, tablet / OUTBOX, key, hub):
            say(path.name)


def carries(say: Say, outbox: str, stick: str) -> None:
    """Copies bundles to a stick; says the name of each that is safe there."""
    names = [each.path.name for each in packed(Path(outbox))]
    with _refused(say):
        copy_to(Path(outbox), Path(stick), lambda done, total: say(names[done - 1]))


def carries_carelessly(say: Say, outbox: str, stick: str) -> None:
    """As most programs copy files."""
    for each in packed(Path(outbox)):
        shutil.copyfile(each.path, Path(stick) / each.path.name)
        say(each.path.name)


def imports(say: Say, hub: str, *paths: str) -> None:
    """The hub takes files in; says how many it has looked at, and when all are safe."""
    with _refused(say):
        import_bundles(open_hub(Path(hub)), list(map(Path, paths)), lambda done, total: say(str(done)))
        say("safe")


def fills(say: Say, path: str, ballast: str) -> None:
    """Records until the disk is full, and then goes on; makes space, and records a little more.

    Says `n-<number>` of what is safe, `trouble`, `well`, and the number of events in all.
    """
    import resource  # not on Windows, which collects these tests too

    in_trouble, well_again = threading.Event(), threading.Event()

    def on_trouble(words: str) -> None:
        say("trouble" if words else "well")
        (in_trouble if words else well_again).set()

    writer = ProgressWriter(Path(path), on_trouble=on_trouble, retry_seconds=0.01)
    recorded = 0

    def record(events: int) -> None:
        nonlocal recorded
        for number in range(recorded, recorded + events):
            writer.record(event(number), partial(say, f"n-{number}"))
        recorded += events

    while not in_trouble.wait(0.002):
        record(5)
    record(20)
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    Path(ballast).unlink(missing_ok=True)
    assert well_again.wait(20)
    record(20)
    assert writer.close(20)
    say(str(recorded))


@contextmanager
def _refused(say: Say) -> Iterator[None]:
    try:
        yield
    except KioskError:
        say("refused")


TASKS: dict[str, Callable[..., None]] = {
    each.__name__: each
    for each in (
        records, migrates, copies, packs, prunes, packs_once, carries, carries_carelessly, imports, fills,
    )
}  # fmt: skip
