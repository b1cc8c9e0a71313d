"""A stick is full, locked, or pulled out: the records are safe, and nothing on it is half a bundle."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.hub.hub import Hub
from kiosk.progress.keys import write_card
from kiosk.progress.outbox import OutboxError, copy_to, packed
from kiosk.progress.places import HUB_FILE
from kiosk.progress.sticks import StickReport, mounted, sticks, to_stick
from tests.progress.recording import rows

from .conftest import Tablet, arrive, events_at


@pytest.fixture
def stick(tmp_path: Path, tablet: Tablet) -> Path:
    """Empty; three bundles are to come to it."""
    write_card(tablet.folder / HUB_FILE, tablet.hub.card)
    for first in (1, 100, 200):
        tablet.record(first, first + 30)
        tablet.pack()
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def _all_came(hub: Hub, tablet: Tablet, stick: Path) -> bool:
    receipt = arrive(hub, stick)
    return receipt.refused == [] and events_at(hub) == rows(tablet.records)


def _child(tablet: Tablet, stick: Path, room: int) -> str:
    command = [sys.executable, "-m", "tests.hub.child_copies", str(tablet.outbox), str(stick), str(room)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return done.stdout


def test_a_stick_that_is_full_in_the_middle_of_a_bundle_is_told_and_has_nothing_half(
    hub: Hub, tablet: Tablet, stick: Path
) -> None:
    sizes = [each.path.stat().st_size for each in packed(tablet.outbox)]
    said = _child(tablet, stick, max(sizes) - 1)
    assert "not enough space" in said
    assert "The records are safe" in said
    assert len(list(stick.iterdir())) < 3
    assert arrive(hub, stick).refused == []
    copy_to(tablet.outbox, stick)
    assert _all_came(hub, tablet, stick)


def test_a_stick_without_room_is_told_before_anything_is_written(tablet: Tablet, stick: Path) -> None:
    (big := tablet.outbox / f"000009-900-999-{'0' * 36}.bundle").touch()
    os.truncate(big, 2**43)  # a file of holes: it takes no room here, and there is none for it there
    with pytest.raises(OutboxError, match="not enough space"):
        copy_to(tablet.outbox, stick)
    assert list(stick.iterdir()) == []


def test_a_stick_that_is_pulled_out_while_copying_is_told_and_a_second_run_completes(
    hub: Hub, tablet: Tablet, stick: Path
) -> None:
    before, pulled = rows(tablet.records), stick.with_name("pulled")

    def pull(done: int, _total: int) -> None:
        if done == 1:
            stick.rename(pulled)

    with pytest.raises(OutboxError, match=r"has gone\. The records are safe"):
        copy_to(tablet.outbox, stick, pull)
    assert rows(tablet.records) == before
    assert not stick.exists()  # nothing was written to where the stick no longer is
    assert arrive(hub, pulled).refused == []
    assert len(copy_to(tablet.outbox, pulled)) == 2
    assert _all_came(hub, tablet, pulled)


def _mount(stick: Path, options: str) -> None:
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "stick", stick], capture_output=True, check=False
    )
    if done.returncode != 0:
        pytest.skip("a small disk can only be put in by root")


@pytest.fixture
def real_stick(stick: Path) -> Iterator[Path]:
    """A disk of its own, with room for one bundle and a half."""
    _mount(stick, "size=12k")
    yield stick
    subprocess.run(["umount", "-l", stick], capture_output=True, check=False)


def test_a_real_disk_that_is_full_in_the_middle_is_told_and_a_larger_one_takes_all(
    hub: Hub, tablet: Tablet, real_stick: Path
) -> None:
    (real_stick / "holiday.jpg").write_bytes(bytes(5_000))
    with pytest.raises(OutboxError, match="not enough space"):
        copy_to(tablet.outbox, real_stick)
    assert arrive(hub, real_stick).refused == []
    _mount(real_stick, "remount,size=1m")
    copy_to(tablet.outbox, real_stick)
    assert _all_came(hub, tablet, real_stick)


def test_a_real_disk_that_is_locked_is_told(tablet: Tablet, real_stick: Path) -> None:
    _mount(real_stick, "remount,ro,size=12k")
    with pytest.raises(OutboxError, match="Nothing may be written"):
        copy_to(tablet.outbox, real_stick)


def test_a_place_of_the_system_where_nothing_may_be_written_is_told(tablet: Tablet) -> None:
    tablet.pack()
    with pytest.raises(OutboxError, match="The records are safe"):
        copy_to(tablet.outbox, Path("/proc/stick"))


def test_half_a_file_that_a_pulled_stick_still_has_is_no_bundle_and_goes_with_the_next_copy(
    hub: Hub, tablet: Tablet, stick: Path
) -> None:
    first = packed(tablet.outbox)[0].path
    (stick / f"{first.name}.part").write_bytes(first.read_bytes()[:100])
    assert arrive(hub, stick).files == 0
    copy_to(tablet.outbox, stick)
    assert list(stick.glob("*.part")) == []
    assert _all_came(hub, tablet, stick)


def test_a_bundle_that_the_outbox_lost_is_packed_again(hub: Hub, tablet: Tablet, stick: Path) -> None:
    packed(tablet.outbox)[1].path.unlink()
    (again,) = tablet.pack()
    assert [(each.seq_from, each.number) for each in packed(tablet.outbox)] == [(1, 1), (44, 4), (75, 3)]
    assert again.name.startswith("000004-44-74-")
    copy_to(tablet.outbox, stick)
    assert _all_came(hub, tablet, stick)


def test_the_report_says_what_was_packed_copied_and_acknowledged(
    hub: Hub, tablet: Tablet, stick: Path
) -> None:
    seen: list[tuple[int, int]] = []
    tablet.record(300, 301)
    assert to_stick(tablet.folder, stick, lambda done, total: seen.append((done, total))) == StickReport(
        new=1, copied=4, in_all=4, acknowledged=0
    )
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]
    arrive(hub, stick)
    tablet.record(400, 400)
    report = to_stick(tablet.folder, stick, lambda done, total: None)
    assert report == StickReport(new=1, copied=1, in_all=1, acknowledged=4)


def test_sticks_are_found_where_they_are_put_in_and_nowhere_else(tmp_path: Path) -> None:
    stick = tmp_path / "my stick"
    stick.mkdir()
    place = str(stick).replace(" ", "\\040")
    lines = f"proc /proc proc rw 0 0\n/dev/sdb1 {place} vfat rw 0 0\n/dev/sdb1 {place} vfat rw 0 0\n"
    assert mounted(lines, under=(f"{tmp_path}/",)) == [stick]
    assert mounted(lines) == []  # this is where no stick is put in
    stick.rmdir()
    assert mounted(lines, under=(f"{tmp_path}/",)) == []
    assert all(each.is_dir() for each in sticks())
