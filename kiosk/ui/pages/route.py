"""A route: its lessons in order, what was done today, and which one comes next."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.content.routes import LessonRoute, next_lesson, route_context
from kiosk.session.session import Session
from kiosk.ui.keys import Key
from kiosk.ui.pages.page import Page, Route, centred, column
from kiosk.ui.pages.tiles import lesson_tile, tile_grid
from kiosk.ui.scrolled import CHEVRON, Scrolled
from kiosk.ui.theme import GRID, Look


class RoutePage(Page):
    """A tile for each lesson of the route; any can be chosen, the next one stands out."""

    lesson_chosen = Signal(str)

    def __init__(
        self, session: Session, look: Look, route: LessonRoute, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, look, parent)
        self._route = route
        content = column(3 * GRID)
        heading = column(GRID)
        heading.addWidget(self.label(self._text("title", route.title), "title"))
        heading.addWidget(self.label(self._text("about", route.about), "soft"))
        content.addLayout(heading)
        first = next_lesson(route.lessons, session.done)
        tiles = {name: self._tile(name, first=name == first) for name in route.lessons}
        content.addLayout(tile_grid(look, tiles.values()))
        self._first = tiles.get(first) if first else None
        self._scrolled = Scrolled(content, look, look.palette.ground)
        self.setLayout(centred(look, self._scrolled))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where letters are large, the next lesson may lie below: it is what one looks for."""
        super().resizeEvent(event)
        if self._first is not None:
            QTimer.singleShot(0, self, self._bring_first_into_view)

    def _bring_first_into_view(self) -> None:
        if self._first is not None:
            self._scrolled.ensureWidgetVisible(self._first, 0, CHEVRON)

    def spoken(self) -> tuple[str, ...]:
        """What the route is for."""
        return self._text("title", self._route.title), self._text("about", self._route.about)

    def _tile(self, lesson: str, *, first: bool) -> Key:
        tile = lesson_tile(self, self.session.shelf.lesson(lesson), first=first)
        tile.clicked.connect(partial(self._chosen, str(lesson)))
        return tile

    def _chosen(self, lesson: str) -> None:
        self.lesson_chosen.emit(lesson)
        self.go.emit(Route.INTRO)

    def _text(self, field: str, english: str) -> str:
        return self.session.words.pgettext(route_context(self._route.id, field), english)
