"""The one window: the bar, the page, the promise. It goes from page to page."""

import logging
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QSizePolicy, QVBoxLayout, QWidget

from kiosk.session.comfort import Reading
from kiosk.session.visit import When
from kiosk.ui.background import Background
from kiosk.ui.bar import BACK, TOO_SHORT, Bar, Promise
from kiosk.ui.build import build_page
from kiosk.ui.focus import Focus
from kiosk.ui.highlight import Highlight
from kiosk.ui.leaving import ASIDE, CAME_FROM, LEAVE, leave, promise
from kiosk.ui.look_for import look_for
from kiosk.ui.pages.page import Page, Route
from kiosk.ui.recall import Recall
from kiosk.ui.theme import Look, stylesheet
from kiosk.ui.touch.patience import patience

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.content.lesson import Lesson
    from kiosk.content.routes import LessonRoute
    from kiosk.player.play import Way
    from kiosk.session.draft import Draft
    from kiosk.session.session import Session
    from kiosk.speech.utterance import Outcome
    from kiosk.ui.pages.comfort import ComfortPlace
    from kiosk.ui.pages.coordinator_desk import CoordinatorDesk
    from kiosk.ui.phone.view import View

log = logging.getLogger(__name__)


class Shell(QMainWindow):
    """Builds a page when it is entered and deletes it when it is left; the session outlives both.

    `shown` tells that a page stands, `painted` once that the first one can be seen. `spoke` brings
    the outcome of an utterance to this thread, `saving` that keeping records began or ceased to work.
    `touch_changed(TouchSettings)` tells how patient to be with the learner's fingers. `brought` carries
    work of the session from another thread to this one.
    """

    spoke = Signal(object)
    brought = Signal(object)
    shown = Signal(Route)
    painted = Signal()
    saving = Signal()
    trouble = Signal()
    touch_changed = Signal(object)

    def __init__(self, session: "Session", *, may_close: bool = True) -> None:
        super().__init__()
        self.setObjectName("shell")
        self.setWindowTitle("Footbridge")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.session = session
        self.highlight = Highlight(session, self)
        session.heard = self.spoke.emit
        session.aloud.began = self.highlight.begin
        session.bring = self.brought.emit
        self.spoke.connect(self._spoken)
        self.brought.connect(self._answered)
        self._can_be_heard = True
        self.route = Route.WELCOME
        self.lesson = ""
        self._route_id = ""
        self.pace = 1.0  # of what happens on the practice phone by itself; tests do not wait
        self.page: Page | None = None
        self.draft: Draft | None = None  # what an author is writing, in a preview
        self.has_staff_pages = False
        self.staff: CoordinatorDesk | None = None
        self.look: Look | None = None
        self._back_to = Route.HOME
        self._came_from: dict[Route, Route] = {}
        self._comfort_place: ComfortPlace | None = None
        self._may_close = may_close
        self._seen = False
        self.view: View | None = None
        self.saving.connect(self.rebuild_soon)
        self.trouble.connect(self._to_trouble)
        self._style = ""
        self._hint: tuple[str, str] | None = None
        self._pending = False
        self._warm = Background(self)
        self._background = Background(self)
        self._background.ready.connect(self._road_ready)
        self._background.failed.connect(self._road_failed)
        self.recall = Recall(self)
        self.focus = Focus(self)

    # Going

    def go(self, route: Route) -> None:
        """Show a page at the next turn of the event loop, so that a key may lead away from itself."""
        if self.staff is not None:
            route = self.staff.admitted(route)
        if route in ASIDE:
            if self.route not in ASIDE:
                self._back_to = self.route
        elif route in (Route.INTRO, Route.ROUTE, Route.HOME):
            self.session.leave_lesson()
            self.view = None
            if route is Route.INTRO and self.waiting:
                self._background.run(partial(self.session.shelf.road, self.lesson))
        elif route is Route.PICTURES:
            self.session.coming_back.begin_code()
        if self.route in CAME_FROM.get(route, ()):
            self._came_from[route] = self.route
        self.route = route
        self._hint = None
        self._speak_next = True
        self.rebuild_soon()

    def rebuild_soon(self) -> None:
        """Build the page anew at the next turn of the event loop."""
        if not self._pending:
            self._pending = True
            QTimer.singleShot(0, self._rebuild)

    def start(self, size: tuple[int, int], *, full_screen: bool) -> None:
        """Show the window with the welcome page."""
        self.resize(*size)
        self._rebuild()
        if full_screen:
            self.showFullScreen()
        else:
            self.show()

    def prepare(self) -> None:
        """What the next pages need is read while the person looks for their language."""
        self._warm.run(self.session.prepare)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell that there is something to see; Qt paints the rest of the window before the timer comes."""
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self.painted.emit)

    def _rebuild(self) -> None:
        self._pending = False
        old = self.takeCentralWidget()
        if old is not None:
            shiboken6.delete(old)  # before the restyle, which costs for every living widget
        self.page = None
        self._dress()
        self.setCentralWidget(self._root())
        if self.page is not None:
            self.setWindowTitle(self.page.title() or "Footbridge")
        self.highlight.show()
        self.shown.emit(self.route)
        if self.page is not None and self._speak_next:
            self._speak_next = False
            if self.session.comfort.auto_read:
                self.session.aloud.say(*self.page.spoken())

    _speak_next = False

    def _dress(self) -> None:
        """The one stylesheet and the direction, when they changed."""
        look = look_for(self.session.comfort, self.width(), self.height())
        self.look = look
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        style = stylesheet(look)
        if self.route is Route.LESSON:
            from kiosk.ui.lesson_look import phone_stylesheet

            style += phone_stylesheet(look)
        if style != self._style:
            self._style = style
            application.setStyleSheet(style)
        self.touch_changed.emit(patience(self.session.comfort))
        rtl = look.language.rtl
        application.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )

    def _root(self) -> QWidget:
        look = self.look
        assert look is not None
        root = QWidget()
        root.setObjectName("page")
        # The window keeps the size of the screen, whatever a page would like.
        root.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        column = QVBoxLayout(root)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        leave, true_here, heard = LEAVE.get(self.route), promise(self.route), self._can_be_heard
        bar = Bar(self.session, look, leave=leave, can_be_heard=heard, promise=true_here, hint=self._hint)
        bar.left.connect(self._leave)
        bar.language.connect(self._to_languages)
        bar.comfort.connect(self._to_comfort)
        bar.sound.connect(self._toggle_sound)
        self.page = build_page(self, look)
        column.addWidget(bar)
        column.addWidget(self.page, 1)
        if look.portrait:
            column.addWidget(Promise(self.session, look, true_here, self._hint))
        return root

    # What the bar and the pages ask for

    def choose_route(self, route: str) -> None:
        """A tile of the home page was touched."""
        self._route_id = route

    @property
    def lesson_route(self) -> "LessonRoute | None":
        """The lessons among which the person chose."""
        return self.session.shelf.route(self._route_id)

    @property
    def upcoming(self) -> "Lesson | None":
        """The lesson that comes after this one on the person's route; None when all were done."""
        from kiosk.content.routes import next_lesson

        route, shelf = self.lesson_route, self.session.shelf
        name = next_lesson(route.lessons, self.session.done, self.lesson) if route else None
        return shelf.lesson(name) if name else None

    def choose_lesson(self, lesson: str) -> None:
        """A tile was touched."""
        self.lesson = lesson

    def choose_way(self, way: "Way") -> None:
        """The lesson begins."""
        from kiosk.ui.lesson_look import fresh_view

        self.view = fresh_view()
        self.session.start_lesson(self.lesson, way)
        self.go(Route.LESSON)

    def language_chosen(self) -> None:
        """From the welcome page on to the first question; from the globe back to where the person was."""
        if self.route is not Route.WELCOME:
            self.aside_done()
        elif When.BEFORE in self.session.visit.asked:
            self.go(Route.HOME)
        else:
            self.go(Route.CONFIDENCE)

    def aside_done(self) -> None:
        """Back from comfort or languages to where the person was; who has come back meanwhile goes home."""
        came_back = self._back_to is Route.COME_BACK and self.session.visit.code
        self.go(Route.HOME if came_back else self._back_to)

    def step_back(self) -> None:
        """To the page from which this one was opened."""
        self.go(self._came_from.get(self.route, Route.HOME))

    @property
    def comfort_place(self) -> "ComfortPlace":
        """Where this person is on the Comfort page."""
        from kiosk.ui.pages.comfort import ComfortPlace

        self._comfort_place = self._comfort_place or ComfortPlace()
        return self._comfort_place

    @property
    def building(self) -> bool:
        """Whether another page is about to stand."""
        return self._pending

    @property
    def waiting(self) -> bool:
        """Whether the practice phone of the lesson is still being prepared."""
        return not self.session.shelf.has_road(self.lesson)

    def _leave(self) -> None:
        leave(self)

    @property
    def occupied(self) -> bool:
        """Whether the next person would meet anything of this one's."""
        return self.route is not Route.WELCOME or self.session.occupied

    def finish(self) -> None:
        """The person goes; the next one meets the welcome page."""
        self.session.finish()
        self.lesson = self._route_id = ""
        self.view = None
        self._back_to = Route.HOME
        self._came_from = {}
        self._comfort_place = None
        self.go(Route.WELCOME)

    def _to_languages(self) -> None:
        if self.route is not Route.WELCOME:
            self.go(Route.LANGUAGES)

    def _to_comfort(self) -> None:
        self.go(Route.COMFORT)

    def _toggle_sound(self) -> None:
        """Read this page; who has each page read turns the sound off."""
        session = self.session
        if session.comfort.auto_read:
            session.set_comfort(replace(session.comfort, reading=Reading.OFF))
        else:
            if not session.comfort.sound:
                session.aloud.turn_on()
            self._read_page()
        self.rebuild_soon()

    def _read_page(self) -> None:
        if self.route is Route.LESSON:
            self.session.aloud.say_again()
        elif self.page is not None:
            self.session.aloud.say(*self.page.spoken())

    def missed(self, place: QPoint, widget: QWidget | None) -> None:
        """A touch where nothing is; one on something that cannot be used now is no slip of the finger."""
        if self.page is not None and widget is None:
            self.page.missed(place)

    def held(self, place: QPoint) -> None:
        """A finger rests for long."""
        if self.page is not None:
            self.page.held(place)

    def too_short(self, _place: QPoint) -> None:
        """A touch that the learner's own setting leaves out: silence would feel like a fault."""
        self._hint = TOO_SHORT
        self.session.aloud.say(self.session.words.pgettext(*TOO_SHORT))
        self.rebuild_soon()

    def _spoken(self, outcome: "Outcome") -> None:
        """Say on the bar when nothing can be heard, and when it can again."""
        self.highlight.end()
        if outcome == "failed":
            self.session.voice_failed()
        if outcome in ("heard", "silent", "failed") and (outcome == "heard") is not self._can_be_heard:
            self._can_be_heard = outcome == "heard"
            self.rebuild_soon()

    def _answered(self, work: "Callable[[], None]") -> None:
        """The recorder answered: who came back goes on, and a page that waits for it shows it."""
        work()
        self.recall.prepare()
        if self.route is Route.COME_BACK and self.session.visit.code:
            self.go(Route.HOME)
        elif self.route is Route.PICTURES or (self.route is Route.COME_BACK and self.session.visit.unknown):
            self._speak_next = True
            self.rebuild_soon()

    def _to_trouble(self) -> None:
        self.session.leave_lesson()
        self.go(Route.TROUBLE)

    # The practice phone was prepared beside the page

    def _road_ready(self) -> None:
        if self.route is Route.INTRO:
            self.rebuild_soon()

    def _road_failed(self, _why: str) -> None:
        if self.route is Route.INTRO:
            self.go(Route.TROUBLE)

    # Qt

    def focusNextPrevChild(self, forward: bool, /) -> bool:
        """Tab goes in the order in which one reads."""
        return self.focus.step(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back, but never ends a session."""
        if event.key() == Qt.Key.Key_Escape and LEAVE.get(self.route) == BACK:
            self._leave()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A turned tablet gets the page anew."""
        super().resizeEvent(event)
        look = self.look
        if look is not None and (look.width, look.height) != (self.width(), self.height()):
            self.rebuild_soon()

    def closeEvent(self, event: QCloseEvent) -> None:
        """In full screen the tablet stays what it is; IT stops it from outside."""
        if self._may_close:
            event.accept()
        else:
            event.ignore()
