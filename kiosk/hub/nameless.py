"""The rule of the tablets holds at the hub too, whatever somebody else's program sends: nobody is named.

A bundle has few different values in each column, so columns are looked at instead of rows.
"""

import re
from functools import lru_cache

from kiosk.hub.engine import NotYet
from kiosk.progress.bundle import Bundle
from kiosk.progress.events import Event, EventError, Kind
from kiosk.progress.learner import must_be_code
from kiosk.progress.logged import Logged

_ID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_IDS = re.compile(rf"{_ID}(?:\n{_ID})*", re.ASCII)
_BOOTS = re.compile(r"[a-z0-9/_.-]{1,80}(\n[a-z0-9/_.-]{1,80})*", re.ASCII)
_RANDOM = {"device_id": _IDS, "epoch": _IDS, "id": _IDS, "boot_id": _BOOTS}
_FIELDS = {"session_id": "session"} | {
    name: name for name in ("lesson", "lesson_version", "step", "way", "language", "rung", "misses", "detail")
}
_NUMBERS = frozenset({"seq", "rung", "misses", "unaided", "wall_ms", "mono_ms"})
_YEARS = range(-62_135_596_800_000, 253_402_300_800_000)  # milliseconds from the year 1 to 9999
_MOST = range(-(2**63), 2**63)


def must_name_nobody(bundle: Bundle) -> None:
    """Raises EventError, which never echoes what it is about, and NotYet for an unknown kind."""
    columns = dict(zip(Logged._fields, zip(*bundle.events, strict=True), strict=True))
    for name, values in columns.items():
        _must_be_of(name, set(map(type, values)))
    for name, pattern in _RANDOM.items():
        if pattern.fullmatch("\n".join(sorted(set(columns[name])))) is None:
            raise EventError(f"The field {name} of an event takes only a random id.")
    for kind in set(columns["kind"]):
        _must_be_kind(kind)
    for name, field in _FIELDS.items():
        for value in set(columns[name]):
            _must_fit(field, value)
    if not set(columns["unaided"]) <= {0, 1, None}:
        raise EventError("The field unaided of an event is yes, no or nothing.")
    for name, fits in (("wall_ms", _YEARS), ("mono_ms", _MOST), ("seq", _MOST)):
        if min(columns[name]) not in fits or max(columns[name]) not in fits:
            raise EventError(f"The field {name} of an event is no such number.")
    for session, _, _, learner in bundle.sessions:
        _must_be_of("session_id", {type(session)})
        _must_fit("session", session)
        if learner is not None:
            must_be_code(learner)


def _must_be_of(name: str, types: set[type]) -> None:
    allowed = {int} if name in _NUMBERS else {str}
    if not types <= (allowed | {type(None)} if name == "unaided" else allowed):
        raise EventError(f"The field {name} of an event is of another kind.")


def may_be_session(name: str) -> bool:
    """Whether this can be a session's id, which nobody could take for a name."""
    try:
        _must_fit("session", name)
    except EventError:
        return False
    return True


@lru_cache(maxsize=10_000)
def _must_fit(field: str, value: str | int) -> None:
    changed = {"session": "s", field: value}
    Event(Kind.MISS, **changed)  # type: ignore[arg-type]


def _must_be_kind(kind: str) -> None:
    try:
        Kind(kind)
    except ValueError as error:
        raise NotYet("It has a kind of event that this program does not know: update it.") from error
