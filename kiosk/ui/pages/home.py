"""What can be practised: a few big tiles."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from kiosk.content.lesson import Lesson
from kiosk.language.catalogue import N_
from kiosk.language.formats import minutes
from kiosk.session.session import Session
from kiosk.session.words import lesson_context
from kiosk.ui.keys import Key
from kiosk.ui.pages.page import Page, Route, centred, column
from kiosk.ui.scrolled import Scrolled
from kiosk.ui.theme import GRID, Look

TITLE = N_("home", "What would you like to practise?")
NOTHING = N_("home", "There is nothing to practise on this tablet yet. Please ask a volunteer.")
DONE_BEFORE = N_("home", "You did this today")

TOPIC_ICONS = {
    "medicines": "medicines",
    "appointments": "calendar",
    "messages": "messages",
    "logging-in": "shield",
    "staying-safe": "warning",
    "first-steps": "pointing-hand",
}


class HomePage(Page):
    """A tile for each lesson."""

    lesson_chosen = Signal(str)

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(session, look, parent)
        content = column(3 * GRID)
        content.addWidget(self.label(self.say(*TITLE), "title"))
        lessons = session.shelf.lessons
        if not lessons:
            content.addWidget(self.label(self.say(*NOTHING)))
        grid = QGridLayout()
        grid.setSpacing(2 * GRID)
        columns = 1 if look.portrait or look.body >= 40 or len(lessons) == 1 else 2
        for place, lesson in enumerate(lessons):
            grid.addWidget(self._tile(lesson), place // columns, place % columns)
        for each in range(columns):
            grid.setColumnStretch(each, 1)
        content.addLayout(grid)
        self.setLayout(centred(look, Scrolled(content, look, look.palette.ground)))

    def spoken(self) -> str:
        """The question."""
        return self.say(*TITLE)

    def _tile(self, lesson: Lesson) -> Key:
        title = self.session.words.pgettext(lesson_context(lesson.id, "lesson/title"), lesson.title)
        notes = [minutes(self.session.words, lesson.minutes)]
        if lesson.id in self.session.done:
            notes.append(self.say(*DONE_BEFORE))
        tile = Key(self.look, title, TOPIC_ICONS[lesson.topic], note=" · ".join(notes))
        tile.setObjectName(f"lesson_{lesson.id}")
        tile.clicked.connect(partial(self._chosen, str(lesson.id)))
        return tile

    def _chosen(self, lesson: str) -> None:
        self.lesson_chosen.emit(lesson)
        self.go.emit(Route.INTRO)
