"""Counts that can be given away: rounded, small ones hidden, so that nobody can be found in them.

The rule is that of NHS England's publications on hospital activity: 1 to 7 is hidden, all else is rounded to
the nearest 5, from the exact number. That alone is not enough: a whole and its other parts could leave fewer
than three possible values for a hidden part. Then the whole is told as another multiple of 5, the nearest
that leaves enough. (To hide it just then would say that it was so.) Which one that is depends only on what is
shown of the parts, so that somebody who knows this rule too cannot tell more than `possible` does; and that
is exact, because the counts are trees.
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
    sums = sorted(sums_of(shared), key=lambda one: len(one.whole), reverse=True)
    shown: dict[Path, int | str] = {path: rounded(count) for path, count in shared.items()}
    ranges = {path: _range(value) for path, value in shown.items()}
    for one in reversed(sums):
        if shown[one.whole] == HIDDEN:  # which of its parts are nothing is not told either
            shown.update(dict.fromkeys(one.parts, HIDDEN))
            ranges.update(dict.fromkeys(one.parts, (0, SMALLEST - 1)))
    for whole in dict.fromkeys(one.whole for one in sums):  # parts come before their wholes
        natural = shown[whole]
        if isinstance(natural, int) and natural > 0:
            mine = [one for one in sums if one.whole[: len(whole)] == whole]
            safe = _safe(whole, natural, ranges, mine)
            if safe is None:  # then it looks like a small one, with all that belongs to it
                below = [path for one in mine for path in one.parts]
                shown.update(dict.fromkeys((whole, *below), HIDDEN))
                ranges.update({path: (0, SMALLEST - 1) for path in below} | {whole: (1, SMALLEST - 1)})
            else:
                shown[whole], ranges[whole] = safe, _range(safe)
    return shown


def _safe(whole: Path, natural: int, ranges: Mapping[Path, Range], sums: list[Sum]) -> int | None:
    """What to show of a whole so that no part is given away, the nearest to what would be `natural`.

    None when its parts give each other away, whatever is shown. `sums` are those of the whole and its parts.
    """
    known = {path: ranges[path] for one in sums for path in one.parts}
    hidden = [path for path, (low, high) in known.items() if low == 1 and high == SMALLEST - 1]
    if not hidden:
        return natural
    _, most = possible({**known, whole: (0, _ANY)}, sums)[whole]
    choices = range(2 * STEP, min(most, natural + 20 * STEP) + STEP, STEP)
    for choice in sorted(choices, key=lambda each: (abs(each - natural), each)):
        told = possible({**known, whole: _range(choice)}, sums)
        is_possible = all(low <= high for low, high in told.values())
        if is_possible and all(told[path][1] - told[path][0] + 1 >= FEWEST for path in hidden):
            return choice
    return None


def possible(ranges: Mapping[Path, Range], sums: list[Sum]) -> Mapping[Path, Range]:
    """The least and the most that each count can be, for somebody who adds up all that is shown. Where it
    contradicts itself, the most of some count is below its least."""
    known = dict(ranges)
    changed = True
    while changed and all(low <= high for low, high in known.values()):
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
