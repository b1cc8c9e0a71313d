"""What can be practised: a few big tiles, by what people want."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.content.routes import LessonRoute, route_context
from kiosk.language.catalogue import N_
from kiosk.language.formats import done_today
from kiosk.session.session import Session
from kiosk.ui.keys import Key
from kiosk.ui.pages.page import Page, Route, centred, column
from kiosk.ui.pages.tiles import HOW_IT_WENT, lesson_tile, tile_grid
from kiosk.ui.scrolled import Scrolled
from kiosk.ui.theme import GRID, Look

TITLE = N_("home", "What would you like to practise?")
NOTHING = N_("home", "There is nothing to practise on this tablet yet. Please ask a volunteer.")


class HomePage(Page):
    """A tile for each route; where there is only one route, a tile for each of its lessons."""

    route_chosen = Signal(str)
    lesson_chosen = Signal(str)

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(session, look, parent)
        content = column(3 * GRID)
        content.addWidget(self.label(self.say(*TITLE), "title"))
        routes = session.shelf.routes
        if not routes:
            content.addWidget(self.label(self.say(*NOTHING)))
        tiles = self._lessons(routes[0]) if len(routes) == 1 else map(self._tile, routes)
        content.addLayout(tile_grid(look, tiles))
        self.setLayout(centred(look, Scrolled(content, look, look.palette.ground)))

    def spoken(self) -> str:
        """The question."""
        return self.say(*TITLE)

    def _tile(self, route: LessonRoute) -> Key:
        words = self.session.words.pgettext
        title = words(route_context(route.id, "title"), route.title)
        note = self._went(route) or words(route_context(route.id, "about"), route.about)
        tile = Key(self.look, title, route.icon, note=note)
        tile.setObjectName(f"route_{route.id}")
        tile.clicked.connect(partial(self._chosen, route))
        return tile

    def _went(self, route: LessonRoute) -> str:
        """What of it was done today; nothing where nothing was."""
        ways = [self.session.done[name] for name in route.lessons if name in self.session.done]
        if ways and len(route.lessons) == 1:
            return self.say(*HOW_IT_WENT[ways[0]])
        return done_today(self.session.words, len(ways), len(route.lessons)) if ways else ""

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
