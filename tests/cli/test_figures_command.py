"""A coordinator asks for figures from the terminal."""

import json
import re
import shutil
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.app import database_path
from kiosk.hub.hub import begin_hub
from kiosk.progress.events import Event, Kind
from tests.hub.conftest import Tablet, arrive
from tests.progress.recording import HandClock, record_all

LESSON = "order-repeat-prescription"
SEPTEMBER = 1_789_000_000_000  # the 10th, 2026


def visits(first: int, last: int) -> list[Event]:
    """Each of these visits finishes one lesson on its own."""
    events = []
    for number in range(first, last + 1):
        session = f"s{number}"
        events += [
            Event(Kind.SESSION_STARTED, session, language="en"),
            Event(Kind.LESSON_STARTED, session, lesson=LESSON, way="alone", language="en"),
            Event(Kind.LESSON_FINISHED, session, lesson=LESSON, way="alone", language="en", unaided=True),
        ]
    return events


@pytest.fixture
def hub_folder(tmp_path: Path) -> Path:
    hub = begin_hub(tmp_path / "hub")
    tablet = Tablet(tmp_path / "tablet", hub)
    record_all(tablet.records, visits(1, 12), HandClock(SEPTEMBER))
    tablet.join()
    tablet.pack()
    assert arrive(hub, tablet.outbox).received == 36
    return hub.folder


def ask(*words: object) -> int:
    return main([str(word) for word in words])


def test_the_report_of_a_hub_is_one_file_with_its_figures(
    hub_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out" / "report.html"
    assert ask("hub", "report", "--hub", hub_folder, "--out", out, "--place", "Green Lane") == 0
    text = out.read_text()
    assert "Green Lane" in text
    assert re.search(r">\s*12\s*<", text)
    assert "exact" in capsys.readouterr().out


def test_what_may_be_shared_says_so_and_is_rounded(
    hub_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "report.html"
    assert ask("hub", "report", "--shareable", "--hub", hub_folder, "--out", out) == 0
    assert not re.search(r">\s*12\s*<", out.read_text())
    assert "may be shared" in capsys.readouterr().out


def test_the_practice_counts_its_orders_and_is_told_what_they_save(
    hub_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask("hub", "impact", "--hub", hub_folder, "--started", "2026-06", "--orders", "2026-05=1000") == 0
    assert "At least one month" in capsys.readouterr().out
    assert ask("hub", "impact", "--hub", hub_folder, "--orders", "2026-06=1352") == 0
    told = capsys.readouterr().out
    assert "352 more repeat prescriptions a month" in told
    assert "17 hours" in told
    out = tmp_path / "report.html"
    assert ask("hub", "report", "--hub", hub_folder, "--out", out) == 0
    assert "352" in out.read_text()
    assert ask("hub", "export", "--shareable", "--hub", hub_folder, "--out", tmp_path / "files") == 0
    saving = (tmp_path / "files" / "figures-saving.csv").read_text(encoding="utf-8-sig")
    assert "hours,Hours saved a month,17.0" in saving
    assert ask("hub", "impact", "--hub", hub_folder, "--orders", "2026-07=7") == 0
    assert ask("hub", "export", "--shareable", "--hub", hub_folder, "--out", tmp_path / "small") == 0
    assert not list((tmp_path / "small").glob("*saving*"))


def test_a_month_that_was_a_slip_is_taken_out_again(
    hub_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    months = ["2026-05=1000", "2026-06=9999", "2026-07=1352"]
    assert ask("hub", "impact", "--hub", hub_folder, "--started", "2026-06", "--orders", *months) == 0
    assert ask("hub", "impact", "--hub", hub_folder, "--remove", "2026-06") == 0
    told = capsys.readouterr().out
    assert "Kept: 2026-05: 1,000, 2026-07: 1,352." in told
    assert "352 more repeat prescriptions a month" in told


def test_a_report_has_the_name_of_a_page(
    hub_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask("hub", "report", "--hub", hub_folder, "--out", tmp_path / "report.pdf") == 1
    assert ask("hub", "report", "--hub", hub_folder, "--out", tmp_path) == 1
    assert capsys.readouterr().err.count("report.html") == 2


def test_days_the_wrong_way_round_are_answered_in_words(
    hub_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["hub", "report", "--hub", hub_folder, "--out", tmp_path / "report.html"]
    assert ask(*command, "--since", "2026-10-02", "--until", "2026-10-01") == 1
    assert "comes after the last" in capsys.readouterr().err
    assert ask(*command, "--since", "2026-10-02") == 0
    assert "Nothing was recorded in these days." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (["--orders", "2026-05=410"], "--started"),
        (["--started", "2026-06", "--orders", "May=410"], "not like 2026-05=410"),
        (["--started", "2026-06", "--orders", "2026-13=410"], "not like 2026-05=410"),
        (["--started", "2026-06", "--orders", "2099-05=410"], "still to come"),
        (["--started", "2026-06", "--remove", "2026-05"], "There is no month 2026-05"),
        (["--started", "2026-06", "--minutes", "0"], "Give 0.1 to 60"),
    ],
    ids=[
        "no beginning",
        "no month",
        "a month that is none",
        "a future one",
        "one that is not there",
        "no time",
    ],
)
def test_a_slip_in_the_practices_figures_is_answered_in_words(
    hub_folder: Path, words: list[str], answer: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask("hub", "impact", "--hub", hub_folder, *words) == 1
    assert answer in capsys.readouterr().err


def test_only_the_days_that_were_asked_for_are_exported(hub_folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = ["hub", "export", "--hub", hub_folder, "--out", out, "--format", "jsonl"]
    assert ask(*command, "--since", "2026-09-11") == 0
    rows = [json.loads(line) for line in (out / "figures.jsonl").read_text().splitlines()]
    assert next(row for row in rows if row.get("figure") == "visits")["value"] == 0


def test_what_may_be_shared_is_of_whole_months(
    hub_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["hub", "report", "--shareable", "--hub", hub_folder, "--out", tmp_path / "report.html"]
    assert ask(*command, "--since", "2026-09-02") == 1
    assert ask(*command, "--until", "2026-10-30") == 1
    assert capsys.readouterr().err.count("whole months") == 2
    assert ask(*command, "--since", "2026-09-01", "--until", "2026-10-31") == 0


def test_a_day_that_is_still_to_come_is_answered_in_words(
    hub_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["hub", "report", "--hub", hub_folder, "--out", tmp_path / "report.html"]
    assert ask(*command, "--until", "9999-12-31") == 1
    assert "still to come" in capsys.readouterr().err


def test_a_tablet_that_has_a_hub_leaves_sharing_to_it(
    hub_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(hub_folder / "hub.json", tmp_path / "tablet" / "hub.json")
    command = ["export", "--shareable", "--data", tmp_path / "tablet", "--out", tmp_path / "files"]
    assert ask(*command) == 1
    assert "comes from there" in capsys.readouterr().err


def test_the_month_that_goes_on_is_not_shared_yet(
    hub_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["hub", "report", "--shareable", "--hub", hub_folder, "--out", tmp_path / "report.html"]
    assert ask(*command, "--since", "2026-10-01") == 1  # nobody came after September
    assert "nothing to share yet" in capsys.readouterr().err
    assert not (tmp_path / "report.html").exists()


def test_a_day_that_is_none_is_answered_in_words(
    hub_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    for day in ("yesterday", "2027-02-30"):
        assert ask("hub", "export", "--hub", hub_folder, "--out", out, "--since", day) == 1
    assert capsys.readouterr().err.count("Write it as 2026-11-26") == 2


def test_a_tablet_has_the_same_figures_as_its_hub(hub_folder: Path, tmp_path: Path) -> None:
    data = tmp_path / "tablet"
    assert database_path(data).exists()
    assert ask("export", "--data", data, "--out", tmp_path / "a", "--format", "jsonl") == 0
    assert ask("hub", "export", "--hub", hub_folder, "--out", tmp_path / "b", "--format", "jsonl") == 0
    for name in ("events.jsonl", "figures.jsonl"):
        assert (tmp_path / "a" / name).read_text() == (tmp_path / "b" / name).read_text()
