"""A lesson while somebody writes it: what can be played of it, and what is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.coach.prover import prove
from kiosk.content.checks import check_library
from kiosk.content.faults import Fault, Place
from kiosk.content.library import Library, shown_path
from kiosk.content.plain.style import reading_warnings, style_faults
from kiosk.errors import KioskError
from kiosk.session.shelf import Shelf

OF_ALL = ("people.yaml", "routes.yaml", "words.yaml")  # files that belong to every lesson


@dataclass(frozen=True, slots=True)
class Draft:
    """How a file stands at one moment. `lesson` is the id of the lesson that shows it.

    While there are `faults` the lesson is not shown. `hints` leave it as it is; `elsewhere` counts
    the faults of files that it does not use.
    """

    file: str
    shelf: Shelf
    lesson: str
    faults: tuple[Fault, ...]
    hints: tuple[Fault, ...]
    elsewhere: int = 0


def read_draft(root: Path, file: Path, before: str = "") -> Draft:
    """Read, check, search and prove anew; takes a second or so. Never raises for what an author wrote.

    `before` is the lesson that was shown so far.
    """
    shelf = Shelf(root)
    library = shelf.library
    shown = shown_path(root, file)
    lesson = _lesson_for(file, shelf, before)
    checked = check_library(library)
    about = _paths(lesson, shown, library)
    near = [fault for fault in checked if _is_near(fault, about)]
    faults = [fault for fault in near if not fault.harmless]
    if not file.is_file():
        faults.append(Fault(Place(shown, 0), "the file is missing", "put it back"))
    elif not faults:
        faults += _unplayable(shelf, lesson, shown)
    hints = [fault for fault in near if fault.harmless]
    hints += [
        fault for fault in (*style_faults(library), *reading_warnings(library)) if _is_near(fault, about)
    ]
    elsewhere = sum(not fault.harmless and not _is_near(fault, about) for fault in checked)
    return Draft(shown, shelf, lesson, tuple(faults), tuple(sorted(hints)), elsewhere)


def _lesson_for(file: Path, shelf: Shelf, before: str) -> str:
    """The lesson in this file, or the first that uses what is in it; empty when there is none."""
    library = shelf.library
    shown = shown_path(library.root, file)
    own = next((name for name, lesson in library.lessons.items() if lesson.place.path == shown), None)
    if own is not None:
        return str(own)
    parts = file.relative_to(library.root).parts
    if parts[0] != "apps" and parts[0] not in OF_ALL:
        return before
    playable = [str(lesson.id) for lesson in shelf.lessons]
    users = [
        str(name)
        for name, lesson in library.lessons.items()
        if parts[0] != "apps" or parts[1] in lesson.phone.apps
    ]
    if before in users:
        return before
    return next((name for name in users if name in playable), users[0] if users else "")


def _paths(lesson: str, shown: str, library: Library) -> tuple[str, ...]:
    """The files and folders (with a slash) whose faults the author wants to know now."""
    root = library.root
    paths = [shown, *(shown_path(root, root / name) for name in OF_ALL)]
    if lesson in library.lessons:
        one = library.lessons[lesson]
        apps = (shown_path(root, root / "apps" / app) for app in one.phone.apps)
        paths += [one.place.path, *(f"{app}/" for app in apps)]
    elif shown.startswith(f"{shown_path(root, root / 'apps')}/"):
        paths.append(shown.rpartition("/")[0] + "/")
    return tuple(paths)


def _is_near(fault: Fault, about: tuple[str, ...]) -> bool:
    path = fault.place.path
    return any(path == each or (each.endswith("/") and path.startswith(each)) for each in about)


def _unplayable(shelf: Shelf, lesson: str, shown: str) -> Iterator[Fault]:
    """Why a lesson without a fault on paper cannot be shown, or where a learner would be stuck in it."""
    if not lesson:
        yield Fault(Place(shown, 1), "no lesson uses this yet", "write one: kiosk new lesson NAME --app APP")
        return
    try:
        road = shelf.road(lesson)
    except KioskError as error:
        yield Fault(Place(shown, 1), str(error), "kiosk check tells more")
        return
    yield from prove(road)
