"""The codebook: what every column of events and visits means. Headers and types are taken from here."""

from kiosk.figures.tables import Column, Unit
from kiosk.figures.visits import Visit

TEXT, COUNT, NUMBER = Unit.TEXT, Unit.COUNT, Unit.NUMBER


def _columns(*told: tuple[str, str, Unit]) -> tuple[Column, ...]:
    return tuple(Column(name, name, meaning, unit) for name, meaning, unit in told)


EVENTS = _columns(
    ("device_id", "the tablet: a random id", TEXT),
    (
        "epoch",
        "a run of numbers; a new one begins when the tablet is set up or its records were damaged",
        TEXT,
    ),
    ("seq", "the number of the event, from 1 without gaps in each epoch; this is the order", COUNT),
    ("id", "the event's own id, the same wherever it is copied", TEXT),
    ("session_id", "the visit of one learner: a random id; it says nothing about who it was", TEXT),
    ("kind", "what happened", TEXT),
    ("lesson", "the id of the lesson", TEXT),
    ("lesson_version", "which version of the lesson", TEXT),
    ("step", "the id of the step in the lesson", TEXT),
    ("way", "watch (shown), together (step by step) or alone (on my own)", TEXT),
    ("language", "the language of the coach", TEXT),
    ("rung", "the most help used: 0 none, 1 a hint, 2 pointed at, 3 shown, 4 done for the learner", COUNT),
    ("misses", "taps that did not lead on, as told with this event", COUNT),
    ("unaided", "1 without any help, 0 with help, empty where it does not apply", COUNT),
    (
        "detail",
        "an id that says more about this kind of event; for confidence: before or after practising, "
        "and from 1 (not sure at all) to 5 (very sure)",
        TEXT,
    ),
    ("wall_ms", "the tablet's clock in milliseconds since 1970 UTC; it may have been wrong", COUNT),
    ("mono_ms", "a clock that never jumps, in milliseconds; compare only within one boot_id", COUNT),
    ("boot_id", "one start of the program", TEXT),
)

VISITS = _columns(
    ("device_id", "the tablet: a random id", TEXT),
    ("session_id", "the visit, as in events.csv", TEXT),
    ("day", "the day in UTC by the tablet's clock; empty where that was wrong", TEXT),
    ("minutes", "from the first event to the last, to a tenth of a minute", NUMBER),
    ("volunteer_minutes", "for how long of it the line for the volunteer was on the screen", NUMBER),
    ("language", "the language of the coach at the end", TEXT),
    ("begun", "lessons begun", COUNT),
    ("alone", "lessons finished on their own, without any help", COUNT),
    ("helped", "lessons finished with help", COUNT),
    ("watched", "lessons watched to the end", COUNT),
    ("unfinished", "lessons begun and not finished", COUNT),
    ("sure_before", "how sure before practising: 1 not at all to 5 very; empty when not answered", COUNT),
    ("sure_after", "how sure after practising", COUNT),
    ("kind", "first (with a picture code), return (the same code again) or guest (without one)", TEXT),
    (
        "learner",
        "the session_id of this person's first visit, the same at each of their visits; empty for guests. "
        "It is not their picture code, and nobody can come back with it",
        TEXT,
    ),
)


def row_of(visit: Visit) -> tuple[str | int | float | None, ...]:
    """The row of a visit, with a cell for each column of VISITS."""
    ended = [sum(played.outcome == name for played in visit.played) for name in _ENDS]
    minutes = round(visit.ms / 60_000, 1), round(visit.helper_ms / 60_000, 1)
    about = visit.device, visit.session, visit.day, *minutes, visit.language
    return (*about, len(visit.played), *ended, visit.before, visit.after, visit.kind, visit.person)


_ENDS = ("alone", "helped", "watched", "unfinished")
