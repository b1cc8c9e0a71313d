"""Counts that can be given away: rounded, small ones hidden, so that nobody can be found in them.

The rule is that of NHS England's publications on hospital activity: 1 to 7 is hidden, all else is rounded to
the nearest 5. Each number is rounded from the exact one. Hiding alone is not enough: where a whole and its
other parts would leave fewer than three possible values for a hidden part, more is hidden, by itself and
always in the same way. What somebody could work out is exactly what `possible` works out, because the counts
are trees.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kiosk.figures.counts import Path
from kiosk.figures.tables import HIDDEN

SMALLEST = 8
"""The smallest count that is told, and the smallest group of which an average is told."""
STEP = 5
FEWEST = 3  # values that a hidden count could have, at the least
_ANY = 10**9
_INTERNAL_ROOTS = {"steps", "setting-by"}
_INTERNAL_PARTS = {"tablet", "step", "answer"}

Released = Mapping[Path, int | str]
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sum:
    """A whole is the sum of these parts."""

    whole: Path
    parts: tuple[Path, ...]


def is_shared(path: Path) -> bool:
    """Whether a count is among what is given away at all. Single tablets, steps and answers are not: there
    are too few people in each, and they belong to more than one whole."""
    return path[0] not in _INTERNAL_ROOTS and not _INTERNAL_PARTS & set(path[1::2])


def sums_of(paths: Iterable[Path]) -> list[Sum]:
    """How the counts hang together."""
    found: dict[Path, list[Path]] = {}
    for path in sorted(paths):
        if len(path) >= 3:
            found.setdefault(path[:-1], []).append(path)
    return [Sum(kind[:-1], tuple(parts)) for kind, parts in found.items()]


def rounded(count: int) -> int | str:
    """0, hidden, or the nearest 5."""
    if count == 0:
        return 0
    return HIDDEN if count < SMALLEST else STEP * round(count / STEP)


def released(counts: Mapping[Path, int]) -> Released:
    """All counts that may be given away, as they may be given away."""
    shared = {path: count for path, count in counts.items() if is_shared(path)}
    sums = sums_of(shared)
    shown: dict[Path, int | str] = {path: rounded(count) for path, count in shared.items()}
    ranges = {path: _range(value) for path, value in shown.items()}
    small = {path for path, value in shown.items() if value == HIDDEN}
    for one in sorted(sums, key=lambda each: len(each.whole)):
        if shown[one.whole] == HIDDEN:
            for part in one.parts:  # which of them are nothing must not be told either
                shown[part] = HIDDEN
                ranges[part] = (0, SMALLEST - 1)
    while (more := _to_hide(shown, sums, ranges, small)) is not None:
        shown[more] = HIDDEN
        ranges[more] = (0, _ANY)
    return shown


def _to_hide(shown: Released, sums: list[Sum], ranges: Mapping[Path, Range], small: set[Path]) -> Path | None:
    """The next number that gives a small one away; None when none does."""
    known = possible(ranges, sums)
    tight = {path for path in small if known[path][1] - known[path][0] + 1 < FEWEST}
    for one in sums:
        told = [path for path in (one.whole, *one.parts) if shown[path] not in (HIDDEN, 0)]
        if told and tight & {one.whole, *one.parts}:
            return told[0]  # the whole, as long as it is told
    return None


def possible(ranges: Mapping[Path, Range], sums: list[Sum]) -> Mapping[Path, Range]:
    """The least and the most that each count can be, for somebody who adds up all that is shown."""
    known = dict(ranges)
    changed = True
    while changed:
        changed = False
        for one in sums:
            for path, new in _narrowed(one, known):
                if new != known[path]:
                    known[path] = new
                    changed = True
    return known


def _range(value: int | str) -> Range:
    if isinstance(value, str):
        return 1, SMALLEST - 1
    return (0, 0) if value == 0 else (max(SMALLEST, value - STEP // 2), value + STEP // 2)


def _narrowed(one: Sum, ranges: Mapping[Path, Range]) -> list[tuple[Path, Range]]:
    least = sum(ranges[part][0] for part in one.parts)
    most = sum(ranges[part][1] for part in one.parts)
    low, high = ranges[one.whole]
    low, high = max(low, least), min(high, most)
    found = [(one.whole, (low, high))]
    for part in one.parts:
        from_, to = ranges[part]
        found.append((part, (max(from_, low - (most - to)), min(to, high - (least - from_)))))
    return found
