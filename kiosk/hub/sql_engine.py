"""What the engines have in common: the same statements give the same answers."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from kiosk.errors import KioskError
from kiosk.hub.engine import Contradiction, Holder, Known, NotYet
from kiosk.hub.runs import Run
from kiosk.progress.bundle import Bundle
from kiosk.progress.events import Kind
from kiosk.progress.logged import COLUMNS, Logged
from kiosk.progress.seal import seal_of

_KNOW = """
INSERT INTO tablet (device, signs_with, revoked) VALUES (?, ?, 0)
ON CONFLICT (device) DO UPDATE SET signs_with = excluded.signs_with, revoked = 0
"""
_NAME = """
INSERT INTO tablet_name (device, name) VALUES (?, ?) ON CONFLICT (device) DO UPDATE SET name = excluded.name
"""
_TABLETS = """
SELECT tablet.device, revoked, coalesce(name, '') FROM tablet
LEFT JOIN tablet_name ON tablet_name.device = tablet.device ORDER BY tablet.device
"""
_ADD_BUNDLE = """
INSERT INTO bundle_in (sha256, device, epoch, number, seq_from, seq_to, after_seal)
VALUES (?, ?, ?, ?, ?, ?, ?)
"""
_ADD_SESSION = """
INSERT INTO session (device_id, session_id, first_epoch, first_seq) VALUES (?, ?, ?, ?)
ON CONFLICT (device_id, session_id) DO UPDATE SET
    first_epoch = excluded.first_epoch, first_seq = excluded.first_seq
    WHERE (excluded.first_epoch, excluded.first_seq) < (session.first_epoch, session.first_seq)
"""
# Whatever comes in whatever order: what the tablet said last holds.
_LINK = """
UPDATE session SET learner = ?, linked_epoch = ?, linked_seq = ? WHERE device_id = ? AND session_id = ?
AND (learner IS NULL OR (linked_epoch, linked_seq, learner) < (?, ?, ?))
"""
_FORGET = "INSERT INTO forgotten (device_id, session_id) VALUES (?, ?) ON CONFLICT DO NOTHING"
_UNLINK = """
UPDATE session SET learner = NULL, linked_epoch = NULL, linked_seq = NULL
WHERE device_id = ? AND session_id = ?
"""
_HOLDERS = """
SELECT session.device_id, count(*), max(event.wall_ms) FROM session JOIN event
ON event.device_id = session.device_id AND event.epoch = first_epoch AND event.seq = first_seq
WHERE learner = ? GROUP BY session.device_id ORDER BY session.device_id
"""
_NEVER = "SELECT session_id FROM forgotten WHERE device_id = ?"
_GONE = Kind.LEARNER_FORGOTTEN
_LAST = """
SELECT event.device_id, event.epoch, event.wall_ms
FROM (SELECT device, epoch, max(seq_to) AS seq FROM bundle_in GROUP BY device, epoch) AS last
JOIN event ON event.device_id = last.device AND event.epoch = last.epoch AND event.seq = last.seq
"""
_ONE_EVENT = f"SELECT {COLUMNS} FROM event WHERE device_id = ? AND epoch = ? AND seq = ?"
_ADD_COPIED = "INSERT INTO copied (device_id, epoch) VALUES (?, ?) ON CONFLICT DO NOTHING"
_COPIED = "SELECT device_id, epoch FROM copied ORDER BY device_id, epoch"
_SAID_AFTER = """
SELECT after_seal FROM bundle_in WHERE device = ? AND epoch = ? AND seq_from = ? AND after_seal <> ''
"""

SESSIONS = """
SELECT device_id, session_id, learner FROM session
ORDER BY device_id, first_epoch, first_seq, session_id
"""
COPIED = "Another event with the same number came before: was this tablet copied?"
RENUMBERED = "An event came before under another number: was this tablet copied?"

Row = Sequence[str | int | None]


class Answer(Protocol):
    """What both databases' cursors can do."""

    @property
    def rowcount(self) -> int: ...
    def fetchone(self) -> Any: ...
    def fetchall(self) -> list[Any]: ...


class SqlEngine(ABC):
    """An Engine over some database. Questions have a ? for each value."""

    @abstractmethod
    def ask(self, question: str, values: Row = ()) -> Answer:
        """One statement."""

    @abstractmethod
    def repeat(self, statement: str, rows: Iterable[Row]) -> None:
        """The same statement for each row."""

    @abstractmethod
    def together(self) -> AbstractContextManager[None]:
        """See Engine."""

    @abstractmethod
    def all_or_nothing(self) -> AbstractContextManager[None]:
        """A part of what is done together, which may fail alone."""

    @abstractmethod
    def add_events(self, events: Sequence[Logged]) -> int:
        """Add those that are not here; returns how many. Raises Contradiction."""

    @abstractmethod
    def leave_no_trace(self) -> None:
        """See Engine."""

    def enrol(self, device: str, signs_with: str) -> None:
        with self.together():
            row = self.ask("SELECT signs_with, revoked FROM tablet WHERE device = ?", (device,)).fetchone()
            if row is not None and row[0] != signs_with and not row[1]:
                raise KioskError("This tablet is known with another key. Revoke it first: kiosk hub revoke")
            self.ask(_KNOW, (device, signs_with))

    def revoke(self, device: str) -> None:
        if self.ask("UPDATE tablet SET revoked = 1 WHERE device = ?", (device,)).rowcount == 0:
            raise KioskError(f"There is no tablet {device} at this hub.")

    def key_of(self, device: str) -> str | None:
        row = self.ask("SELECT signs_with FROM tablet WHERE device = ? AND revoked = 0", (device,)).fetchone()
        return row[0] if row else None

    def tablets(self) -> list[Known]:
        rows = self.ask(_TABLETS).fetchall()
        return [Known(device, bool(revoked), name) for device, revoked, name in rows]

    def _names(self) -> dict[str, str]:
        return {each.device: each.name for each in self.tablets() if each.name}

    def name(self, device: str, name: str) -> None:
        if name:
            self.ask(_NAME, (device, name))
        else:
            self.ask("DELETE FROM tablet_name WHERE device = ?", (device,))

    def has(self, sha256: str) -> bool:
        return self.ask("SELECT 1 FROM bundle_in WHERE sha256 = ?", (sha256,)).fetchone() is not None

    def add(self, bundle: Bundle, sha256: str) -> tuple[int, int]:
        about = bundle.manifest
        try:
            with self.all_or_nothing():
                self._must_go_on(bundle)
                new = self.add_events(bundle.events)
                self._add_sessions(bundle)
                row = (sha256, about.device, about.epoch, about.number, about.seq_from, about.seq_to)
                self.ask(_ADD_BUNDLE, (*row, about.after))
        except Contradiction:
            self.ask(_ADD_COPIED, (about.device, about.epoch))
            raise
        return new, len(bundle.events) - new

    def _must_go_on(self, bundle: Bundle) -> None:
        """From the event before, and to the one after, as far as these are here: a copy of a tablet has other
        ones, although no number is there twice yet. Once two are known, the one before must be here. Raises
        Contradiction, NotYet."""
        about = bundle.manifest
        place = about.device, about.epoch
        alone = about.seq_from > 1 and place in self.copied()
        before = self.ask(_ONE_EVENT, (*place, about.seq_from - 1)).fetchone()
        said = {seal for (seal,) in self.ask(_SAID_AFTER, (*place, about.seq_to + 1)).fetchall()}
        goes_on = seal_of(before) == about.after if before and about.after else not (before and alone)
        if not goes_on or said - {seal_of(bundle.events[-1])}:
            raise Contradiction(COPIED)
        if alone and not before:
            raise NotYet(COPIED)

    def copied(self) -> list[tuple[str, str]]:
        return [(device, epoch) for device, epoch in self.ask(_COPIED).fetchall()]

    def _add_sessions(self, bundle: Bundle) -> None:
        device, epoch, end = bundle.manifest.device, bundle.manifest.epoch, bundle.manifest.seq_to
        firsts: dict[str, int] = {}
        for event in bundle.events:
            firsts.setdefault(event.session_id, event.seq)
        self.repeat(_ADD_SESSION, [(device, session, epoch, seq) for session, seq in firsts.items()])
        self._forget([(device, each.session_id) for each in bundle.events if each.kind == _GONE])
        told = {session: code for session, _, _, code in bundle.sessions if code is not None}
        if told:
            never = set(self.ask(_NEVER, (device,)).fetchall())
            links = [(session, code) for session, code in told.items() if (session,) not in never]
            self.repeat(
                _LINK, [(code, epoch, end, device, session, epoch, end, code) for session, code in links]
            )

    def _forget(self, sessions: Sequence[tuple[str, str]]) -> None:
        if sessions:
            self.repeat(_FORGET, sessions)
            self.repeat(_UNLINK, sessions)

    def runs(self) -> list[Run]:
        return [
            Run(*row) for row in self.ask("SELECT device, epoch, seq_from, seq_to FROM bundle_in").fetchall()
        ]

    def last_moments(self) -> dict[tuple[str, str], int]:
        return {(device, epoch): wall_ms for device, epoch, wall_ms in self.ask(_LAST).fetchall()}

    def holders(self, code: str) -> list[Holder]:
        return list(map(Holder._make, self.ask(_HOLDERS, (code,)).fetchall()))

    def forget(self, code: str, devices: Sequence[str]) -> int:
        with self.together():
            found = self.ask(
                "SELECT device_id, session_id FROM session WHERE learner = ?", (code,)
            ).fetchall()
            theirs = [(device, session) for device, session in found if device in devices]
            self._forget(theirs)
        return len(theirs)

    def never_link(self, sessions: Sequence[tuple[str, str]]) -> None:
        with self.together():
            self._forget(sessions)

    def forgotten(self) -> list[tuple[str, str]]:
        rows = self.ask(
            "SELECT device_id, session_id FROM forgotten ORDER BY device_id, session_id"
        ).fetchall()
        return [(device, session) for device, session in rows]
