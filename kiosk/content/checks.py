"""All static checks of a library; the proofs that need a search are in `coach/prover.py`."""

from collections.abc import Iterable, Iterator

from kiosk.content.check_app import check_app, orphans
from kiosk.content.check_lesson import check_lesson
from kiosk.content.check_people import check_links, check_people, links
from kiosk.content.check_routes import check_routes
from kiosk.content.check_texts import check_app_texts
from kiosk.content.faults import Fault
from kiosk.content.lesson import Lesson
from kiosk.content.library import Library, shown_path


def check_library(library: Library) -> tuple[Fault, ...]:
    """Every fault that can be found without playing, in the order of files and lines."""
    return tuple(sorted({*library.faults, *_all(library)}))


def playable(library: Library, faults: Iterable[Fault]) -> tuple[Lesson, ...]:
    """The lessons with none of these faults: neither in their own file, nor in their apps or the people.

    Harmless ones keep no lesson away.
    """
    faulty = {fault.place.path for fault in faults if not fault.harmless}

    def fits(lesson: Lesson) -> bool:
        root = library.root
        apps = tuple(f"{shown_path(root, root / 'apps' / app)}/" for app in lesson.phone.apps)
        own = {lesson.place.path, shown_path(root, root / "people.yaml")}
        return not own & faulty and not any(path.startswith(apps) for path in faulty)

    return tuple(lesson for lesson in library.lessons.values() if fits(lesson))


def _all(library: Library) -> Iterator[Fault]:
    if library.people:
        yield from check_people(library.people)
        yield from check_links(library.people, library.apps)
    for folder, content in library.apps.items():
        if not content.broken:
            yield from check_app(folder, library.apps)
            yield from check_app_texts(folder, library.apps)
    yield from orphans(library.apps, links(library.people))
    for lesson in library.lessons.values():
        # A file of the app that cannot be read would make every mention of it a fault: name the cause only.
        broken = {app for app, content in library.apps.items() if content.broken} | library.unreadable
        if not broken.intersection(lesson.phone.apps):
            yield from check_lesson(lesson, library)
    yield from check_routes(library)
