"""Single-switch scanning: what is offered next, to somebody who can press one switch only.

First the groups of a page are offered in turn, then, after a press, the things in the chosen group.
Nobody is kept in a group: after two rounds without a press the groups are offered again.
"""

from dataclasses import dataclass, replace

ROUNDS = 2


@dataclass(frozen=True, slots=True)
class Scanned:
    """`sizes` are how many things each group has (none is empty). `item` is -1 while groups are offered."""

    sizes: tuple[int, ...]
    group: int = 0
    item: int = -1
    rounds: int = 0


def following(now: Scanned) -> Scanned:
    """What is offered when time is up."""
    if not now.sizes:
        return now
    if now.item < 0:
        return replace(now, group=(now.group + 1) % len(now.sizes))
    if now.item + 1 < now.sizes[now.group]:
        return replace(now, item=now.item + 1)
    if now.rounds + 1 < ROUNDS:
        return replace(now, item=0, rounds=now.rounds + 1)
    return replace(now, item=-1, rounds=0)


def pressed(now: Scanned) -> tuple[Scanned, tuple[int, int] | None]:
    """After a press: what is offered then, and the (group, item) that was chosen, if one was."""
    if not now.sizes:
        return now, None
    if now.item >= 0:
        return replace(now, item=-1, rounds=0), (now.group, now.item)
    if now.sizes[now.group] == 1:
        return now, (now.group, 0)
    return replace(now, item=0, rounds=0), None


def again(now: Scanned, sizes: tuple[int, ...], stands: int | None = None) -> Scanned:
    """The page has changed: groups are offered from the one where what was framed `stands` now, or else from
    where the person was, if that is still there."""
    if sizes == now.sizes:
        return now
    group = now.group if stands is None else stands
    return Scanned(sizes, group if group < len(sizes) else 0)
