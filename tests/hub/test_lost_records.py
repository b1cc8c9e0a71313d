"""The records were lost, and somebody wants to be forgotten who is only in what waits for the hub."""

import threading
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.hub.engine import hub_source
from kiosk.hub.hub import Hub
from kiosk.progress.events import Event, Kind
from kiosk.progress.keys import write_card
from kiosk.progress.outbox import packed
from kiosk.progress.places import HUB_FILE
from kiosk.progress.sticks import to_stick
from kiosk.progress.writer import ProgressWriter
from tests.progress.recording import SOON, HandClock

from .conftest import Tablet, arrive, events_at

CODE, OTHER = "cup-fish-moon-key", "sun-boat-tree-hat"


@pytest.fixture
def lost(tmp_path: Path, hub: Hub) -> Tablet:
    """A copy of the first visit took the place of the damaged records. Three later visits only wait in
    bundles."""
    tablet, clock = Tablet(tmp_path / "tablet", hub), HandClock()
    _visit(tablet, "s1", clock)
    tablet.join()
    write_card(tablet.folder / HUB_FILE, hub.card)
    for session, code in (("s2", CODE), ("s3", OTHER), ("s4", CODE)):
        _visit(tablet, session, clock, code)
        tablet.pack()
    for path in tablet.folder.glob(f"{tablet.records.name}-*"):
        path.unlink()
    tablet.records.write_bytes(b"rubbish")
    _visit(tablet, "s5", clock)
    for path in tablet.folder.glob("*.damaged-*"):
        path.unlink()
    return tablet


def _visit(tablet: Tablet, session: str, clock: HandClock, code: str = "") -> None:
    writer = ProgressWriter(tablet.records, clock=clock)
    writer.record(Event(Kind.SESSION_STARTED, session))
    if code:
        writer.link(session, code)
    writer.record(Event(Kind.SESSION_ENDED, session))
    assert writer.close(SOON)
    clock.run(1_000)


def _at_hub(tablet: Tablet, stick: Path) -> dict[str, str | None]:
    stick.mkdir(exist_ok=True)
    to_stick(tablet.folder, stick, lambda done, total: None)
    assert arrive(tablet.hub, stick).refused == []
    with hub_source(tablet.hub) as source:
        return {each.session: each.learner for each in source.sessions()}


def test_their_visits_come_to_the_hub_as_a_guest_s(
    lost: Tablet, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["forget", CODE, "--data", str(lost.folder)]) == 0
    assert "Visits that are a guest's now: 2." in capsys.readouterr().out
    assert _at_hub(lost, tmp_path / "stick") == {"s1": None, "s2": None, "s3": OTHER, "s4": None, "s5": None}
    assert len([row for row in events_at(lost.hub) if row.kind != Kind.LEARNER_FORGOTTEN]) == 10
    assert main(["forget", CODE, "--data", str(lost.folder)]) == 1  # once is enough


def test_when_the_hub_knows_one_of_their_visits_the_others_that_wait_are_forgotten_too(
    lost: Tablet, tmp_path: Path
) -> None:
    writer = ProgressWriter(lost.records)
    writer.forget(["s2"], lambda: None)
    assert writer.close(SOON)
    assert _at_hub(lost, tmp_path / "stick")["s4"] is None


def test_a_wish_that_comes_at_the_very_end_is_still_followed(lost: Tablet, tmp_path: Path) -> None:
    writer, done = ProgressWriter(lost.records), threading.Event()

    def at_the_end(_: object) -> None:
        """On the writer's own thread, when it has looked for wishes for the last time."""
        writer.forget(["s2"], done.set)
        writer._closing = True

    writer.known(CODE, at_the_end)
    assert writer.close(SOON)
    assert done.is_set()
    assert _at_hub(lost, tmp_path / "stick")["s2"] is None


def test_what_is_noted_beside_a_bundle_is_no_picture_code_and_goes_with_it(
    lost: Tablet, tmp_path: Path
) -> None:
    notes = list(lost.outbox.glob("*.who"))
    assert len(notes) == 3
    assert not any(CODE.encode() in path.read_bytes() for path in notes)
    _at_hub(lost, tmp_path / "stick")
    _at_hub(lost, tmp_path / "stick")
    assert list(lost.outbox.glob("*.who")) == []
    assert packed(lost.outbox) == []
    assert list((tmp_path / "stick").glob("*.who")) == []


@pytest.mark.parametrize("rubbish", ["", "[]", "{", pytest.param("[" * 100_000, id="deep")])
def test_a_note_that_is_damaged_stops_nobody_from_being_forgotten(lost: Tablet, rubbish: str) -> None:
    next(lost.outbox.glob("*.who")).write_text(rubbish)
    assert main(["forget", OTHER, "--data", str(lost.folder)]) in (0, 1)
    assert main(["forget", CODE, "--data", str(lost.folder)]) == 0
