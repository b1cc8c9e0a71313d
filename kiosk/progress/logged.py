"""An event as the log keeps it, and how it gets there."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import NamedTuple

from kiosk.progress.database import Opened, writing
from kiosk.progress.events import Event, Kind
from kiosk.progress.link import Link, add_link
from kiosk.progress.seal import SEALED, seal_of
from kiosk.progress.trouble import worded


@dataclass(frozen=True, slots=True)
class Stamped:
    """An event with its own id and the moment it happened, fixed before it waits for the disk."""

    event: Event
    id: str
    wall_ms: int
    mono_ms: int
    boot_id: str


class Logged(NamedTuple):
    """A row of the table `event`. The order of the log is `seq`, never a clock."""

    device_id: str
    epoch: str
    seq: int
    id: str
    session_id: str
    kind: str
    lesson: str
    lesson_version: str
    step: str
    way: str
    language: str
    rung: int
    misses: int
    unaided: int | None
    detail: str
    wall_ms: int
    mono_ms: int
    boot_id: str


COLUMNS = SEALED

_KNOWN = "SELECT 1 FROM event WHERE id = ?"
_LAST = "SELECT coalesce(max(seq), 0) FROM event WHERE device_id = ? AND epoch = ?"
_ADD_EVENT = f"INSERT INTO event ({COLUMNS}, seal) VALUES ({', '.join('?' * len(Logged._fields))}, ?)"
_ADD_SESSION = "INSERT INTO session (session_id, started_ms) VALUES (?, ?) ON CONFLICT DO NOTHING"
_END_SESSION = "UPDATE session SET ended_ms = ? WHERE session_id = ?"


def append(opened: Opened, batch: Sequence[Stamped | Link]) -> None:
    """Add all of `batch`, in its order, in one transaction; on the disk when this returns.

    Raises ProgressUnavailable, and then nothing of it was added.
    """
    with worded(opened.path), writing(opened.db):
        for stamped in batch:
            if isinstance(stamped, Link):
                add_link(opened.db, stamped)
                continue
            event = stamped.event
            opened.db.execute(_ADD_SESSION, (event.session, stamped.wall_ms))
            _add(opened, stamped)
            if event.kind is Kind.SESSION_ENDED:
                opened.db.execute(_END_SESSION, (stamped.wall_ms, event.session))


def _add(opened: Opened, stamped: Stamped) -> None:
    """An event whose commit seemed to fail and did not is recorded once: its id is already there. The
    number is taken inside the transaction, so there is never a gap."""
    if opened.db.execute(_KNOWN, (stamped.id,)).fetchone() is not None:
        return
    (last,) = opened.db.execute(_LAST, (opened.device_id, opened.epoch)).fetchone()
    values = asdict(stamped.event)
    unaided = values.pop("unaided")
    row = Logged(
        device_id=opened.device_id,
        epoch=opened.epoch,
        seq=last + 1,
        id=stamped.id,
        session_id=values.pop("session"),
        kind=str(values.pop("kind")),
        unaided=None if unaided is None else int(unaided),
        wall_ms=stamped.wall_ms,
        mono_ms=stamped.mono_ms,
        boot_id=stamped.boot_id,
        **values,
    )
    opened.db.execute(_ADD_EVENT, (*row, seal_of(row)))
