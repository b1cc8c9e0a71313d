"""The lessons that can be played: read, checked, and searched once each.

Everything here may take up to a second, so the page asks for it in the background. The rooms that
do the work are imported there too: the welcome page needs none of them.
"""

import datetime
import gc
import hashlib
import logging
import threading
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.errors import KioskError

if TYPE_CHECKING:
    from kiosk.coach.road import Road
    from kiosk.content.lesson import Lesson
    from kiosk.content.library import Library
    from kiosk.content.routes import LessonRoute
    from kiosk.phone.phone import Phone

log = logging.getLogger(__name__)

Today = Callable[[], datetime.date]


class Shelf:
    """The lessons of one folder. A faulty lesson is left out and logged; the kiosk goes on.

    `surgery` (of people.yaml) decides what the practice app offers, so that a session matches the local
    one; lessons that need more are left out. `skin` is the look of the practice app: tabs, or the newer
    tiles.
    """

    def __init__(
        self, root: Path, today: Today = datetime.date.today, surgery: str = "", skin: str = "tabs"
    ) -> None:
        self._root = root
        self._surgery = surgery
        self._skin = skin
        self._today = today
        self._roads: dict[str, Road] = {}
        self._versions: dict[str, str] = {}
        self._searching = threading.Lock()  # one search heats the tablet enough; the second finds it done

    def set_up_as(self, surgery: str, skin: str) -> "Shelf":
        """The same folder, for another surgery or look of the practice app; all is read anew."""
        return Shelf(self._root, self._today, surgery, skin)

    @cached_property
    def library(self) -> "Library":
        """All content, faulty or not."""
        from kiosk.content.library import read_library

        return read_library(self._root)

    @cached_property
    def lessons(self) -> "tuple[Lesson, ...]":
        """The lessons without a fault, in the order of their files."""
        from kiosk.content.checks import check_library, playable

        faults = check_library(self.library)
        for fault in faults:
            log.warning("%s", fault)
        if self._surgery and self.library.people and self._surgery not in self.library.people.surgeries:
            log.warning("there is no surgery %s in people.yaml; each person's own is used", self._surgery)
            self._surgery = ""
        lessons = playable(self.library, (fault for fault in faults if not fault.harmless))
        lessons = tuple(lesson for lesson in lessons if self._is_offered(lesson))
        self._versions = {str(lesson.id): self._hash(lesson) for lesson in lessons}
        return lessons

    @cached_property
    def routes(self) -> "tuple[LessonRoute, ...]":
        """What the home page offers: the routes, with those of their lessons that are on the shelf."""
        from kiosk.content.routes import open_routes

        playable = [str(lesson.id) for lesson in self.lessons]
        return open_routes(self.library.routes, playable)

    def route(self, identifier: str) -> "LessonRoute | None":
        """A route by its id; None when it is not open."""
        return next((route for route in self.routes if route.id == identifier), None)

    def lesson(self, identifier: str) -> "Lesson":
        """A lesson by its id. Raises KioskError when it is not on the shelf."""
        for lesson in self.lessons:
            if lesson.id == identifier:
                return lesson
        raise KioskError(f"there is no lesson called {identifier}")

    def has_road(self, identifier: str) -> bool:
        """Whether the road is searched already."""
        return identifier in self._roads

    def road(self, identifier: str) -> "Road":
        """The searched road of a lesson; slow the first time. Raises KioskError."""
        if identifier in self._roads:
            return self._roads[identifier]
        with self._searching:
            return self._search(identifier)

    def _search(self, identifier: str) -> "Road":
        if identifier not in self._roads:
            from kiosk.coach.road import build_road

            lesson = self.lesson(identifier)
            self._roads[identifier] = build_road(lesson, self._phone(lesson))
            gc.freeze()  # tens of thousands of small things that stay: collecting would only stop the screen
        return self._roads[identifier]

    def _phone(self, lesson: "Lesson") -> "Phone":
        from kiosk.phone.phone import build_phone

        return build_phone(self.library, lesson, self._today(), self._surgery, self._skin)

    def _is_offered(self, lesson: "Lesson") -> bool:
        """Whether the surgery offers all that a lesson needs."""
        people = self.library.people
        if people is None:
            return True
        surgery = self._surgery or people.people[lesson.phone.person].surgery
        return set(lesson.needs) <= set(people.surgeries[surgery].features)

    def version(self, identifier: str) -> str:
        """A short hash of the file as it was read: records tell by it which wording was practised."""
        lesson = self.lesson(identifier)
        return self._versions[str(lesson.id)]

    def _hash(self, lesson: "Lesson") -> str:
        return hashlib.sha256((self._root.parent / lesson.place.path).read_bytes()).hexdigest()[:12]
