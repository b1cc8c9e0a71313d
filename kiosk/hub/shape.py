"""The tables of a hub, the same in each kind of database.

No text has a character that a file of CSV would have to quote, nor one of which sentences are made. Of an
event's texts, those that very many events have in common are checked where each is kept once: tablet and
epoch in `bundle_in`, the session in `session`. All three tables are written in one go.
"""

from dataclasses import asdict, dataclass
from string import Template

ALPHABET = "A-Za-z0-9/_.-"
"""All that a text of an event is made of."""
UUID = (8, 4, 4, 4, 12)
"""How many hex digits a random id has, with a dash between."""

_TABLET = "CREATE TABLE IF NOT EXISTS tablet (device $text PRIMARY KEY, signs_with $text, revoked $whole)"
# A name is given by the coordinator, such as "Front desk". It never leaves the hub in figures to be shared.
_NAME = "CREATE TABLE IF NOT EXISTS tablet_name (device $text PRIMARY KEY, name $text UNIQUE)"
_BUNDLE = """
CREATE TABLE IF NOT EXISTS bundle_in (
    sha256 $text PRIMARY KEY, device $text, epoch $text, number $whole, seq_from $whole, seq_to $whole,
    after_seal $text, CHECK (device $uuid), CHECK (epoch $uuid)
)
"""
_BY_PLACE = "CREATE INDEX IF NOT EXISTS bundle_by_place ON bundle_in (device, epoch, seq_from)"
# `first` is where the log begins to tell of it, `linked` the end of the bundle that told whose it is.
_SESSION = """
CREATE TABLE IF NOT EXISTS session (
    device_id $text, session_id $text, first_epoch $text, first_seq $whole,
    learner $maybe_text, linked_epoch $maybe_text, linked_seq $maybe_whole,
    PRIMARY KEY (device_id, session_id), CHECK (session_id $closed)
)
"""
_FORGOTTEN = """
CREATE TABLE IF NOT EXISTS forgotten (
    device_id $text, session_id $text, PRIMARY KEY (device_id, session_id)
)
"""
_COPIED = """
CREATE TABLE IF NOT EXISTS copied (device_id $text, epoch $text, PRIMARY KEY (device_id, epoch))
"""
_EVENT = """
CREATE TABLE IF NOT EXISTS event (
    device_id $text, epoch $text, seq $whole CHECK (seq > 0), id $text UNIQUE, session_id $text, kind $text,
    lesson $text, lesson_version $text, step $text, way $text, language $text,
    rung $whole CHECK (rung BETWEEN 0 AND 4), misses $whole CHECK (misses >= 0),
    unaided $maybe_whole CHECK (unaided IN (0, 1)), detail $text,
    wall_ms $whole, mono_ms $whole, boot_id $text, PRIMARY KEY (device_id, epoch, seq), CHECK (id $uuid),
    CHECK ((kind || lesson || lesson_version || step || way || language || detail || boot_id) $closed)
)
"""


@dataclass(frozen=True, slots=True)
class Dialect:
    """`text` and `whole` are the types of columns; `closed` and `uuid` stand behind a text, and hold when it
    has characters of the alphabet only, and when it is a random id; `event_is` and `others_are` stand behind
    the tables."""

    text: str
    whole: str
    closed: str
    uuid: str
    event_is: str = ""
    others_are: str = ""


def tables(dialect: Dialect) -> list[str]:
    """The statements."""
    words = {
        **asdict(dialect),
        "text": f"{dialect.text} NOT NULL",
        "whole": f"{dialect.whole} NOT NULL",
        "maybe_text": dialect.text,
        "maybe_whole": dialect.whole,
    }
    others = [
        f"{Template(each).substitute(words)} {dialect.others_are}"
        for each in (_TABLET, _NAME, _BUNDLE, _SESSION, _FORGOTTEN, _COPIED)
    ]
    return [*others, f"{Template(_EVENT).substitute(words)} {dialect.event_is}", _BY_PLACE]
