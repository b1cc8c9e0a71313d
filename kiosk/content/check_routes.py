"""Checks routes.yaml: every lesson is on a route, every route leads to lessons that are there."""

from collections.abc import Iterator

from kiosk.content.check_icons import check_icons
from kiosk.content.faults import Fault, place_of
from kiosk.content.library import Library, lesson_files
from kiosk.content.reader import suggest
from kiosk.content.routes import MOST_ROUTES, LessonRoute


def check_routes(library: Library) -> Iterator[Fault]:
    """Every fault of the routes. Without any routes all lessons stand on the home page: no fault."""
    if not library.routes:
        return
    for extra in library.routes[MOST_ROUTES:]:
        yield Fault(
            place_of(extra.id),
            f"there are more than {MOST_ROUTES} routes",
            "put two of them together: more tiles than that frighten people",
        )
    seen: set[str] = set()
    for route in library.routes:
        if route.id in seen:
            yield Fault(place_of(route.id), f"there are two routes with the id “{route.id}”", "rename one")
        seen.add(route.id)
        yield from _texts(route)
        yield from _lessons(route, library)
    yield from _strays(library)


def _texts(route: LessonRoute) -> Iterator[Fault]:
    for text in (route.title, route.about):
        if "{" in text or "}" in text:
            yield Fault(place_of(text), "a route quotes nothing from a phone", "use plain words")
    yield from check_icons([route.icon])


def _lessons(route: LessonRoute, library: Library) -> Iterator[Fault]:
    # A lesson that cannot be read is told with its own file; here it would be the same fault again.
    written = {*library.lessons, *(path.stem for path in lesson_files(library.root))}
    for place, name in enumerate(route.lessons):
        if name not in written:
            yield Fault(place_of(name), f"there is no lesson “{name}”", suggest(name, library.lessons))
        if name in route.lessons[:place]:
            yield Fault(place_of(name), f"“{name}” is twice on this route", "keep one")


def _strays(library: Library) -> Iterator[Fault]:
    on_routes = {name for route in library.routes for name in route.lessons}
    for lesson in library.lessons.values():
        if lesson.id not in on_routes:
            yield Fault(
                place_of(lesson.id),
                f"the lesson “{lesson.id}” is on no route, so nobody finds it",
                "add its id to a route in routes.yaml",
                harmless=True,
            )
