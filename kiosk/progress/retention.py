"""What the hub has need not stay on a tablet that can be stolen: sessions leave it after 90 days.

Only what the hub has acknowledged goes, and only whole sessions, so that no figure shows half of one. A
learner with a picture code finds everything again, however late they come: their sessions stay. The last
event of each epoch stays too, so that numbering goes on.
"""

import logging
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from kiosk.progress.ack import Ack
from kiosk.progress.database import Opened, writing
from kiosk.progress.keys import KeysError, read_hub_card
from kiosk.progress.migrations import NEVER_GOES
from kiosk.progress.outbox import acks
from kiosk.progress.places import HUB_FILE, OUTBOX
from kiosk.progress.trouble import worded

log = logging.getLogger(__name__)

DAYS = 90
_DAY_MS = 24 * 60 * 60 * 1000
_LATEST_MS = 253_402_300_799_000  # of the year 9999, to which a clock may have been set
_1970 = datetime(1970, 1, 1, tzinfo=UTC)
_OLD = """
WITH safe (device_id, epoch, up_to) AS (VALUES {places}),
missing (device_id, epoch, first, last) AS (VALUES {gaps}),
last (device_id, epoch, seq) AS (SELECT device_id, epoch, max(seq) FROM event GROUP BY device_id, epoch)
SELECT event.session_id
FROM event
JOIN session USING (session_id)
JOIN last USING (device_id, epoch)
LEFT JOIN safe USING (device_id, epoch)
WHERE session.learner IS NULL
GROUP BY event.session_id
HAVING max(event.wall_ms) < ?
AND max(event.seq > coalesce(safe.up_to, 0) OR event.seq = last.seq OR EXISTS (
    SELECT 1 FROM missing
    WHERE (missing.device_id, missing.epoch) = (event.device_id, event.epoch)
    AND event.seq BETWEEN missing.first AND missing.last
)) = 0
"""

# Numbers are given out without a gap: where one is missing now, something left.
_LATEST_GAP = """
SELECT max(wall_ms) FROM (
    SELECT wall_ms, seq, lag(seq, 1, 0) OVER (PARTITION BY device_id, epoch ORDER BY seq) AS before FROM event
) WHERE seq > before + 1
"""


def complete_since(connection: sqlite3.Connection) -> str:
    """The first day, as 2026-11-26 in UTC, from which on all that was recorded is still on the tablet; empty
    when nothing ever left. It is the day after the first visit that followed what left, as the tablet's
    clock told it: never too early. Raises sqlite3.Error."""
    (last,) = connection.execute(_LATEST_GAP).fetchone()
    if last is None:
        return ""
    return (_1970 + timedelta(milliseconds=min(last + _DAY_MS, _LATEST_MS))).date().isoformat()


def prune(opened: Opened, wall_ms: int, days: int = DAYS) -> int:
    """Remove the sessions of guests that ended before so many days and are safe at the hub; returns how
    many. All or nothing, on the thread of the writer. Raises ProgressUnavailable.

    A clock that was wrong makes them go earlier or later; never before the hub has them.
    """
    data = opened.path.parent
    try:
        known = acks(data / OUTBOX, read_hub_card(data / HUB_FILE))
    except KeysError:
        return 0  # it knows no hub
    if not known:
        return 0
    with worded(opened.path), writing(opened.db):
        gone = _old(opened, known, wall_ms - days * _DAY_MS)
        if gone:
            opened.db.execute("DROP TRIGGER event_never_goes")
            for session in gone:
                opened.db.execute("DELETE FROM event WHERE session_id = ?", (session,))
                opened.db.execute("DELETE FROM session WHERE session_id = ?", (session,))
            opened.db.execute(NEVER_GOES)
    if gone:
        log.warning("%d sessions that are safe at the hub left this tablet", len(gone))
    return len(gone)


def _old(opened: Opened, known: Sequence[Ack], before_ms: int) -> list[str]:
    safe = [(ack.device, ack.epoch, ack.to) for ack in known]
    gaps = [("", "", 0, 0), *((ack.device, ack.epoch, *gap) for ack in known for gap in ack.missing)]
    with_places = _OLD.format(places=_places(safe), gaps=_places(gaps))
    values = [value for row in (*safe, *gaps) for value in row]
    return [session for (session,) in opened.db.execute(with_places, (*values, before_ms))]


def _places(rows: Sequence[Sequence[object]]) -> str:
    return ", ".join(f"({', '.join('?' * len(row))})" for row in rows)
