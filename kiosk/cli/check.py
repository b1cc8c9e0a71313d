"""`kiosk check`: tells authors what is wrong, and proves that no lesson has a dead end."""

import argparse
import datetime
import multiprocessing
import os
import sys
import time
from collections.abc import Iterator
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
    searches = [Search(lesson, skin) for lesson in lessons for skin in SKINS]
    found = _side_by_side(library, datetime.date.today(), searches)
    for lesson, proof in zip(lessons, zip(*[found] * len(SKINS), strict=True), strict=True):
        told = dict.fromkeys(fault for each in proof for fault in each.faults)
        yield from told
        if not told:
            took = sum(each.seconds for each in proof)
            where = library.lessons[lesson].place.path
            print(f"{where}: no dead end in {proof[0].states:,} states ({took:.1f} s)", file=sys.stderr)


@dataclass(frozen=True, slots=True)
class Search:
    """A lesson on the phone in one skin."""

    lesson: str
    skin: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What one search found; `seconds` of processor."""

    faults: tuple[Fault, ...]
    states: int = 0
    seconds: float = 0.0


def _prove(library: Library, today: datetime.date, search: Search) -> Proof:
    lesson = library.lessons[search.lesson]
    began = time.process_time()
    try:
        road = build_road(lesson, build_phone(library, lesson, today, skin=search.skin))
    except KioskError as error:
        place = Place(lesson.place.path, 1)
        return Proof((Fault(place, str(error), "give the lesson a smaller phone"),))
    faults = tuple(prove(road))
    return Proof(faults, len(road.survey.worlds), time.process_time() - began)


_inherited: list[tuple[Library, datetime.date]] = []  # what forked processes know already


def _prove_there(search: Search) -> Proof:
    return _prove(*_inherited[-1], search)


def _side_by_side(library: Library, today: datetime.date, searches: list[Search]) -> Iterator[Proof]:
    """The results in the order of the searches. Where processes cannot be forked, one after the other."""
    if not searches or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(partial(_prove, library, today), searches)
        return
    _inherited.append((library, today))
    try:
        with multiprocessing.get_context("fork").Pool(min(len(searches), os.cpu_count() or 1)) as pool:
            yield from pool.imap(_prove_there, searches)
    finally:
        _inherited.pop()


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
