"""What the runs of numbers that have come say: up to where there is no gap, and what is missing."""

from collections.abc import Iterable
from itertools import groupby, pairwise
from typing import NamedTuple


class Run(NamedTuple):
    """The events from `first` to `last`, both too, of a tablet's epoch."""

    device: str
    epoch: str
    first: int
    last: int


def joined(runs: Iterable[Run]) -> list[Run]:
    """The same, with those that touch or overlap made one; by tablet, epoch and number."""
    found: list[Run] = []
    for run in sorted(runs):
        before = found[-1] if found else None
        if before and before[:2] == run[:2] and run.first <= before.last + 1:
            found[-1] = before._replace(last=max(before.last, run.last))
        else:
            found.append(run)
    return found


def received(runs: Iterable[Run]) -> list[tuple[str, str, int]]:
    """(tablet, epoch, number) up to which every event of it has come, of all from which the first one has."""
    return [(run.device, run.epoch, run.last) for run in joined(runs) if run.first == 1]


def missing(runs: Iterable[Run]) -> list[Run]:
    """Each gap before the last event that has come."""
    gaps = []
    for (device, epoch), mine in groupby(joined(runs), key=lambda run: run[:2]):
        for before, after in pairwise([Run(device, epoch, 0, 0), *mine]):
            if after.first > before.last + 1:
                gaps.append(Run(device, epoch, before.last + 1, after.first - 1))
    return gaps
