"""Packs what was recorded whenever a session has ended, beside everything else.

A tablet that knows no hub packs nothing. What goes wrong is logged and tried again after the next session:
the records are safe, and nobody at the tablet need know.
"""

import logging
import threading
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.progress.places import HUB_FILE, KEY_FILE, OUTBOX

log = logging.getLogger(__name__)


class Courier:
    """For the folder of a tablet. `nudge` may be called from any thread, and returns at once."""

    def __init__(self, data: Path, records: Path) -> None:
        self._data = data
        self._records = records
        self._wanted = threading.Event()
        self._closing = False
        self._thread: threading.Thread | None = None

    def nudge(self) -> None:
        """There is something new."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="courier", daemon=True)
            self._thread.start()
        self._wanted.set()

    def close(self, timeout: float) -> None:
        """Finish what is being packed."""
        self._closing = True
        self._wanted.set()
        if self._thread is not None:
            self._thread.join(timeout)

    def _run(self) -> None:
        while True:
            self._wanted.wait()
            self._wanted.clear()
            self._pack()
            if self._closing:
                return

    def _pack(self) -> None:
        if not (self._data / HUB_FILE).exists():
            return
        from kiosk.progress.keys import read_hub_card, signing_key
        from kiosk.progress.outbox import pack_what_is_new

        try:
            hub, key = read_hub_card(self._data / HUB_FILE), signing_key(self._data / KEY_FILE)
            pack_what_is_new(self._records, self._data / OUTBOX, key, hub)
        except (KioskError, OSError) as error:
            log.warning("Nothing was packed for the hub: %s", error)
