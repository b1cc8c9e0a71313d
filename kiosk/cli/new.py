"""`kiosk new`: writes a small lesson or app that works at once, for an author to change."""

import argparse
import datetime
import re
from collections.abc import Mapping
from pathlib import Path

from kiosk.content.fields import ID_PATTERN
from kiosk.content.library import Library, read_library, shown_path
from kiosk.content.reader import NOTHING, suggest
from kiosk.content.skeleton import app_skeleton, lesson_skeleton
from kiosk.errors import KioskError
from kiosk.paths import lessons_folder

HOME = "phone"  # the app whose home screen every lesson begins on
USUAL_APP = "try-it"

NEXT_LESSON = """\
Next:
  See it:          kiosk preview {file}
  Write it:        the window follows each time you save; lessons/README.md helps
  Let it be found: add {name} to a route in {routes}
  Check it:        kiosk check {file}"""
NEXT_APP = """\
Next:
  Write its screens: {file}; lessons/README.md shows all blocks
  Write a lesson:    kiosk new lesson try-{name} --app {name}
  See both:          kiosk preview {file}"""


def run(options: argparse.Namespace) -> int:
    """0 when the files are written. Raises KioskError, and writes nothing, when they cannot be."""
    root: Path = options.lessons or lessons_folder()
    if not (root / "people.yaml").is_file():
        raise KioskError(f"{root} is no lessons folder: it has no people.yaml")
    _check_name(options.name)
    library = read_library(root.resolve())
    make = _lesson if options.kind == "lesson" else _app
    return make(options, root, library)


def _lesson(options: argparse.Namespace, root: Path, library: Library) -> int:
    name, folder = options.name, options.folder
    _check_name(folder)
    if folder == "apps":
        raise KioskError("The folder apps holds apps. Choose another one, such as --folder patient.")
    if name in library.lessons:
        raise KioskError(f"There is a lesson {name} already: {library.lessons[name].place.path}.")
    app = _app_for(options.app, library)
    if not library.people or not library.people.people:
        raise KioskError("people.yaml cannot be read. Run kiosk check and mend it first.")
    file = root / folder / f"{name}.yaml"
    text = lesson_skeleton(
        name,
        app,
        title=library.apps[app].app.title,
        entry=library.apps[app].app.entry,
        person=next(iter(library.people.people)),
        checked=f"{datetime.date.today():%Y-%m}",
    )
    _write(file.parent, {file.name: text})
    print(NEXT_LESSON.format(file=_shown(file), name=name, routes=_shown(root / "routes.yaml")))
    return 0


def _app(options: argparse.Namespace, root: Path, library: Library) -> int:
    folder = root / "apps" / options.name
    if folder.exists():
        raise KioskError(f"There is an app {options.name} already: {shown_path(root, folder)}.")
    _write(folder, app_skeleton(options.name))
    print(NEXT_APP.format(file=_shown(folder / "start.yaml"), name=options.name))
    return 0


def _app_for(wanted: str | None, library: Library) -> str:
    """The app of the lesson; somebody who asks for none gets the one to try things in."""
    if HOME not in library.apps:
        raise KioskError(f"There is no app {HOME}, on whose home screen a lesson begins.")
    others = [name for name in library.apps if name != HOME]
    if wanted is None:
        if not others:
            raise KioskError("There is no app yet. Make one: kiosk new app NAME.")
        return USUAL_APP if USUAL_APP in others else others[0]
    if wanted in library.unreadable:
        raise KioskError(f"The app {wanted} cannot be read. Run kiosk check and mend it first.")
    if wanted == HOME:
        raise KioskError(f"Every lesson has the app {HOME}. Choose one more: {', '.join(others)}.")
    if wanted not in others:
        raise KioskError(f"There is no app {wanted}; {suggest(wanted, others)}")
    return wanted


def _check_name(name: str) -> None:
    if name in NOTHING:
        raise KioskError(f"“{name}” cannot be a name: it means nothing at all in YAML. Use another word.")
    if not ID_PATTERN.match(name):
        better = "-".join(re.findall(r"[a-z0-9]+", name.lower()))
        such = f"such as {better}" if better else "such as order-repeat"
        raise KioskError(f"“{name}” cannot be a name. Use small letters, digits and hyphens, {such}.")


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for name in files:
        if (folder / name).exists():
            raise KioskError(f"{folder / name} is there already. Choose another name.")
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        with (folder / name).open("x", encoding="utf-8", newline="\n") as file:  # never over another's work
            file.write(text)
        print(f"Made {_shown(folder / name)}")


def _shown(path: Path) -> Path:
    """As short as it can be typed here."""
    full = path.resolve()
    return full.relative_to(Path.cwd()) if full.is_relative_to(Path.cwd()) else path
