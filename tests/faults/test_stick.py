"""The stick is pulled out while bundles are copied to it."""

import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.hub.hub import begin_hub
from kiosk.progress.outbox import ENDING, packed
from tests.faults.children import Nursery
from tests.faults.mounting import blank, image, mounted
from tests.faults.tablet import Tablet, arrive, begun
from tests.faults.tally import Tally
from tests.faults.tasks import event

pytestmark = [pytest.mark.faults, pytest.mark.timeout(3600)]

PULLED = 200
Times = Callable[[int], int]
Tell = Callable[[Tally], None]


@pytest.fixture
def tablet(tmp_path: Path) -> Tablet:
    """With twelve bundles of different sizes."""
    tablet = begun(begin_hub(tmp_path / "hub"), tmp_path / "tablet", [event(0)])
    tablet.pack()
    for number in range(1, 12):
        first = 100 * number**2
        tablet.record(map(event, range(first, first + 20 * number)))
        tablet.pack()
    return tablet


def test_only_whole_bundles_are_on_a_stick_when_the_program_is_killed_as_it_copies(
    tablet: Tablet, tmp_path: Path, nursery: Nursery, chance: random.Random, times: Times, tell: Tell
) -> None:
    safe = gone = bad = 0
    for pulled in range(times(PULLED)):
        stick = tmp_path / "stick"
        ended = nursery.run(
            "carries", tablet.outbox, stick, kill_after=chance.uniform(0, 0.03), spoken=chance.random() < 0.5
        )
        gone += len([name for name in ended.said if not _is_whole(stick / name, tablet)])
        bad += _believed_wrongly(tablet, stick, tmp_path / f"hub-{pulled}")
        safe += len(ended.said)
        shutil.rmtree(stick, ignore_errors=True)
    assert safe
    tell(Tally("killed while it copies to a stick", times(PULLED), safe, gone, bad))


def test_what_is_said_to_be_on_the_stick_is_there_however_suddenly_it_is_pulled(
    tablet: Tablet, tmp_path: Path, nursery: Nursery, chance: random.Random, times: Times, tell: Tell
) -> None:
    tell(_pulled("carries", "stick pulled out", tablet, tmp_path, nursery, chance, times(PULLED)))


def test_a_careless_copy_would_lose_what_it_said_was_on_the_stick(
    tablet: Tablet, tmp_path: Path, nursery: Nursery, chance: random.Random, times: Times, show: Tell
) -> None:
    """So that we know that this stick can lose something."""
    name = "stick pulled out of a careless copy, which must lose"
    tally = _pulled("carries_carelessly", name, tablet, tmp_path, nursery, chance, times(20) + 1)
    show(tally)
    assert tally.lost
    assert not tally.wrong


def _pulled(
    task: str, name: str, tablet: Tablet, room: Path, nursery: Nursery, chance: random.Random, times: int
) -> Tally:
    """What is on the disk when the stick goes is what was written through to its file."""
    tally = Tally(name, 0)
    blank(room / "blank", 2_048)
    for number in range(times):
        disk, pulled = room / "disk.img", room / "pulled.img"
        shutil.copyfile(room / "blank", disk)
        with mounted(room / "stick", *image(disk)) as stick:
            ended = nursery.run(
                task, tablet.outbox, stick, kill_after=chance.uniform(0, 0.06), spoken=chance.random() < 0.8
            )
            shutil.copyfile(disk, pulled)
        with mounted(room / "read", *image(pulled, "loop,ro")) as stick:
            gone = len([name for name in ended.said if not _is_whole(stick / name, tablet)])
            wrong = _believed_wrongly(tablet, stick, room / f"hub-{number}")
        tally += Tally(name, 1, len(ended.said), gone, wrong)
    assert tally.acknowledged
    return tally


def _is_whole(copy: Path, tablet: Tablet) -> bool:
    return copy.exists() and copy.read_bytes() == (tablet.outbox / copy.name).read_bytes()


def _believed_wrongly(tablet: Tablet, stick: Path, folder: Path) -> int:
    """How many files on the stick a hub believes that are not as they were packed."""
    folder.mkdir()
    hub = replace(tablet.hub, folder=folder)
    shutil.copyfile(tablet.hub.database, hub.database)
    sent = {each.path.name: each.seq_to - each.seq_from + 1 for each in packed(tablet.outbox)}
    copies = [each for each in stick.glob(f"*{ENDING}") if each.is_file()]
    receipt = arrive(hub, *copies)
    fine = [each for each in copies if _is_whole(each, tablet)]
    shutil.rmtree(folder)
    assert receipt.received == sum(sent[each.name] for each in fine)
    return receipt.files - len(receipt.refused) - len(fine)
