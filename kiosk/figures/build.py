"""The one set of figures, from the log: what every page, report and file shows."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from kiosk.errors import KioskError
from kiosk.figures.counts import CHANGES, PAIRS, Counted, Path, counted
from kiosk.figures.facts import Facts
from kiosk.figures.period import end_of_last_month, end_of_month, is_within
from kiosk.figures.shareable import Released, released
from kiosk.figures.source import Source
from kiosk.figures.tables import HIDDEN, NOT_APPLICABLE, Cell, Figures
from kiosk.figures.visits import Visit, visits_of
from kiosk.progress.logged import Logged


class NothingToShare(KioskError):  # noqa: N818 - somebody asked too early, nothing is wrong
    """There was no visit in the months that may be shared."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be seen of the counts: all of them, or what was `released`."""

    counted: Counted
    facts: Facts
    released: Released | None = None
    names: Mapping[str, str] = field(default_factory=dict)  # of tablets

    @property
    def shareable(self) -> bool:
        """Whether these figures may be given away."""
        return self.released is not None

    def count(self, path: Path) -> Cell:
        """A count; 0 where nothing was counted, unless that would say too much."""
        if self.released is None:
            return self.counted.counts.get(path, 0)
        if path not in self.released and self.released.get(path[:-2]) == HIDDEN:
            return HIDDEN
        return self.released.get(path, 0)

    def hours(self, path: Path, of: Path | None = None) -> Cell:
        """Hours of the visits of a path: to a tenth, or whole ones of a group that is large enough."""
        hours = self.counted.hours.get(path, 0.0)
        if self.released is None:
            return round(hours, 1)
        group = self.count(of or path)
        return group if group in (0, HIDDEN) else round(hours)

    def sureness(self, path: Path) -> Cell:
        """The average answer, from 1 to 5. Hidden where it could give a hidden change away."""
        group = self.count(path)
        if group in (0, HIDDEN):
            return NOT_APPLICABLE if group == 0 else HIDDEN
        if self.shareable and HIDDEN in [self.count((*PAIRS, "change", change)) for change in CHANGES]:
            return HIDDEN
        return round(self.counted.sure[path] / self.counted.counts[path], 1)

    def values(self, whole: Path, kind: str) -> list[str]:
        """Which parts of a kind there are, such as all months; none when there are too few to tell."""
        if self.count(whole) == HIDDEN:
            return []
        size = len(whole) + 2
        paths = (path for path in self.counted.counts if len(path) == size)
        return sorted({path[-1] for path in paths if path[:-2] == whole and path[-2] == kind})


def figures_of(
    source: Source,
    facts: Facts,
    *,
    shareable: bool,
    today: str,
    place: str = "",
    since: str = "",
    until: str = "",
    tell: Callable[[int, int], None] = lambda done, total: None,
) -> Figures:
    """The figures of the visits from day `since` to day `until` (as 2026-11-26, both included), or of all.

    What may be shared ends with the last whole month. Figures begin with the first day from which on nothing
    has left the log: what is left of a month would look like all of it. Visits on a day that is not known are
    counted only when all are. `tell(done, of how many events)` is called now and then. Raises NothingToShare.
    """
    since = max(since, source.complete_since)
    if shareable:
        last = end_of_last_month(today)
        until = min(until or last, last)
    visits = [
        visit
        for visit in visits_of(_told(source, tell), source.sessions(), today)
        if is_within(visit, since, until)
    ]
    if shareable and not visits:
        raise NothingToShare(
            "There is nothing to share yet. What may be shared goes up to the end of last month."
        )
    about = {"today": today, "place": place, "since": since, "until": until}
    return figures_of_visits(visits, facts, shareable=shareable, names=source.names, **about)


def figures_of_visits(
    visits: list[Visit],
    facts: Facts,
    *,
    shareable: bool,
    today: str,
    place: str = "",
    since: str = "",
    until: str = "",
    names: Mapping[str, str] | None = None,
) -> Figures:
    """The figures of these visits, which are those of the days `since` to `until`, where these are given.
    `names` are those of the tablets, by id."""
    from kiosk.figures.pages import tables_of

    numbers = counted(visits, facts)
    shown = Shown(numbers, facts, released(numbers.counts) if shareable else None, names or {})
    first, last = (numbers.days[0], numbers.days[-1]) if numbers.days else ("", "")
    if shareable and first:  # not the very days on which somebody was here
        first, last = f"{first[:7]}-01", end_of_month(last)
    return Figures(
        place=place,
        made=today,
        first_day=first,
        last_day=last,
        shareable=shareable,
        tables=tables_of(shown),
        since=since,
        until=until,
    )


def _told(source: Source, tell: Callable[[int, int], None]) -> Iterator[Logged]:
    total = source.count()
    for done, row in enumerate(source.events()):
        if done % 5_000 == 0:
            tell(done, total)
        yield row
    tell(total, total)
