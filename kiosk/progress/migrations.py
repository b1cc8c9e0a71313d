"""The shape of the database, one step a version. A step that was released is never edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.progress.seal import SEALED, seal_of

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

APPLICATION_ID = 0x466F6F74  # "Foot": tells our file from another program's
KNOWN = frozenset({"0001-events", "0002-learner", "0003-seal"})  # with further steps, it is newer than we

_DEVICE = """
CREATE TABLE device (
    device_id TEXT NOT NULL,
    epoch TEXT NOT NULL,        -- new whenever numbering begins again
    created_ms INTEGER NOT NULL,
    PRIMARY KEY (device_id, epoch)
) STRICT
"""

# Nothing here says who: a link to a learner will be a column that can be emptied.
_SESSION = """
CREATE TABLE session (
    session_id TEXT NOT NULL PRIMARY KEY CHECK (session_id NOT GLOB '*[^a-z0-9/_.-]*'),
    started_ms INTEGER NOT NULL,
    ended_ms INTEGER
) STRICT
"""

# WITHOUT ROWID leaves no hidden key by which INSERT OR REPLACE could overwrite a row. The kinds
# are not listed: a new kind would otherwise mean copying a table that may not be touched.
_EVENT = """
CREATE TABLE event (
    device_id TEXT NOT NULL,
    epoch TEXT NOT NULL,
    seq INTEGER NOT NULL CHECK (seq > 0),
    id TEXT NOT NULL UNIQUE,
    session_id TEXT NOT NULL REFERENCES session (session_id),
    kind TEXT NOT NULL CHECK (kind NOT GLOB '*[^a-z-]*'),
    lesson TEXT NOT NULL CHECK (length(lesson) <= 80 AND lesson NOT GLOB '*[^a-z0-9/_.-]*'),
    lesson_version TEXT NOT NULL
        CHECK (length(lesson_version) <= 80 AND lesson_version NOT GLOB '*[^a-z0-9/_.-]*'),
    step TEXT NOT NULL CHECK (length(step) <= 80 AND step NOT GLOB '*[^a-z0-9/_.-]*'),
    way TEXT NOT NULL CHECK (way IN ('', 'watch', 'together', 'alone')),
    language TEXT NOT NULL CHECK (length(language) <= 80 AND language NOT GLOB '*[^A-Za-z0-9_-]*'),
    rung INTEGER NOT NULL CHECK (rung BETWEEN 0 AND 4),
    misses INTEGER NOT NULL CHECK (misses >= 0),
    unaided INTEGER CHECK (unaided IN (0, 1)),
    detail TEXT NOT NULL CHECK (length(detail) <= 80 AND detail NOT GLOB '*[^a-z0-9/_.-]*'),
    wall_ms INTEGER NOT NULL,
    mono_ms INTEGER NOT NULL,
    boot_id TEXT NOT NULL,
    PRIMARY KEY (device_id, epoch, seq),
    FOREIGN KEY (device_id, epoch) REFERENCES device (device_id, epoch)
) STRICT, WITHOUT ROWID
"""

# The one that is lifted, within one transaction, for what may leave the tablet: see retention.py.
NEVER_GOES = (
    "CREATE TRIGGER event_never_goes BEFORE DELETE ON event "
    "BEGIN SELECT raise(ABORT, 'an event never goes'); END"
)
# The third trigger is for INSERT OR REPLACE, which removes a row without telling the second.
_ONLY_EVER_ADDED = (
    "CREATE TRIGGER event_never_changes BEFORE UPDATE ON event "
    "BEGIN SELECT raise(ABORT, 'an event never changes'); END",
    NEVER_GOES,
    "CREATE TRIGGER event_is_never_replaced BEFORE INSERT ON event "
    "WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id "
    "OR (device_id = NEW.device_id AND epoch = NEW.epoch AND seq = NEW.seq)) "
    "BEGIN SELECT raise(ABORT, 'an event is never replaced'); END",
)


# A picture code such as cup-fish-moon-key, or nothing: for guests, and once somebody is forgotten.
_LEARNER = (
    "ALTER TABLE session ADD COLUMN learner TEXT "
    "CHECK (learner IS NULL OR (length(learner) BETWEEN 7 AND 80 AND learner NOT GLOB '*[^a-z-]*'))",
    "CREATE INDEX session_by_learner ON session (learner) WHERE learner IS NOT NULL",
)


_CHANGES_AND_SEALS = (
    "DROP TRIGGER event_never_changes",
    "ALTER TABLE event ADD COLUMN seal TEXT NOT NULL DEFAULT ''",
)


def migrations() -> Migrations:
    """All steps, oldest first."""
    from sqlite_utils import Migrations  # slow to import, so only when a database is opened

    steps = Migrations("progress")

    @steps(name="0001-events")
    def begin(db: Database) -> None:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        for statement in (_DEVICE, _SESSION, _EVENT, *_ONLY_EVER_ADDED):
            db.execute(statement)
        db.execute("CREATE INDEX event_by_session ON event (session_id)")

    @steps(name="0002-learner")
    def learner(db: Database) -> None:
        for statement in _LEARNER:
            db.execute(statement)

    @steps(name="0003-seal")
    def seal(db: Database) -> None:
        for statement in _CHANGES_AND_SEALS:
            db.execute(statement)
        for row in db.execute(f"SELECT {SEALED} FROM event").fetchall():
            place = (seal_of(row), *row[:3])
            db.execute("UPDATE event SET seal = ? WHERE device_id = ? AND epoch = ? AND seq = ?", place)
        db.execute(_ONLY_EVER_ADDED[0])

    return steps
