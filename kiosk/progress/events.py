"""What can happen in a session, in a form that has no room for a person.

Every text is an id from a closed alphabet with few digits: no sentence, capital letter, date of
birth, telephone or NHS number fits. The database repeats the rule of the alphabet.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from kiosk.errors import KioskError

LONGEST_ID = 80
HIGHEST_RUNG = 4  # the help ladder: 0 wait, 1 hint, 2 point, 3 show, 4 did it
MOST_MISSES = 9_999
WAYS = frozenset({"", "watch", "together", "alone"})

_MOST_DIGITS = 5  # the shortest number of a person, a date of birth as ddmmyy, has six
_ID = re.compile(r"[a-z0-9/_.-]{0,80}", re.ASCII)
_LANGUAGE = re.compile(r"([a-z]{2,3}([_-][A-Za-z]{4})?([_-]([A-Za-z]{2,3}|[0-9]{3}))?)?", re.ASCII)


class EventError(KioskError, ValueError):
    """Somebody tried to record what may not be kept. It is never echoed: it might be a name."""


class Kind(StrEnum):
    """The closed set of things worth recording."""

    SESSION_STARTED = "session-started"
    SESSION_ENDED = "session-ended"
    LESSON_STARTED = "lesson-started"
    STEP_DONE = "step-done"
    HELP_USED = "help-used"
    MISS = "miss"
    MISTAKE_PRACTISED = "mistake-practised"
    LESSON_FINISHED = "lesson-finished"
    LESSON_LEFT = "lesson-left"
    SETTING_CHANGED = "setting-changed"
    SPEECH_FAILED = "speech-failed"
    CONFIDENCE = "confidence"
    RECALL_ANSWERED = "recall-answered"
    LEARNER_FORGOTTEN = "learner-forgotten"  # this session's link to a picture code was removed


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened.

    `session` is an opaque id, `way` one of watch, together and alone, `rung` the highest rung of
    help used (0 to 4), `misses` a count, `unaided` is None where the question makes no sense.
    Raises EventError for anything else.
    """

    kind: Kind
    session: str
    lesson: str = ""
    lesson_version: str = ""
    step: str = ""
    way: str = ""
    language: str = ""
    rung: int = 0
    misses: int = 0
    unaided: bool | None = None
    detail: str = ""

    def __post_init__(self) -> None:
        if not isinstance(self.kind, Kind):
            raise EventError("The kind of an event comes from the closed set.")
        if self.session == "":
            raise EventError("An event belongs to a session.")
        for name in ("session", "lesson_version"):  # random ids and hashes have many digits
            _must_be_id(name, getattr(self, name))
        for name in ("lesson", "step", "detail"):
            _must_be_id(name, getattr(self, name), most_digits=_MOST_DIGITS)
        _must_match(_LANGUAGE, "language", self.language)
        if self.way not in WAYS:
            raise EventError("The way of an event is watch, together, alone or empty.")
        _must_count("rung", self.rung, HIGHEST_RUNG)
        _must_count("misses", self.misses, MOST_MISSES)
        if self.unaided is not None and not isinstance(self.unaided, bool):
            raise EventError("The field unaided of an event is yes, no or nothing.")


def _must_be_id(name: str, text: str, most_digits: int = LONGEST_ID) -> None:
    _must_match(_ID, name, text)
    if sum(character.isdigit() for character in text) > most_digits:
        raise EventError(f"The field {name} of an event has too many digits for an id.")


def _must_match(pattern: re.Pattern[str], name: str, text: str) -> None:
    if not isinstance(text, str) or pattern.fullmatch(text) is None:
        raise EventError(f"The field {name} of an event takes only an id.")


def _must_count(name: str, number: int, most: int) -> None:
    if type(number) is not int or not 0 <= number <= most:
        raise EventError(f"The field {name} of an event is a whole number from 0 to {most}.")
