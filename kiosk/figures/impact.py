"""What the practice's own figures say: repeat prescriptions ordered through the real app, before and after.

Only what the coordinator typed in counts here. What is ordered on a practice phone never does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean

from kiosk.figures.shareable import SMALLEST
from kiosk.figures.tables import Column, Table, Unit

MINUTES = 2.9
"""Of staff time for each order: "352 more orders a month save 17 hours" was reported, without saying how it
was measured. It is an assumption, and is shown as one."""
HOURS_A_DAY = 7.5
TITLE = "Repeat prescriptions ordered through the NHS App"


@dataclass(frozen=True, slots=True)
class Practice:
    """What the coordinator typed in.

    `orders` are the repeat prescriptions ordered through the real app in a month, such as "2026-05";
    `started` is the first month with Footbridge, such as "2026-06".
    """

    orders: Mapping[str, int]
    started: str
    minutes: float = MINUTES  # of staff time saved by each order
    hours_a_day: float = HOURS_A_DAY


@dataclass(frozen=True, slots=True)
class Impact:
    """The change from the months before to those from `started` on. All numbers but months are a month."""

    practice: Practice
    months_before: int
    months_after: int
    before: float
    after: float
    more: float  # negative when there are fewer
    hours: float  # saved; 0 when there are fewer
    days: float


def impact_of(practice: Practice) -> Impact | None:
    """The change, or None without a month on each side. Months that were not typed in are not guessed."""
    before = [count for month, count in practice.orders.items() if month < practice.started]
    after = [count for month, count in practice.orders.items() if month >= practice.started]
    if not before or not after:
        return None
    more = fmean(after) - fmean(before)
    hours = max(0.0, more) * practice.minutes / 60
    return Impact(
        practice,
        len(before),
        len(after),
        fmean(before),
        fmean(after),
        more,
        hours,
        hours / practice.hours_a_day,
    )


def shareable_practice(practice: Practice) -> Practice | None:
    """What may be shared: the practice's own counts as they are, or nothing when a month of them is small."""
    return practice if all(count >= SMALLEST for count in practice.orders.values()) else None


def orders_table(practice: Practice) -> Table:
    """Month by month, as it was typed in."""
    rows = tuple(
        (month, count, "before" if month < practice.started else "since")
        for month, count in sorted(practice.orders.items())
    )
    columns = (
        Column("month", "Month", "year and month", Unit.TEXT),
        Column("orders", "Orders", "ordered through the real app, as the practice counted"),
        Column("when", "When", "before Footbridge, or since it began", Unit.TEXT),
    )
    says = "Counted by the practice itself. What is ordered on a practice phone never counts."
    return Table("orders", TITLE, says, columns, rows)


def saving_table(impact: Impact) -> Table:
    """What the change may save, and what it rests on."""
    columns = (
        Column("figure", "Id", "the id of the figure", Unit.TEXT),
        Column("what", "Figure", "what it is", Unit.TEXT),
        Column("value", "Value", "how many", Unit.NUMBER),
    )
    rows = (
        ("before", "Orders a month before", round(impact.before, 1)),
        ("after", "Orders a month since Footbridge began", round(impact.after, 1)),
        ("more", "More orders a month", round(impact.more, 1)),
        ("minutes", "Minutes of staff time for an order (an assumption)", impact.practice.minutes),
        ("hours_a_day", "Hours in a working day (an assumption)", impact.practice.hours_a_day),
        ("hours", "Hours saved a month", round(impact.hours, 1)),
        ("days", "Working days saved a month", round(impact.days, 1)),
    )
    return Table("saving", "What it may save", "Other things may have changed too.", columns, rows)
