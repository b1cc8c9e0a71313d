"""Where the staff pages stand, from the PIN until somebody leaves: pages come and go, this stays."""

from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.session.shelf import Shelf
from kiosk.ui.leaving import ASIDE, STAFF_ROOMS
from kiosk.ui.pages.coordinator_task import Stand, Task
from kiosk.ui.pages.page import Route

if TYPE_CHECKING:
    from kiosk.session.coordinator import Coordinator
    from kiosk.session.settings import Settings

STAFF = (Route.COORDINATOR, *STAFF_ROOMS)
"""The pages behind the PIN."""

BUNDLES, TO_SHARE, FOR_THE_TEAM = "bundles", "to-share", "for-the-team"


class CoordinatorDesk:
    """One for the whole life of the window. Whoever leaves the staff pages is asked for the PIN again."""

    def __init__(self, coordinator: "Coordinator") -> None:
        self.coordinator = coordinator
        self.is_in = False
        self.typed = ""
        self.job = ""  # what is to go to a stick
        self.setting = ""  # which one is being changed
        self.looking, self.trying = Task(), Task()  # for a PIN; whether it is the right one
        self.figures, self.hub, self.sticks, self.sending = Task(), Task(), Task(), Task()
        self.card, self.surgeries = Task(), Task()
        self.writing = Task()  # the settings
        self._anew = {  # what is asked again whenever somebody comes to a page
            Route.PIN: (self.looking, self.trying),
            Route.FIGURES: (self.figures,),
            Route.SEND: (self.hub, self.sticks),
            Route.CARD: (self.card,),
        }
        self._shelf = Task()
        self._shelf.changed.connect(self._put_up)

    @property
    def asking(self) -> tuple[Task, ...]:
        """What comes by itself after a moment."""
        return (self.looking, self.trying, self.figures, self.hub, self.sticks, self.card, self.surgeries)

    def admitted(self, route: Route) -> Route:
        """Where somebody comes who wants to go there."""
        if route in STAFF and not self.is_in:
            return Route.PIN
        if route not in (*STAFF, Route.PIN, *ASIDE):
            self.leave()
        for task in self._anew.get(route, ()):
            if task.stand is not Stand.WORKING:
                task.stop()
        return route

    def leave(self) -> None:
        """Nothing stays open, and nothing goes on that somebody would have to watch."""
        for task in (*self.asking, self.sending):
            task.stop()
        self.is_in = False
        self.typed = self.job = self.setting = ""
        self._put_up()

    def step_back(self) -> bool:
        """Out of a choice that stands before the list of all; False where there is none."""
        inside = bool(self.job or self.setting)
        self.sending.stop()
        self.job = self.setting = ""
        return inside

    # Settings

    def change(self, settings: "Settings") -> None:
        """For the next person; kept on the disk beside the page."""
        if self.coordinator.change(settings):
            self._shelf.start(lambda tell: self.coordinator.new_shelf())
        self.writing.start(lambda tell: self.coordinator.keep())

    def _put_up(self) -> None:
        """Lessons for another surgery, once they are read and nobody is in the middle of one."""
        shelf = self._shelf.result
        if isinstance(shelf, Shelf) and self.coordinator.put_up(shelf):
            self._shelf.stop()

    # Sticks

    def send(self, stick: Path) -> None:
        """Bundles for the hub, or figures for people."""
        coordinator = self.coordinator
        if self.job == BUNDLES:
            self.sending.start(lambda tell: coordinator.copy(stick, tell))
        else:
            share = self.job == TO_SHARE
            self.sending.start(lambda tell: coordinator.save_spreadsheet(stick, tell, shareable=share))
