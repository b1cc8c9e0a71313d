"""The program is killed (kill -9) at any moment, and started again."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from kiosk.hub.hub import begin_hub
from kiosk.progress.clock import new_id
from kiosk.progress.database import open_database
from kiosk.progress.logged import COLUMNS, Logged
from kiosk.progress.migrations import migrations
from kiosk.progress.outbox import packed
from kiosk.progress.read import reading
from kiosk.progress.snapshot import snapshots
from tests.faults.checking import log_after_start, log_as_it_lies, log_in, lost
from tests.faults.children import Nursery
from tests.faults.tablet import Tablet, arrive, begun, events_at
from tests.faults.tally import Tally
from tests.faults.tasks import MOST, RECORDS, event
from tests.progress.recording import HandClock, record_all

pytestmark = [pytest.mark.faults, pytest.mark.timeout(3600)]

KILLS, PARTS = 1_000, 20
Times = Callable[[int], int]
Tell = Callable[[Tally], None]


@pytest.mark.parametrize("part", range(PARTS))
def test_no_acknowledged_event_or_learner_is_lost_when_the_program_is_killed(
    part: int, memory_path: Path, nursery: Nursery, chance: random.Random, times: Times, tell: Tell
) -> None:
    path, kills = memory_path / RECORDS, times(KILLS) // PARTS
    said: list[str] = []
    gone: set[str] = set()
    for kill in range(kills):
        spoken = kill == kills - 1 or chance.random() < 0.8  # else it may be killed as it opens its records
        after = chance.uniform(0, 0.03)
        ended = nursery.run("records", path, kill * MOST, kill_after=after, spoken=spoken)
        assert ended.killed
        said += ended.said
        if said:  # the very first start may have been killed before there were any tables
            gone.update(_lost(said, path))
    log_after_start(path)
    assert list(memory_path.glob("*.damaged-*")) == []
    gone.update(_lost(said, path))
    assert said
    tell(Tally("killed while it records", kills, len(said), len(gone)))


def _lost(said: list[str], path: Path) -> list[str]:
    rows = log_as_it_lies(path)
    assert len({row.id for row in rows}) == len({row.detail for row in rows}) == len(rows)
    with reading(path) as connection:
        sessions = connection.execute("SELECT session_id || ' ' || learner FROM session")
        there = {row.detail for row in rows} | {linked for (linked,) in sessions}
    return [each for each in said if each not in there]


def test_records_of_an_older_program_come_through_when_the_new_one_is_killed_as_it_first_opens_them(
    memory_path: Path, nursery: Nursery, chance: random.Random, times: Times, tell: Tell
) -> None:
    old, wanted = memory_path / "old.sqlite3", _records_of_the_first_version(memory_path / "old.sqlite3")
    kills, killed = times(100), 0
    for kill in range(kills):
        path = memory_path / f"{kill}" / RECORDS
        path.parent.mkdir()
        shutil.copyfile(old, path)
        killed += nursery.run("migrates", path, kill_after=chance.uniform(0, 0.12) * (kill > 0)).killed
        assert log_after_start(path) == wanted
        shutil.rmtree(path.parent)
    assert killed
    tell(Tally("killed while it changes old records", kills, kills * len(wanted)))


def _records_of_the_first_version(path: Path, events: int = 3_000) -> list[Logged]:
    record_all(path.with_name("new.sqlite3"), map(event, range(events)))
    with reading(path.with_name("new.sqlite3")) as connection:
        tables = {
            "device": connection.execute("SELECT * FROM device").fetchall(),
            "session": connection.execute("SELECT session_id, started_ms, ended_ms FROM session").fetchall(),
            "event": connection.execute(f"SELECT {COLUMNS} FROM event").fetchall(),
        }
    with closing(Database(path, execute_plugins=False)) as old:
        old.enable_wal()
        migrations().apply(old, stop_before="0002-learner")
        with old.atomic():
            for name, rows in tables.items():
                old.conn.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(rows[0]))})", rows)
    return list(map(Logged._make, tables["event"]))


def test_a_copy_is_whole_or_not_there_when_the_program_is_killed_as_it_makes_one(
    memory_path: Path, nursery: Nursery, chance: random.Random, times: Times, tell: Tell
) -> None:
    path, kills, bad = memory_path / RECORDS, times(200), 0
    record_all(path, map(event, range(300)))
    wanted = log_as_it_lies(path)
    for kill in range(kills):
        nursery.run("copies", path, kill_after=chance.uniform(0, 0.04), spoken=kill == 0)
        assert log_as_it_lies(path) == wanted
        for copy in snapshots(path):
            with closing(Database(copy, execute_plugins=False)) as opened:
                bad += log_in(opened.conn) != wanted
    assert snapshots(path)
    path.write_bytes(b"damaged")
    again = open_database(path, HandClock(), new_id)
    assert again.restored == snapshots(path)[0]
    assert log_in(again.db.conn) == wanted
    again.db.close()
    tell(Tally("killed while it copies the records", kills, kills * len(wanted), 0, bad))


def test_bundles_have_neither_gap_nor_overlap_when_the_program_is_killed_as_it_packs(
    memory_path: Path, nursery: Nursery, chance: random.Random, times: Times, tell: Tell
) -> None:
    hub, kills = begin_hub(memory_path / "hub"), times(200)
    said: list[str] = []
    tablet, wrong = begun(hub, memory_path / "tablet", [event(99_000)]), 0
    for kill in range(kills):
        if kill % 90 == 89:  # numbers in events have five digits
            tablet = begun(hub, memory_path / f"tablet-{kill}", [event(99_000)])
        ended = nursery.run(
            "packs", tablet.folder, kill % 90 * MOST, kill_after=chance.uniform(0, 0.1), spoken=kill == 0
        )
        device = tablet.log()[0].device_id
        said += [f"{device} {each}" for each in ended.said if each.startswith("n-")]
        there = {each.path.name for each in packed(tablet.outbox)}
        assert [each for each in ended.said if each.endswith(".bundle") and each not in there] == []
    for tablet in [Tablet(each, hub) for each in memory_path.glob("tablet*")]:
        tablet.pack()
        rows = log_as_it_lies(tablet.records)
        bundles = packed(tablet.outbox)
        assert [each.number for each in bundles] == list(range(1, len(bundles) + 1))
        seqs = [seq for each in bundles for seq in range(each.seq_from, each.seq_to + 1)]
        assert seqs == [row.seq for row in rows]
        receipt = arrive(hub, tablet.outbox)
        wrong += len(receipt.refused) + receipt.known_already
    arrived = events_at(hub)
    logs = [row for each in memory_path.glob("tablet*") for row in log_as_it_lies(each / RECORDS)]
    assert arrived == sorted(logs, key=lambda row: row[:3])
    gone = lost(said, [row._replace(detail=f"{row.device_id} {row.detail}") for row in arrived])
    tell(Tally("killed while it packs bundles", kills, len(said), len(gone), wrong))


def test_what_the_hub_has_goes_from_the_tablet_whole_or_not_at_all(
    memory_path: Path, nursery: Nursery, chance: random.Random, times: Times, tell: Tell
) -> None:
    hub, kills = begin_hub(memory_path / "hub"), times(200)
    tablet = begun(hub, memory_path / "tablet", map(event, range(1_000)))
    tablet.pack()
    arrive(hub, tablet.outbox)
    tablet.record(map(event, range(1_000, 1_010)))
    whole, gone, killed = tablet.log(), 0, 0
    for kill in range(kills):
        copy = Tablet(memory_path / "copy", hub)
        shutil.copytree(tablet.folder, copy.folder)
        after = chance.uniform(0, 0.02) * (kill > 0)
        ended = nursery.run("prunes", copy.records, kill_after=after, spoken=True)
        killed += ended.killed
        left = copy.log()
        assert left in (whole, whole[1_000:])
        assert len(ended.said) < 2 or left == whole[1_000:]
        copy.record([event(2_000)])
        assert copy.log()[-1].seq == 1_011
        with (
            closing(sqlite3.connect(copy.records)) as connection,
            pytest.raises(sqlite3.IntegrityError, match="never goes"),
        ):
            connection.execute("DELETE FROM event")
        gone += len({*whole} - {*events_at(hub)} - {*left})
        shutil.rmtree(copy.folder)
    assert killed
    tell(Tally("killed while it removes what the hub has", kills, kills * len(whole), gone))
