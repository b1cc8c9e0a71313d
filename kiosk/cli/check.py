"""`kiosk check`: tells authors what is wrong, and proves that no lesson has a dead end."""

import argparse
import datetime
import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kiosk.coach.prover import prove
from kiosk.coach.road import build_road
from kiosk.content.checks import check_library, playable
from kiosk.content.faults import Fault, Place
from kiosk.content.lesson import Lesson
from kiosk.content.library import Library, read_library
from kiosk.content.plain.style import reading_warnings, style_faults
from kiosk.errors import KioskError
from kiosk.paths import lessons_folder
from kiosk.phone.phone import build_phone

SKINS = ("tabs", "tiles")


def run(options: argparse.Namespace) -> int:
    """0 when nothing is wrong, 1 with a line for each fault. Hints change nothing."""
    faults: set[Fault] = set()
    elsewhere: set[Fault] = set()
    hints: set[Fault] = set()
    for root, only in _roots(options.paths or [lessons_folder()]):
        library = read_library(root)
        found = check_library(library)
        for fault in (*found, *style_faults(library), *proofs(library, found, only)):
            if not only or _is_about(fault, root, only):
                faults.add(fault)
            elif not fault.harmless:
                elsewhere.add(fault)
        hints |= {hint for hint in reading_warnings(library) if not only or _is_about(hint, root, only)}
    for fault in sorted(faults):
        print(fault)
    for hint in sorted(hints):
        print(f"{hint} (only a hint)", file=sys.stderr)
    if faults:
        print(f"{len(faults)} to mend.", file=sys.stderr)
    if elsewhere:  # they may have kept a lesson from being proved
        print(f"{len(elsewhere)} to mend in other files; check the whole folder.", file=sys.stderr)
    return 1 if faults else 0


def proofs(library: Library, faults: tuple[Fault, ...], only: set[Path]) -> Iterator[Fault]:
    """Prove each lesson that can be played (of `only` these files, else all), several at a time; say how
    many states it has."""
    lessons = [
        str(lesson.id)
        for lesson in playable(library, faults)
        if not only or _uses(lesson, library.root, only)
    ]
    for result in _side_by_side(partial(_prove, library.root, datetime.date.today()), lessons):
        yield from result.faults
        if not result.faults:
            print(result.line, file=sys.stderr)


@dataclass(frozen=True, slots=True)
class Proof:
    """What the search of one lesson found."""

    faults: tuple[Fault, ...]
    line: str


def _prove(root: Path, today: datetime.date, name: str) -> Proof:
    """Search one lesson in both skins of the phone. It may run in another process."""
    library = read_library(root)
    lesson = library.lessons[name]
    began = time.monotonic()
    faults: dict[Fault, None] = {}
    states = 0
    for skin in SKINS:
        try:
            road = build_road(lesson, build_phone(library, lesson, today, skin=skin))
        except KioskError as error:
            return Proof(
                (Fault(Place(lesson.place.path, 1), str(error), "give the lesson a smaller phone"),), ""
            )
        faults.update(dict.fromkeys(prove(road)))
        states = states or len(road.survey.worlds)
    took = time.monotonic() - began
    return Proof(tuple(faults), f"{lesson.place.path}: no dead end in {states:,} states ({took:.1f} s)")


def _side_by_side(work: Callable[[str], Proof], names: list[str]) -> Iterator[Proof]:
    """The results in the order of the names. Where processes cannot be forked, one after the other."""
    if len(names) < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(work, names)
        return
    with multiprocessing.get_context("fork").Pool(min(len(names), os.cpu_count() or 1)) as pool:
        yield from pool.imap(work, names)


def _uses(lesson: Lesson, root: Path, only: set[Path]) -> bool:
    """Whether one of these files can change how a lesson goes."""
    own = {
        root.parent / lesson.place.path,
        root / "people.yaml",
        *(root / "apps" / a for a in lesson.phone.apps),
    }
    return any(path == each or each in path.parents or path in each.parents for path in only for each in own)


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
