"""A tablet goes to another practice, or its hub's keys were lost: what the new hub gets, and what not."""

import threading
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.hub.engine import hub_source
from kiosk.hub.hub import Hub, begin_hub, open_hub
from kiosk.progress.clock import new_id
from kiosk.progress.database import open_database
from kiosk.progress.events import Event, Kind
from kiosk.progress.outbox import acks, packed
from kiosk.progress.retention import prune
from kiosk.progress.roads import send_to
from kiosk.progress.sticks import to_stick
from kiosk.progress.writer import ProgressWriter
from tests.progress.recording import SOON, HandClock, rows

from .conftest import Tablet, arrive, events_at

CODE = "cup-fish-moon-key"


@pytest.fixture
def hub(tmp_path: Path) -> Hub:
    return begin_hub(tmp_path / "hub")


@pytest.fixture
def other(tmp_path: Path) -> Hub:
    return begin_hub(tmp_path / "other")


@pytest.fixture
def moved(hub: Hub, tmp_path: Path) -> Tablet:
    """Four visits are at its hub, one of them of somebody with a picture code; the guests' have left it."""
    tablet = Tablet(tmp_path / "tablet", hub)
    for number in range(4):
        tablet.visit(f"a{number}", *([CODE] if number == 2 else []))
    assert _join(tablet, hub, "--send-to", str(tmp_path)) == 0
    _trip(tablet, hub)
    _trip(tablet, hub)
    opened = open_database(tablet.records, HandClock(), new_id)
    assert prune(opened, 4_000_000_000_000) == 2
    opened.db.close()
    return tablet


def _join(tablet: Tablet, hub: Hub, *words: str) -> int:
    out = tablet.folder / "card.json"
    card = str(hub.folder / "hub.json")
    done = main(["join", card, "--data", str(tablet.folder), "--out", str(out), *words])
    return done or main(["hub", "enrol", str(out), "--hub", str(hub.folder)])


def _trip(tablet: Tablet, hub: Hub) -> None:
    stick = hub.folder.with_name(f"stick of {hub.folder.name}")
    to_stick(tablet.folder, stick, lambda done, total: None)
    assert arrive(open_hub(hub.folder), stick).refused == []


def _codes(hub: Hub) -> dict[str, str | None]:
    with hub_source(hub) as source:
        return {each.session: each.learner for each in source.sessions()}


def test_another_practice_gets_only_what_is_recorded_from_then_on(moved: Tablet, other: Hub) -> None:
    assert _join(moved, other) == 0
    assert packed(moved.outbox) == []
    assert send_to(moved.folder) == ""  # that folder was the other practice's
    moved.visit("b1")
    moved.visit("b2", CODE)
    _trip(moved, other)
    assert _codes(other) == {"b1": None, "b2": CODE}
    assert {row.session_id for row in rows(moved.records)} == {"a2", "a3", "b1", "b2"}
    moved.visit("b3")
    _trip(moved, other)
    assert packed(moved.outbox)[0].seq_from == 5
    (ack,) = acks(moved.outbox, other.card)  # nothing is missing there, so it can acknowledge
    assert ack.to == 4


def test_a_new_hub_in_place_of_one_whose_keys_were_lost_gets_all_that_is_still_here(
    moved: Tablet, other: Hub
) -> None:
    assert _join(moved, other, "--with-history") == 0
    moved.visit("b1")
    _trip(moved, other)
    assert _codes(other) == {"a2": CODE, "a3": None, "b1": None}
    _trip(moved, other)
    assert [ack.to for ack in acks(moved.outbox, other.card) if ack.to] == [2]


def test_while_the_kiosk_runs_nobody_takes_the_tablet_to_another_hub(
    moved: Tablet, other: Hub, hub: Hub, capsys: pytest.CaptureFixture[str]
) -> None:
    writer = ProgressWriter(moved.records)
    runs = threading.Event()
    writer.record(Event(Kind.SESSION_STARTED, "x"), runs.set)
    assert runs.wait(SOON)
    before = {path.name: path.read_bytes() for path in moved.folder.glob("*.json")}
    assert _join(moved, other) == 1
    assert "The kiosk is running" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in moved.folder.glob("*.json")} == before
    assert _join(moved, hub) == 0  # its own hub may be joined again at any time
    assert writer.close(SOON)


def test_a_tablet_that_does_not_know_any_more_what_a_hub_is_to_get_sends_nothing(
    moved: Tablet, other: Hub, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _join(moved, other) == 0
    (moved.folder / "joined.json").write_text("{")
    moved.visit("b1")
    (moved.folder / "stick").mkdir()
    assert main(["bundle", "--data", str(moved.folder), "--to", str(moved.folder / "stick")]) == 1
    assert "Join the hub again" in capsys.readouterr().err
    assert _join(moved, other) == 0
    moved.visit("b2")
    _trip(moved, other)
    assert [row.session_id for row in events_at(other)] == ["b2", "b2"]
