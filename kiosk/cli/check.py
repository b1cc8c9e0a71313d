"""`kiosk check`: tells authors what is wrong, and proves that no lesson has a dead end."""

import argparse
import datetime
import sys
from collections.abc import Iterator
from pathlib import Path

from kiosk.coach.prover import prove
from kiosk.coach.road import build_road
from kiosk.content.checks import check_library, playable
from kiosk.content.faults import Fault, Place
from kiosk.content.library import Library, read_library
from kiosk.errors import KioskError
from kiosk.paths import lessons_folder
from kiosk.phone.phone import build_phone


def run(options: argparse.Namespace) -> int:
    """0 when nothing is wrong, 1 with a line for each fault."""
    faults: set[Fault] = set()
    elsewhere: set[Fault] = set()
    for root, only in _roots(options.paths or [lessons_folder()]):
        library = read_library(root)
        found = check_library(library)
        for fault in (*found, *proofs(library, found)):
            (faults if not only or _is_about(fault, root, only) else elsewhere).add(fault)
    for fault in sorted(faults):
        print(fault)
    if faults:
        print(f"{len(faults)} to mend.", file=sys.stderr)
    if elsewhere:  # they may have kept a lesson from being proved
        print(f"{len(elsewhere)} to mend in other files; check the whole folder.", file=sys.stderr)
    return 1 if faults else 0


def proofs(library: Library, faults: tuple[Fault, ...]) -> Iterator[Fault]:
    """Search each lesson that can be played; say how many states it has."""
    for lesson in playable(library, (fault for fault in faults if not fault.harmless)):
        try:
            road = build_road(lesson, build_phone(library, lesson, datetime.date.today()))
        except KioskError as error:
            yield Fault(Place(lesson.place.path, 1), str(error), "give the lesson a smaller phone")
            continue
        found = list(prove(road))
        yield from found
        if not found:
            print(f"{lesson.place.path}: no dead end in {len(road.survey.worlds)} states", file=sys.stderr)


def _roots(paths: list[Path]) -> Iterator[tuple[Path, set[Path]]]:
    """(lessons folder, the files in it that were asked for; none for all)."""
    wanted: dict[Path, set[Path]] = {}
    for path in paths:
        full = path.resolve()
        if not full.exists():
            raise KioskError(f"{path}: there is no such file or folder")
        folders = [full, *full.parents] if full.is_dir() else list(full.parents)
        root = next((each for each in folders if (each / "people.yaml").exists()), None)
        if root is None:
            if not full.is_dir():
                raise KioskError(f"{path}: this file is in no lessons folder (one with people.yaml)")
            root = full  # reading it will say what is missing
        wanted.setdefault(root, set()).add(full)
    for root, files in wanted.items():
        yield root, set() if root in files else files


def _is_about(fault: Fault, root: Path, only: set[Path]) -> bool:
    where = root.parent / fault.place.path
    return any(where == path or path in where.parents for path in only)
