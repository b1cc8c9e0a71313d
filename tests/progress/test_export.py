"""The tables that a coordinator opens agree with what was recorded."""

import csv
import threading
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from kiosk.progress.columns import FILES
from kiosk.progress.events import WAYS, Event, Kind
from kiosk.progress.export import ExportError, export_csv, guarded
from kiosk.progress.trouble import ProgressUnavailable
from kiosk.progress.writer import ProgressWriter

from .recording import SOON, HandClock, miss, record_all, rows

Table = list[dict[str, str]]

any_id = st.text("abcxyz019/_.-", max_size=5)
events = st.builds(
    Event,
    kind=st.sampled_from([*Kind, *[Kind.LESSON_FINISHED] * len(Kind)]),  # the one with most meaning
    session=st.sampled_from(["s1", "s2", "s3"]),
    lesson=st.sampled_from(["", "tablets", "letters", "-minus"]),
    lesson_version=any_id,
    step=any_id,
    way=st.sampled_from(sorted(WAYS)),
    language=st.sampled_from(["", "en", "cy", "zh_Hant"]),
    rung=st.integers(0, 4),
    misses=st.integers(0, 9_999),
    unaided=st.none() | st.booleans(),
    detail=any_id,
)


def table(folder: Path, name: str) -> Table:
    with (folder / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "progress.sqlite"
    record_all(place, [miss(number) for number in range(3)])
    return place


# Every example is a real database: shrinking one would take minutes, so they are short from the start.
@settings(max_examples=40, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(happened=st.lists(events, max_size=12))
def test_the_tables_say_what_was_recorded(happened: list[Event]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        record_all(folder / "progress.sqlite", happened)
        export_csv(folder / "progress.sqlite", folder)

        _same_events(table(folder, "events.csv"), happened)
        sessions = {row["session_id"]: row for row in table(folder, "sessions.csv")}
        assert list(sessions) == list(dict.fromkeys(event.session for event in happened))
        for session, row in sessions.items():
            _same_session(row, [event for event in happened if event.session == session])
        _same_lessons(table(folder, "lessons.csv"), happened)


def _same_events(said: Table, happened: list[Event]) -> None:
    assert len(said) == len(happened)
    for number, (row, event) in enumerate(zip(said, happened, strict=True), start=1):
        assert (row["seq"], row["kind"], row["session_id"]) == (str(number), event.kind, event.session)
        for name in ("lesson", "lesson_version", "step", "way", "language", "detail"):
            assert row[name].removeprefix("'") == getattr(event, name)
        unaided = "" if event.unaided is None else str(int(event.unaided))
        assert (row["rung"], row["misses"], row["unaided"]) == (str(event.rung), str(event.misses), unaided)


def _same_session(row: dict[str, str], happened: list[Event]) -> None:
    finished = [event for event in happened if event.kind is Kind.LESSON_FINISHED]
    alone = {event.lesson for event in finished if event.way == "alone" and event.unaided}
    assert row["languages"].split() == sorted({event.language for event in happened} - {""})
    assert int(row["lessons_finished"]) == len({event.lesson for event in finished})
    assert int(row["lessons_finished_on_their_own"]) == len(alone)


def _same_lessons(said: Table, happened: list[Event]) -> None:
    counted = Counter((event.lesson, event.way, event.kind) for event in happened)
    unaided = Counter(
        (event.lesson, event.way)
        for event in happened
        if event.kind is Kind.LESSON_FINISHED and event.unaided is True
    )
    found = {(row["lesson"].removeprefix("'"), row["way"]): row for row in said}
    assert set(found) == {(event.lesson, event.way) for event in happened if event.lesson}
    for (lesson, way), row in found.items():
        assert int(row["started"]) == counted[lesson, way, Kind.LESSON_STARTED]
        assert int(row["finished"]) == counted[lesson, way, Kind.LESSON_FINISHED]
        assert int(row["finished_unaided"]) == unaided[lesson, way]
        assert int(row["help_used"]) == counted[lesson, way, Kind.HELP_USED]
        assert int(row["misses"]) == counted[lesson, way, Kind.MISS]


def test_on_their_own_means_the_way_alone_and_no_help(tmp_path: Path) -> None:
    path = tmp_path / "progress.sqlite"
    finished = [("a", "together", True), ("b", "alone", False), ("c", "alone", True), ("c", "alone", True)]
    record_all(
        path,
        [Event(Kind.LESSON_FINISHED, "s1", lesson=n, way=way, unaided=free) for n, way, free in finished],
    )
    export_csv(path, tmp_path / "out")
    (row,) = table(tmp_path / "out", "sessions.csv")
    assert (row["lessons_finished"], row["lessons_finished_on_their_own"]) == ("3", "1")


def test_minutes_come_from_the_clock_that_never_jumps(tmp_path: Path) -> None:
    path, clock = tmp_path / "progress.sqlite", HandClock(wall=1_800_000_000_000)
    writer = ProgressWriter(path, clock=clock)
    for kind in (Kind.SESSION_STARTED, Kind.MISS, Kind.SESSION_ENDED):
        writer.record(Event(kind, "s1"))
        clock.run(6 * 60_000)
        clock.wall -= 10 * 365 * 86_400_000  # somebody sets the clock ten years back
    assert writer.close(SOON)
    export_csv(path, tmp_path / "out")
    (row,) = table(tmp_path / "out", "sessions.csv")
    assert (row["started"], row["minutes"]) == ("2027-01-15T08:00:00Z", "12.0")


def test_a_spreadsheet_opens_the_tables_rightly(path: Path, tmp_path: Path) -> None:
    written = export_csv(path, tmp_path / "out")
    assert [file.name for file in written] == ["events.csv", "sessions.csv", "lessons.csv", "columns.csv"]
    for file in written:
        text = file.read_bytes()
        assert text.startswith(b"\xef\xbb\xbf")
        assert text.endswith(b"\r\n")
        assert text.count(b"\n") == text.count(b"\r\n")
    assert sorted(tmp_path.joinpath("out").iterdir()) == sorted(written)


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠"])
def test_a_field_that_looks_like_a_formula_is_made_harmless(first: str) -> None:
    assert guarded(f"{first}1+1") == f"'{first}1+1"
    assert guarded("1+1=2") == "1+1=2"
    assert guarded(-1) == -1


def test_an_id_that_looks_like_a_formula_is_made_harmless_in_every_table(tmp_path: Path) -> None:
    path = tmp_path / "progress.sqlite"
    record_all(path, [Event(Kind.MISS, "-s", lesson="-1", lesson_version="-v", step="-t", detail="-d")])
    for file in export_csv(path, tmp_path / "out"):
        for row in table(file.parent, file.name):
            assert not any(field.startswith(tuple("=+-@")) for field in row.values())
    assert table(tmp_path / "out", "events.csv")[0]["detail"] == "'-d"


def test_the_codebook_explains_every_column(path: Path, tmp_path: Path) -> None:
    export_csv(path, tmp_path)
    explained = [(row["file"], row["column"]) for row in table(tmp_path, "columns.csv") if row["meaning"]]
    there = [(name, column) for name in FILES for column in table(tmp_path, name)[0]]
    assert explained == there


def test_the_tables_are_of_one_moment_while_the_kiosk_goes_on(path: Path, tmp_path: Path) -> None:
    writer, room, enough = ProgressWriter(path), threading.Semaphore(20), threading.Event()

    def practise() -> None:
        for number in range(90_000):
            room.acquire()
            if enough.is_set():
                return
            writer.record(miss(number), room.release)

    learner = threading.Thread(target=practise)
    learner.start()
    sizes = []
    for turn in range(4):
        out = tmp_path / f"out-{turn}"
        grown = threading.Event()
        writer.record(miss(), grown.set)
        assert grown.wait(SOON)
        export_csv(path, out)
        seqs = [int(row["seq"]) for row in table(out, "events.csv")]
        assert seqs == list(range(1, len(seqs) + 1))
        (lesson,) = table(out, "lessons.csv")
        assert int(lesson["misses"]) == len(seqs)
        sizes.append(len(seqs))
    enough.set()
    room.release()
    learner.join(SOON)
    assert writer.close(SOON)
    assert sizes == sorted(set(sizes))
    assert len(rows(path)) >= sizes[-1]


def test_an_export_changes_nothing_in_the_records(path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    export_csv(path, tmp_path / "out")
    assert path.read_bytes() == before


def test_progress_is_told_up_to_the_end(tmp_path: Path) -> None:
    path, told = tmp_path / "progress.sqlite", []
    record_all(path, [miss(number) for number in range(2_500)])
    export_csv(path, tmp_path / "out", lambda done, total: told.append((done, total)))
    assert told == [(1_000, 2_500), (2_000, 2_500), (2_500, 2_500)]


def test_an_export_that_is_stopped_leaves_the_earlier_tables_whole(path: Path, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    out = tmp_path / "out"
    earlier = {file: file.read_bytes() for file in export_csv(path, out)}
    record_all(path, [miss()])
    with pytest.raises(KeyboardInterrupt):
        export_csv(path, out, stop)
    assert {file: file.read_bytes() for file in out.iterdir()} == earlier


def test_a_folder_that_cannot_be_written_gives_a_calm_error(path: Path, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot be written"):
        export_csv(path, path / "inside-a-file")
    (tmp_path / "out" / "lessons.csv").mkdir(parents=True)
    with pytest.raises(ExportError, match="cannot be written"):
        export_csv(path, tmp_path / "out")
    assert [file.name for file in (tmp_path / "out").iterdir() if file.name.startswith(".")] == []


def test_without_records_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(ProgressUnavailable, match="no records"):
        export_csv(tmp_path / "progress.sqlite", tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_damaged_records_give_a_calm_error(tmp_path: Path) -> None:
    path = tmp_path / "progress.sqlite"
    path.write_bytes(b"noise" * 5_000)
    with pytest.raises(ProgressUnavailable, match="cannot be read"):
        export_csv(path, tmp_path / "out")
