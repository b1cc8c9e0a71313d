"""Shows a lesson while somebody writes it: reads it anew at each save, and stays at the same step."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStatusBar

from kiosk.coach.road import Road
from kiosk.errors import KioskError
from kiosk.player.machine import advance, begin
from kiosk.player.play import Answered, Play, Stage, Way
from kiosk.player.walk import walk
from kiosk.session.draft import Draft, read_draft
from kiosk.ui.background import Background
from kiosk.ui.keys import Key
from kiosk.ui.pages.page import Route
from kiosk.ui.saved import SavedFiles
from kiosk.ui.shell import Shell

STRIP_PX = 20


class Preview(QObject):
    """Drives the real window. `read` tells that the files were read and what came of it is shown."""

    read = Signal()

    def __init__(self, shell: Shell, root: Path, file: Path, way: Way | None) -> None:
        super().__init__(shell)
        self._shell = shell
        self._root = root
        self._file = file
        self._way = way
        self._began = False
        self._lesson = ""
        self._from = Route.INTRO  # where the author was before the faults were shown
        self._turn = 0
        self._latest: Draft | None = None
        self._background = Background(self)
        self._background.ready.connect(self._show)
        self._saved = SavedFiles(root, self)
        self._saved.changed.connect(self.reload)
        self._strip = QStatusBar(shell)
        self._key: Key | None = None
        shell.shown.connect(self._name)
        shell.setStatusBar(self._strip)
        self._strip.showMessage("One moment. The lesson is getting ready.")

    def _name(self) -> None:
        """Authors have several windows open."""
        self._shell.setWindowTitle(f"Footbridge · {self._file.name}")

    def reload(self) -> None:
        """Read everything anew, beside the page. What was begun before and comes later is not shown."""
        self._turn += 1
        self._background.run(partial(self._read, self._turn))

    def _read(self, turn: int) -> None:
        draft = read_draft(self._root, self._file, self._lesson)
        if turn == self._turn:
            self._latest = draft

    def _show(self) -> None:
        draft, self._latest = self._latest, None
        if draft is None:
            return
        self._shell.draft = draft
        if draft.faults:
            self._show_faults()
        else:
            self._show_lesson(draft)
        self._tell(draft)
        self.read.emit()

    def _show_faults(self) -> None:
        if self._shell.route is not Route.FAULTS:
            self._from = self._shell.route
        self._shell.go(Route.FAULTS)

    def _show_lesson(self, draft: Draft) -> None:
        """The lesson as it is now, at the step where it was."""
        shell, session = self._shell, self._shell.session
        same = self._lesson == draft.lesson
        self._lesson = shell.lesson = draft.lesson
        session.shelf = draft.shelf
        if not self._began or not same:
            self._began = True
            session.leave_lesson()
            if self._way is not None:
                shell.choose_way(self._way)
            else:
                shell.go(Route.INTRO)
            return
        if session.play is not None and session.road is not None:
            road = draft.shelf.road(draft.lesson)
            session.play = resumed(session.road, session.play, road)
            session.road = road
        if shell.route is Route.FAULTS:
            shell.go(self._from)
        else:
            shell.rebuild_soon()

    def _tell(self, draft: Draft) -> None:
        """Below the page: how many hints there are, and the way to them and back."""
        if self._key is not None:
            self._strip.removeWidget(self._key)
            self._key.deleteLater()
            self._key = None
        self._strip.clearMessage()
        look = self._shell.look
        hidden = bool(draft.faults) or not draft.hints or look is None
        self._strip.setVisible(not hidden)
        if hidden or look is None:
            return
        many = len(draft.hints)
        words = f"{many} hint{'s' if many > 1 else ''} · show or hide"
        self._key = Key(look, words, "info", "quiet", px=STRIP_PX)
        self._key.setObjectName("hints")
        self._key.clicked.connect(self._toggle_hints)
        self._strip.addWidget(self._key, 1)

    def _toggle_hints(self) -> None:
        if self._shell.route is Route.FAULTS:
            self._shell.go(self._from)
        else:
            self._show_faults()


def resumed(before: Road, play: Play, road: Road) -> Play:
    """The lesson as it is written now, at the step where it stood; at its start where that is gone."""
    if play.stage is Stage.DONE:
        wanted = len(road.lesson.steps)
    else:
        here = before.lesson.steps[play.step].id
        wanted = next((n for n, step in enumerate(road.lesson.steps) if step.id == here), 0)
    try:
        moments = walk(road, play.way, take_mistakes=False)
        now = next((each.play for each in moments if each.play.step >= wanted), begin(road, play.way))
    except KioskError:  # stuck on the way there
        return begin(road, play.way)
    if now.stage is Stage.OFFER and play.stage is not Stage.OFFER:
        now, _ = advance(road, now, Answered(yes=False))
    return now
