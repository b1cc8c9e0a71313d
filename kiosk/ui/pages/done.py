"""After a lesson: quiet praise, and plainly that nothing real was ordered."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from kiosk.content.lesson import Lesson
from kiosk.language.catalogue import N_
from kiosk.player.play import Play, Way
from kiosk.session.session import Session
from kiosk.session.words import lesson_context
from kiosk.ui.icons import icon
from kiosk.ui.keys import Key
from kiosk.ui.pages.page import Page, Route, centred, column, side_by_side
from kiosk.ui.scrolled import Scrolled
from kiosk.ui.theme import GRID, Look

WELL_DONE = N_("done", "Well done")
WATCHED = N_("done", "You have seen how it works. Next time we can do it together.")
ALONE = N_("done", "You did it on your own, without any help.")
HELPED = N_("done", "You asked for help when you needed it. That is how people learn.")
NOT_REAL = N_("done", "This was practice. Nothing real was ordered or sent.")
REAL_ONE = N_("done", "To order real medicine, use the real app or ask at reception.")
AGAIN = N_("done", "Do it again")
OTHER = N_("done", "Practise something else")


class DonePage(Page):
    """Well done."""

    def __init__(
        self, session: Session, look: Look, lesson: Lesson, play: Play, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, look, parent)
        self._lesson = lesson
        self._words = self._praise(play)
        content = column(2 * GRID)
        content.addWidget(self.label(self.say(*WELL_DONE), "title"))
        for text in self._words:
            content.addWidget(self.label(text))
        content.addWidget(self._not_real())
        content.addSpacing(GRID)
        again = Key(look, self.say(*AGAIN), "play", "action")
        again.setObjectName("again")
        again.clicked.connect(self._again)
        other = Key(look, self.say(*OTHER), "home")
        other.setObjectName("other")
        other.clicked.connect(self._other)
        keys = side_by_side(look)
        keys.addWidget(again, 1)
        keys.addWidget(other, 1)
        content.addLayout(keys)
        self.setLayout(centred(look, Scrolled(content, look, look.palette.ground)))

    def spoken(self) -> str:
        """Everything that matters."""
        return " ".join((self.say(*WELL_DONE), *self._words, self.say(*NOT_REAL)))

    def _praise(self, play: Play) -> tuple[str, ...]:
        praise = self.session.words.pgettext(
            lesson_context(self._lesson.id, "lesson/praise"), self._lesson.praise
        )
        if play.way is Way.WATCH:
            return (self.say(*WATCHED),)
        if play.way is Way.ALONE and not play.helped:
            return (praise, self.say(*ALONE))
        return (praise, self.say(*HELPED)) if play.helped else (praise,)

    def _not_real(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("band")
        row = QHBoxLayout(frame)
        row.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        row.setSpacing(2 * GRID)
        mark = QLabel()
        mark.setPixmap(icon("info", self.look.palette.action, round(self.look.body * 1.4)))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = column(GRID // 2)
        words.addWidget(self.label(self.say(*NOT_REAL)))
        words.addWidget(self.label(self.say(*REAL_ONE), "soft"))
        row.addLayout(words, 1)
        return frame

    def _again(self) -> None:
        self.go.emit(Route.INTRO)

    def _other(self) -> None:
        self.go.emit(Route.HOME)
