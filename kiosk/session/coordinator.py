"""What who looks after this tablet can see and do on its staff pages. Nothing of it is a learner's session.

Nearly everything here is slow: it is never called on the page's thread, and imports what it needs.
"""

import errno
import os
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.errors import KioskError
from kiosk.progress.places import HUB_FILE, KEY_FILE, PIN_FILE, RECORDS, SETTINGS_FILE
from kiosk.session.settings import Kept, Settings, write_settings

if TYPE_CHECKING:
    from kiosk.figures.facts import Facts
    from kiosk.figures.tables import Figures
    from kiosk.progress.courier import CourierState
    from kiosk.progress.sticks import StickReport
    from kiosk.session.pin import Door
    from kiosk.session.session import Session
    from kiosk.session.shelf import Shelf

Tell = Callable[[int, int], None]
MONTH = 30  # days, today among them


def _must_be_in(stick: Path) -> None:
    """Where it was pulled out, no folder is made in its place. Raises OSError."""
    if not stick.exists():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(stick))


def utc_today() -> date:
    """The day as figures have it."""
    return datetime.now(UTC).date()


@dataclass(frozen=True, slots=True)
class Days:
    """Exact figures: since midnight, and of the last 30 days."""

    today: "Figures"
    month: "Figures"


class Coordinator:
    """For the folder of a tablet and the session on it; `kept` are its settings."""

    def __init__(
        self,
        session: "Session",
        data: Path,
        kept: Kept,
        *,
        clock: Callable[[], float] = time.monotonic,
        today: Callable[[], date] = utc_today,
        find_sticks: Callable[[], list[Path]] | None = None,
        copied: Callable[[], None] = lambda: None,
    ) -> None:
        """`copied` is called, on another thread, when a stick has been here: it may have brought news."""
        self.kept = kept
        self._session = session
        self._data = data
        self._clock, self._began = clock, clock()
        self._today = today
        self._find_sticks = find_sticks
        self._copied = copied
        self._keeping = threading.Lock()

    @cached_property
    def door(self) -> "Door":
        """What asks for the PIN."""
        from kiosk.session.pin import Door

        return Door(self._data / PIN_FILE, self._clock, self._began)

    # Figures

    def figures(self) -> Days:
        """From the log as it is now. Raises ProgressUnavailable."""
        from kiosk.figures.build import figures_of_visits
        from kiosk.figures.period import is_within
        from kiosk.figures.tablet_source import tablet_source
        from kiosk.figures.visits import visits_of

        day = self._today()
        today, first = day.isoformat(), (day - timedelta(days=MONTH - 1)).isoformat()
        with tablet_source(self._data / RECORDS) as source:
            visits = visits_of(source.events(), source.sessions(), today)
        facts = self._facts()
        since_midnight, of_month = (
            figures_of_visits(
                [visit for visit in visits if is_within(visit, since, "")],
                facts,
                shareable=False,
                today=today,
            )
            for since in (today, first)
        )
        return Days(since_midnight, of_month)

    def save_spreadsheet(self, stick: Path, tell: Tell, *, shareable: bool) -> str:
        """All figures of this tablet as a spreadsheet in a folder of the stick; returns its name. Raises
        KioskError, OSError."""
        from kiosk.figures.build import figures_of
        from kiosk.figures.files.write import FileKind, write_files
        from kiosk.figures.tablet_source import tablet_source
        from kiosk.progress.disk import sync_folder

        if shareable and (self._data / HUB_FILE).exists():
            raise KioskError(
                "This tablet has a hub. What may be shared comes from there, of all tablets together."
            )
        _must_be_in(stick)
        today, facts = self._today().isoformat(), self._facts()
        out = stick / f"footbridge-{'to-share' if shareable else 'for-the-team'}-{today}"
        with tablet_source(self._data / RECORDS) as source:
            shown = figures_of(source, facts, shareable=shareable, today=today, tell=tell)
            write_files(out, shown, None, [FileKind.XLSX], tell)
        sync_folder(stick)
        return out.name

    def _facts(self) -> "Facts":
        from kiosk.figures.facts import facts_of

        return facts_of(self._session.shelf.lessons)

    # The hub

    def hub_state(self) -> "CourierState":
        """How far the records have come."""
        from kiosk.progress.courier import courier_state

        return courier_state(self._data)

    def sticks(self) -> list[Path]:
        """The sticks that are in the tablet now."""
        from kiosk.progress.sticks import sticks

        return (self._find_sticks or sticks)()

    def copy(self, stick: Path, tell: Tell) -> "StickReport":
        """All that the hub does not have yet, and read it back. Raises KioskError, OSError."""
        from kiosk.progress.sticks import to_stick

        _must_be_in(stick)
        report = to_stick(self._data, stick, tell)
        self._copied()
        return report

    def card(self) -> str:
        """This tablet in one line, for the hub. Raises KioskError, OSError."""
        from kiosk.progress.keys import TabletCard, card_as_text, signing_key
        from kiosk.progress.read import reading
        from kiosk.progress.trouble import NothingRecorded

        with reading(self._data / RECORDS) as connection:
            device = connection.execute("SELECT device_id FROM device ORDER BY rowid DESC LIMIT 1").fetchone()
        if device is None:
            raise NothingRecorded(
                "Nothing was recorded on this tablet yet. Touch a language on its first page."
            )
        key = signing_key(self._data / KEY_FILE)
        return card_as_text(TabletCard(device[0], key.verify_key.encode().hex()))

    # Settings

    def surgeries(self) -> Mapping[str, str]:
        """The names of the surgeries of people.yaml, by id."""
        people = self._session.shelf.library.people
        return {name: str(each.name) for name, each in people.surgeries.items()} if people else {}

    def change(self, settings: Settings) -> bool:
        """Set the tablet so, for the next person. Quick. Returns whether lessons must be read anew, for which
        there is `new_shelf`."""
        before = self.kept.now
        self.kept = Kept(settings, self.kept.given)
        now = self.kept.now
        self._session.usual, self._session.drafts = now.usual, now.drafts
        return (before.surgery, before.skin) != (now.surgery, now.skin)

    def keep(self) -> None:
        """So that it stays after a restart. Raises SettingsError."""
        with self._keeping:
            write_settings(self._data / SETTINGS_FILE, self.kept.settings)
        _ = self._session.languages  # found out here, so that the first page need not

    def new_shelf(self) -> "Shelf":
        """The lessons for another surgery or look of the practice app."""
        shelf = self._session.shelf.set_up_as(self.kept.now.surgery, self.kept.now.skin)
        _ = shelf.routes
        return shelf

    def put_up(self, shelf: "Shelf") -> bool:
        """What comes next is taken from this one. Quick. False while somebody is practising."""
        if self._session.is_somebody_here:
            return False
        self._session.shelf = shelf
        return True
