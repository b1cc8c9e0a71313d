"""What figures need to know of lessons: their titles, steps and skills."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LessonFact:
    """`skills` are areas of the Essential Digital Skills framework, `steps` the ids in their order."""

    title: str
    skills: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


Facts = Mapping[str, LessonFact]
"""By lesson id. A lesson that is not here any more is shown by its id."""


def title_of(facts: Facts, lesson: str) -> str:
    """The title, or the id of a lesson that is not known here."""
    return facts[lesson].title if lesson in facts else lesson


def in_order(facts: Facts, lessons: Sequence[str]) -> list[str]:
    """Lessons in the order of the shelf; those that are not known come last, by name."""
    places = {name: place for place, name in enumerate(facts)}
    return sorted(lessons, key=lambda name: (places.get(name, len(places)), name))
