"""What the practice's own figures say: repeat prescriptions ordered through the real app, before and after.

Only what the coordinator typed in counts here. What is ordered on a practice phone never does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean

MINUTES = 2.9
"""Of staff time for each order: "352 more orders a month save 17 hours" was reported, without saying how it
was measured. It is an assumption, and is shown as one."""
HOURS_A_DAY = 7.5


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
