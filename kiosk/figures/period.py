"""Only some days of a log: what is counted, and what is in the files, is then of the same visits."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kiosk.figures.source import SessionOf, Source
from kiosk.figures.visits import Visit, visits_of
from kiosk.progress.logged import Logged


def is_within(visit: Visit, since: str, until: str) -> bool:
    """Whether a visit was from day `since` to day `until` (as 2026-11-26, both included; empty for no limit).
    A visit on a day that is not known is only within all days."""
    if not since and not until:
        return True
    return bool(visit.day) and since <= visit.day <= (until or "9999")


def is_whole_months(since: str, until: str) -> bool:
    """Whether these days begin and end with a month, as far as they have a beginning and an end."""
    if since and not since.endswith("-01"):
        return False
    return not until or (date.fromisoformat(until) + timedelta(days=1)).day == 1


def end_of_last_month(today: str) -> str:
    """The last day of the month before this one: what may be shared ends there. (Of single days, two reports
    could be compared to find somebody.)"""
    return (date.fromisoformat(today).replace(day=1) - timedelta(days=1)).isoformat()


def end_of_month(day: str) -> str:
    """The last day of the month of a day."""
    first = date.fromisoformat(day).replace(day=1)
    return ((first + timedelta(days=32)).replace(day=1) - timedelta(days=1)).isoformat()


def within(source: Source, since: str, until: str, today: str) -> Source:
    """The events of visits in these days. (Who came back is told by the whole log, not by a part.)"""
    if not since and not until:
        return source
    visits = visits_of(source.events(), source.sessions(), today)
    kept = {(visit.device, visit.session) for visit in visits if is_within(visit, since, until)}
    return _Part(source, frozenset(kept))


@dataclass(frozen=True, slots=True)
class _Part:
    whole: Source
    kept: frozenset[tuple[str, str]]

    @property
    def complete_since(self) -> str:
        return self.whole.complete_since

    @property
    def names(self) -> Mapping[str, str]:
        return self.whole.names

    def count(self) -> int:
        return sum(1 for _ in self.events())

    def events(self) -> Iterator[Logged]:
        return (row for row in self.whole.events() if (row.device_id, row.session_id) in self.kept)

    def sessions(self) -> Iterator[SessionOf]:
        return self.whole.sessions()

    def csv_lines(self) -> Iterator[str]:
        for row in self.events():
            yield ",".join(map(_field, row)) + "\r\n"


def _field(value: str | int | None) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith("-") else text
