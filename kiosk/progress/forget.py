"""Somebody wants to be forgotten: their picture code is taken out of everything on this tablet.

What was practised stays, as visits of guests. The code leaves the records and what SQLite keeps of them, the
daily copies, damaged records that were put aside, and the bundles that wait for the hub. An event says so
for each session, so that the hub takes it out too.
"""

import json
import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.progress.asked import is_safe
from kiosk.progress.clock import Clock, NewId
from kiosk.progress.database import Opened
from kiosk.progress.disk import write_safely
from kiosk.progress.events import Event, Kind
from kiosk.progress.joined import JoinedError
from kiosk.progress.keys import KeysError, read_hub_card, signing_key
from kiosk.progress.learner import must_be_code
from kiosk.progress.link import Link
from kiosk.progress.logged import Stamped, append
from kiosk.progress.outbox import (
    PACKING,
    OutboxError,
    Packed,
    ack_of,
    copy_to,
    drop,
    pack_what_is_new,
    packed,
    wishes,
)
from kiosk.progress.places import FORGETTING_FILE, HUB_FILE, KEY_FILE, OUTBOX
from kiosk.progress.quarantine import drop_those_with
from kiosk.progress.read import reading
from kiosk.progress.snapshot import renew_snapshots
from kiosk.progress.trouble import worded
from kiosk.progress.who import ENDING as WHO
from kiosk.progress.who import sessions_with, without

log = logging.getLogger(__name__)

_OF_CODE = "SELECT session_id FROM session WHERE learner = ? ORDER BY rowid"
_CODE_OF = "SELECT learner FROM session WHERE session_id = ? AND learner IS NOT NULL"
_FORGOTTEN = "SELECT session_id FROM event WHERE kind = ?"
_SETTLED = """
SELECT 1 FROM session WHERE session_id = ? AND learner IS NOT NULL
UNION ALL SELECT 1 FROM event WHERE session_id = ? AND kind = ?
"""
_IN_RANGE = "SELECT session_id FROM event WHERE epoch = ? AND seq BETWEEN ? AND ?"


class StillRead(KioskError):  # noqa: N818 - it is done as soon as nobody reads
    """Another program was reading the records, so some of what was taken out is still in the file."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was done: `sessions` are a guest's now, `damaged` files were deleted."""

    sessions: tuple[str, ...] = ()
    damaged: int = 0


def forget_code(opened: Opened, code: str, clock: Clock, ids: NewId) -> Forgotten:
    """Forget a picture code, on the thread of the writer. It can be run again, also after it was killed in
    the middle; the code is never logged.

    Raises EventError for what is no code, StillRead, and ProgressUnavailable.
    """
    must_be_code(code)
    with worded(opened.path):
        sessions = _sessions_of(opened, [code], [])
        return _forget(opened, [code, *sessions], sessions, clock, ids)


def forget_sessions(opened: Opened, told: Sequence[str], clock: Clock, ids: NewId) -> Forgotten:
    """The same for the codes of these sessions, which the hub was asked to forget. Those that have none, or
    are not known here, are passed by."""
    with worded(opened.path):
        codes = {code for session in told for (code,) in opened.db.execute(_CODE_OF, (session,))}
        sessions = _sessions_of(opened, codes, told)
        return _forget(opened, [*codes, *sessions, *told], sessions, clock, ids)


def _sessions_of(opened: Opened, codes: Collection[str], told: Collection[str]) -> list[str]:
    """All with these codes, also those that only bundles have since the records were lost."""
    here = [session for code in codes for (session,) in opened.db.execute(_OF_CODE, (code,))]
    data = opened.path.parent
    if not (data / KEY_FILE).exists():
        return here  # nothing was ever packed
    try:
        waiting = sessions_with(data / OUTBOX, codes, told, signing_key(data / KEY_FILE))
    except KeysError:
        return here
    return [*here, *(each for each in waiting if not _is_settled(opened, each))]


def _is_settled(opened: Opened, session: str) -> bool:
    """Whether the records say themselves whose a session is, or that it is nobody's any more."""
    row = opened.db.execute(_SETTLED, (session, session, Kind.LEARNER_FORGOTTEN)).fetchone()
    return row is not None


def asked_to_forget(path: Path) -> list[str]:
    """The sessions in these records of those who, as the hub has said, want to be forgotten, and are not yet.
    Raises KioskError."""
    told = wishes(path.parent / OUTBOX, read_hub_card(path.parent / HUB_FILE))
    if not told:
        return []
    with reading(path) as connection:
        columns = {row[1] for row in connection.execute("PRAGMA table_info(session)")}
        ask = "SELECT session_id FROM session WHERE learner IS NOT NULL"
        linked = connection.execute(ask).fetchall() if "learner" in columns else []
    return sorted(told.intersection(session for (session,) in linked))


def go_on(opened: Opened, clock: Clock, ids: NewId) -> bool:
    """Finish what was begun and not finished, when the power went or another program was reading. Returns
    whether there was something. Raises StillRead, ProgressUnavailable."""
    begun = _begun(opened.path.parent)
    if begun:
        forget_sessions(opened, begun, clock, ids)
        if _begun(opened.path.parent):
            with worded(opened.path):
                _tidy(opened, clock)
    return bool(begun)


def clean_stick(opened: Opened, stick: Path) -> int:
    """Take the bundles of all who were ever forgotten here from a stick, and put those there that were packed
    anew. Returns how many went. Raises OutboxError, OSError."""
    outbox = opened.path.parent / OUTBOX
    with worded(opened.path):
        sessions = {name for (name,) in opened.db.execute(_FORGOTTEN, (Kind.LEARNER_FORGOTTEN,))}
        old = _with_sessions(opened, stick, sessions)
    copy_to(outbox, stick)
    new = {each.path.name for each in packed(outbox)}
    gone = [each.path for each in old if each.path.name not in new]
    for path in gone:
        path.unlink(missing_ok=True)
    return len(gone)


def _forget(
    opened: Opened, traces: Sequence[str], sessions: Sequence[str], clock: Clock, ids: NewId
) -> Forgotten:
    damaged = drop_those_with(opened.path, traces)
    if sessions:
        data = opened.path.parent
        with PACKING:
            # From here on it is finished by whoever opens the records next, whatever happens.
            _write_begun(data, sorted({*sessions, *_begun(data)}))
            opened.db.execute("PRAGMA secure_delete = ON")
            append(opened, [each for session in sessions for each in _emptied(session, clock, ids)])
            _tidy(opened, clock)
        log.warning("A learner was forgotten: %d sessions are a guest's now", len(sessions))
    return Forgotten(tuple(sessions), damaged)


def _emptied(session: str, clock: Clock, ids: NewId) -> tuple[Link, Stamped]:
    event = Event(Kind.LEARNER_FORGOTTEN, session)
    stamped = Stamped(event, ids(), clock.wall_ms(), clock.mono_ms(), clock.boot_id)
    return Link(session, None, stamped.wall_ms), stamped


def _tidy(opened: Opened, clock: Clock) -> None:
    data = opened.path.parent
    with PACKING:
        _pack_anew(opened, set(_begun(data)))
    opened.db.execute("VACUUM")
    opened.db.execute("PRAGMA busy_timeout = 200")  # who reads now will be done when it is tried again
    (busy, _, _) = opened.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    opened.db.execute("PRAGMA busy_timeout = 5000")
    renew_snapshots(opened.db, opened.path, clock.wall_ms())
    if busy:
        raise StillRead("Another program is reading the records. Close it, and ask again.")
    (data / FORGETTING_FILE).unlink(missing_ok=True)


def _pack_anew(opened: Opened, sessions: set[str]) -> None:
    outbox = opened.path.parent / OUTBOX
    old = _with_sessions(opened, outbox, sessions)
    for each in old:
        drop(each.path)
    for path in outbox.glob(f"*{WHO}"):  # of bundles that stay
        if left := without(path, sessions):
            write_safely(path, left)
        else:
            path.unlink(missing_ok=True)
    try:
        hub, key = read_hub_card(outbox.parent / HUB_FILE), signing_key(outbox.parent / KEY_FILE)
        pack_what_is_new(opened.path, outbox, key, hub)
    except (KeysError, JoinedError, OutboxError) as error:  # it is tried again whenever bundles are packed
        log.warning("Bundles are packed anew later: %s", error)


def _with_sessions(opened: Opened, folder: Path, sessions: set[str]) -> list[Packed]:
    """The bundles that may have the code: those that the hub has, and those whose events are all here. (A
    bundle can have more events than records that were restored from a copy. It is the only place where they
    are, and stays: the hub does not link a forgotten session again.)"""
    found = []
    for each in packed(folder):
        here = [name for (name,) in opened.db.execute(_IN_RANGE, (each.epoch, each.seq_from, each.seq_to))]
        whole = len(here) == each.seq_to - each.seq_from + 1
        if sessions.intersection(here) and (whole or _is_safe(opened, each)):
            found.append(each)
    return found


def _is_safe(opened: Opened, bundle: Packed) -> bool:
    data = opened.path.parent
    try:
        ack = ack_of(data / OUTBOX, read_hub_card(data / HUB_FILE), bundle.epoch)
    except KeysError:
        return False
    return is_safe(ack, bundle.seq_from, bundle.seq_to)


def _begun(data: Path) -> list[str]:
    """The sessions that are being forgotten, if any."""
    try:
        sessions = json.loads((data / FORGETTING_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return []
    return [str(session) for session in sessions] if isinstance(sessions, list) else []


def _write_begun(data: Path, sessions: Sequence[str]) -> None:
    write_safely(data / FORGETTING_FILE, json.dumps(sessions).encode())
