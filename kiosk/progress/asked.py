"""What the hub asks of a tablet, kept apart from how far it says that everything is safe.

Acknowledgements come in any order: a second stick can bring an older one, with a request that is new.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from kiosk.progress.ack import Ack

ENDING = ".asked"
NO_END = 2**62

Range = tuple[int, int]
"""Numbers of events: from and to, both too."""


@dataclass(frozen=True, slots=True)
class Asked:
    """About one epoch. Of what is `missing` at the hub, `gone` has left this tablet too."""

    forget: tuple[str, ...] = ()
    missing: tuple[Range, ...] = ()
    gone: tuple[Range, ...] = ()


def heard(known: Asked, ack: Ack, to: int) -> Asked:
    """What is asked after one more acknowledgement, when everything up to `to` was told to be safe before.
    One that says less than that is an older one: it can only add."""
    missing = ack.missing if ack.to >= to else union([*known.missing, *ack.missing])
    return Asked(tuple(sorted({*known.forget, *ack.forget})), tuple(missing), known.gone)


def as_bytes(asked: Asked) -> bytes:
    """What is kept of it."""
    return json.dumps(asdict(asked)).encode()


def from_bytes(data: bytes) -> Asked:
    """Raises ValueError, TypeError, RecursionError."""
    told = dict(json.loads(data))
    missing, gone = ([(int(a), int(b)) for a, b in told.pop(name, ())] for name in ("missing", "gone"))
    return Asked(tuple(map(str, told.pop("forget", ()))), tuple(missing), tuple(gone))


def union(ranges: Iterable[Range]) -> list[Range]:
    """In order, with those that touch or overlap made one."""
    found: list[Range] = []
    for first, last in sorted(ranges):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        elif first <= last:
            found.append((first, last))
    return found


def without(ranges: Iterable[Range], taken: Iterable[Range]) -> Iterator[Range]:
    """What is left of `ranges` when the numbers in `taken` are taken out."""
    out = union(taken)
    for first, last in union(ranges):
        for begin, end in out:
            if begin > last or end < first:
                continue
            if begin > first:
                yield first, begin - 1
            first = end + 1
        if first <= last:
            yield first, last


def unsafe(ack: Ack | None) -> list[Range]:
    """The numbers of an epoch of which nobody said that the hub has them; the last range has no end."""
    if ack is None:
        return [(1, NO_END)]
    return union([*ack.missing, (ack.to + 1, NO_END)])


def is_safe(ack: Ack | None, first: int, last: int) -> bool:
    """Whether the hub has all of these numbers."""
    return all(end < first or begin > last for begin, end in unsafe(ack))
