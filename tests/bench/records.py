"""How long until what was recorded is safe: on the tablet, in a bundle, at the hub.

The hub is measured against its database's own fastest way of taking the same rows, in the same run.
"""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from nacl.signing import SigningKey

from kiosk.hub.arriving import import_bundles
from kiosk.hub.engine import opened_engine
from kiosk.hub.hub import Hub, begin_hub
from kiosk.progress.bundle import MOST_EVENTS, pack, unpack
from kiosk.progress.clock import new_id
from kiosk.progress.events import Event, Kind
from kiosk.progress.logged import COLUMNS, Logged
from kiosk.progress.outbox import pack_what_is_new
from kiosk.progress.writer import ProgressWriter
from tests.bench.table import Row, share

_KINDS = (
    Kind.LESSON_STARTED,
    Kind.STEP_DONE,
    Kind.HELP_USED,
    Kind.STEP_DONE,
    Kind.MISS,
    Kind.LESSON_FINISHED,
)
_IN_A_BUNDLE = 1_000
_ASKED = {"SQLite": 25_000, "PostgreSQL": 15_000}  # events in a second
_PLACES = ", ".join("?" * len(Logged._fields))


def recording(room: Path, *, quick: bool) -> Iterator[Row]:
    """All of it, in a folder of its own."""
    folder = room / "records"
    hub = begin_hub(folder / "hub")
    yield from _committing(folder / "commits.sqlite3", times=20 if quick else 2_000)
    yield from _packing(folder, hub, events=100 if quick else MOST_EVENTS)
    sent = _Sent(folder / "sent", hub, bundles=2 if quick else 60)
    yield from _arriving(sent, "SQLite", hub, _by_executemany(folder / "raw.sqlite3", hub, sent.rows))
    yield from _at_a_region(hub, sent)


def _committing(path: Path, times: int) -> Iterator[Row]:
    """From the touch that is recorded until the writer says that it is on the disk."""
    writer, costs = ProgressWriter(path), []
    for number in range(times + 1):
        safe = threading.Event()
        begun = time.perf_counter()
        writer.record(_event(number), safe.set)
        safe.wait(60)
        costs.append(1_000 * (time.perf_counter() - begun))
    writer.close(60)
    costs = costs[1:]  # the first one waits for the file to be made
    yield Row("event safe on the disk: median", share(costs, 0.5), "ms", None, f"{times} events, each alone")
    yield Row("event safe on the disk: p99", share(costs, 0.99), "ms", 50)


def _packing(folder: Path, hub: Hub, events: int) -> Iterator[Row]:
    records, key = folder / "month.sqlite3", SigningKey.generate()
    writer = ProgressWriter(records)
    for number in range(events):
        writer.record(_event(number))
    writer.close(60)
    begun = time.perf_counter()
    (path,) = pack_what_is_new(records, folder / "outbox", key, hub.card)
    built = time.perf_counter() - begun
    data = path.read_bytes()
    begun = time.perf_counter()
    unpack(data, hub.identity, key.verify_key.encode().hex())
    note = f"{events} events, {len(data) / 1_000:.0f} kB"
    yield Row("bundle of a month: build", built, "s", 0.5, note)
    yield Row("bundle of a month: read", time.perf_counter() - begun, "s", 0.5)


def _event(number: int) -> Event:
    session, kind = f"s-{number // 20}", _KINDS[number % len(_KINDS)]
    step = f"step-{number % 7}"
    return Event(kind, session, "order-repeat-prescription", "v-1", step, "alone", "en", number % 3)


class _Sent:
    """Bundles on a stick, from a tablet that never was, and the rows in them."""

    def __init__(self, stick: Path, hub: Hub, bundles: int) -> None:
        self.stick, self._key, self.device, epoch = stick, SigningKey.generate(), new_id(), new_id()
        self.rows: list[Logged] = []
        stick.mkdir()
        for number in range(bundles):
            first = number * _IN_A_BUNDLE
            rows = [self._row(seq, epoch) for seq in range(first + 1, first + _IN_A_BUNDLE + 1)]
            sessions = [(name, 1, 2, None) for name in dict.fromkeys(row.session_id for row in rows)]
            data = pack(rows, sessions, number=number + 1, key=self._key, hub=hub.card)
            (stick / f"{number + 1:06}.bundle").write_bytes(data)
            self.rows += rows

    def _row(self, seq: int, epoch: str) -> Logged:
        event = _event(seq)
        return Logged(
            self.device, epoch, seq, new_id(), event.session, str(event.kind), event.lesson,
            event.lesson_version, event.step, event.way, event.language, event.rung, event.misses, None, "",
            1_800_000_000_000 + 900 * seq, 900 * seq, "boot-1",
        )  # fmt: skip

    def join(self, hub: Hub) -> None:
        """The hub knows the tablet."""
        with opened_engine(hub) as engine:
            engine.enrol(self.device, self._key.verify_key.encode().hex())


def _arriving(sent: _Sent, engine: str, hub: Hub, raw: Callable[[], float]) -> Iterator[Row]:
    """`raw` takes the same rows and says in how many seconds."""
    sent.join(hub)
    files = sorted(sent.stick.iterdir())
    begun = time.perf_counter()
    receipt = import_bundles(hub, files, lambda done, total: None)
    took = time.perf_counter() - begun
    if receipt.received != len(sent.rows):
        raise AssertionError(f"Only {receipt.received} of {len(sent.rows)} events came to the hub.")
    asked = _ASKED[engine]
    note = f"{len(sent.rows) / took:,.0f} events/s, {len(files)} bundles"
    yield Row(f"hub takes in {asked:,} events: {engine}", took * asked / len(sent.rows), "s", 1, note)
    yield Row(f"hub against raw rows: {engine}", took / raw(), "×")


def _by_executemany(path: Path, hub: Hub, rows: Sequence[Logged]) -> Callable[[], float]:
    def took() -> float:
        with closing(sqlite3.connect(hub.database)) as there:
            (table,) = there.execute("SELECT sql FROM sqlite_master WHERE name = 'event'").fetchone()
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute(table)
            begun = time.perf_counter()
            connection.execute("BEGIN")
            connection.executemany(f"INSERT INTO event ({COLUMNS}) VALUES ({_PLACES})", rows)
            connection.execute("COMMIT")
            return time.perf_counter() - begun

    return took


def _at_a_region(hub: Hub, sent: _Sent) -> Iterator[Row]:
    """With a PostgreSQL of our own, where there is one. It does not wait for its disk, COPY neither."""
    from tests.outside.postgres import _programs, running_server

    if _programs() is None:
        return
    with running_server() as server:
        address = server.new_database()
        region = replace(hub, address=address)
        yield from _arriving(sent, "PostgreSQL", region, _by_copy(address, sent.rows))


def _by_copy(address: str, rows: Sequence[Logged]) -> Callable[[], float]:
    def took() -> float:
        import psycopg

        with psycopg.connect(address) as connection:
            connection.execute("CREATE TABLE raw (LIKE footbridge.event INCLUDING ALL)")
            connection.commit()
            begun = time.perf_counter()
            with connection.cursor() as cursor, cursor.copy(f"COPY raw ({COLUMNS}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            connection.commit()
            return time.perf_counter() - begun

    return took
