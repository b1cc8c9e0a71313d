"""A hub that lost what it had said to be safe gets it again, from tablets that still have it."""

import logging
import shutil
from pathlib import Path

import pytest

from kiosk.hub.forget import forget
from kiosk.hub.hub import Hub, begin_hub
from kiosk.progress.ack import Ack, signed
from kiosk.progress.clock import new_id
from kiosk.progress.database import open_database
from kiosk.progress.outbox import acks, copy_to, packed, take_acks
from kiosk.progress.retention import prune
from tests.progress.recording import HandClock, rows

from .conftest import Tablet, arrive, events_at

CODE = "cup-fish-moon-key"


@pytest.fixture
def hub(tmp_path: Path) -> Hub:
    """With SQLite, whose backup is a copy of the folder."""
    return begin_hub(tmp_path / "hub")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def _visit(tablet: Tablet, stick: Path) -> None:
    """The stick goes to the tablet, and to the hub."""
    take_acks(tablet.outbox, stick, tablet.hub.card)
    tablet.pack()
    copy_to(tablet.outbox, stick)
    arrive(tablet.hub, stick)


def _prune(tablet: Tablet) -> int:
    opened = open_database(tablet.records, HandClock(), new_id)
    try:
        return prune(opened, 4_000_000_000_000)
    finally:
        opened.db.close()


@pytest.fixture
def lost(hub: Hub, tablet: Tablet, stick: Path) -> Tablet:
    """The hub acknowledged 20 events, and then was restored from a backup that has the first 12. The stick
    was emptied. Two more events came since."""
    (tablet.folder / "hub.json").write_bytes((hub.folder / "hub.json").read_bytes())
    _visit(tablet, stick)
    backup = hub.folder.with_name("backup")
    shutil.copytree(hub.folder, backup)
    tablet.record(13, 20)
    _visit(tablet, stick)
    take_acks(tablet.outbox, stick, hub.card)
    assert [ack.to for ack in acks(tablet.outbox, hub.card)] == [20]
    shutil.rmtree(hub.folder)
    backup.rename(hub.folder)
    for path in stick.iterdir():
        path.unlink()
    tablet.record(31, 32)
    return tablet


def _told(tablet: Tablet) -> Ack:
    (ack,) = acks(tablet.outbox, tablet.hub.card)
    return ack


def test_what_was_safe_at_a_hub_and_is_not_any_more_is_sent_again(
    hub: Hub, lost: Tablet, stick: Path
) -> None:
    _visit(lost, stick)
    assert len(events_at(hub)) == 14
    _visit(lost, stick)
    assert _told(lost).missing == ((13, 20),)
    assert events_at(hub) == rows(lost.records)
    _visit(lost, stick)
    assert (_told(lost).to, _told(lost).missing, packed(lost.outbox)) == (22, (), [])


def test_what_the_hub_misses_never_leaves_the_tablet(hub: Hub, lost: Tablet, stick: Path) -> None:
    _visit(lost, stick)
    take_acks(lost.outbox, stick, hub.card)
    _prune(lost)
    assert {row.seq for row in rows(lost.records)} >= set(range(13, 23))
    _visit(lost, stick)
    take_acks(lost.outbox, stick, hub.card)
    _prune(lost)
    assert {row.session_id for row in rows(lost.records)} == {"s3"}  # now it may; the last one stays


def test_what_left_the_tablet_long_ago_is_told_once(
    hub: Hub, lost: Tablet, stick: Path, caplog: pytest.LogCaptureFixture
) -> None:
    _prune(lost)
    here = rows(lost.records)
    with caplog.at_level(logging.WARNING):
        for _ in range(4):
            _visit(lost, stick)
    assert [each for each in caplog.messages if "are not here either" in each] == [
        "The hub has lost 8 events that are not here either"
    ]
    assert [row for row in events_at(hub) if row.seq > 12] == [row for row in here if row.seq > 12]


def test_an_older_word_makes_nothing_safe_that_is_missing(hub: Hub, lost: Tablet, stick: Path) -> None:
    _visit(lost, stick)
    take_acks(lost.outbox, stick, hub.card)
    first = rows(lost.records)[0]
    old = Ack(hub.card.hub, first.device_id, first.epoch, 12)
    (stick / old.name).write_bytes(signed(old, hub.key))
    take_acks(lost.outbox, stick, hub.card)
    assert (_told(lost).to, _told(lost).missing) == (20, ((13, 20),))


def test_a_request_to_forget_is_heard_also_when_it_comes_with_an_older_word(hub: Hub, tmp_path: Path) -> None:
    tablet, old, new = Tablet(tmp_path / "tablet", hub), tmp_path / "old", tmp_path / "new"
    tablet.visit("s1", CODE)
    tablet.join()
    for stick, session in ((old, "s2"), (new, "s3")):
        stick.mkdir()
        _visit(tablet, stick)
        tablet.visit(session)
    take_acks(tablet.outbox, new, hub.card)
    assert (_told(tablet).to, _told(tablet).forget) == (4, ())
    forget(hub, CODE, [old], lambda done, total: None)
    take_acks(tablet.outbox, old, hub.card)
    assert (_told(tablet).to, _told(tablet).forget) == (4, ("s1",))


@pytest.mark.parametrize("rubbish", [b"", b"[" * 200_000, b"{}", b'{"missing": [[1]]}', b'{"missing": 7}'])
def test_what_was_asked_and_cannot_be_read_any_more_is_as_if_nothing_was(
    joined: Tablet, rubbish: bytes
) -> None:
    ack = Ack(joined.hub.card.hub, joined.device, packed(joined.outbox)[0].epoch, 12, ("s1",))
    (joined.outbox / ack.name).write_bytes(signed(ack, joined.hub.key))
    (joined.outbox / f"{ack.epoch}.asked").write_bytes(rubbish)
    assert [(each.to, each.forget) for each in acks(joined.outbox, joined.hub.card)] == [(12, ("s1",))]
    assert joined.pack() == []
