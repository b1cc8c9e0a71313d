"""Before you go: what was done today, how sure one feels now, and the one key that ends it."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.language.bidi import isolate_in
from kiosk.language.catalogue import N_
from kiosk.player.play import Way
from kiosk.session.session import Session
from kiosk.session.visit import When
from kiosk.ui.bar import FINISH
from kiosk.ui.keys import Key
from kiosk.ui.pages.faces import QUESTION, Faces
from kiosk.ui.pages.page import Page, centred, column, side_by_side
from kiosk.ui.pages.pictures import keep_key
from kiosk.ui.pages.tiles import lesson_title
from kiosk.ui.scrolled import Scrolled
from kiosk.ui.theme import GRID, Look

TITLE = N_("before you go", "Before you go")
# Note: {lesson} is the title of a lesson, such as Book an appointment.
DONE = {
    Way.ALONE: N_("before you go", "You did this on your own: {lesson}"),
    Way.TOGETHER: N_("before you go", "We did this together: {lesson}"),
    Way.WATCH: N_("before you go", "You watched this: {lesson}"),
}
THANKS = N_("before you go", "Thank you.")


class BeforeYouGoPage(Page):
    """One calm page. `finished`: the person goes now."""

    finished = Signal()

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(session, look, parent)
        content = column(2 * GRID)
        content.addWidget(self.label(self.say(*TITLE), "title"))
        today = column(GRID // 2)
        for line in self._today():
            today.addWidget(self.label(line))
        content.addLayout(today)
        content.addSpacing(GRID)
        if When.AFTER in session.visit.answered:
            content.addWidget(self.label(self.say(*THANKS)))
        else:
            content.addWidget(self.label(self.say(*QUESTION)))
            faces = Faces(self, look.room - 3 * GRID)
            faces.chosen.connect(self._chosen)
            content.addWidget(faces)
        self.setLayout(centred(look, Scrolled(content, look, look.palette.ground), self._foot()))

    def spoken(self) -> tuple[str, ...]:
        """What was done, and the question while it is open."""
        asks = () if When.AFTER in self.session.visit.answered else (self.say(*QUESTION),)
        return (self.say(*TITLE), *self._today(), *asks)

    def _today(self) -> Iterator[str]:
        words, shelf = self.session.words, self.session.shelf
        for name, way in self.session.visit.today.items():
            title = lesson_title(self, shelf.lesson(name))
            yield isolate_in(self.say(*DONE[way]), {"lesson": title}, words.language)

    def _foot(self) -> QWidget:
        row = side_by_side(self.look)
        row.setContentsMargins(0, 0, 0, 0)
        keep = keep_key(self)
        if keep is not None:
            row.addWidget(keep, 2)
        finish = Key(self.look, self.say(*FINISH), "finish", "action")
        finish.setObjectName("finish_now")
        finish.clicked.connect(self.finished)
        row.addWidget(finish, 3)
        foot = QWidget()
        foot.setLayout(row)
        return foot

    def _chosen(self, sure: int) -> None:
        self.session.tell_sureness(When.AFTER, sure)
        self.session.aloud.say(self.say(*THANKS))
        self.refresh.emit()
