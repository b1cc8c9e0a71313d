"""What a picture code has done at its visits to this tablet, as the log tells it.

A learner is four pictures in order, written as cup-fish-moon-key. Who that is nobody knows.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from kiosk.progress.events import WAYS, EventError, Kind

_CODE = re.compile(r"[a-z]{1,16}(-[a-z]{1,16}){3}", re.ASCII)
_HARDER = ("watch", "together", "alone")  # each takes more away from the learner than the one before

# Only these are needed: what was finished, and where the language is told.
KINDS = (Kind.LESSON_FINISHED, Kind.SESSION_STARTED, Kind.SETTING_CHANGED, Kind.SESSION_ENDED)


class Told(NamedTuple):
    """What is needed of an event; the order of the log is the order in which they come."""

    kind: str
    lesson: str
    way: str
    language: str
    unaided: int | None
    wall_ms: int


@dataclass(frozen=True, slots=True)
class Finished:
    """A lesson that a learner finished: the best way, whether ever alone without help, and when last.

    `last` counts up with each lesson that was finished: the highest was the latest. A clock could not
    tell, because somebody may have set it.
    """

    way: str
    unaided: bool
    last: int
    wall_ms: int


@dataclass(frozen=True, slots=True)
class Learner:
    """Everything that is known of a code. `language` is the last one that was used, or empty."""

    code: str
    language: str = ""
    lessons: Mapping[str, Finished] = field(default_factory=dict)


def must_be_code(learner: str) -> None:
    """Raises EventError for what is not four words with a dash between; it is never echoed."""
    if not isinstance(learner, str) or _CODE.fullmatch(learner) is None:
        raise EventError("A picture code is the words of four pictures, with hyphens between them.")


def learner_of(code: str, log: Iterable[Told]) -> Learner:
    """The learner as their events tell, in the order of the log."""
    language, lessons = "", dict[str, Finished]()
    for number, told in enumerate(log, 1):
        language = told.language or language
        if told.kind == Kind.LESSON_FINISHED and told.way in WAYS - {""}:
            lessons[told.lesson] = _better(lessons.get(told.lesson), told, number)
    return Learner(code, language, lessons)


def _better(before: Finished | None, told: Told, number: int) -> Finished:
    unaided = told.way == "alone" and bool(told.unaided)
    if before is None:
        return Finished(told.way, unaided, number, told.wall_ms)
    way = max(before.way, told.way, key=_HARDER.index)
    return Finished(way, before.unaided or unaided, number, told.wall_ms)
