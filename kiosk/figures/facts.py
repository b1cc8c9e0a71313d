"""What figures need to know of lessons: their titles, steps and skills."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.content.lesson import Lesson


@dataclass(frozen=True, slots=True)
class LessonFact:
    """`skills` are areas of the Essential Digital Skills framework, `steps` the ids in their order."""

    title: str
    skills: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


Facts = Mapping[str, LessonFact]
"""By lesson id. A lesson that is not here any more is shown by its id."""


def facts_of(lessons: "Iterable[Lesson]") -> Facts:
    """What is known of these lessons, in their order."""
    return {
        lesson.id: LessonFact(lesson.title, tuple(lesson.skills), tuple(step.id for step in lesson.steps))
        for lesson in lessons
    }


def title_of(facts: Facts, lesson: str) -> str:
    """The title, or the id of a lesson that is not known here."""
    return facts[lesson].title if lesson in facts else lesson


def words_of_step(step: str) -> str:
    """The id of a step as people read it: “Show barcode” for “show-barcode”."""
    words = step.replace("-", " ")
    return words[:1].upper() + words[1:]


def in_order(facts: Facts, lessons: Sequence[str]) -> list[str]:
    """Lessons in the order of the shelf; those that are not known come last, by name."""
    places = {name: place for place, name in enumerate(facts)}
    return sorted(lessons, key=lambda name: (places.get(name, len(places)), name))
