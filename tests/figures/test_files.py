"""What a coordinator opens in a spreadsheet, or gives to a program, says the same as the screen."""

import csv
import json
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from kiosk.figures.build import figures_of
from kiosk.figures.facts import LessonFact
from kiosk.figures.files.guard import guarded
from kiosk.figures.files.write import ExportError, FileKind, write_files
from kiosk.figures.tables import SHORTHAND, Cell, Figures
from kiosk.figures.tablet_source import tablet_source
from kiosk.progress.events import WAYS, Event, Kind
from kiosk.progress.trouble import ProgressUnavailable
from kiosk.progress.writer import ProgressWriter
from tests.figures import sample
from tests.progress.recording import SOON, HandClock, miss, record_all, rows

TODAY = "2027-03-01"
URDU, FORMULA = "نسخہ منگوائیں", "=cmd|' /C calc'!A0"
FACTS = {"tablets": LessonFact(URDU), "letters": LessonFact(FORMULA), "-minus": LessonFact("-1+2")}
EVERYTHING = [FileKind.CSV, FileKind.XLSX, FileKind.JSONL]

any_id = st.text("abcxyz019/_.-", max_size=5)
events = st.builds(
    Event,
    kind=st.sampled_from([*Kind, *[Kind.LESSON_FINISHED] * len(Kind)]),  # the one with most meaning
    session=st.sampled_from(["s1", "s2", "s3"]),
    lesson=st.sampled_from(["", *FACTS]),
    lesson_version=any_id,
    step=any_id,
    way=st.sampled_from(sorted(WAYS)),
    language=st.sampled_from(["", "en", "cy", "zh_Hant"]),
    rung=st.integers(0, 4),
    misses=st.integers(0, 9_999),
    unaided=st.none() | st.booleans(),
    detail=any_id,
)


def export(records: Path, out: Path, kinds: list[FileKind] = EVERYTHING, **more: object) -> list[Path]:
    with tablet_source(records) as source:
        figures = figures_of(source, FACTS, shareable=False, today=TODAY)
        return write_files(out, figures, source, kinds, **more)  # type: ignore[arg-type]


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def objects(path: Path) -> Iterator[dict[str, Cell]]:
    return map(json.loads, path.read_text(encoding="utf-8").splitlines())


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "progress.sqlite3"
    record_all(path, [miss(number) for number in range(3)], HandClock())
    return path


# Every example is a real database: shrinking one would take minutes, so they are short from the start.
@settings(max_examples=25, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(happened=st.lists(events, max_size=12))
@example(happened=[Event(Kind.LEARNER_FORGOTTEN, "s1"), miss(session="s2")])
def test_the_files_of_events_say_what_was_recorded(happened: list[Event]) -> None:
    with TemporaryDirectory() as name:
        path, out = Path(name) / "progress.sqlite3", Path(name) / "out"
        record_all(path, happened)
        export(path, out, [FileKind.CSV, FileKind.JSONL])
        log = rows(path)
        told = [
            {key: value.removeprefix("'") for key, value in row.items()} for row in table(out / "events.csv")
        ]
        assert told == [
            {key: "" if value is None else str(value) for key, value in row._asdict().items()} for row in log
        ]
        assert list(objects(out / "events.jsonl")) == [row._asdict() for row in log]
        visits = table(out / "visits.csv")
        arrived = (event.session for event in happened if event.kind is not Kind.LEARNER_FORGOTTEN)
        assert [row["session_id"] for row in visits] == list(dict.fromkeys(arrived))


def same(told: str, cell: Cell) -> bool:
    """Whether a field of CSV says a cell."""
    if isinstance(cell, str):
        return told.removeprefix("'") == cell
    return told == "" if cell is None else float(told) == cell


@pytest.mark.parametrize("figures", [sample.internal(), sample.shareable()], ids=["exact", "shareable"])
def test_every_file_has_the_same_numbers(figures: Figures, tmp_path: Path) -> None:
    write_files(tmp_path, figures, None, EVERYTHING)
    book = openpyxl.load_workbook(tmp_path / "figures.xlsx")
    told = list(objects(tmp_path / "figures.jsonl"))
    for number, each in enumerate(figures.tables, 1):
        names = [column.name for column in each.columns]
        lines = table(tmp_path / f"figures-{each.name}.csv")
        assert len(lines) == len(each.rows)
        for line, row in zip(lines, each.rows, strict=True):
            assert list(line) == names
            assert all(map(same, line.values(), row)), (line, row)
        rows_told = [tuple(row[name] for name in names) for row in told if row["table"] == each.name]
        assert rows_told == list(each.rows)
        sheet = book.worksheets[number]
        assert sheet["A1"].value == each.title
        head = 4 if any(cell in SHORTHAND for row in each.rows for cell in row) else 3
        cells = sheet.iter_rows(
            min_row=head + 1, max_row=head + len(each.rows), max_col=len(names), values_only=True
        )
        read = [tuple("" if cell is None else cell for cell in row) for row in cells]
        assert read == [tuple("" if cell is None else cell for cell in row) for row in each.rows]


def test_the_workbook_can_be_read_with_a_screen_reader(tmp_path: Path) -> None:
    figures = sample.internal()
    write_files(tmp_path, figures, None, [FileKind.XLSX])
    book = openpyxl.load_workbook(tmp_path / "figures.xlsx")
    cover, *sheets = book.worksheets
    assert cover.title == "Contents"
    assert len(sheets) == len(figures.tables)
    links = [cell.hyperlink.location for (cell,) in cover.iter_rows(max_col=1) if cell.hyperlink]
    assert links == [f"'{sheet.title}'!A1" for sheet in sheets]
    for sheet, each in zip(sheets, figures.tables, strict=True):
        assert not sheet.merged_cells.ranges
        (marked,) = sheet.tables.values()
        assert [column.name for column in marked.tableColumns] == [column.title for column in each.columns]
        assert all(any(cell is not None for cell in row) for row in sheet.iter_rows(values_only=True))
    assert book.properties.title
    assert not book.properties.creator


@pytest.mark.parametrize("figures", [sample.internal(), sample.shareable()], ids=["exact", "shareable"])
def test_a_sheet_explains_the_shorthand_that_it_has_and_no_other(figures: Figures, tmp_path: Path) -> None:
    write_files(tmp_path, figures, None, [FileKind.XLSX])
    for sheet in openpyxl.load_workbook(tmp_path / "figures.xlsx"):
        lines = [
            "" if cell is None else str(cell) for row in sheet.iter_rows(values_only=True) for cell in row
        ]
        told = {
            sign for sign in SHORTHAND if any(line.startswith((f"{sign} ", f"{sign}: ")) for line in lines)
        }
        has = set(SHORTHAND) & set(lines)
        if sheet.title == "Contents":
            has = set(SHORTHAND) & {
                str(cell) for table in figures.tables for row in table.rows for cell in row
            }
            assert ("Shorthand in the tables" in lines) == bool(has)
        assert told == has, sheet.title


def test_the_cover_says_which_days_were_asked_for(tmp_path: Path) -> None:
    asked = replace(sample.internal(), since="2026-11-01", until="2026-11-30")
    write_files(tmp_path, asked, None, [FileKind.XLSX])
    cover = openpyxl.load_workbook(tmp_path / "figures.xlsx").worksheets[0]
    assert "Asked for: 1 November to 30 November 2026" in [
        cell.value for (cell,) in cover.iter_rows(max_col=1)
    ]


def test_the_same_figures_are_the_same_workbook_at_any_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_files(tmp_path / name, sample.internal(), None, [FileKind.XLSX])
    one, two = (tmp_path / name / "figures.xlsx" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    with ZipFile(one) as packed:
        assert {part.date_time[0] for part in packed.infolist()} == {1980}
        assert f">{sample.internal().made}T" in packed.read("docProps/core.xml").decode()


def test_words_from_lessons_are_whole_and_harmless(tmp_path: Path) -> None:
    path, out = tmp_path / "progress.sqlite3", tmp_path / "out"
    lessons = [
        Event(Kind.LESSON_FINISHED, "-s", lesson=lesson, way="alone", unaided=True, detail="-d")
        for lesson in FACTS
    ]
    record_all(path, lessons)
    for file in export(path, out, [FileKind.CSV]):
        if file.suffix == ".csv":
            for row in table(file):
                assert not any(field.startswith(tuple("=+-@")) for field in row.values())
    titles = [row["title"] for row in table(out / "figures-lessons.csv")]
    assert titles == [URDU, f"'{FORMULA}", "'-1+2"]


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠"])
def test_a_field_that_looks_like_a_formula_is_made_harmless(first: str) -> None:
    assert guarded(f"{first}1+1") == f"'{first}1+1"
    assert guarded("1+1=2") == "1+1=2"
    assert guarded(-1) == -1


def test_a_spreadsheet_knows_the_letters_and_lines(records: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    written = export(records, out, [FileKind.CSV])
    assert sorted(out.iterdir()) == sorted(written)
    for file in written:
        if file.suffix == ".csv":
            text = file.read_bytes()
            assert text.startswith(b"\xef\xbb\xbf")
            assert text.endswith(b"\r\n")
            assert text.count(b"\n") == text.count(b"\r\n")


def test_the_codebook_explains_every_column_of_every_table(records: Path, tmp_path: Path) -> None:
    export(records, tmp_path / "out", [FileKind.CSV])
    explained = {
        (row["file"], row["column"]) for row in table(tmp_path / "out" / "columns.csv") if row["meaning"]
    }
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text())
    for resource in package["resources"]:
        with (tmp_path / "out" / resource["path"]).open(encoding="utf-8-sig", newline="") as file:
            header = next(csv.reader(file))
        assert header == [field["name"] for field in resource["schema"]["fields"]]
        if resource["path"] != "columns.csv":
            assert {(resource["path"], name) for name in header} <= explained


def test_no_file_has_a_picture_code(tmp_path: Path) -> None:
    path, code = tmp_path / "progress.sqlite3", "cup-fish-moon-key"
    writer = ProgressWriter(path, clock=HandClock())
    for session in ("s1", "s2"):
        writer.record(Event(Kind.SESSION_STARTED, session))
        writer.link(session, code)
    assert writer.close(SOON)
    for file in export(path, tmp_path / "out", [FileKind.CSV, FileKind.JSONL]):
        assert code not in file.read_text(encoding="utf-8")
    visits = table(tmp_path / "out" / "visits.csv")
    assert [(row["kind"], row["learner"]) for row in visits] == [("first", "s1"), ("return", "s1")]


def test_only_the_days_that_were_asked_for_are_in_the_files(tmp_path: Path) -> None:
    path, clock, code = tmp_path / "progress.sqlite3", HandClock(), "cup-fish-moon-key"
    writer = ProgressWriter(path, clock=clock)
    for session in ("-s1", "-s2"):
        writer.record(Event(Kind.SESSION_STARTED, session))
        writer.link(session, code)
        clock.run(24 * 3_600_000)
    assert writer.close(SOON)
    export(path, tmp_path / "out", [FileKind.CSV, FileKind.JSONL], since="2027-01-16")
    assert [row["session_id"] for row in table(tmp_path / "out" / "events.csv")] == ["'-s2"]
    assert [row["session_id"] for row in objects(tmp_path / "out" / "events.jsonl")] == ["-s2"]
    (visit,) = table(tmp_path / "out" / "visits.csv")
    assert visit["kind"] == "return"  # the first visit was earlier


def test_what_may_be_shared_never_lies_beside_exact_figures(records: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export(records, out, [FileKind.CSV])
    with pytest.raises(ExportError, match="empty folder"):
        write_files(out, sample.shareable(), None, [FileKind.CSV])
    write_files(tmp_path / "shared", sample.shareable(), None, EVERYTHING)
    assert not (tmp_path / "shared" / "events.csv").exists()
    write_files(tmp_path / "shared", sample.shareable(), None, EVERYTHING)  # again is fine
    with pytest.raises(ExportError, match="another folder"):
        export(records, tmp_path / "shared", [FileKind.XLSX])


@pytest.mark.parametrize("kind", [FileKind.XLSX, FileKind.JSONL])
def test_what_may_be_shared_never_lies_beside_a_file_that_may_be_exact(
    kind: FileKind, tmp_path: Path
) -> None:
    write_files(tmp_path, sample.internal(), None, [kind])
    with pytest.raises(ExportError, match="empty folder"):
        write_files(tmp_path, sample.shareable(), None, [FileKind.CSV])
    write_files(tmp_path, sample.shareable(), None, [kind, FileKind.CSV])  # nothing of it stays


def test_what_a_killed_export_left_is_not_shared(tmp_path: Path) -> None:
    (tmp_path / ".export-k1ll3d").mkdir()
    with pytest.raises(ExportError, match="empty folder"):
        write_files(tmp_path, sample.shareable(), None, [FileKind.CSV])


def test_statements_of_visits_are_never_shared(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="never shared"):
        write_files(tmp_path, sample.shareable(), None, [FileKind.CSV, FileKind.XAPI])
    assert list(tmp_path.iterdir()) == []


def test_the_tables_are_of_one_moment_while_the_kiosk_goes_on(records: Path, tmp_path: Path) -> None:
    writer, room, enough = ProgressWriter(records), threading.Semaphore(20), threading.Event()

    def practise() -> None:
        for number in range(90_000):
            room.acquire()
            if enough.is_set():
                return
            writer.record(miss(number), room.release)

    learner = threading.Thread(target=practise)
    learner.start()
    for turn in range(3):
        out = tmp_path / f"out-{turn}"
        grown = threading.Event()
        writer.record(miss(), grown.set)
        assert grown.wait(SOON)
        export(records, out, [FileKind.CSV, FileKind.JSONL])
        seqs = [int(row["seq"]) for row in table(out / "events.csv")]
        assert seqs == list(range(1, len(seqs) + 1))
        assert sum(1 for _ in objects(out / "events.jsonl")) == len(seqs)
    enough.set()
    room.release()
    learner.join(SOON)
    assert writer.close(SOON)


def test_an_export_changes_nothing_in_the_records(records: Path, tmp_path: Path) -> None:
    before = records.read_bytes()
    export(records, tmp_path / "out")
    assert records.read_bytes() == before


def test_an_export_that_is_stopped_leaves_the_earlier_files_whole(records: Path, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        if done == total - 1:
            raise KeyboardInterrupt

    out = tmp_path / "out"
    earlier = {file: file.read_bytes() for file in export(records, out)}
    record_all(records, [miss()])
    with pytest.raises(KeyboardInterrupt):
        export(records, out, tell=stop)
    assert {file: file.read_bytes() for file in out.iterdir()} == earlier


class Stopped:
    """Moving the so manyth of the files into `folder` ends with an error, and where `second_names` is not
    true, no file has two, as on a stick. (Python tells its audit hooks before it does anything.)"""

    def __init__(self, folder: Path, files: int, error: type[BaseException], *, second_names: bool) -> None:
        self.folder, self.files, self.error, self.second_names = folder, files, error, second_names
        sys.addaudithook(self.hear)

    def hear(self, event: str, told: tuple[object, ...]) -> None:
        if event == "os.rename" and Path(str(told[1])).parent == self.folder:
            self.files -= 1
            if self.files == 0:
                raise self.error
        if event == "os.link" and not self.second_names and Path(str(told[0])).parent == self.folder:
            raise PermissionError


@pytest.mark.parametrize(
    ("error", "seen"),
    [(PermissionError, ExportError), (KeyboardInterrupt, KeyboardInterrupt)],
    ids=["in use", "stopped"],
)
@pytest.mark.parametrize("second_names", [True, False], ids=["disk", "stick"])
def test_an_export_that_ends_between_two_files_leaves_the_earlier_ones_whole(
    error: type[BaseException], seen: type[BaseException], second_names: bool, records: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    earlier = {file: file.read_bytes() for file in export(records, out, [FileKind.CSV])}
    record_all(records, [miss()])
    stopped = Stopped(out, len(earlier), error, second_names=second_names)
    with pytest.raises(seen):
        export(records, out, EVERYTHING)
    assert stopped.files <= 0
    assert {file: file.read_bytes() for file in out.iterdir()} == earlier


def test_a_folder_that_cannot_be_written_gives_a_calm_error(records: Path, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot be written"):
        export(records, records / "inside-a-file")
    (tmp_path / "out" / "events.csv").mkdir(parents=True)
    (tmp_path / "out" / "columns.csv").write_text("earlier")
    with pytest.raises(ExportError, match="cannot be written"):
        export(records, tmp_path / "out", [FileKind.CSV])
    assert {file.name for file in (tmp_path / "out").iterdir()} == {"columns.csv", "events.csv"}
    assert (tmp_path / "out" / "columns.csv").read_text() == "earlier"


def test_without_records_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(ProgressUnavailable, match="no records"):
        export(tmp_path / "progress.sqlite3", tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_damaged_records_give_a_calm_error(tmp_path: Path) -> None:
    path = tmp_path / "progress.sqlite3"
    path.write_bytes(b"noise" * 5_000)
    with pytest.raises(ProgressUnavailable, match="cannot be read"):
        export(path, tmp_path / "out")
