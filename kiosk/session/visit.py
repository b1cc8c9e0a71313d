"""What the tablet knows of the person who is here, for as long as they are: the next one gets a new visit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.content.lesson import Lesson
    from kiosk.player.play import Way
    from kiosk.progress.learner import Learner


class When(StrEnum):
    """When somebody is asked how sure they feel."""

    BEFORE = "before"
    AFTER = "after"


class News(StrEnum):
    """What the home page says in a quiet line, until a lesson begins."""

    NONE = "none"
    BACK = "back"  # somebody came back with their pictures
    REMEMBERED = "remembered"  # the recall question was answered without help
    HELPED = "helped"  # and with help


SUREST = 5  # of five faces


@dataclass
class Visit:
    """Guests have no code. `kept` tells that the code can be found again, also after a power cut."""

    code: str = ""
    kept: bool = False
    is_new: bool = False  # the code was made today, so its pictures may be shown
    making: bool = False
    no_place: bool = False  # no code was free, or it could not be kept
    entered: tuple[str, ...] = ()  # the pictures that were touched so far
    unknown: bool = False  # this tablet does not know the four pictures
    chose_language: bool = False
    asked: frozenset[When] = frozenset()  # how sure somebody feels: answered, or skipped
    answered: frozenset[When] = frozenset()
    today: "dict[str, Way]" = field(default_factory=dict)  # the best way of each lesson that was finished
    earlier: "Learner | None" = None
    recall_over: bool = False  # one question a visit, whether it was answered or not
    news: News = News.NONE


def better(ways: "Mapping[str, Way]", lesson: str, way: "Way") -> "dict[str, Way]":
    """The best ways, with one more that was finished."""
    from kiosk.player.play import Way

    order = list(Way)
    best = ways.get(lesson)
    return {**ways, lesson: way if best is None or order.index(way) > order.index(best) else best}


def last_lesson(earlier: "Learner | None", lessons: "Iterable[Lesson]") -> "Lesson | None":
    """The lesson that was finished last at an earlier visit, of those that are here."""
    if earlier is None:
        return None
    here = [lesson for lesson in lessons if lesson.id in earlier.lessons]
    return max(here, key=lambda lesson: earlier.lessons[lesson.id].last, default=None)


def recall_of(earlier: "Learner | None", lessons: "Iterable[Lesson]") -> "Lesson | None":
    """Of which lesson to ask: the last one that the learner did, and did not only watch."""
    if earlier is None:
        return None
    done = {name for name, finished in earlier.lessons.items() if finished.way != "watch"}
    return last_lesson(earlier, (lesson for lesson in lessons if lesson.recall and lesson.id in done))
