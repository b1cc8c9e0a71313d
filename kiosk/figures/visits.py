"""The log, gathered into visits: what one person did at one tablet, from arriving to leaving."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from kiosk.figures.source import SessionOf
from kiosk.progress.events import Kind
from kiosk.progress.logged import Logged

FIRST_DAY = "2026-01-01"
"""Nothing was recorded before: a tablet whose clock says so has a wrong clock."""

_1970 = datetime(1970, 1, 1, tzinfo=UTC)
_MS_AN_HOUR = 3_600_000
_HELPER_ON = "helper/true"


@dataclass(slots=True)
class Played:
    """A lesson that was started. `outcome` is alone (finished on their own, no help), helped, watched or
    unfinished; `step` is then where it ended, as far as is known."""

    lesson: str
    way: str
    outcome: str = "unfinished"
    step: str = ""


@dataclass(slots=True)
class Visit:
    """`person` is the id of their first session on this tablet, or empty for a guest; `kind` is first, return
    or guest. `day` is as 2026-11-26 in UTC, empty when the clock was wrong; `ms` is how long it took."""

    device: str
    session: str
    day: str
    person: str = ""
    kind: str = "guest"
    ms: int = 0
    helper_ms: int = 0
    language: str = ""
    settings: set[str] = field(default_factory=set)
    played: list[Played] = field(default_factory=list)
    steps: list[tuple[str, str, int]] = field(default_factory=list)  # lesson, step, the most help used
    before: int | None = None  # how sure, 1 to 5
    after: int | None = None
    speech_failed: bool = False
    order: int = 0  # of arriving, on its tablet

    @property
    def helped_by_somebody(self) -> bool:
        """Whether a volunteer's line was on the screen."""
        return _HELPER_ON in self.settings

    @property
    def hours(self) -> float:
        """How long the visit took."""
        return self.ms / _MS_AN_HOUR

    @property
    def helper_hours(self) -> float:
        """For how long of it a volunteer's line was on the screen."""
        return self.helper_ms / _MS_AN_HOUR


@dataclass(slots=True)
class _Span:
    """One run of the program within a visit: durations are by the clock that never jumps."""

    first: int
    last: int
    helper_since: int | None = None
    helper_ms: int = 0


def day_of(wall_ms: int, today: str) -> str:
    """The day in UTC, or empty when it cannot be: before Footbridge was there, or after tomorrow."""
    day = (_1970 + timedelta(milliseconds=wall_ms)).date().isoformat() if wall_ms < 4e12 else ""
    latest = (datetime.fromisoformat(today) + timedelta(days=1)).date().isoformat()
    return day if FIRST_DAY <= day <= latest else ""


def visits_of(events: Iterable[Logged], sessions: Iterable[SessionOf], today: str) -> list[Visit]:
    """All visits, each tablet's in the order of arriving. `events` come in the order of the log."""
    visits: dict[tuple[str, str], Visit] = {}
    spans: dict[tuple[str, str, str], _Span] = {}
    for row in events:
        if row.kind == Kind.LEARNER_FORGOTTEN:
            continue  # it comes after the visit, and is no part of it
        key = row.device_id, row.session_id
        visit = visits.get(key)
        if visit is None:
            visit = visits[key] = Visit(*key, "", order=len(visits))
        visit.day = visit.day or day_of(row.wall_ms, today)  # a clock may be put right during a visit
        span = spans.get((*key, row.boot_id))
        if span is None:
            span = spans[*key, row.boot_id] = _Span(row.mono_ms, row.mono_ms)
        _add(visit, span, row)
    for (device, session, _), span in spans.items():
        _close(span)
        visit = visits[device, session]
        visit.ms += span.last - span.first
        visit.helper_ms += span.helper_ms
    _tell_whose(visits, sessions)
    return list(visits.values())


def _add(visit: Visit, span: _Span, row: Logged) -> None:
    span.first, span.last = min(span.first, row.mono_ms), max(span.last, row.mono_ms)
    if row.language:
        visit.language = row.language
    match row.kind:
        case Kind.LESSON_STARTED:
            visit.played.append(Played(row.lesson, row.way))
        case Kind.LESSON_FINISHED:
            _played(visit, row).outcome = outcome_of(row)
        case Kind.LESSON_LEFT:
            played = _played(visit, row)
            played.step = row.step or played.step
        case Kind.STEP_DONE:
            _played(visit, row).step = row.step
            visit.steps.append((row.lesson, row.step, row.rung))
        case Kind.HELP_USED | Kind.MISS:
            _played(visit, row).step = row.step
        case Kind.SETTING_CHANGED:
            _set(visit, span, row)
        case Kind.CONFIDENCE:
            _sure(visit, row.detail)
        case Kind.SPEECH_FAILED:
            visit.speech_failed = True


def outcome_of(row: Logged) -> str:
    """What finishing a lesson means: alone only when it was done on their own and without any help."""
    if row.way == "watch":
        return "watched"
    return "alone" if row.way == "alone" and row.unaided else "helped"


def _played(visit: Visit, row: Logged) -> Played:
    """The lesson of this row. One whose start was never recorded began before the log did."""
    for played in reversed(visit.played):
        if played.lesson == row.lesson and played.way == row.way and played.outcome == "unfinished":
            return played
    visit.played.append(Played(row.lesson, row.way))
    return visit.played[-1]


def _set(visit: Visit, span: _Span, row: Logged) -> None:
    name, _, _ = row.detail.partition("/")
    if name == "language":
        return
    visit.settings.add(row.detail)
    if name == "helper":
        _close(span, row.mono_ms)
        span.helper_since = row.mono_ms if row.detail == _HELPER_ON else None


def _close(span: _Span, now: int | None = None) -> None:
    if span.helper_since is not None:
        span.helper_ms += (span.last if now is None else now) - span.helper_since
        span.helper_since = None


def _sure(visit: Visit, detail: str) -> None:
    when, _, sure = detail.partition("/")
    if sure in {"1", "2", "3", "4", "5"}:
        if when == "before":
            visit.before = int(sure)
        elif when == "after":
            visit.after = int(sure)


def _tell_whose(visits: dict[tuple[str, str], Visit], sessions: Iterable[SessionOf]) -> None:
    """A picture code is known on its own tablet only: the same four pictures elsewhere are somebody else."""
    firsts: dict[tuple[str, str], str] = {}
    for device, session, code in _by_arrival(visits, sessions):
        visit = visits[device, session]
        visit.kind = "return" if (device, code) in firsts else "first"
        visit.person = firsts.setdefault((device, code), session)


def _by_arrival(
    visits: dict[tuple[str, str], Visit], sessions: Iterable[SessionOf]
) -> Iterator[tuple[str, str, str]]:
    known = [each for each in sessions if each.learner is not None and (each.device, each.session) in visits]
    for each in sorted(known, key=lambda each: visits[each.device, each.session].order):
        yield each.device, each.session, each.learner or ""
