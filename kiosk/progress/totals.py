"""Adds up the log: one row a session, one row a lesson and way."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from kiosk.progress.events import Kind
from kiosk.progress.logged import Logged

_1970 = datetime(1970, 1, 1, tzinfo=UTC)
_MS_A_MINUTE = 60_000


def iso(wall_ms: int) -> str:
    """The moment in UTC, as 2026-01-31T09:30:00Z."""
    return (_1970 + timedelta(milliseconds=wall_ms)).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(slots=True)
class _Session:
    started: str
    languages: set[str] = field(default_factory=set)
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)  # by boot: first and last mono_ms
    finished: set[str] = field(default_factory=set)
    on_their_own: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Lesson:
    started: int = 0
    finished: int = 0
    unaided: int = 0
    help_used: int = 0
    misses: int = 0


class Totals:
    """Fed with the log in its order; holds a row for each session and lesson, not the events."""

    def __init__(self) -> None:
        self._sessions: dict[str, _Session] = {}
        self._lessons: defaultdict[tuple[str, str], _Lesson] = defaultdict(_Lesson)

    def add(self, row: Logged) -> None:
        if row.kind == Kind.LEARNER_FORGOTTEN:
            return  # it comes after the visit, and is no part of it
        self._add_to_session(row)
        if row.lesson:
            self._add_to_lesson(row)

    def _add_to_session(self, row: Logged) -> None:
        session = self._sessions.get(row.session_id)
        if session is None:
            session = self._sessions[row.session_id] = _Session(iso(row.wall_ms))
        if row.language:
            session.languages.add(row.language)
        first, last = session.spans.get(row.boot_id, (row.mono_ms, row.mono_ms))
        session.spans[row.boot_id] = min(first, row.mono_ms), max(last, row.mono_ms)
        if row.kind == Kind.LESSON_FINISHED:
            session.finished.add(row.lesson)
            if row.way == "alone" and row.unaided:
                session.on_their_own.add(row.lesson)

    def _add_to_lesson(self, row: Logged) -> None:
        lesson = self._lessons[row.lesson, row.way]
        if row.kind == Kind.LESSON_STARTED:
            lesson.started += 1
        elif row.kind == Kind.LESSON_FINISHED:
            lesson.finished += 1
            lesson.unaided += bool(row.unaided)
        elif row.kind == Kind.HELP_USED:
            lesson.help_used += 1
        elif row.kind == Kind.MISS:
            lesson.misses += 1

    def sessions(self, first_visits: Mapping[str, str]) -> Iterator[tuple[str | float, ...]]:
        """session_id, started, minutes, languages, finished, finished on their own, learner.

        `first_visits` are the sessions of learners, with the first session of each learner.
        """
        for session_id, session in self._sessions.items():
            ms = sum(last - first for first, last in session.spans.values())
            minutes = round(ms / _MS_A_MINUTE, 1)
            languages = " ".join(sorted(session.languages))
            finished, alone = len(session.finished), len(session.on_their_own)
            learner = first_visits.get(session_id, "")
            yield session_id, session.started, minutes, languages, finished, alone, learner

    def lessons(self) -> Iterator[tuple[str | int, ...]]:
        """lesson, way, started, finished, finished unaided, help used, misses; by lesson and way."""
        for (name, way), lesson in sorted(self._lessons.items(), key=lambda item: item[0]):
            counts = (lesson.started, lesson.finished, lesson.unaided, lesson.help_used, lesson.misses)
            yield name, way, *counts
