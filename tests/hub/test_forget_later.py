"""Forgetting somebody meets a disk or a card that is not right: recording goes on, and it is done later."""

import logging
import threading
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kiosk.hub.hub import Hub
from kiosk.progress.events import Event, Kind
from kiosk.progress.keys import write_card
from kiosk.progress.learner import Learner
from kiosk.progress.places import HUB_FILE
from kiosk.progress.writer import ProgressWriter
from tests.progress.recording import SOON, HandClock, miss, rows

from .conftest import Tablet

CODE = "cup-fish-moon-key"
LATER = 11 * 60 * 1000


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def known(tmp_path: Path, hub: Hub, clock: HandClock) -> Tablet:
    """Somebody with a picture code practised; nothing is packed yet."""
    tablet = Tablet(tmp_path / "tablet", hub)
    writer = ProgressWriter(tablet.records, clock=clock)
    writer.record(Event(Kind.SESSION_STARTED, "s1"))
    writer.link("s1", CODE)
    assert writer.close(SOON)
    write_card(tablet.folder / HUB_FILE, hub.card)
    return tablet


def _recorded(writer: ProgressWriter) -> bool:
    safe = threading.Event()
    writer.record(miss(1, "s2"), safe.set)
    return safe.wait(SOON)


def _forget(writer: ProgressWriter) -> None:
    done = threading.Event()
    writer.forget(["s1"], done.set)
    assert done.wait(SOON)


def _is_known(writer: ProgressWriter) -> bool:
    answers: list[Learner | None] = []
    answered = threading.Event()

    def answer(learner: Learner | None) -> None:
        answers.append(learner)
        answered.set()

    writer.known(CODE, answer)
    assert answered.wait(SOON)
    return answers[0] is not None


def test_an_outbox_that_cannot_be_written_ends_no_recording(known: Tablet, clock: HandClock) -> None:
    known.outbox.write_text("in the way")
    writer = ProgressWriter(known.records, clock=clock)
    _forget(writer)
    assert _recorded(writer)
    assert writer.trouble == ""
    assert not _is_known(writer)
    assert writer.close(SOON)
    again = ProgressWriter(known.records, clock=clock)  # it is begun, and still in the way
    assert _recorded(again)
    known.outbox.unlink()
    clock.run(LATER)
    assert _recorded(again)
    assert again.close(SOON)
    assert not (known.folder / "forgetting.json").exists()


def test_a_hub_s_card_that_is_damaged_ends_no_forgetting_and_no_recording(
    known: Tablet, clock: HandClock
) -> None:
    write_card(known.folder / HUB_FILE, replace(known.hub.card, encrypt_to="age1rubbish"))
    writer = ProgressWriter(known.records, clock=clock)
    _forget(writer)
    assert _recorded(writer)
    assert writer.close(SOON)
    assert CODE.encode() not in known.records.read_bytes()
    assert not (known.folder / "forgetting.json").exists()


def test_who_could_not_even_be_noted_is_forgotten_when_the_disk_can_be_written_again(
    known: Tablet, clock: HandClock
) -> None:
    in_the_way = known.folder / "forgetting.json.part"
    in_the_way.mkdir()
    writer = ProgressWriter(known.records, clock=clock)
    _forget(writer)
    assert _recorded(writer)
    assert writer.trouble == ""
    assert _is_known(writer)
    in_the_way.rmdir()
    clock.run(LATER)
    assert _recorded(writer)
    assert not _is_known(writer)
    assert writer.close(SOON)


@dataclass
class _BrokenOnce(HandClock):
    """A part of the recording that does once what nobody expects, on its own thread."""

    broken: bool = True

    def mono_ms(self) -> int:
        if threading.current_thread().name == "progress" and self.broken:
            self.broken = False
            raise RuntimeError("nobody thought of this")
        return self.mono


def test_what_nobody_expected_is_told_and_recording_goes_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[str] = []
    with caplog.at_level(logging.WARNING):
        writer = ProgressWriter(
            tmp_path / "p.sqlite", clock=_BrokenOnce(), on_trouble=told.append, retry_seconds=0.01
        )
        assert all(_recorded(writer) for _ in range(3))
        assert writer.close(SOON)
    assert ["nobody expected" in each for each in told] == [True, False]
    assert "nobody thought of this" in caplog.text
    assert len(rows(tmp_path / "p.sqlite")) == 3
