"""What the hub has leaves the tablet after a while; nothing else does, and nobody who comes back notices."""

import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from kiosk.figures.build import figures_of
from kiosk.figures.tablet_source import tablet_source
from kiosk.figures.visits import visits_of
from kiosk.hub.hub import Hub
from kiosk.progress.clock import new_id
from kiosk.progress.database import Opened, open_database
from kiosk.progress.events import Event, Kind
from kiosk.progress.keys import write_card
from kiosk.progress.learner import Learner
from kiosk.progress.outbox import copy_to, packed, take_acks
from kiosk.progress.places import HUB_FILE
from kiosk.progress.read import reading
from kiosk.progress.retention import complete_since, prune
from kiosk.progress.writer import ProgressWriter
from tests.progress.recording import SOON, HandClock, miss, record_all, rows

from .conftest import Tablet, arrive, events_at

DAY = 24 * 60 * 60 * 1000
CODE = "cup-fish-moon-key"


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def kept(tmp_path: Path, hub: Hub, clock: HandClock) -> Tablet:
    """Five sessions, 30 days apart; the second is of a learner. The hub has all of them but the last."""
    tablet = Tablet(tmp_path / "tablet", hub)
    for number in range(1, 5):
        _session(tablet, clock, f"s{number}", CODE if number == 2 else None)
    tablet.join()
    _visit(hub, tablet)
    _session(tablet, clock, "s5")
    write_card(tablet.folder / HUB_FILE, hub.card)  # only now: the writer lets go by itself
    return tablet


def _session(tablet: Tablet, clock: HandClock, name: str, code: str | None = None) -> None:
    writer = ProgressWriter(tablet.records, clock=clock)
    writer.record(Event(Kind.SESSION_STARTED, name, language="ur"))
    if code:
        writer.link(name, code)
    writer.record(Event(Kind.LESSON_FINISHED, name, lesson="first", way="alone", unaided=True))
    writer.record(Event(Kind.SESSION_ENDED, name))
    assert writer.close(SOON)
    clock.run(30 * DAY)


def _visit(hub: Hub, tablet: Tablet) -> None:
    tablet.pack()
    stick = tablet.folder.with_name("stick")
    copy_to(tablet.outbox, stick)
    arrive(hub, stick)
    take_acks(tablet.outbox, stick, hub.card)


def _sessions(tablet: Tablet) -> list[str]:
    return sorted({row.session_id for row in rows(tablet.records)})


def _prune(tablet: Tablet, wall_ms: int) -> int:
    opened = open_database(tablet.records, HandClock(), new_id)
    try:
        return prune(opened, wall_ms)
    finally:
        opened.db.close()


def test_old_sessions_of_guests_that_the_hub_has_leave_the_tablet(
    hub: Hub, kept: Tablet, clock: HandClock
) -> None:
    before = rows(kept.records)
    assert _prune(kept, clock.wall) == 1  # the third is just 90 days old, the fourth younger
    assert _sessions(kept) == ["s2", "s3", "s4", "s5"]
    assert [row for row in before if row.session_id != "s1"] == rows(kept.records)
    with closing(sqlite3.connect(kept.records)) as connection:
        assert connection.execute("SELECT count(*) FROM session").fetchone() == (4,)
    assert events_at(hub) == before[:12]
    assert _prune(kept, clock.wall) == 0


def test_what_the_hub_does_not_have_never_goes(kept: Tablet, clock: HandClock) -> None:
    _prune(kept, clock.wall + 100 * 365 * DAY)
    assert _sessions(kept) == ["s2", "s5"]


def test_without_a_word_of_our_own_hub_nothing_goes(kept: Tablet, clock: HandClock, hub: Hub) -> None:
    for ack in kept.outbox.glob("*.ack"):
        ack.write_bytes(ack.read_bytes().replace(b'"to":12', b'"to":99'))
    assert _prune(kept, clock.wall + 1000 * DAY) == 0
    (kept.folder / HUB_FILE).unlink()
    assert _prune(kept, clock.wall + 1000 * DAY) == 0
    assert len(_sessions(kept)) == 5


def test_a_session_that_is_only_half_at_the_hub_stays_whole(hub: Hub, kept: Tablet, clock: HandClock) -> None:
    record_all(kept.records, [miss(1, "s6"), miss(2, "s6")], clock)
    _visit(hub, kept)
    record_all(kept.records, [miss(3, "s6"), miss(4, "s7")], clock)
    _prune(kept, clock.wall + 1000 * DAY)
    assert _sessions(kept) == ["s2", "s6", "s7"]
    assert len([row for row in rows(kept.records) if row.session_id == "s6"]) == 3


def test_numbering_goes_on_when_everything_else_has_gone(hub: Hub, kept: Tablet, clock: HandClock) -> None:
    _visit(hub, kept)
    _prune(kept, clock.wall + 1000 * DAY)
    assert _sessions(kept) == ["s2", "s5"]  # the session with the last number stays
    record_all(kept.records, [miss(1, "s6")], clock)
    assert [row.seq for row in rows(kept.records)][-2:] == [15, 16]
    _visit(hub, kept)
    assert len(events_at(hub)) == 16
    assert arrive(hub, kept.outbox).missing == []


def _complete_since(tablet: Tablet) -> str:
    with reading(tablet.records) as connection:
        return complete_since(connection)


def _day(wall_ms: int) -> str:
    return datetime.fromtimestamp(wall_ms / 1000, UTC).date().isoformat()


def test_a_tablet_knows_from_which_day_on_nothing_has_left_it(
    hub: Hub, kept: Tablet, clock: HandClock
) -> None:
    assert _complete_since(kept) == ""
    days = {row.session_id: _day(row.wall_ms + DAY) for row in rows(kept.records)}
    _prune(kept, clock.wall)
    assert (_sessions(kept)[0], _complete_since(kept)) == ("s2", days["s2"])
    with tablet_source(kept.records) as source:  # what is left of the days before is not shown as all of them
        shown = figures_of(source, {}, shareable=False, today="2100-01-01")
        told = {visit.session for visit in visits_of(source.events(), source.sessions(), "2100-01-01")}
    assert shown.since == days["s2"]
    assert 0 < int(shown.value("visits") or 0) < len(told)
    _prune(kept, clock.wall + 1000 * DAY)
    assert (_sessions(kept), _complete_since(kept)) == (["s2", "s5"], days["s5"])


def test_a_learner_who_comes_back_finds_everything(hub: Hub, kept: Tablet, clock: HandClock) -> None:
    _visit(hub, kept)
    before = _ask(kept)
    assert before is not None
    assert before.language == "ur"
    assert before.lessons["first"].unaided
    _prune(kept, clock.wall + 1000 * DAY)
    assert _ask(kept) == before


def _ask(tablet: Tablet) -> Learner | None:
    answers: list[Learner | None] = []
    writer = ProgressWriter(tablet.records)
    writer.known(CODE, answers.append)
    assert writer.close(SOON)
    return answers[0]


def test_an_event_cannot_be_removed_by_anything_else_afterwards(kept: Tablet, clock: HandClock) -> None:
    assert _prune(kept, clock.wall) == 1
    with (
        closing(sqlite3.connect(kept.records)) as other,
        pytest.raises(sqlite3.IntegrityError, match="never"),
    ):
        other.execute("DELETE FROM event")


@pytest.mark.parametrize("before", ["DELETE FROM event", "CREATE TRIGGER event_never_goes", "COMMIT"])
def test_whoever_kills_it_in_the_middle_loses_nothing(kept: Tablet, clock: HandClock, before: str) -> None:
    was = rows(kept.records)
    words = [sys.executable, "-m", "tests.hub.child_prunes", str(kept.records), str(clock.wall), before]
    done = subprocess.run(words, timeout=60, check=False)
    assert done.returncode == -signal.SIGKILL
    test_an_event_cannot_be_removed_by_anything_else_afterwards(kept, clock)
    assert rows(kept.records) == [row for row in was if row.session_id != "s1"]


def test_the_start_finds_no_damage_and_the_figures_are_of_whole_visits(
    hub: Hub, kept: Tablet, clock: HandClock
) -> None:
    _visit(hub, kept)
    _prune(kept, clock.wall + 1000 * DAY)
    opened: Opened = open_database(kept.records, clock, new_id)
    opened.db.close()
    assert opened.put_aside is None
    with tablet_source(kept.records) as source:
        visits = visits_of(source.events(), source.sessions(), "2030-01-01")
    assert [(visit.session, len(visit.played)) for visit in visits] == [("s2", 1), ("s5", 1)]


def test_with_the_outbox_lost_what_is_still_here_is_packed_in_runs_without_a_gap(
    hub: Hub, kept: Tablet, clock: HandClock
) -> None:
    _prune(kept, clock.wall + 1000 * DAY)
    shutil.rmtree(kept.outbox)
    kept.pack()
    assert [(each.seq_from, each.seq_to) for each in packed(kept.outbox)] == [(4, 6), (13, 15)]
    receipt = arrive(hub, kept.outbox)
    assert (receipt.refused, receipt.missing, receipt.received) == ([], [], 3)


def _set(event: threading.Event, _: Learner | None) -> None:
    event.set()


def test_the_writer_lets_go_once_a_day_by_itself(hub: Hub, kept: Tablet, clock: HandClock) -> None:
    writer = ProgressWriter(kept.records, clock=clock)
    for number in range(2):
        rests = threading.Event()
        writer.record(miss(number, "s9"))
        writer.known(CODE, partial(_set, rests))
        assert rests.wait(SOON)
        assert ("s1" in _sessions(kept), "s3" in _sessions(kept)) == (False, number == 0)
        clock.run(25 * 60 * 60 * 1000)
    assert writer.close(SOON)
