"""Leads to the question from an earlier visit: its phone is prepared beside the home page."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kiosk.ui.background import Background
from kiosk.ui.pages.page import Route

if TYPE_CHECKING:
    from kiosk.ui.shell import Shell


class Recall(QObject):
    """Offered once a visit, to those who came back."""

    def __init__(self, shell: "Shell") -> None:
        super().__init__(shell)
        self._shell = shell
        self.road = Background(self)
        self.road.ready.connect(self._ready)
        self.road.failed.connect(self._failed)

    @property
    def waits(self) -> bool:
        """Whether there is a question whose phone is not ready."""
        lesson = self._shell.session.recall_lesson
        return lesson is not None and not self._shell.session.shelf.has_road(str(lesson.id))

    def prepare(self) -> None:
        """What the question needs is searched, if somebody came back and there is one."""
        lesson = self._shell.session.recall_lesson
        if lesson is not None and self.waits:
            self.road.run(partial(self._shell.session.shelf.road, str(lesson.id)))

    def begin(self) -> None:
        """The question was touched."""
        from kiosk.ui.lesson_look import fresh_view

        shell, lesson = self._shell, self._shell.session.recall_lesson
        if lesson is not None and not self.waits:
            shell.choose_lesson(str(lesson.id))
            shell.view = fresh_view()
            shell.session.start_recall()
            shell.go(Route.LESSON)

    def _ready(self) -> None:
        if self._shell.route is Route.HOME:
            self._shell.rebuild_soon()

    def _failed(self, _why: str) -> None:
        self._shell.session.skip_recall()
        self._ready()
