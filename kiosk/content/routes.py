"""Routes: what a person may want, and the lessons that lead there one after another."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from kiosk.content.faults import NOWHERE, Place
from kiosk.content.fields import ID_PATTERN, an_id, said

MOST_ROUTES = 6  # tiles that an anxious person can still take in at once (design page, section 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonRoute:
    """A tile of the home page, and the lessons behind it in the order in which they help."""

    called: ClassVar[str] = "route"
    id: str = an_id("its name; it stays for ever")
    title: str = said("what the tile says: My medicines")
    about: str = said("one short sentence below it: what one will be able to do")
    icon: str = an_id("a drawing in assets/icons")
    lessons: tuple[str, ...] = said("the ids of its lessons, in order", pattern=ID_PATTERN)
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Routes:
    """The file routes.yaml."""

    called: ClassVar[str] = "list of routes"
    schema: Literal["routes/1"] = said("the version of this format")
    routes: tuple[LessonRoute, ...] = said("the tiles of the home page, in order; at most six")
    place: Place = NOWHERE


def route_context(route: str, field: str) -> str:
    """The msgctxt of a text of a route."""
    return f"routes/{route}/{field}"


def open_routes(routes: Sequence[LessonRoute], playable: Sequence[str]) -> tuple[LessonRoute, ...]:
    """The routes with those lessons that can be played; a route without any is left out.

    When nothing is left (or nobody wrote routes), one route leads through all that can be played.
    """
    known = frozenset(playable)
    narrowed = (
        replace(each, lessons=tuple(name for name in each.lessons if name in known)) for each in routes
    )
    found = tuple(each for each in narrowed if each.lessons)
    if found or not playable:
        return found
    return (LessonRoute(id="all", title="", about="", icon="", lessons=tuple(playable)),)


def next_lesson(lessons: Sequence[str], done: Collection[str], after: str = "") -> str | None:
    """The first lesson that was not done yet, looking on from the one `after`; None when all were."""
    start = lessons.index(after) + 1 if after in lessons else 0
    ahead = (*lessons[start:], *lessons[:start])
    return next((name for name in ahead if name not in done and name != after), None)
