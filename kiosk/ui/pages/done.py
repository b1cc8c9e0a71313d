"""After a lesson: quiet praise, plainly that nothing real was ordered, and what comes next."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kiosk.content.lesson import Lesson
from kiosk.language.bidi import isolate_in
from kiosk.language.catalogue import N_
from kiosk.language.formats import minutes
from kiosk.player.play import Play, Way
from kiosk.session.line import Line
from kiosk.session.session import Session
from kiosk.session.words import lesson_context, recall_line
from kiosk.ui.icons import icon
from kiosk.ui.keys import Key
from kiosk.ui.pages.columns import in_columns
from kiosk.ui.pages.page import Page, Route, centred, column
from kiosk.ui.pages.pictures import keep_key
from kiosk.ui.pages.tiles import lesson_title
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
TAKE_HOME = N_("done", "Take the steps home")
# Note: {lesson} is the title of a lesson, such as Book an appointment.
NEXT = N_("done", "Next: {lesson}")
NEXT_VISIT = N_("done", "For your next visit")


class DonePage(Page):
    """Well done. `upcoming` is the lesson that comes after this one, if there is one."""

    lesson_chosen = Signal(str)

    def __init__(
        self,
        session: Session,
        look: Look,
        lesson: Lesson,
        play: Play,
        *,
        upcoming: Lesson | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, look, parent)
        self._lesson = lesson
        self._words = self._praise(play)
        self._recall = recall_line(session.road, session.words) if session.road else None
        content = column(2 * GRID)
        content.addWidget(self.label(self.say(*WELL_DONE), "title"))
        for text in self._words:
            content.addWidget(self.label(text))
        content.addWidget(self._not_real())
        if self._recall:
            content.addLayout(self._next_visit(self._recall))
        content.addSpacing(GRID)
        main, *others = self._keys(upcoming, watched=play.way is Way.WATCH)
        main.set_kind("action")
        home, keep = self._take_home(), keep_key(self)
        # Where there is room, what one wants at the end need not be looked for.
        beside = not look.portrait and look.body < 50
        row = [*others, *(() if beside else (home,)), *((keep,) if keep else ())]
        choices = (1,) if look.portrait else (len(row), 2, 1)
        content.addLayout(in_columns(row, look.room - 3 * GRID, choices))
        foot = self._beside(home, main) if beside else main
        self.setLayout(centred(look, Scrolled(content, look, look.palette.ground), foot))

    def _beside(self, home: Key, main: Key) -> QWidget:
        """The steps to take home, and the main key."""
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(home, 2)
        row.addWidget(main, 3)
        return foot

    def spoken(self) -> tuple[str, ...]:
        """Everything that matters."""
        later = (self.say(*NEXT_VISIT), self._recall.text) if self._recall else ()
        return (self.say(*WELL_DONE), *self._words, self.say(*NOT_REAL), *later)

    def _keys(self, upcoming: Lesson | None, *, watched: bool) -> list[Key]:
        """The main key first. Who has only watched does the same again, together, before another lesson."""
        again = Key(self.look, self.say(*AGAIN), "play")
        again.setObjectName("again")
        again.clicked.connect(self._again)
        other = Key(self.look, self.say(*OTHER), "home")
        other.setObjectName("other")
        other.clicked.connect(self._other)
        if upcoming is None:
            return [again, other]
        onward = self._next(upcoming, timed=not watched)
        return [again, onward, other] if watched else [onward, again, other]

    def _next(self, upcoming: Lesson, *, timed: bool) -> Key:
        words = self.session.words
        title = isolate_in(self.say(*NEXT), {"lesson": lesson_title(self, upcoming)}, words.language)
        note = minutes(words, upcoming.minutes) if timed else ""
        key = Key(self.look, title, "next", note=note)
        key.setObjectName("next_lesson")
        key.clicked.connect(partial(self._go_on, str(upcoming.id)))
        return key

    def _next_visit(self, recall: Line) -> QVBoxLayout:
        """One question to think of until then: remembering it is what makes it stay."""
        words = column(GRID // 2)
        words.addWidget(self.label(self.say(*NEXT_VISIT), "soft"))
        question = self.label("")
        question.setObjectName("recall")
        question.set_line(recall)
        words.addWidget(question)
        return words

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

    def _take_home(self) -> Key:
        key = Key(self.look, self.say(*TAKE_HOME), "document")
        key.setObjectName("take_home")
        key.clicked.connect(partial(self.go.emit, Route.SHEET))
        return key

    def _go_on(self, lesson: str) -> None:
        self.lesson_chosen.emit(lesson)
        self.go.emit(Route.INTRO)

    def _again(self) -> None:
        self.go.emit(Route.INTRO)

    def _other(self) -> None:
        self.go.emit(Route.HOME)
