"""The real window, played by mouse: what a tap costs, and what a change of comfort costs."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.coach.help import next_action
from kiosk.player.machine import goal
from kiosk.player.play import Stage, Way
from kiosk.session.comfort import TextSize
from kiosk.ui.pages.lesson import LessonPage
from kiosk.ui.pages.page import Route
from kiosk.ui.shell import Shell
from tests.bench.table import Row, share
from tests.ui.fit import scroll_area_of

LEFT = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
MOST_TURNS = 20  # of the event loop, until a page that was asked for stands


class Painted(QObject):
    """Counts the frames of a window."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.frames = 0
        shell.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's own name)
        if event.type() is QEvent.Type.UpdateRequest:
            self.frames += 1
        return False


class Player:
    """Plays lessons in a shell that is shown, and measures milliseconds of processor time."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        self.painted = Painted(shell)

    def cost(self, change: Callable[[], object]) -> float:
        """What a change costs until it is painted."""
        frames = self.painted.frames
        begun = time.process_time()
        change()
        for _ in range(MOST_TURNS):
            if self.painted.frames > frames and not self.shell.building:
                break
            QCoreApplication.processEvents()
        else:
            raise RuntimeError("nothing was painted")
        cost = 1000 * (time.process_time() - begun)
        self.settle()
        return cost

    def settle(self) -> None:
        """Until all is done that was asked for, and old pages are gone."""
        for _ in range(MOST_TURNS):
            QCoreApplication.processEvents()
            if not self.shell.building:
                break
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()

    def open_lesson(self) -> None:
        """The first lesson, together, at its first step."""
        name = str(self.shell.session.shelf.lessons[0].id)
        self.shell.session.shelf.road(name)
        self.shell.choose_lesson(name)
        self.shell.choose_way(Way.TOGETHER)
        self.settle()

    def play(self) -> Iterator[float]:
        """The cost of each touch of a walk through the lesson, from the moment the finger lifts."""
        self.open_lesson()
        while (target := self._next()) is not None:
            at = target.mapTo(self.shell, target.rect().center())
            QTest.mousePress(self.shell.windowHandle(), *LEFT, at)
            self.settle()
            yield self.cost(partial(QTest.mouseRelease, self.shell.windowHandle(), *LEFT, at))

    def _next(self) -> QWidget | None:
        """What is to be touched now, slid into view."""
        session, page = self.shell.session, self.shell.page
        play, road = session.play, session.road
        if play is None or road is None or play.stage is Stage.DONE or not isinstance(page, LessonPage):
            return None
        if play.stage is Stage.OFFER:
            return page.findChild(QWidget, "offer_yes")
        action = next_action(road, play.world, goal(road, play))
        assert action is not None
        target = page.phone.target(action)
        assert target is not None
        if (area := scroll_area_of(target)) is not None:
            area.ensureWidgetVisible(target)
            self.settle()
        return target


def touching(shell: Shell, walks: int) -> Iterator[Row]:
    """Tap to painted frame, over whole walks through the lesson."""
    player = Player(shell)
    costs = [cost for _ in range(walks) for cost in player.play()]
    note = f"{len(costs)} taps"
    yield Row("tap to painted frame: processor, p50", share(costs, 0.5), "ms", 8, note)
    yield Row("tap to painted frame: processor, p99", share(costs, 0.99), "ms", 16, note)


def changing(shell: Shell, times: int) -> Iterator[Row]:
    """Another text size and another language, on the lesson page."""
    player = Player(shell)
    player.open_lesson()
    sizes = [_comfort(player, text=size) for _ in range(times) for size in TextSize]
    tags = [language.tag for language in shell.session.languages]
    for tag in tags:
        _comfort(player, language=tag)  # reads its words
    languages = [_comfort(player, language=tag) for _ in range(times) for tag in tags]
    assert shell.route is Route.LESSON
    for name, costs, aim in (("text size", sizes, 60), ("language, warm", languages, 100)):
        yield Row(f"{name}: processor, p50", share(costs, 0.5), "ms", aim, f"{len(costs)} changes")
        yield Row(f"{name}: processor, worst", max(costs), "ms")


def _comfort(player: Player, **changed: object) -> float:
    shell = player.shell

    def change() -> None:
        shell.session.set_comfort(replace(shell.session.comfort, **changed))  # type: ignore[arg-type]
        shell.rebuild_soon()

    return player.cost(change)
