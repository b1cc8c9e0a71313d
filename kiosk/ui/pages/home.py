"""What can be practised: a few big tiles, by what people want. Who came back is greeted, and asked once."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.content.routes import LessonRoute, route_context
from kiosk.language.bidi import isolate_in
from kiosk.language.catalogue import N_
from kiosk.language.formats import done_so_far, done_today
from kiosk.session.session import Session
from kiosk.session.visit import News, last_lesson
from kiosk.ui.keys import Key
from kiosk.ui.pages.instruction import RECALL
from kiosk.ui.pages.page import Page, Route, centred, column
from kiosk.ui.pages.tiles import HOW_IT_WENT, lesson_tile, lesson_title, tile_grid
from kiosk.ui.scrolled import Scrolled
from kiosk.ui.theme import GRID, Look

TITLE = N_("home", "What would you like to practise?")
NOTHING = N_("home", "There is nothing to practise on this tablet yet. Please ask a volunteer.")
WELCOME_BACK = N_("home", "Welcome back.")
# Note: {lesson} is the title of a lesson, such as Book an appointment.
LAST_TIME = N_("home", "Last time you practised: {lesson}.")
REMEMBERED = N_("home", "Yes, that is it. You remembered it by yourself.")
FOUND = N_("home", "Yes, that is it. You found it again.")
NOT_TODAY = N_("home", "Not today")
READYING = N_("home", "One moment. The question is getting ready.")


class HomePage(Page):
    """A tile for each route; where there is only one route, a tile for each of its lessons."""

    route_chosen = Signal(str)
    lesson_chosen = Signal(str)
    recall_chosen = Signal()

    def __init__(
        self, session: Session, look: Look, *, recall_waits: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, look, parent)
        content = column(3 * GRID)
        self._news = self._news_of(session.visit.news)
        if self._news:
            news = self.label(self._news, "soft")
            news.setObjectName("news")
            content.addWidget(news)
        if session.recall_lesson is not None:
            content.addLayout(self._recall(waits=recall_waits))
        content.addWidget(self.label(self.say(*TITLE), "title"))
        routes = session.shelf.routes
        if not routes:
            content.addWidget(self.label(self.say(*NOTHING)))
        tiles = self._lessons(routes[0]) if len(routes) == 1 else map(self._tile, routes)
        content.addLayout(tile_grid(look, tiles))
        self.setLayout(centred(look, Scrolled(content, look, look.palette.ground)))

    def spoken(self) -> tuple[str, ...]:
        """What is new, and the question."""
        return (*((self._news,) if self._news else ()), self.say(*TITLE))

    def _news_of(self, news: News) -> str:
        if news is not News.BACK:
            said = {News.REMEMBERED: REMEMBERED, News.HELPED: FOUND}.get(news)
            return self.say(*said) if said else ""
        session = self.session
        last = last_lesson(session.visit.earlier, session.shelf.lessons)
        if last is None:
            return self.say(*WELCOME_BACK)
        title = {"lesson": lesson_title(self, last)}
        return f"{self.say(*WELCOME_BACK)} {isolate_in(self.say(*LAST_TIME), title, session.words.language)}"

    def _recall(self, *, waits: bool) -> QHBoxLayout:
        """One question, and a way past it. It `waits` while its phone is being prepared."""
        ask = Key(self.look, self.say(*(READYING if waits else RECALL)), "repeat", "action")
        ask.setObjectName("recall_question")
        ask.setEnabled(not waits)
        ask.clicked.connect(self.recall_chosen)
        skip = Key(self.look, self.say(*NOT_TODAY), "", px=self.look.small)
        skip.setObjectName("not_today")
        skip.clicked.connect(self._skip_recall)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(ask, 3)
        row.addWidget(skip, 1)
        return row

    def _skip_recall(self) -> None:
        self.session.skip_recall()
        self.refresh.emit()

    def _tile(self, route: LessonRoute) -> Key:
        words = self.session.words.pgettext
        title = words(route_context(route.id, "title"), route.title)
        note = self._went(route) or words(route_context(route.id, "about"), route.about)
        tile = Key(self.look, title, route.icon, note=note)
        tile.setObjectName(f"route_{route.id}")
        tile.clicked.connect(partial(self._chosen, route))
        return tile

    def _went(self, route: LessonRoute) -> str:
        """What of it was done, today or at an earlier visit; nothing where nothing was."""
        done = {name: self.session.done[name] for name in route.lessons if name in self.session.done}
        if not done:
            return ""
        if len(route.lessons) == 1:
            return self.say(*HOW_IT_WENT[done[route.lessons[0]]])
        count = done_today if done.keys() <= self.session.visit.today.keys() else done_so_far
        return count(self.session.words, len(done), len(route.lessons))

    def _lessons(self, route: LessonRoute) -> Iterator[Key]:
        for name in route.lessons:
            tile = lesson_tile(self, self.session.shelf.lesson(name))
            tile.clicked.connect(partial(self._lesson_chosen, route, name))
            yield tile

    def _chosen(self, route: LessonRoute) -> None:
        if len(route.lessons) == 1:
            self._lesson_chosen(route, route.lessons[0])
        else:
            self.route_chosen.emit(str(route.id))
            self.go.emit(Route.ROUTE)

    def _lesson_chosen(self, route: LessonRoute, lesson: str) -> None:
        self.route_chosen.emit(str(route.id))
        self.lesson_chosen.emit(str(lesson))
        self.go.emit(Route.INTRO)
