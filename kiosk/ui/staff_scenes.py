"""Leads a window through all that the staff pages can show, on a tablet with invented records."""

from collections.abc import Callable, Iterator
from pathlib import Path

from kiosk.progress.events import Event, Kind
from kiosk.progress.keys import HubCard, write_card
from kiosk.progress.places import HUB_FILE, PIN_FILE, RECORDS
from kiosk.progress.sticks import StickReport
from kiosk.progress.writer import ProgressWriter
from kiosk.session.coordinator import Coordinator
from kiosk.session.pin import FREE, set_pin
from kiosk.session.settings import Kept
from kiosk.ui.pages.coordinator_desk import BUNDLES, TO_SHARE, CoordinatorDesk
from kiosk.ui.pages.coordinator_settings import HEADINGS
from kiosk.ui.pages.coordinator_task import Stand
from kiosk.ui.pages.coordinator_trouble import FULL
from kiosk.ui.pages.page import Route
from kiosk.ui.shell import Shell

PIN, WRONG = "2580", "0000"
LESSON = "order-repeat-prescription"


def staff_scenes(
    shell: Shell, data: Path, visit: Callable[[Route], None], settle: Callable[[], None]
) -> Iterator[str]:
    """The name of each scene while it stands. `data` is an empty folder, `visit` goes to a page, and `settle`
    lets what is slow come to rest. Afterwards there are no staff pages any more."""
    found: list[Path] = []
    desk = CoordinatorDesk(Coordinator(shell.session, data, Kept(), find_sticks=lambda: found))
    shell.staff, shell.has_staff_pages = desk, True

    def go(route: Route) -> None:
        visit(route)
        while Stand.WORKING in [task.stand for task in desk.asking] or shell.building:
            settle()
        settle()

    record(data)
    go(Route.WELCOME)
    yield "staff-welcome"
    yield from _before_the_pin(desk, data, go)
    desk.is_in = True
    for route in (Route.COORDINATOR, Route.FIGURES, Route.CARD, Route.SETTINGS):
        go(route)
        yield f"staff-{route}"
    for name in HEADINGS:
        desk.setting = name
        go(Route.SETTINGS)
        yield f"staff-{name}"
    desk.setting = ""
    go(Route.SEND)
    yield "staff-no-hub"
    write_card(data / HUB_FILE, HubCard("hub", "age1", "00" * 32))
    go(Route.SEND)
    yield "staff-send"
    desk.job = BUNDLES
    go(Route.SEND)
    yield "staff-no-stick"
    found.extend((Path("STICK 1"), Path("STICK 2")))
    go(Route.SEND)
    yield "staff-sticks"
    yield from _to_a_stick(desk, go)
    shell.staff, shell.has_staff_pages = None, False


def _before_the_pin(desk: CoordinatorDesk, data: Path, go: Callable[[Route], None]) -> Iterator[str]:
    go(Route.PIN)
    yield "pin-none"
    set_pin(data / PIN_FILE, PIN)
    desk.typed = PIN
    go(Route.PIN)
    yield "pin"
    desk.typed = ""
    for _ in range(FREE):
        desk.coordinator.door.opens_with(WRONG)
    go(Route.PIN)
    yield "pin-wait"
    (data / PIN_FILE).write_text("{")
    go(Route.PIN)
    yield "pin-damaged"


def _to_a_stick(desk: CoordinatorDesk, go: Callable[[Route], None]) -> Iterator[str]:
    sending = desk.sending
    sending.stand, sending.progress = Stand.WORKING, (3, 7)
    go(Route.SEND)
    yield "staff-copying"
    sending.stand, sending.result = Stand.DONE, StickReport(new=2, copied=7, in_all=7, acknowledged=0)
    go(Route.SEND)
    yield "staff-copied"
    desk.job, sending.result = TO_SHARE, "footbridge-to-share-2026-11-26"
    go(Route.SEND)
    yield "staff-saved"
    sending.stand, sending.why = Stand.FAILED, FULL
    go(Route.SEND)
    yield "staff-full"
    desk.step_back()


def record(data: Path) -> None:
    """A few visits of today."""
    writer = ProgressWriter(data / RECORDS)
    for number in range(6):
        lesson = Event(Kind.LESSON_STARTED, f"s{number}", lesson=LESSON, way="alone", language="en")
        writer.record(Event(Kind.SESSION_STARTED, f"s{number}", language="en"))
        writer.record(lesson)
        writer.record(
            Event(Kind.LESSON_FINISHED, f"s{number}", lesson=LESSON, way="alone", unaided=number % 3 > 0)
        )
        writer.record(Event(Kind.SESSION_ENDED, f"s{number}", language="en"))
    writer.close(5.0)
