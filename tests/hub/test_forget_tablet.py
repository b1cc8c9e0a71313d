"""Somebody is forgotten on a tablet: their pictures are nowhere on it, and what they practised stays."""

import logging
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.figures.counts import Counted, counted
from kiosk.figures.tablet_source import tablet_source
from kiosk.figures.visits import visits_of
from kiosk.hub.engine import hub_source
from kiosk.hub.forget import forget
from kiosk.hub.hub import Hub
from kiosk.progress.ack import Ack, signed
from kiosk.progress.courier import Courier
from kiosk.progress.database import open_database
from kiosk.progress.events import Event, Kind
from kiosk.progress.keys import write_card
from kiosk.progress.learner import Learner
from kiosk.progress.outbox import copy_to, packed
from kiosk.progress.places import HUB_FILE
from kiosk.progress.roads import keep_road
from kiosk.progress.writer import ProgressWriter
from tests.progress.recording import SOON, HandClock, rows

from .conftest import Tablet, arrive, codes_in, events_at

CODE, OTHER = "cup-fish-moon-key", "sun-boat-tree-hat"
TODAY = "2027-03-01"


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    return tmp_path / "stick"


@pytest.fixture
def known(tmp_path: Path, hub: Hub, clock: HandClock, stick: Path) -> Tablet:
    """A tablet on which two learners practised. The hub has acknowledged its first bundle, and was brought
    the second; the code lies in copies, in damaged records, and in what a copy left that was cut short."""
    tablet = Tablet(tmp_path / "tablet", hub)
    _visit(tablet, clock, "s1", None)
    _visit(tablet, clock, "s2", CODE)
    write_card(tablet.folder / HUB_FILE, hub.card)
    tablet.join()
    tablet.pack()
    first = rows(tablet.records)[-1]
    (tablet.outbox / f"{first.epoch}.ack").write_bytes(
        signed(Ack(hub.card.hub, first.device_id, first.epoch, first.seq), hub.key)
    )
    _visit(tablet, clock, "s3", CODE)
    _visit(tablet, clock, "s4", OTHER)
    tablet.pack()
    copy_to(tablet.outbox, stick)
    arrive(hub, stick)
    _leave_a_trace(tablet.records)
    shutil.copy(tablet.records, f"{tablet.records}.damaged-20260101T000000Z")
    Path(f"{tablet.records}.damaged-20260102T000000Z").write_bytes(b"nobody")
    Path(f"{tablet.records}.damaged-20260102T000000Z-wal").write_bytes(b"..." + CODE.encode())
    Path(f"{tablet.records}.damaged-20260103T000000Z").write_bytes(b"somebody else")
    Path(f"{tablet.records}.copy.part").write_bytes(CODE.encode())
    return tablet


def _leave_a_trace(records: Path) -> None:
    """The code stands where SQLite keeps nothing any more, because somebody chose their pictures anew."""
    with closing(sqlite3.connect(records)) as connection, connection:
        connection.execute("PRAGMA secure_delete = OFF")
        connection.execute("UPDATE session SET learner = ? WHERE session_id = 's1'", (CODE,))
        connection.execute("UPDATE session SET learner = NULL WHERE session_id = 's1'")


def _visit(tablet: Tablet, clock: HandClock, session: str, code: str | None) -> None:
    writer = ProgressWriter(tablet.records, clock=clock)
    writer.record(Event(Kind.SESSION_STARTED, session, language="ur"))
    if code:
        writer.link(session, code)
    writer.record(Event(Kind.LESSON_STARTED, session, lesson="first", way="alone"))
    clock.run(60_000)
    writer.record(Event(Kind.LESSON_FINISHED, session, lesson="first", way="alone", unaided=True))
    writer.record(Event(Kind.SESSION_ENDED, session))
    assert writer.close(SOON)
    clock.run(25 * 60 * 60 * 1000)


def _with(folder: Path, words: str) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file() and words.encode() in path.read_bytes()}


def _codes(hub: Hub) -> dict[str, str | None]:
    with hub_source(hub) as source:
        return {each.session: each.learner for each in source.sessions()}


def _figures(hub: Hub) -> Counted:
    with hub_source(hub) as source:
        return counted(visits_of(source.events(), source.sessions(), TODAY), {})


def _forget(tablet: Tablet, *words: str, code: str = CODE) -> int:
    return main(["forget", code, "--data", str(tablet.folder), *words])


def test_the_pictures_are_nowhere_on_the_tablet_any_more(known: Tablet, hub: Hub) -> None:
    name = known.records.name
    assert _with(known.folder, CODE) >= {name, f"{name}.copy-3", f"{name}.copy-4", f"{name}.copy.part"}
    assert any(CODE in codes_in(hub, each.path) for each in packed(known.outbox))
    assert _forget(known) == 0
    assert _with(known.folder, CODE) == set()
    assert not any(CODE in codes_in(hub, each.path) for each in packed(known.outbox))
    assert len(_with(known.folder, OTHER)) == 2  # in the records, and in the one fresh copy
    assert [path.name for path in known.folder.glob("*.damaged-*")] == [f"{name}.damaged-20260103T000000Z"]


def test_what_was_practised_stays_as_visits_of_guests(known: Tablet, clock: HandClock) -> None:
    before = rows(known.records)
    assert _forget(known) == 0
    after = rows(known.records)
    assert after[: len(before)] == before
    assert [(row.kind, row.session_id) for row in after[len(before) :]] == [
        (Kind.LEARNER_FORGOTTEN, "s2"),
        (Kind.LEARNER_FORGOTTEN, "s3"),
    ]
    assert _ask(known, CODE) is None
    assert _ask(known, OTHER) is not None
    assert open_and_close(known) is None


def open_and_close(tablet: Tablet) -> Path | None:
    opened = open_database(tablet.records, HandClock(), iter(range(9)).__next__)  # type: ignore[arg-type]
    opened.db.close()
    return opened.put_aside


def _ask(tablet: Tablet, code: str) -> Learner | None:
    answers: list[Learner | None] = []
    writer = ProgressWriter(tablet.records)
    writer.known(code, answers.append)
    assert writer.close(SOON)
    return answers[0]


def test_the_hub_has_the_same_figures_and_the_visits_are_a_guest_s(known: Tablet, hub: Hub) -> None:
    assert _codes(hub) == {"s1": None, "s2": CODE, "s3": CODE, "s4": OTHER}
    before = _figures(hub)
    assert _forget(known) == 0
    receipt = arrive(hub, known.outbox)
    assert (receipt.refused, receipt.missing, receipt.received) == ([], [], 2)
    assert _codes(hub) == {"s1": None, "s2": None, "s3": None, "s4": OTHER}
    after = _figures(hub)
    paths = before.counts.keys() | after.counts.keys()
    changed = {path for path in paths if before.counts.get(path, 0) != after.counts.get(path, 0)}
    assert {path[-1] for path in changed} == {"first", "return", "guest"}
    assert (before.days, before.counts["visits",], before.hours["visits",]) == (
        after.days,
        after.counts["visits",],
        after.hours["visits",],
    )


def test_a_hub_that_never_had_the_old_bundles_gets_all_events(known: Tablet, hub: Hub, stick: Path) -> None:
    old = stick.with_name("old")
    stick.rename(old)
    assert _forget(known) == 0
    copy_to(known.outbox, stick)
    arrive(hub, stick, old)  # the old ones come late, too
    assert events_at(hub) == rows(known.records)
    assert _codes(hub)["s3"] is None


def test_bundles_that_the_hub_has_go_and_others_are_packed_anew(known: Tablet) -> None:
    first, second = packed(known.outbox)
    assert _forget(known) == 0
    (again,) = packed(known.outbox)
    assert (again.seq_from, again.seq_to) == (second.seq_from, second.seq_to + 2)
    assert again.number > second.number
    assert not first.path.exists()


def test_a_stick_is_cleaned_too(known: Tablet, hub: Hub, stick: Path) -> None:
    assert _forget(known, "--stick", str(stick)) == 0
    found = sorted(path.name for path in stick.glob("*.bundle"))
    assert found == sorted(each.path.name for each in packed(known.outbox))
    assert not any(CODE in codes_in(hub, (stick / name)) for name in found)


def test_a_stick_can_be_cleaned_later(known: Tablet, hub: Hub, stick: Path) -> None:
    assert _forget(known) == 0
    assert _forget(known, "--stick", str(stick)) == 0
    assert not any(CODE in codes_in(hub, path) for path in stick.glob("*.bundle"))


def test_a_code_that_is_not_known_is_told_and_nothing_changes(
    known: Tablet, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        assert _forget(known) == 0
        before = rows(known.records)
        assert _forget(known) == 1
        assert "does not know these pictures" in capsys.readouterr().err
        assert _forget(known, code="Mary Smith") == 1
        assert "Mary" not in capsys.readouterr().err
    assert rows(known.records) == before
    assert CODE not in caplog.text


def test_while_the_kiosk_runs_it_is_told_to_close_it_first(
    known: Tablet, capsys: pytest.CaptureFixture[str]
) -> None:
    writer = ProgressWriter(known.records)
    assert _is_known(writer, CODE)
    assert _forget(known) == 1
    assert "The kiosk is running" in capsys.readouterr().err
    assert writer.close(SOON)
    assert _forget(known) == 0


def _is_known(writer: ProgressWriter, code: str) -> bool:
    answers: list[Learner | None] = []
    answered = threading.Event()

    def answer(learner: Learner | None) -> None:
        answers.append(learner)
        answered.set()

    writer.known(code, answer)
    assert answered.wait(SOON)
    return answers[0] is not None


def test_a_tablet_without_records_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forget", CODE, "--data", str(tmp_path / "nothing")]) == 1
    assert "There are no records" in capsys.readouterr().err
    assert not (tmp_path / "nothing").exists()


@pytest.mark.parametrize(
    "before",
    [
        "BEGIN IMMEDIATE",
        "UPDATE session SET learner",
        "COMMIT",
        "VACUUM",
        "PRAGMA wal_checkpoint",
        "VACUUM INTO",
    ],
)
def test_whatever_kills_it_in_the_middle_it_is_finished_when_the_kiosk_starts_again(
    known: Tablet, hub: Hub, before: str
) -> None:
    words = [sys.executable, "-m", "tests.hub.child_forgets", str(known.records), CODE, before]
    assert subprocess.run(words, timeout=60, check=False).returncode == -signal.SIGKILL
    writer = ProgressWriter(known.records)
    assert not _is_known(writer, CODE)
    assert writer.close(SOON)
    assert _with(known.folder, CODE) == set()
    assert not any(CODE in codes_in(hub, each.path) for each in packed(known.outbox))
    assert [row.kind for row in rows(known.records)].count(Kind.LEARNER_FORGOTTEN) == 2
    assert not (known.folder / "forgetting.json").exists()


def test_while_somebody_reads_it_is_finished_later(known: Tablet, clock: HandClock) -> None:
    with closing(sqlite3.connect(known.records)) as reader:
        writer = ProgressWriter(known.records, clock=clock)
        assert _is_known(writer, CODE)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM event").fetchone()
        forgotten = threading.Event()
        writer.forget(["s2"], forgotten.set)
        assert forgotten.wait(SOON)
        assert not _is_known(writer, CODE)
        assert _with(known.folder, CODE) != set()
    clock.run(11 * 60 * 1000)
    assert not _is_known(writer, CODE)
    assert _with(known.folder, CODE) == set()
    assert writer.close(SOON)


def test_when_the_hub_was_asked_the_running_kiosk_forgets_by_itself(
    known: Tablet, hub: Hub, tmp_path: Path, clock: HandClock
) -> None:
    share = tmp_path / "share"
    share.mkdir()
    keep_road(known.folder, str(share), None)
    courier = Courier(known.folder, known.records)
    assert courier.round()
    forget(hub, CODE, [share], lambda done, total: None)
    writer = ProgressWriter(known.records, clock=clock)
    forgotten = threading.Event()
    courier._forget = lambda sessions, done: writer.forget(sessions, forgotten.set)
    assert courier.round()
    assert forgotten.wait(SOON)
    assert not _is_known(writer, CODE)
    assert _is_known(writer, OTHER)
    assert _with(known.folder, CODE) == set()
    assert courier.round()
    arrive(hub, share)
    assert _codes(hub) == {"s1": None, "s2": None, "s3": None, "s4": OTHER}
    assert events_at(hub) == rows(known.records)
    assert writer.close(SOON)


def test_a_closed_kiosk_forgets_when_somebody_comes_with_a_stick(
    known: Tablet, hub: Hub, stick: Path, clock: HandClock, capsys: pytest.CaptureFixture[str]
) -> None:
    copy_to(known.outbox, stick)
    forget(hub, CODE, [stick], lambda done, total: None)
    words = ["bundle", "--to", str(stick), "--data", str(known.folder)]
    writer = ProgressWriter(known.records, clock=clock)
    assert not _is_known(writer, "hat-hat-hat-hat")  # it has the records open now
    assert main(words) == 0
    assert "the kiosk, which is running, does it" in capsys.readouterr().out
    assert writer.close(SOON)

    assert main(words) == 0
    assert "Visits that are a guest's now: 2." in capsys.readouterr().out
    assert _with(known.folder, CODE) == _with(stick, CODE) == set()
    arrive(hub, stick)
    assert _codes(hub) == {"s1": None, "s2": None, "s3": None, "s4": OTHER}
    assert events_at(hub) == rows(known.records)
    assert main(words) == 0
    assert "forgotten" not in capsys.readouterr().out


def test_damaged_records_go_also_when_only_they_know_who_it_was(known: Tablet, clock: HandClock) -> None:
    for copy in known.folder.glob("*.copy*"):
        copy.unlink()
    known.records.write_bytes(known.records.read_bytes()[:-3000] + b"rubbish")
    writer = ProgressWriter(known.records, clock=clock)
    assert not _is_known(writer, CODE)
    assert len(_with(known.folder, CODE)) == 3
    forgotten = threading.Event()
    writer.forget(["s2", "s3"], forgotten.set)
    assert forgotten.wait(SOON)
    assert writer.close(SOON)
    assert _with(known.folder, CODE) == {"progress.sqlite3.damaged-20260102T000000Z-wal"}


def test_an_event_that_says_so_makes_no_visit_longer(known: Tablet) -> None:
    def visits() -> list[tuple[str, int]]:
        with tablet_source(known.records) as source:
            return [(each.session, each.ms) for each in visits_of(source.events(), source.sessions(), TODAY)]

    before = visits()
    assert _forget(known) == 0
    assert visits() == before
    assert {ms for _, ms in before} == {60_000}
