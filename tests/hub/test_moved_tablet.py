"""A whole tablet is copied onto a second machine: the copy notices, and the hub can believe both."""

import shutil
from pathlib import Path

import pytest

from kiosk.hub.hub import Hub
from kiosk.progress.machine import this_machine
from kiosk.progress.outbox import packed
from kiosk.progress.places import MACHINE_FILE
from kiosk.progress.writer import ProgressWriter
from tests.progress.recording import SOON, miss, rows

from .conftest import Tablet, arrive, events_at

ORIGINAL, COPY = "system-7/disk-1", "system-7/disk-2"


def _record(tablet: Tablet, machine: str, *numbers: int) -> None:
    writer = ProgressWriter(tablet.records, machine=machine)
    for number in numbers:
        writer.record(miss(number, f"s-{machine[-1]}"))
    assert writer.close(SOON)


@pytest.fixture
def copied(tablet: Tablet) -> Tablet:
    """The copy. Both have the same twelve events, key, and bundle."""
    _record(tablet, ORIGINAL)
    tablet.pack()
    copy = Tablet(tablet.folder.with_name("copy"), tablet.hub)
    shutil.copytree(tablet.folder, copy.folder)
    return copy


def test_the_hub_gets_all_that_both_record_and_what_both_had_once(
    hub: Hub, tablet: Tablet, copied: Tablet
) -> None:
    for number in range(20, 23):
        _record(tablet, ORIGINAL, number)
        _record(copied, COPY, number + 100)
        receipt = arrive(hub, *tablet.pack(), *copied.pack(), tablet.outbox, copied.outbox)
        assert (receipt.refused, receipt.missing) == ([], [])
    assert len(rows(tablet.records)) == len(rows(copied.records)) == 12 + 3
    assert sorted(events_at(hub)) == sorted({*rows(tablet.records), *rows(copied.records)})
    assert len(events_at(hub)) == 12 + 3 + 3
    assert len(packed(copied.outbox)) == 1 + 3


def test_only_the_copy_begins_a_new_epoch_and_only_once(tablet: Tablet, copied: Tablet) -> None:
    first = rows(tablet.records)[0]
    for number in range(2):
        _record(tablet, ORIGINAL, 50 + number)
        _record(copied, COPY, 60 + number)
    assert {row.epoch for row in rows(tablet.records)} == {first.epoch}
    epochs = {row.epoch for row in rows(copied.records)}
    assert len(epochs) == 2
    assert {row.device_id for row in rows(copied.records)} == {first.device_id}


def test_what_is_kept_of_the_machine_does_not_tell_which_it_is(tablet: Tablet, copied: Tablet) -> None:
    first = (tablet.folder / MACHINE_FILE).read_text()
    assert "disk" not in first
    (tablet.folder / MACHINE_FILE).unlink()
    _record(tablet, ORIGINAL)
    assert (tablet.folder / MACHINE_FILE).read_text() != first  # the same machine, another salt


@pytest.mark.parametrize("rubbish", ["", "[]", '{"salt": "x"}', '{"salt": 1, "hash": "é"}'])
def test_when_it_cannot_be_read_any_more_numbering_begins_anew_once(tablet: Tablet, rubbish: str) -> None:
    _record(tablet, ORIGINAL)
    (tablet.folder / MACHINE_FILE).write_text(rubbish)
    _record(tablet, ORIGINAL, 50)
    _record(tablet, ORIGINAL, 51)
    assert sorted(row.seq for row in rows(tablet.records)) == sorted([*range(1, 13), 1, 2])


def test_this_machine_is_the_same_each_time_it_is_asked(tmp_path: Path) -> None:
    assert this_machine(tmp_path) == this_machine(tmp_path / "not" / "yet") != ""
