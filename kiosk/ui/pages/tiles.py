"""The tiles of lessons: what each is about, how long it takes, and how it went today."""

from collections.abc import Iterable

from PySide6.QtWidgets import QGridLayout

from kiosk.content.lesson import Lesson
from kiosk.language.catalogue import N_
from kiosk.language.formats import minutes
from kiosk.player.play import Way
from kiosk.session.words import lesson_context
from kiosk.ui.keys import Key
from kiosk.ui.pages.columns import grid_of
from kiosk.ui.pages.page import Page
from kiosk.ui.theme import Look

HOW_IT_WENT = {
    Way.WATCH: N_("route", "You watched it"),
    Way.TOGETHER: N_("route", "We did it together"),
    Way.ALONE: N_("route", "You did it on your own"),
}

TOPIC_ICONS = {
    "medicines": "medicines",
    "appointments": "calendar",
    "messages": "messages",
    "logging-in": "profile",
    "staying-safe": "shield",
    "first-steps": "pointing-hand",
}


def lesson_title(page: Page, lesson: Lesson) -> str:
    """The title of a lesson in the learner's language."""
    return page.session.words.pgettext(lesson_context(lesson.id, "lesson/title"), lesson.title)


def lesson_tile(page: Page, lesson: Lesson, *, first: bool = False) -> Key:
    """A tile of a lesson; the one to do `first` stands out, one that was done says how, with a tick."""
    way = page.session.done.get(lesson.id)
    tile = Key(
        page.look,
        lesson_title(page, lesson),
        TOPIC_ICONS[lesson.topic] if way is None else "tick",
        "action" if first else "plain",
        note=minutes(page.session.words, lesson.minutes) if way is None else page.say(*HOW_IT_WENT[way]),
    )
    tile.setObjectName(f"lesson_{lesson.id}")
    return tile


def tile_grid(look: Look, tiles: Iterable[Key]) -> QGridLayout:
    """Two beside one another where there is room, else one below the other."""
    placed = list(tiles)
    columns = 1 if look.portrait or look.body >= 40 or len(placed) == 1 else 2
    return grid_of(placed, columns)
