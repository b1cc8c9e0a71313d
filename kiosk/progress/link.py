"""The one thread between a session and a learner: a column that can be emptied.

Events know sessions only, so whoever is forgotten leaves the log as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.progress.database import Opened
from kiosk.progress.learner import KINDS, Learner, Told, learner_of
from kiosk.progress.trouble import worded

if TYPE_CHECKING:
    from sqlite_utils import Database

_ADD_SESSION = "INSERT INTO session (session_id, started_ms) VALUES (?, ?) ON CONFLICT DO NOTHING"
_LINK = "UPDATE session SET learner = ? WHERE session_id = ?"

_PLACES = ", ".join("?" * len(KINDS))
_KNOWN = "SELECT 1 FROM session WHERE learner = ? LIMIT 1"
# An epoch begins when numbering begins again, and within one the number is the order. Which epoch came
# first says the table's own order: a clock may have been set back in between.
_LOG = f"""
SELECT event.kind, event.lesson, event.way, event.language, event.unaided, event.wall_ms
FROM session
JOIN event USING (session_id)
JOIN device USING (device_id, epoch)
WHERE session.learner = ? AND event.kind IN ({_PLACES})
ORDER BY device.rowid, event.seq
"""


@dataclass(frozen=True, slots=True)
class Link:
    """This session is of this learner (a code, as in `learner.py`), or from now on of nobody."""

    session: str
    learner: str | None
    wall_ms: int


def add_link(db: Database, link: Link) -> None:
    """Within the transaction that is open. The session may not have come to the log yet."""
    db.execute(_ADD_SESSION, (link.session, link.wall_ms))
    db.execute(_LINK, (link.learner, link.session))


def ask(opened: Opened, code: str) -> Learner | None:
    """What a code has done here; None when this tablet does not know it. Raises ProgressUnavailable."""
    with worded(opened.path):
        if opened.db.execute(_KNOWN, (code,)).fetchone() is None:
            return None
        rows = opened.db.execute(_LOG, (code, *KINDS)).fetchall()
    return learner_of(code, map(Told._make, rows))
