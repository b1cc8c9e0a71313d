"""Packs what was recorded whenever a session has ended, and sends it where there is a road, beside
everything else.

A tablet that knows no hub packs nothing. What goes wrong is logged once and tried again later: the records
are safe, and nobody at the tablet need know.
"""

import json
import logging
import random
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.errors import KioskError
from kiosk.progress.last_resort import fault_of
from kiosk.progress.places import HUB_FILE, KEY_FILE, OUTBOX, SENT_FILE

if TYPE_CHECKING:
    from kiosk.progress.keys import HubCard
    from kiosk.progress.roads import Road

log = logging.getLogger(__name__)

Forget = Callable[[Sequence[str], Callable[[], None]], None]
"""Forget the learners of these sessions, and then call."""


@dataclass(frozen=True, slots=True)
class CourierState:
    """How far the records of a tablet have come, for its coordinator."""

    joined: bool = False
    """Whether the tablet knows a hub."""
    send_to: str = ""
    """A folder or an address, without secrets; empty when bundles go by stick only."""
    waiting: int = 0
    """Bundles that the hub has not acknowledged."""
    acknowledged: int = 0
    """Events that are safe at the hub."""
    acknowledged_ms: int | None = None
    """When that was last said, by this tablet's clock; None for never."""
    sent_ms: int | None = None
    """When all bundles were last sent, or copied to a stick; None for never."""
    trouble: str = ""
    """In plain words, why nothing can be sent just now; empty when all is well."""


class Courier:
    """For the folder of a tablet. `nudge` may be called from any thread, and returns at once."""

    def __init__(self, data: Path, records: Path, *, chance: Callable[[], float] = random.random) -> None:
        self._data = data
        self._records = records
        self._chance = chance
        self._forget: Forget = lambda sessions, done: None
        self._asked_to_forget: set[str] = set()
        self._wanted = threading.Event()
        self._nudged = False
        self._closing = False
        self._road: Road | None = None
        self._trouble: str | None = None  # not known yet
        self._thread: threading.Thread | None = None

    def start(self, forget: Forget) -> None:
        """From now on try by itself, too. `forget` is told the sessions of those who want to be forgotten."""
        self._forget = forget
        self._begin()

    def nudge(self) -> None:
        """There is something new: pack and send now, however long the last trouble made it wait."""
        self._nudged = True
        self._begin()
        self._wanted.set()

    def close(self, timeout: float) -> None:
        """Finish what is being packed; what is being sent is sent again another time."""
        self._closing = True
        self._wanted.set()
        road = self._road
        if road is not None:
            road.stop()
        if self._thread is not None:
            self._thread.join(timeout)

    def _begin(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="courier", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        from kiosk.progress.roads import wait_seconds

        failures, pause = 0, wait_seconds(1, self._chance())
        while not self._closing or self._nudged:
            self._wanted.wait(pause)
            self._wanted.clear()
            if self._nudged:
                failures = 0
            if self._nudged or not self._closing:
                self._nudged = False
                failures = 0 if self._safe_round() else failures + 1
            pause = wait_seconds(failures, self._chance())

    def _safe_round(self) -> bool:
        """Whatever happens in a round, the next one comes."""
        done: list[bool] = []
        fault = fault_of(lambda: done.append(self.round()))
        if fault is not None:
            log.error("The courier met what nobody expected", exc_info=fault)
            _keep(self._data, trouble="Something went wrong that nobody expected. It is tried again.")
            self._trouble = None  # so that the next round tells how it is
        return done == [True]

    def round(self) -> bool:
        """Pack what is new and send what waits; False when it did not work and should be tried again soon."""
        if not (self._data / HUB_FILE).exists():
            return True
        from kiosk.progress.keys import read_hub_card, signing_key
        from kiosk.progress.outbox import pack_what_is_new

        trouble, outbox = "", self._data / OUTBOX
        try:
            hub = read_hub_card(self._data / HUB_FILE)
            self._ask_to_forget(hub)  # a stick may have told, and the road may be shut for weeks
            pack_what_is_new(self._records, outbox, signing_key(self._data / KEY_FILE), hub)
            if not self._closing:
                self._send(hub)
        except (KioskError, OSError) as error:
            trouble = str(error)
        if not self._closing:
            self._note(trouble)
        return not trouble

    def _send(self, hub: "HubCard") -> None:
        from kiosk.progress.roads import road_of, send

        road = self._road = road_of(self._data)
        try:
            if road is not None:
                send(self._data / OUTBOX, road, hub, lambda: self._closing)
                if not self._closing:
                    note_sent(self._data)
        finally:
            self._road = None
            self._ask_to_forget(hub)

    def _ask_to_forget(self, hub: "HubCard") -> None:
        from kiosk.progress.outbox import wishes

        if fresh := sorted(wishes(self._data / OUTBOX, hub) - self._asked_to_forget):
            self._asked_to_forget.update(fresh)
            self._forget(fresh, self.nudge)  # what was packed anew is to be sent

    def _note(self, trouble: str) -> None:
        before, self._trouble = self._trouble, trouble
        if trouble == before:
            return  # it may be so for weeks
        if trouble:
            log.warning("Nothing went to the hub: %s", trouble)
        elif before:
            log.warning("Packing and sending work again")
        _keep(self._data, trouble=trouble)


def courier_state(data: Path) -> CourierState:
    """How far a tablet's records have come, from what lies in its folder. Never raises: what cannot be read
    is told as trouble, or as never."""
    from kiosk.progress.keys import read_hub_card
    from kiosk.progress.outbox import acks, packed
    from kiosk.progress.roads import send_to

    outbox, kept = data / OUTBOX, _kept(data)
    trouble, where, safe = str(kept.get("trouble") or ""), "", 0
    joined = (data / HUB_FILE).exists()
    try:
        where = send_to(data)
        if joined:
            safe = sum(ack.to for ack in acks(outbox, read_hub_card(data / HUB_FILE)))
    except KioskError as error:
        trouble = str(error)
    sent = kept.get("sent_ms")
    return CourierState(
        joined,
        where,
        len(packed(outbox)),
        safe,
        _last_ack_ms(outbox),
        sent if isinstance(sent, int) else None,
        trouble,
    )


def note_sent(data: Path) -> None:
    """All bundles are now on a stick, or where they are sent to."""
    _keep(data, sent_ms=time.time_ns() // 1_000_000)


def _last_ack_ms(outbox: Path) -> int | None:
    times = []
    for path in outbox.glob("*.ack"):
        with suppress(OSError):
            times.append(path.stat().st_mtime_ns // 1_000_000)
    return max(times, default=None)


def _kept(data: Path) -> dict[str, object]:
    try:
        kept = json.loads((data / SENT_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _keep(data: Path, **news: object) -> None:
    """Remember for the coordinator's page. It is no loss when the disk refuses."""
    part = data / f"{SENT_FILE}.part"
    with suppress(OSError):
        part.write_text(json.dumps({**_kept(data), **news}), encoding="utf-8")
        part.replace(data / SENT_FILE)
