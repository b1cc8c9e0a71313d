"""All content of one lessons folder: people, apps and lessons, with what is wrong with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from kiosk.content.app import App, Screen, ScreenFile
from kiosk.content.faults import Fault, place_of
from kiosk.content.lesson import Lesson
from kiosk.content.people import People
from kiosk.content.reader import Reader
from kiosk.content.routes import LessonRoute, Routes
from kiosk.content.strict_yaml import read_yaml

T = TypeVar("T")
YAML = ("*.yaml", "*.yml")
NO_LESSONS = ("people.yaml", "routes.yaml", "words.yaml")


@dataclass(frozen=True, slots=True)
class AppContent:
    """An app with the screens of all its files; `broken` when a file of it could not be read."""

    app: App
    screens: Mapping[str, Screen]
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Library:
    """What could be read. Cross-references are not yet checked (see `checks.py`).

    `unreadable` names the app folders whose app.yaml could not be read. `routes` is empty where
    nobody wrote any.
    """

    root: Path
    people: People | None
    apps: Mapping[str, AppContent]
    lessons: Mapping[str, Lesson]
    faults: tuple[Fault, ...]
    unreadable: frozenset[str] = frozenset()
    routes: tuple[LessonRoute, ...] = ()


def read_library(root: Path) -> Library:
    """Read everything below `root` (people.yaml, apps/*/, lessons in the other folders)."""
    faults: list[Fault] = []
    people = _read(root, root / "people.yaml", People, faults)
    folders = sorted(path for path in (root / "apps").glob("[!.]*") if path.is_dir())
    read = {folder.name: _read_app(root, folder, faults) for folder in folders}
    apps = {name: app for name, app in read.items() if app is not None}
    lessons: dict[str, Lesson] = {}
    for path in lesson_files(root):
        lesson = _read(root, path, Lesson, faults)
        if lesson is None:
            continue
        if lesson.id in lessons:
            first = lessons[lesson.id].place.path
            faults.append(
                Fault(
                    lesson.place,
                    f"there are two lessons with the id “{lesson.id}”",
                    f"give one another id (the first is in {first})",
                )
            )
            continue
        lessons[lesson.id] = lesson
    routes = _read_routes(root, faults)
    return Library(
        root,
        people,
        MappingProxyType(apps),
        MappingProxyType(lessons),
        tuple(faults),
        unreadable=frozenset(read.keys() - apps.keys()),
        routes=routes,
    )


def lesson_files(root: Path) -> list[Path]:
    """Every lesson file: all YAML but apps/, hidden files and those that are something else."""
    files = (path.relative_to(root) for ending in YAML for path in root.rglob(ending))
    return sorted(
        root / path
        for path in files
        if path.parts[0] not in ("apps", *NO_LESSONS) and not any(p.startswith(".") for p in path.parts)
    )


def _read_routes(root: Path, faults: list[Fault]) -> tuple[LessonRoute, ...]:
    """Nobody has to write routes: a folder with a lesson or two needs none."""
    path = root / "routes.yaml"
    read = _read(root, path, Routes, faults) if path.exists() else None
    return read.routes if read else ()


def shown_path(root: Path, path: Path) -> str:
    """The path as faults name it: from the folder that holds `lessons/`, such as lessons/people.yaml."""
    return (Path(root.name) / path.relative_to(root)).as_posix() if root.name else path.as_posix()


def _read_app(root: Path, folder: Path, faults: list[Fault]) -> AppContent | None:
    before = len(faults)
    app = _read(root, folder / "app.yaml", App, faults)
    parts = []
    for path in sorted(path for ending in YAML for path in folder.glob(ending)):
        if path.name != "app.yaml" and not path.name.startswith("."):
            parts.append(_read(root, path, ScreenFile, faults))
    read = [part for part in parts if part is not None]
    screens = _merged("screen", [part.screens for part in read], faults)
    if app is None:
        return None
    whole = replace(
        app,
        state=_merged("state", [app.state, *(part.state for part in read)], faults),
        collections=_merged("collection", [app.collections, *(part.collections for part in read)], faults),
        timers=_merged("timer", [app.timers, *(part.timers for part in read)], faults),
    )
    return AppContent(whole, screens, broken=len(faults) > before)


def _merged(what: str, parts: Sequence[Mapping[str, T]], faults: list[Fault]) -> Mapping[str, T]:
    """The parts of an app as one; a name that is there twice is told."""
    whole: dict[str, T] = {}
    for part in parts:
        for name, value in part.items():
            if name in whole:
                first = place_of(next(key for key in whole if key == name))
                faults.append(
                    Fault(
                        place_of(name),
                        f"there are two {what}s with the id “{name}”",
                        f"give one another id (the first is in {first.path}, line {first.line})",
                    )
                )
            else:
                whole[name] = value
    return MappingProxyType(whole)


def _read(root: Path, path: Path, kind: type[T], faults: list[Fault]) -> T | None:
    document = read_yaml(path, shown_path(root, path))
    faults.extend(document.faults)
    if document.node is None:
        return None
    reader = Reader()
    result = reader.read(document.node, kind)
    faults.extend(reader.faults)
    return None if document.faults else result
