"""A program for data packages takes ours for what they say."""

import json
from pathlib import Path

import pytest

from kiosk.figures.files.write import FileKind, write_files
from kiosk.figures.tables import Figures
from tests.figures import sample
from tests.figures.test_files import export
from tests.progress.recording import HandClock, miss, record_all

pytestmark = pytest.mark.outside


def faults(package: Path) -> list[str]:
    """What is wrong with a data package."""
    import frictionless  # takes a while, also where these tests are only counted

    report = frictionless.validate(str(package), type="package")
    return [f"{task.name}: {error.message}" for task in report.tasks for error in task.errors] + [
        error.message for error in report.errors
    ]


def test_exact_figures_and_the_log_are_what_the_package_says(tmp_path: Path) -> None:
    path = tmp_path / "progress.sqlite3"
    record_all(path, [miss(number, f"s{number // 3}") for number in range(30)], HandClock())
    export(path, tmp_path / "out", [FileKind.CSV])
    assert faults(tmp_path / "out" / "datapackage.json") == []


@pytest.mark.parametrize("figures", [sample.internal(), sample.shareable()], ids=["exact", "shareable"])
def test_every_table_is_what_the_package_says(figures: Figures, tmp_path: Path) -> None:
    write_files(tmp_path, figures, None, [FileKind.CSV])
    assert faults(tmp_path / "datapackage.json") == []


def test_a_table_that_is_not_what_the_package_says_is_found(tmp_path: Path) -> None:
    write_files(tmp_path, sample.internal(), None, [FileKind.CSV])
    package = json.loads((tmp_path / "datapackage.json").read_text())
    months = next(each for each in package["resources"] if each["name"] == "figures-months")
    months["schema"]["fields"][0]["type"] = "integer"
    (tmp_path / "datapackage.json").write_text(json.dumps(package))
    assert faults(tmp_path / "datapackage.json")
