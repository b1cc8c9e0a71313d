"""Lessons folders to try things on: copies of the sample, and small new ones."""

import datetime
import shutil
from pathlib import Path

from kiosk.coach.prover import prove
from kiosk.coach.road import Road, build_road
from kiosk.content.checks import check_library
from kiosk.content.faults import Fault
from kiosk.content.library import Library, read_library
from kiosk.phone.phone import build_phone
from tests.sample import sample_folder

TODAY = datetime.date(2026, 8, 14)
LESSON = "patient/order-repeat-prescription.yaml"
PEOPLE = "people.yaml"
APP = "apps/nhs-app/app.yaml"
SCREENS = "apps/nhs-app/{}.yaml"


def sample_copy(folder: Path) -> Path:
    """A copy of the sample that a test may spoil."""
    return Path(shutil.copytree(sample_folder(), folder / "lessons"))


def change(root: Path, file: str, old: str, new: str) -> int:
    """Replace text that is there exactly once; returns the line on which it began."""
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def line_of(root: Path, file: str, words: str) -> int:
    """The line of the first of these words."""
    text = (root / file).read_text(encoding="utf-8")
    return text[: text.index(words)].count("\n") + 1


def faults_in(root: Path) -> tuple[Fault, ...]:
    """What `kiosk check` finds: the static checks and, when they find nothing, the proof of each lesson."""
    library = read_library(root)
    faults = check_library(library)
    if not faults:
        faults = tuple(fault for road in roads_of(library) for fault in prove(road))
    return faults


def roads_of(library: Library) -> list[Road]:
    """The road of each lesson."""
    return [road_of(library, name) for name in library.lessons]


def road_of(library: Library, name: str) -> Road:
    """The road of one lesson."""
    lesson = library.lessons[name]
    return build_road(lesson, build_phone(library, lesson, TODAY))


def write(root: Path, files: dict[str, str]) -> Path:
    """A new lessons folder with these files."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root
