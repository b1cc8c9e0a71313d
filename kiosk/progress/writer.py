"""Records events on a thread of its own, and says that one is safe only when it is on the disk."""

import logging
import sqlite3
import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from itertools import islice
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.progress.clock import Clock, NewId, SystemClock, new_id
from kiosk.progress.database import Opened, open_database
from kiosk.progress.events import Event, Kind
from kiosk.progress.last_resort import fault_of
from kiosk.progress.learner import Learner, must_be_code
from kiosk.progress.link import Link, ask
from kiosk.progress.logged import Stamped, append
from kiosk.progress.places import FORGETTING_FILE, HUB_FILE
from kiosk.progress.snapshot import EVERY_MS, has_events, is_due, take_snapshot
from kiosk.progress.trouble import UNEXPECTED, ProgressUnavailable

log = logging.getLogger(__name__)

Acknowledged = Callable[[], None]
Answer = Callable[[Learner | None], None]
Waiting = tuple[Stamped | Link, Acknowledged | None]
_MOST_IN_ONE_COMMIT = 256
_LOOK_EVERY_MS = 10 * 60 * 1000


class ProgressWriter:
    """The one owner of the database file.

    `record` and `link` only put it in memory, and what `known` asks is answered later. When the disk
    refuses, up to `room` events wait there, in order, and are tried again after `retry_seconds` or with
    the next event. `on_trouble` is called with plain words when recording stops working and with ""
    when it works again, `on_session_saved` when the end of a session is safe. `machine` tells this one from
    a copy of it (see machine.py). Callbacks come on the writer's thread.
    """

    def __init__(
        self,
        path: Path,
        *,
        clock: Clock | None = None,
        ids: NewId = new_id,
        on_trouble: Callable[[str], None] | None = None,
        on_session_saved: Callable[[], None] | None = None,
        machine: str = "",
        retry_seconds: float = 20.0,
        room: int = 10_000,
    ) -> None:
        self._path = path
        self._clock = clock or SystemClock()
        self._ids = ids
        self._on_trouble = on_trouble
        self._on_session_saved = on_session_saved
        self._machine = machine
        self._retry_seconds = retry_seconds
        self._room = room
        self._waiting: deque[Waiting] = deque()
        self._asked: deque[tuple[str, Answer]] = deque()
        self._to_forget: deque[tuple[Sequence[str], Acknowledged]] = deque()
        self._forget_later: deque[tuple[Sequence[str], Acknowledged]] = deque()
        self._changed = threading.Condition()
        self._arrivals = 0
        self._refused = 0
        self._closing = False
        self._trouble = ""
        self._look_at = 0  # when to see whether a copy of the records is due
        self._opened: Opened | None = None
        self._thread = threading.Thread(target=self._run, name="progress", daemon=True)
        self._thread.start()

    @property
    def trouble(self) -> str:
        """Plain words on why nothing is recorded just now; empty when all is well."""
        return self._trouble

    def record(self, event: Event, acknowledged: Acknowledged | None = None) -> None:
        """Take the event; return at once. Beyond `room`, and after `close`, it is not kept."""
        with self._changed:
            if self._has_room():
                clock = self._clock
                stamped = Stamped(event, self._ids(), clock.wall_ms(), clock.mono_ms(), clock.boot_id)
                self._take(stamped, acknowledged)

    def link(self, session: str, learner: str, acknowledged: Acknowledged | None = None) -> None:
        """Say of which learner a session is; in order with the events, and as safe as they are."""
        must_be_code(learner)
        with self._changed:
            if self._has_room():
                self._take(Link(session, learner, self._clock.wall_ms()), acknowledged)

    def known(self, learner: str, answer: Answer) -> None:
        """Ask what a code has done here up to now; None when it is not known, or the disk refuses."""
        must_be_code(learner)
        with self._changed:
            if not self._closing:
                self._asked.append((learner, answer))
                self._changed.notify()
                return
        _call(partial(answer, None))

    def forget(self, sessions: Sequence[str], done: Acknowledged) -> None:
        """Take the picture codes of these sessions out of everything on this tablet, after what waits."""
        with self._changed:
            self._to_forget.append((sessions, done))
            self._changed.notify()

    def _has_room(self) -> bool:
        if not self._closing and len(self._waiting) < self._room:
            return True
        self._refused += 1
        if self._refused == 1:
            log.error("An event could not be kept: %s", "closed" if self._closing else "no room")
        return False

    def _take(self, what: Stamped | Link, acknowledged: Acknowledged | None) -> None:
        self._waiting.append((what, acknowledged))
        self._arrivals += 1
        self._changed.notify()

    def close(self, timeout: float) -> bool:
        """Save what waits, trying a broken disk once more. True when nothing was left over."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._thread.join(timeout)
        left = len(self._waiting) + self._refused
        if left:
            log.error("%d events could not be saved", left)
        return left == 0

    def _run(self) -> None:
        while True:
            with self._changed:
                asked = list(self._asked)  # before saving: each then sees all that was recorded before it
                self._asked.clear()
            saved = self._save_what_waits()
            for learner, answer in asked:
                _call(partial(answer, self._look_up(learner)))
            with self._changed:
                more = self._asked or (saved and (self._waiting or self._to_forget))
                if self._closing and not more:
                    break
                self._wait(saved)
        self._let_go()

    def _wait(self, saved: bool) -> None:
        if saved:
            self._changed.wait_for(lambda: self._closing or self._waiting or self._asked or self._to_forget)
        else:
            seen = self._arrivals
            self._changed.wait_for(
                lambda: self._closing or self._asked or self._arrivals != seen, self._retry_seconds
            )

    def _save_what_waits(self) -> bool:
        fault = fault_of(self._save)
        if fault is not None:
            self._give_up(fault)
        return fault is None

    def _save(self) -> None:
        opened = self._open()
        while batch := self._next_batch():
            append(opened, [what for what, _ in batch])
            self._tell("")
            self._acknowledge(batch)
            self._tell_of_ends(batch)
        self._tell("")  # only now: a full disk lets itself be opened
        while self._to_forget:
            self._forget(self._to_forget.popleft())
        self._copy_when_due(self._open())

    def _open(self) -> Opened:
        if self._opened is None:
            self._opened = open_database(self._path, self._clock, self._ids, self._machine)
        return self._opened

    def _tell_of_ends(self, batch: Sequence[Waiting]) -> None:
        ended = any(isinstance(what, Stamped) and what.event.kind is Kind.SESSION_ENDED for what, _ in batch)
        if ended and self._on_session_saved is not None:
            _call(self._on_session_saved)

    def _forget(self, asked: tuple[Sequence[str], Acknowledged]) -> None:
        from kiosk.progress.forget import forget_sessions

        sessions, done = asked
        try:
            forget_sessions(self._open(), sessions, self._clock, self._ids)
        except KioskError as error:
            self._finish_later(error)
            self._forget_later.append(asked)
        _call(done)

    def _finish_later(self, error: KioskError) -> None:
        """Recording goes on without it: what the disk refuses here need not be what recording needs."""
        log.warning("Somebody is forgotten later: %s", error)
        self._look_at = self._clock.mono_ms() + _LOOK_EVERY_MS
        if isinstance(error, ProgressUnavailable):
            self._let_go()  # to be opened afresh

    def _go_on_forgetting(self) -> None:
        if (self._path.parent / FORGETTING_FILE).exists():
            from kiosk.progress.forget import go_on

            try:
                go_on(self._open(), self._clock, self._ids)
            except KioskError as error:
                self._finish_later(error)
                return
        for _ in range(len(self._forget_later)):
            self._forget(self._forget_later.popleft())

    def _copy_when_due(self, opened: Opened) -> None:
        if self._clock.mono_ms() >= self._look_at and has_events(opened.db):
            self._look_at = self._clock.mono_ms() + _LOOK_EVERY_MS
            self._go_on_forgetting()
            opened = self._open()
            if is_due(self._path, self._clock.wall_ms()):
                copied = take_snapshot(opened.db, self._path, self._clock.wall_ms())
                self._prune(opened)
                finished = not self._forget_later and not (self._path.parent / FORGETTING_FILE).exists()
                if copied and finished:
                    # The next one is a day away, whatever the other clock will say by then.
                    self._look_at = self._clock.mono_ms() + EVERY_MS

    def _prune(self, opened: Opened) -> None:
        if (self._path.parent / HUB_FILE).exists():
            from kiosk.progress.retention import prune  # here because most tablets never need it at a start

            prune(opened, self._clock.wall_ms())

    def _look_up(self, learner: str) -> Learner | None:
        opened, found = self._opened, list[Learner | None]()
        if opened is not None:
            fault = fault_of(lambda: found.append(ask(opened, learner)))
            if fault is not None:
                self._give_up(fault)
        return found[0] if found else None

    def _give_up(self, fault: Exception) -> None:
        self._let_go()  # a connection that met a broken disk is not to be trusted again
        if isinstance(fault, KioskError):
            self._tell(str(fault), fault.__cause__)
            return
        if not self._trouble:
            log.error("The recording met what nobody expected", exc_info=fault)
        self._tell(UNEXPECTED, fault)

    def _next_batch(self) -> list[Waiting]:
        with self._changed:
            return list(islice(self._waiting, _MOST_IN_ONE_COMMIT))

    def _acknowledge(self, batch: Sequence[Waiting]) -> None:
        with self._changed:
            for _ in batch:
                self._waiting.popleft()
        for _, acknowledged in batch:
            if acknowledged is not None:
                _call(acknowledged)

    def _tell(self, trouble: str, cause: BaseException | None = None) -> None:
        before, self._trouble = self._trouble, trouble
        if bool(before) == bool(trouble):
            return  # once is enough: the disk is tried again and again
        if trouble:
            log.error("Recording stopped: %s (%s)", trouble, cause)
        else:
            log.warning("Recording works again")
        if self._on_trouble is not None:
            on_trouble = self._on_trouble
            _call(lambda: on_trouble(trouble))

    def _let_go(self) -> None:
        opened, self._opened = self._opened, None
        if opened is not None:
            with suppress(sqlite3.Error):
                opened.db.close()


def _call(callback: Callable[[], None]) -> None:
    """Call somebody else's code: their fault must not stop the recording."""
    fault = fault_of(callback)
    if fault is not None:
        log.error("A callback of the recording failed", exc_info=fault)
