"""Before a lesson: why it matters, and the three ways through it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.content.lesson import Lesson
from kiosk.language.catalogue import N_
from kiosk.player.play import Way
from kiosk.session.session import Session
from kiosk.session.words import lesson_context
from kiosk.ui.keys import Key
from kiosk.ui.pages.page import Page, centred, column, side_by_side
from kiosk.ui.scrolled import Scrolled
from kiosk.ui.theme import GRID, Look

HOW = N_("intro", "How would you like to do it?")
WAIT = N_("intro", "One moment. The practice phone is getting ready.")
WAYS = {
    Way.WATCH: (N_("intro", "Watch"), N_("intro", "I show you how. You only look."), "watch"),
    Way.TOGETHER: (N_("intro", "Together"), N_("intro", "We do it step by step."), "together"),
    Way.ALONE: (N_("intro", "On my own"), N_("intro", "You do it. Help is there when you ask."), "alone"),
}


class IntroPage(Page):
    """Three big keys; the way that comes next for this person stands out."""

    way_chosen = Signal(Way)

    def __init__(
        self, session: Session, look: Look, lesson: Lesson, *, waiting: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, look, parent)
        self._lesson = lesson
        content = column(2 * GRID)
        content.addWidget(self.label(self._text("title", lesson.title), "title"))
        content.addWidget(self.label(self._text("about", lesson.about)))
        content.addSpacing(GRID)
        content.addWidget(self.label(self.say(*(WAIT if waiting else HOW)), "soft"))
        suggested = next_way(session.done.get(lesson.id))
        keys = side_by_side(look)
        for way, (name, note, icon_name) in WAYS.items():
            kind = "action" if way is suggested else "plain"
            key = Key(look, self.say(*name), icon_name, kind, note=self.say(*note), above=not look.portrait)
            key.setObjectName(f"way_{way}")
            key.setEnabled(not waiting)
            key.clicked.connect(partial(self.way_chosen.emit, way))
            keys.addWidget(key, 1)
        content.addLayout(keys)
        self.setLayout(centred(look, Scrolled(content, look, look.palette.ground)))

    def spoken(self) -> tuple[str, ...]:
        """Why it matters, and the question."""
        return self._text("about", self._lesson.about), self.say(*HOW)

    def _text(self, field: str, english: str) -> str:
        return self.session.words.pgettext(lesson_context(self._lesson.id, f"lesson/{field}"), english)


def next_way(done: Way | None) -> Way:
    """What to suggest after the best way that was done so far: support is taken away one at a time."""
    return {None: Way.WATCH, Way.WATCH: Way.TOGETHER}.get(done, Way.ALONE)
