"""What tests of the staff pages share: a tablet with records and a PIN, and somebody who looks after it."""

import datetime
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.progress.events import Event, Kind
from kiosk.progress.places import PIN_FILE, RECORDS
from kiosk.session.coordinator import Coordinator
from kiosk.session.pin import set_pin
from kiosk.session.settings import Given, Kept
from kiosk.ui.keys import Key
from kiosk.ui.pages.coordinator_desk import CoordinatorDesk
from kiosk.ui.pages.coordinator_task import Stand
from kiosk.ui.pages.page import Route
from tests.progress.recording import HandClock, record_all
from tests.ui.fit import scroll_area_of
from tests.ui.journeys.conftest import LESSON, Kiosk

PIN, WRONG = "2580", "1111"
DAY_MS = 86_400_000
TODAY = datetime.date(2027, 1, 15)  # of HandClock


class Hand:
    """A clock that never jumps, turned by the test."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Staff:
    """Somebody at the kiosk who knows the PIN. What is slow is awaited."""

    def __init__(self, kiosk: Kiosk, data: Path) -> None:
        self.kiosk, self.data = kiosk, data
        self.clock = Hand()
        self.sticks: list[Path] = []
        self.start()

    def start(self, kept: Kept | None = None, given: Given | None = None) -> None:
        """The kiosk begins, or begins again, with what is in the folder."""
        from kiosk.progress.places import SETTINGS_FILE
        from kiosk.session.settings import settings_at_start

        kept = kept or settings_at_start(self.data / SETTINGS_FILE, given or Given())
        shell = self.kiosk.shell
        coordinator = Coordinator(
            shell.session,
            self.data,
            kept,
            clock=self.clock,
            today=lambda: TODAY,
            find_sticks=lambda: list(self.sticks),
        )
        shell.staff = CoordinatorDesk(coordinator)
        self.kiosk.shell.finish()
        self.kiosk.settle()

    @property
    def desk(self) -> CoordinatorDesk:
        assert self.kiosk.shell.staff is not None
        return self.kiosk.shell.staff

    def knock(self) -> None:
        """To the PIN page."""
        self.touch("for_staff")
        self.wait(lambda: self.desk.looking.stand is not Stand.WORKING)

    def type(self, pin: str) -> None:
        for digit in pin:
            self.touch(f"digit_{digit}")

    def try_pin(self, pin: str) -> None:
        self.type(pin)
        self.touch("pin_open")
        self.wait(lambda: self.desk.trying.stand is not Stand.WORKING)

    def come_in(self) -> None:
        self.knock()
        self.try_pin(PIN)
        self.wait(lambda: self.kiosk.shell.route is Route.COORDINATOR)

    def touch(self, name: str) -> None:
        """What is slow may build the page anew at any moment, so that is awaited too."""
        self.settle()
        area = scroll_area_of(self.kiosk.find(name))
        if area is not None:
            area.ensureWidgetVisible(self.kiosk.find(name))
            self.settle()
        target = self.kiosk.find(name)
        assert target.isEnabled(), name
        self.kiosk.finger.tap(target)
        self.settle()

    def settle(self) -> None:
        """Until the page stands."""
        self.kiosk.finger.wait(1_000)
        for _ in range(4):
            QApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.kiosk.qtbot.waitUntil(lambda: not self.kiosk.shell.building, timeout=20_000)

    def wait(self, until: Callable[[], bool]) -> None:
        self.kiosk.qtbot.waitUntil(until, timeout=20_000)
        self.settle()

    def wait_for(self, name: str) -> None:
        """Until it is on the page."""
        self.wait(lambda: self.shows(name))

    def shows(self, name: str) -> bool:
        return any(each.isVisible() for each in self.kiosk.shell.findChildren(QWidget, name))

    def words(self) -> str:
        """All that can be read on the page."""
        page = self.kiosk.shell.page
        assert page is not None
        names = (each.accessibleName() for each in page.findChildren(QWidget))
        return "\n".join(filter(None, names))

    def live(self) -> list[str]:
        page = self.kiosk.shell.page
        assert page is not None
        return [key.objectName() for key in page.findChildren(Key) if key.isVisible() and key.isEnabled()]


def choose_pin(data: Path) -> None:
    set_pin(data / PIN_FILE, PIN)


def record_visits(data: Path, days_ago: int, *, alone: int, helped: int) -> None:
    """So many visits on one day, each with a lesson that was finished on one's own or with help."""
    clock = HandClock(wall=1_800_000_000_000 - days_ago * DAY_MS, boot_id=f"boot-{days_ago}")
    for number in range(alone + helped):
        events = _visit(f"d{days_ago}-{number}", unaided=number < alone)
        _record(data, events, clock)


def _visit(session: str, *, unaided: bool) -> Iterable[Event]:
    yield Event(Kind.SESSION_STARTED, session, language="en")
    yield Event(Kind.LESSON_STARTED, session, lesson=LESSON, way="alone", language="en")
    yield Event(Kind.LESSON_FINISHED, session, lesson=LESSON, way="alone", language="en", unaided=unaided)
    yield Event(Kind.SESSION_ENDED, session, language="en")


def _record(data: Path, events: Iterable[Event], clock: HandClock) -> None:
    for event in events:
        clock.run(600_000)
        record_all(data / RECORDS, [event], clock)
