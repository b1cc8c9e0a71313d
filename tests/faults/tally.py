"""What a fault did to the records, how often, and the table of it all."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """`times` the fault happened; `acknowledged` events (or files) were said to be safe, `lost` of them were
    gone; `wrong` were counted twice or believed though they were bad."""

    fault: str
    times: int
    acknowledged: int = 0
    lost: int = 0
    wrong: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.fault,
            self.times + other.times,
            self.acknowledged + other.acknowledged,
            self.lost + other.lost,
            self.wrong + other.wrong,
        )


def table(tallies: Iterable[Tally]) -> list[str]:
    """The lines of the table: one for each fault, its parts added up."""
    by_fault: dict[str, Tally] = {}
    for each in tallies:
        by_fault[each.fault] = by_fault[each.fault] + each if each.fault in by_fault else each
    width = max(map(len, [*by_fault, "fault"]))
    lines = [f"{'fault':<{width}}  {'times':>9}  {'acknowledged':>12}  {'lost':>6}  {'wrongly believed':>16}"]
    for name, each in sorted(by_fault.items()):
        counts = f"{each.times:>9,}  {each.acknowledged:>12,}  {each.lost:>6,}  {each.wrong:>16,}"
        lines.append(f"{name:<{width}}  {counts}")
    return lines
