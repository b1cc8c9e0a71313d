"""The same bundles give the same records, whichever database a hub has and in whatever order they come."""

import random
import shutil
from pathlib import Path

import pytest

from kiosk.errors import KioskError
from kiosk.figures.source import SessionOf
from kiosk.figures.tablet_source import tablet_source
from kiosk.hub.arriving import import_bundles
from kiosk.hub.engine import hub_source, opened_engine
from kiosk.hub.hub import Hub, begin_hub, open_hub
from kiosk.hub.runs import Run, missing, received
from kiosk.progress.events import Event, Kind
from kiosk.progress.outbox import copy_to
from kiosk.progress.writer import ProgressWriter
from tests.progress.recording import miss, rows

from .conftest import NewHub, Tablet, arrive, events_at

CODES = ("cup-fish-moon-key", "sun-boat-tree-hat", "dog-star-leaf-bell")


class Died(BaseException):
    """The importer is killed."""


def use(tablet: Tablet, chance: random.Random, first: int) -> None:
    """Some visits: guests, learners who come back, one who is given another code, one who is forgotten."""
    writer = ProgressWriter(tablet.records)
    for visit in range(first, first + chance.randrange(1, 4)):
        session = f"s{visit}"
        for number in range(chance.randrange(1, 6)):
            writer.record(miss(number, session))
            if chance.random() < 0.3:
                writer.link(session, chance.choice(CODES))
        if chance.random() < 0.2:
            writer.record(Event(Kind.LEARNER_FORGOTTEN, f"s{chance.randrange(visit + 1)}"))
    assert writer.close(20.0)


def bundles_of(hub: Hub, folder: Path, chance: random.Random) -> list[Path]:
    """All that two tablets packed in some weeks, with an outbox that was lost now and then."""
    files = []
    for name in ("a", "b"):
        tablet = Tablet(folder / name, hub)
        for week in range(3):
            use(tablet, chance, week * 4)
            tablet.pack()
            copy_to(tablet.outbox, folder / f"{name}{week}")
            files += sorted((folder / f"{name}{week}").glob("*.bundle"))
            if chance.random() < 0.3:
                for path in tablet.outbox.iterdir():
                    path.unlink()
        tablet.join()
    return files


def come(hub: Hub, bundles: list[Path], chance: random.Random) -> None:
    """In any order, some twice, while the importer is killed now and then; in the end all have come. Each hub
    has copies of its own, of which it deletes what has the pictures of somebody who is forgotten."""
    files = [hub.folder / f"{place}.bundle" for place in range(len(bundles))]
    for bundle, file in zip(bundles, files, strict=True):
        shutil.copy(bundle, file)
    schedule = [*files, *chance.choices(files, k=3)]
    chance.shuffle(schedule)
    while schedule:
        some, schedule = schedule[:4], schedule[4:]
        dies_at = chance.randrange(8)

        def tell(done: int, total: int, dies_at: int = dies_at) -> None:
            if done == dies_at:
                raise Died

        try:
            import_bundles(hub, some, tell)
        except Died:
            schedule += some


def everything(hub: Hub) -> tuple[object, ...]:
    """All that anybody can ask of a hub."""
    with opened_engine(hub) as engine:
        runs = engine.runs()
        facts = (sorted(runs), received(runs), missing(runs), list(engine.forgotten()), engine.last_moments())
        with engine.source() as source:
            return (
                *facts,
                source.count(),
                list(source.events()),
                list(source.sessions()),
                list(source.csv_lines()),
            )


def twin_of(hub: Hub, folder: Path) -> Hub:
    """Another hub with the same keys, that has SQLite."""
    folder.mkdir()
    for path in hub.folder.glob("hub.*"):
        if path.name in ("hub.identity", "hub.key", "hub.json"):
            (folder / path.name).write_bytes(path.read_bytes())
    (folder / "hub.sqlite3").touch()
    return open_hub(folder)


def know_the_same(hub: Hub, other: Hub) -> None:
    with opened_engine(hub) as one, opened_engine(other) as two:
        for known in one.tablets():
            two.enrol(known.device, one.key_of(known.device) or "")


@pytest.mark.parametrize("seed", range(12))
def test_in_any_order_with_crashes_both_kinds_of_database_come_to_the_same(
    new_hub: NewHub, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    hub = new_hub()
    files = bundles_of(hub, tmp_path, chance)
    other = twin_of(hub, tmp_path / "other")
    know_the_same(hub, other)
    come(hub, files, chance)
    come(other, files, chance)
    assert everything(hub) == everything(other)
    records = [tmp_path / name / "progress.sqlite3" for name in ("a", "b")]
    assert events_at(hub) == sorted(row for path in records for row in rows(path))


def test_a_hub_with_one_tablet_has_what_the_tablet_has(hub: Hub, tablet: Tablet) -> None:
    writer = ProgressWriter(tablet.records)
    for session, code in (("z", CODES[0]), ("b", None), ("m", CODES[0]), ("a", CODES[1])):
        writer.record(miss(3, session))
        if code:
            writer.link(session, code)
    assert writer.close(20.0)
    arrive(hub, *tablet.pack())
    with hub_source(hub) as here, tablet_source(tablet.records) as there:
        assert here.count() == there.count() == 16
        assert list(here.events()) == list(there.events())
        assert list(here.sessions()) == list(there.sessions())
        assert list(here.csv_lines()) == list(there.csv_lines())


def test_two_readers_at_once_and_one_that_stops_early_do_not_disturb_each_other(
    hub: Hub, tablet: Tablet
) -> None:
    arrive(hub, *tablet.pack())
    with hub_source(hub) as source:
        events, lines = source.events(), source.csv_lines()
        assert next(events).seq == 1
        assert ",1," in next(lines)
        assert len(list(lines)) == 11
        assert len(list(source.sessions())) == 2


def test_all_figures_are_of_one_moment_while_more_arrives(hub: Hub, tablet: Tablet) -> None:
    arrive(hub, *tablet.pack())
    tablet.record(13, 20)
    new = tablet.pack()
    with hub_source(hub) as source:
        arrive(hub, *new)
        assert source.count() == len(list(source.events())) == len(list(source.csv_lines())) == 12
    assert len(events_at(hub)) == 20


def test_the_latest_code_of_a_visit_holds_even_when_its_bundle_comes_first(hub: Hub, tablet: Tablet) -> None:
    writer = ProgressWriter(tablet.records)
    writer.record(miss(1, "visit"))
    writer.link("visit", CODES[0])
    assert writer.close(20.0)
    first = tablet.pack()
    writer = ProgressWriter(tablet.records)
    writer.record(miss(2, "visit"))
    writer.link("visit", CODES[1])
    assert writer.close(20.0)
    (second,) = set(tablet.pack()) - set(first)
    arrive(hub, second)
    arrive(hub, *first)
    with hub_source(hub) as source:
        assert SessionOf(tablet.device, "visit", CODES[1]) in list(source.sessions())


# Receipts


def test_receipts_of_a_fresh_a_repeated_and_a_partial_import_are_right(
    hub: Hub, tablet: Tablet, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    for first in (13, 21, 31):
        tablet.pack()
        tablet.record(first, first + 3)
    tablet.pack()
    copy_to(tablet.outbox, stick)
    one, two, three, four = sorted(stick.glob("*.bundle"))
    two.write_bytes(two.read_bytes()[:-1])
    partial = arrive(hub, stick)
    assert (partial.files, partial.files_known, len(partial.refused)) == (4, 0, 1)
    assert (partial.sent, partial.received, partial.known_already) == (20, 20, 0)
    assert [(run.first, run.last) for run in partial.missing] == [(13, 16)]
    again = arrive(hub, one, three, four)
    assert (again.files_known, again.sent, again.received) == (3, 0, 0)
    copy_to(tablet.outbox, stick)
    whole = arrive(hub, stick)
    assert (whole.files, whole.files_known, whole.received, whole.missing) == (4, 3, 4, [])
    with opened_engine(hub) as engine:
        epoch = rows(tablet.records)[0].epoch
        assert received(engine.runs()) == [(tablet.device, epoch, 24)]


def test_the_hub_says_of_each_tablet_what_has_come(hub: Hub, tablet: Tablet) -> None:
    arrive(hub, *tablet.pack())
    last = rows(tablet.records)[-1]
    with opened_engine(hub) as engine:
        assert engine.last_moments() == {(last.device_id, last.epoch): last.wall_ms}
        assert list(engine.runs()) == [Run(last.device_id, last.epoch, 1, 12)]


# The address of a region


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://hub:seCret99@server/region",
        "postgresql://hub@server/region?password=seCret99",
        "postgresql://hub@server/region?sslpassword=seCret99",
        "mysql://hub:seCret99@server/region",
        "postgresql://hub:seCret99@server:port:port/region?%",
    ],
)
def test_an_address_with_a_password_is_refused_and_never_repeated(tmp_path: Path, address: str) -> None:
    with pytest.raises(KioskError) as caught:
        begin_hub(tmp_path / "hub", address)
    assert "seCret99" not in str(caught.value)
    assert not (tmp_path / "hub").exists()


def test_a_server_that_does_not_answer_is_told_in_words_and_the_files_stay(hub: Hub, tablet: Tablet) -> None:
    (path,) = tablet.pack()
    gone = Hub(hub.folder, hub.card, hub.identity, hub.key, f"postgresql://hub@/region?host={hub.folder}")
    with pytest.raises(KioskError, match="run the same command again when it works"):
        arrive(gone, path)
    assert path.exists()
