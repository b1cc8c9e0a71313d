"""Somebody is forgotten: nothing at the hub has their picture code any more, and the figures stay."""

import threading
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.errors import KioskError
from kiosk.hub.engine import hub_source, opened_engine
from kiosk.hub.forget import Forgotten, forget
from kiosk.hub.hub import Hub
from kiosk.progress.ack import read_ack
from kiosk.progress.events import EventError
from kiosk.progress.outbox import copy_to
from kiosk.progress.writer import ProgressWriter
from tests.progress.recording import miss, rows

from .conftest import Tablet, arrive, codes_in, events_at

CODE, OTHER = "cup-fish-moon-key", "sun-boat-tree-hat"


def visits(tablet: Tablet, *visitors: tuple[str, str | None]) -> None:
    writer = ProgressWriter(tablet.records)
    for session, code in visitors:
        writer.record(miss(1, session))
        if code is not None:
            writer.link(session, code)
    assert writer.close(20.0)


def forgets(tablet: Tablet, session: str) -> None:
    """Whoever's visit it was."""
    writer, done = ProgressWriter(tablet.records), threading.Event()
    writer.forget([session], done.set)
    assert done.wait(20.0)
    assert writer.close(20.0)


def forget_now(hub: Hub, code: str, *paths: Path) -> Forgotten:
    return forget(hub, code, paths, lambda done, total: None)


def codes_at(hub: Hub) -> dict[str, str]:
    with hub_source(hub) as source:
        return {each.session: each.learner for each in source.sessions() if each.learner is not None}


@pytest.fixture
def stick(hub: Hub, tablet: Tablet, tmp_path: Path) -> Path:
    """With three bundles that have come: the second and the third have codes."""
    stick = tmp_path / "stick"
    for visitors in ((), (("v1", CODE), ("v2", OTHER), ("v3", None)), (("v4", CODE),)):
        visits(tablet, *visitors)
        tablet.pack()
        copy_to(tablet.outbox, stick)
    arrive(hub, stick)
    return stick


def test_the_code_is_taken_out_of_every_visit_and_the_visits_stay(
    hub: Hub, tablet: Tablet, stick: Path
) -> None:
    before = events_at(hub)
    assert codes_at(hub) == {"v1": CODE, "v2": OTHER, "v4": CODE}
    assert forget_now(hub, CODE).sessions == 2
    assert codes_at(hub) == {"v2": OTHER}
    assert events_at(hub) == before == rows(tablet.records)
    with hub_source(hub) as source:
        assert [each.session for each in source.sessions()] == ["s0", "s1", "v1", "v2", "v3", "v4"]


def test_bundles_that_have_the_code_are_deleted_and_others_are_not(
    hub: Hub, tablet: Tablet, stick: Path
) -> None:
    broken = stick / "broken.bundle"
    broken.write_bytes(b"half")
    done = forget_now(hub, CODE, stick)
    assert (done.bundles, done.unreadable) == (2, [*hub.quarantine.glob("*.bundle"), broken])
    (left, _) = sorted(stick.glob("*.bundle"))
    assert codes_in(hub, left) == set()


def test_a_copied_tablet_s_bundle_in_quarantine_is_deleted_with_its_reason(
    hub: Hub, tablet: Tablet, stick: Path
) -> None:
    with opened_engine(hub) as engine:
        engine.revoke(tablet.device)
    visits(tablet, ("v5", CODE))
    arrive(hub, *tablet.pack()[-1:])
    assert len(list(hub.quarantine.iterdir())) == 2
    assert forget_now(hub, CODE).bundles == 1
    assert list(hub.quarantine.iterdir()) == []


def test_what_waits_on_the_stick_is_taken_in_before_it_is_deleted(
    hub: Hub, tablet: Tablet, stick: Path
) -> None:
    visits(tablet, ("v6", CODE))
    tablet.pack()
    copy_to(tablet.outbox, stick)
    done = forget_now(hub, CODE, stick)
    assert (done.sessions, done.bundles, done.receipt.received) == (3, 3, 1)
    assert events_at(hub) == rows(tablet.records)


def test_an_old_bundle_never_brings_the_code_back(hub: Hub, tablet: Tablet, stick: Path) -> None:
    forget_now(hub, CODE)
    for path in tablet.outbox.iterdir():
        path.unlink()
    receipt = arrive(hub, *tablet.pack())  # all events once more, in one new bundle
    assert receipt.known_already == len(rows(tablet.records))
    assert codes_at(hub) == {"v2": OTHER}


def test_the_tablet_is_asked_to_forget_with_the_next_acknowledgement(
    hub: Hub, tablet: Tablet, stick: Path
) -> None:
    (ack,) = stick.glob("*.ack")
    assert read_ack(ack.read_bytes(), hub.card).forget == ()
    forget_now(hub, CODE, stick)
    told = read_ack(ack.read_bytes(), hub.card)
    assert (told.to, told.forget) == (len(rows(tablet.records)), ("v1", "v4"))
    assert CODE not in ack.read_text()


def test_a_learner_who_was_forgotten_at_the_tablet_is_forgotten_here(
    hub: Hub, tablet: Tablet, stick: Path
) -> None:
    forgets(tablet, "v2")
    arrive(hub, *tablet.pack())
    assert codes_at(hub) == {"v1": CODE, "v4": CODE}
    with opened_engine(hub) as engine:
        assert list(engine.forgotten()) == [(tablet.device, "v2")]
    files = [path for path in hub.folder.rglob("*") if path.is_file()]
    assert not [path for path in files if OTHER.encode() in path.read_bytes()]


def test_nobody_with_these_pictures_is_told_in_words(hub: Hub, stick: Path) -> None:
    with pytest.raises(KioskError, match="Nobody here has these pictures"):
        forget_now(hub, "cup-fish-moon-hat", stick)
    with pytest.raises(EventError) as caught:
        forget_now(hub, "Margaret Sample")
    assert "Margaret" not in str(caught.value)
    assert set(codes_at(hub)) == {"v1", "v2", "v4"}


def test_no_file_of_the_hub_has_the_code_any_more(
    hub: Hub, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = {path for path in hub.folder.rglob("*") if path.is_file() and CODE.encode() in path.read_bytes()}
    assert where if not hub.address else not where  # so it would be found
    assert main(["hub", "forget", CODE, str(stick), "--hub", str(hub.folder)]) == 0
    said = capsys.readouterr()
    assert CODE not in said.out + said.err
    assert "Visits that are a guest's now: 2. Bundles deleted: 2." in said.out
    files = [path for path in (*hub.folder.rglob("*"), *stick.iterdir()) if path.is_file()]
    assert not [path for path in files if CODE.encode() in path.read_bytes()]
    assert main(["hub", "forget", CODE, str(stick), "--hub", str(hub.folder)]) == 1
    assert CODE not in capsys.readouterr().err


def test_a_program_that_has_the_records_open_is_told_of(hub: Hub, stick: Path) -> None:
    if hub.address:
        pytest.skip("a server looks after its own readers")
    with hub_source(hub) as source:
        assert source.count() > 0
        with pytest.raises(KioskError, match="another program has the hub's records open"):
            forget_now(hub, CODE)
    assert codes_at(hub) == {"v2": OTHER}
