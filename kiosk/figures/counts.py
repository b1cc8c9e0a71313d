"""Visits, counted. Each count is a part of one larger count only, so that hiding one stays simple.

A count has a path: ("visits",) is a whole, ("visits", "month", "2026-11") a part of it. The parts of one
whole with the same second word from the end, such as all its months, add up to it. Thus all counts that are
shown together are trees, and what they tell about a hidden one can be worked out exactly (`shareable.py`).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kiosk.figures.facts import Facts
from kiosk.figures.visits import Visit

Path = tuple[str, ...]

VISITS, STARTED, SKILLS, PAIRS = ("visits",), ("started",), ("skills",), ("sure-pairs",)
SURE_BEFORE, SURE_AFTER = ("sure-before",), ("sure-after",)
SPEECH_FAILED = ("speech-failed",)
OUTCOMES = ("alone", "helped", "watched", "unfinished")
KINDS = ("first", "return", "guest")
CHANGES = ("more", "same", "less")
NO_DATE = "unknown"


def outcome(name: str) -> Path:
    """How many lessons ended so."""
    return (*STARTED, "outcome", name)


@dataclass(frozen=True, slots=True)
class Counted:
    """All counts, and the sums that are no counts: hours and how sure people were."""

    counts: Mapping[Path, int]
    hours: Mapping[Path, float]  # by the path of the visits that they are of
    sure: Mapping[Path, int] = field(default_factory=dict)  # the sum of all answers, before and after
    days: tuple[str, ...] = ()  # every day with a visit, in order
    last_days: Mapping[str, str] = field(default_factory=dict)  # by tablet


def counted(visits: Iterable[Visit], facts: Facts) -> Counted:
    """Count everything. The order of the visits does not matter."""
    counts: Counter[Path] = Counter()
    hours: dict[Path, float] = {}
    sure: Counter[Path] = Counter()
    days: set[str] = set()
    last_days: dict[str, str] = {}
    for visit in visits:
        for path in _paths_of_visit(visit):
            counts[path] += 1
            hours[path] = hours.get(path, 0.0) + visit.hours
        helper = (*VISITS, "helper", "beside")
        hours[helper] = hours.get(helper, 0.0) + visit.helper_hours
        _count_lessons(counts, visit, facts)
        _count_sureness(counts, sure, visit)
        for setting in visit.settings:
            counts["setting", setting] += 1
        counts[SPEECH_FAILED] += visit.speech_failed
        if visit.day:
            days.add(visit.day)
        last_days[visit.device] = max(last_days.get(visit.device, ""), visit.day)
    return Counted(dict(counts), hours, dict(sure), tuple(sorted(days)), last_days)


def _paths_of_visit(visit: Visit) -> list[Path]:
    paths = [
        VISITS,
        (*VISITS, "month", month_of(visit)),
        (*VISITS, "kind", visit.kind),
        (*VISITS, "language", visit.language or NO_DATE),
        (*VISITS, "tablet", visit.device),
    ]
    if visit.helped_by_somebody:
        paths.append((*VISITS, "with", "helper"))
    else:
        paths.append((*VISITS, "with", "nobody"))
    return paths


def month_of(visit: Visit) -> str:
    """As 2026-11, or `unknown`."""
    return visit.day[:7] or NO_DATE


def _count_lessons(counts: Counter[Path], visit: Visit, facts: Facts) -> None:
    skills: set[str] = set()
    for played in visit.played:
        whole = outcome(played.outcome)
        counts[STARTED] += 1
        counts[whole] += 1
        counts[*whole, "month", month_of(visit)] += 1
        counts[*whole, "lesson", played.lesson] += 1
        if played.outcome == "unfinished":
            counts[*whole, "lesson", played.lesson, "step", played.step] += 1
        elif played.outcome == "alone" and played.lesson in facts:
            skills.update(facts[played.lesson].skills)
    for skill in skills:
        counts[SKILLS] += 1
        counts[*SKILLS, "skill", skill] += 1
    for lesson, step, rung in visit.steps:
        counts["steps", lesson, step] += 1
        counts["steps", lesson, step, "rung", str(rung)] += 1


def _count_sureness(counts: Counter[Path], sure: Counter[Path], visit: Visit) -> None:
    for path, answer in ((SURE_BEFORE, visit.before), (SURE_AFTER, visit.after)):
        if answer is not None:
            counts[path] += 1
            counts[*path, "answer", str(answer)] += 1
            sure[path] += answer
    if visit.before is not None and visit.after is not None:
        change = "more" if visit.after > visit.before else "less" if visit.after < visit.before else "same"
        counts[PAIRS] += 1
        counts[*PAIRS, "change", change] += 1
