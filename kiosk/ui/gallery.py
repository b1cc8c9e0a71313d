"""Drives the real window through every page and every step, and saves what a person would see."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import shiboken6
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from kiosk.coach.help import next_action
from kiosk.errors import KioskError
from kiosk.player.machine import goal
from kiosk.player.play import Answered, Next, Stage, Touched, Way
from kiosk.progress.learner import Finished, Learner
from kiosk.session.printing import NoPrinter, Papers
from kiosk.session.visit import Visit
from kiosk.ui.pages.comfort_choices import Part
from kiosk.ui.pages.page import Route
from kiosk.ui.pages.sheet import SheetPage
from kiosk.ui.sheet.desk import Stand
from kiosk.ui.shell import Shell
from kiosk.ui.staff_scenes import staff_scenes
from kiosk.ui.still_there import StillThere

CODE = ("cup", "fish", "moon", "umbrella")
LONGEST_WAIT_MS = 20_000
MOST_PICTURES = 200


class Gallery:
    """Saves pictures as NN-name.png into a folder; `tell` gets a line for each."""

    def __init__(self, shell: Shell, out: Path, tell: Callable[[str], None]) -> None:
        self._shell = shell
        self._out = out
        self._tell = tell
        self._count = 0
        try:
            out.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise KioskError(
                f"{out} cannot be used for pictures ({error.strerror}); choose another folder"
            ) from error
        shell.show()

    def pages(self) -> None:
        """Welcome, languages, comfort, home and each route that has a page."""
        for route in (Route.WELCOME, Route.HOME, Route.LANGUAGES, Route.TROUBLE):
            self.visit(route)
            self.save(route.value)
        self._coming_back()
        for part in Part:
            self._shell.comfort_place.part = part
            self.visit(Route.COMFORT)
            self.save(f"comfort-{part}")
        self._still_there()
        self._staff_pages()
        routes = self._shell.session.shelf.routes
        for each in routes:
            if len(routes) > 1 and len(each.lessons) > 1:
                self._shell.choose_route(str(each.id))
                self.visit(Route.ROUTE)
                self.save(f"route-{each.id}")

    def _coming_back(self) -> None:
        """The pictures: touched, unknown, found, and one's own; and the first question."""
        session = self._shell.session
        for number, entered in enumerate((CODE[:2], CODE)):
            session.visit.entered, session.visit.unknown = tuple(entered), number == 1
            self.visit(Route.COME_BACK)
            self.save("come-back-unknown" if session.visit.unknown else "come-back")
        self.visit(Route.CONFIDENCE)
        self.save("confidence")
        first = next((lesson for lesson in session.shelf.lessons if lesson.recall), None)
        if first is not None:
            session.shelf.road(str(first.id))
            learner = Learner("-".join(CODE), lessons={str(first.id): Finished("together", False, 1, 0)})
            session.coming_back.come_back("-".join(CODE), learner)
            self.visit(Route.HOME)
            self.save("home-welcome-back")
            self._wait(self._shell.recall.begin)
            self.save("recall")
        session.visit = Visit(code="-".join(CODE), is_new=True, kept=True)
        session.done = {}
        self.visit(Route.PICTURES)
        self.save("pictures")
        session.visit = Visit()

    def _staff_pages(self) -> None:
        with TemporaryDirectory() as folder:
            for name in staff_scenes(self._shell, Path(folder), self.visit, self._settle):
                self.save(name)

    def _still_there(self) -> None:
        look = self._shell.look
        assert look is not None
        question = StillThere(self._shell.session, look, self._shell)
        question.show()
        self.save("still-there")
        shiboken6.delete(question)

    def lesson(self, name: str, way: Way) -> None:
        """The introduction, each moment of a walk with the wrong turns, and the end."""
        shell, session = self._shell, self._shell.session
        session.shelf.road(name)
        shell.choose_lesson(name)
        self.visit(Route.INTRO)
        self.save(f"{name}-intro")
        self._wait(lambda: shell.choose_way(way))
        self._save_step(name)
        for _ in range(MOST_PICTURES):
            play, road = session.play, session.road
            if play is None or road is None or play.stage is Stage.DONE:
                break
            action = next_action(road, play.world, goal(road, play))
            if play.stage is Stage.OFFER:
                session.send(Answered(yes=True))
            elif action is None:
                raise KioskError(f"stuck at {play.world.screen}")
            else:
                session.send(Next() if way is Way.WATCH else Touched(action))
            if session.play is not None and session.play.stage is Stage.DONE:
                self.visit(Route.DONE)
                self.save(f"{name}-done")
                self._sheet(name)
                self.visit(Route.BEFORE_YOU_GO)
                self.save(f"{name}-before-you-go")
            else:
                self.visit(Route.LESSON)
                self._save_step(name)

    def _sheet(self, name: str) -> None:
        """The page with the sheet to take home, once the sheet can be seen."""
        self._shell.session.papers = Papers(NoPrinter(), self._out)
        self.visit(Route.SHEET)
        page = self._shell.page
        if isinstance(page, SheetPage):
            while page.desk.stand is Stand.DRAWING:
                QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            self._settle()
        self.save(f"{name}-sheet")

    def visit(self, route: Route) -> None:
        """Go to a page and wait until it stands."""
        self._wait(lambda: self._shell.go(route))

    def save(self, name: str) -> Path:
        """Save the window as it looks now."""
        self._count += 1
        path = self._out / f"{self._count:02}-{name}.png"
        if not self._shell.grab().save(str(path)):
            raise KioskError(f"{path} could not be written; choose another folder")
        self._tell(str(path))
        return path

    def _save_step(self, name: str) -> None:
        session = self._shell.session
        play, road, band = session.play, session.road, session.band
        if play is None or road is None or band is None:
            return
        step = road.lesson.steps[min(play.step, len(road.lesson.steps) - 1)]
        self._tell(f"  {play.step + 1}/{len(road.lesson.steps)}  {band.text}")
        self.save(f"{name}-{step.id}-{play.stage}")

    def _wait(self, begin: Callable[[], None]) -> None:
        loop = QEventLoop()
        self._shell.shown.connect(loop.quit)
        timeout = QTimer()
        timeout.setSingleShot(True)
        timeout.timeout.connect(loop.quit)
        timeout.start(LONGEST_WAIT_MS)
        begin()
        loop.exec()
        self._shell.shown.disconnect(loop.quit)
        if not timeout.isActive():
            raise KioskError("the page did not appear")
        self._settle()

    def _settle(self) -> None:
        settle = QEventLoop()
        QTimer.singleShot(30, settle.quit)  # lets layouts and scroll positions come to rest
        settle.exec()
