"""The lesson: the instruction band, the help keys, and the practice phone."""

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from kiosk.coach.road import Road
from kiosk.language.catalogue import N_
from kiosk.phone.actions import waiting
from kiosk.phone.faces import ScreenFace
from kiosk.phone.show import show
from kiosk.phone.world import Action
from kiosk.player.machine import awake, goal
from kiosk.player.play import Answered, Asked, Event, Held, MissedAll, Next, Play, Stage, Touched, Way
from kiosk.player.play import Key as HelpKey
from kiosk.session.session import Session
from kiosk.ui.keys import Key
from kiosk.ui.pages.aim import is_on, nearest, rests_on_target, words_at
from kiosk.ui.pages.details import details_of
from kiosk.ui.pages.instruction import Instruction, Moment, clear, heights
from kiosk.ui.pages.page import Page, Route, column
from kiosk.ui.pages.tiles import lesson_title
from kiosk.ui.pages.waiting import Waiting
from kiosk.ui.phone.line import Line
from kiosk.ui.phone.phone_widget import PhoneWidget
from kiosk.ui.phone.view import View
from kiosk.ui.theme import GRID, Look

HELP = {
    HelpKey.RIGHT: (N_("help key", "Is this right?"), "question"),
    HelpKey.WHERE: (N_("help key", "Where is it?"), "where"),
    HelpKey.WHAT: (N_("help key", "What do I do?"), "what"),
}
NEXT = N_("lesson", "Next")
YES = N_("lesson", "Yes, show me")
NO = N_("lesson", "No, go on")

PHONE_SHARE = 0.42  # of the window's width, at most, in landscape
BAND_SHARE = 0.36  # of the window's height, at most, in portrait (languages page, section 4)


class LessonPage(Page):
    """Shows how the lesson stands; sends what was touched, and what happens on the phone by itself.

    All decisions are the player's. `pace` stretches or shortens all waiting (see `Waiting`).
    """

    def __init__(
        self,
        session: Session,
        look: Look,
        view: View,
        phone: PhoneWidget,
        *,
        pace: float = 1.0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, look, parent)
        self._view = view
        self.phone = phone
        road = session.road
        tips = road is not None and not session.recalling and any(step.tip for step in road.lesson.steps)
        self._band = Instruction(self, tips=tips)
        self.waiting = Waiting(pace, self)
        self._choices = QHBoxLayout()
        self._keys = QHBoxLayout()
        self._asked: dict[HelpKey, Key] = {}
        self._offered: bool | None = None
        self._lengths: dict[str, int] = {}  # of what was typed
        self._listened: QPoint | None = None  # where a finger rests to hear words
        self._build()
        self._band.changed.connect(self._fit_band)
        phone.touched.connect(self._touched)
        phone.typed.connect(self._show_detail)
        phone.typed.connect(self._say_letter)
        phone.keyboard_turned.connect(self._show_detail)
        self.waiting.came.connect(self._touched)
        self.show_play()

    def spoken(self) -> tuple[str, ...]:
        """The session reads the band by itself when it changes."""
        return ()

    def _build(self) -> None:
        self._keys.setSpacing(GRID)
        self._choices.setSpacing(GRID)
        for key, (words, drawing) in HELP.items():
            button = Key(self.look, self.say(*words), drawing, "help", above=True, px=self.look.help)
            button.setObjectName(f"help_{key}")
            button.clicked.connect(partial(self._help, key))
            self._asked[key] = button
            self._keys.addWidget(button, 1)
        direction = QBoxLayout.Direction
        outer = QBoxLayout(direction.TopToBottom if self.look.portrait else direction.LeftToRight, self)
        outer.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        outer.setSpacing(GRID if self.look.portrait else 2 * GRID)
        if self.look.portrait:
            outer.addWidget(self._band)
            outer.addLayout(self._choices)
            outer.addWidget(self.phone, 1, Qt.AlignmentFlag.AlignHCenter)
            outer.addLayout(self._keys)
        else:
            side = column(2 * GRID)
            side.addWidget(self._band, 1)
            side.addLayout(self._choices)
            side.addLayout(self._keys)
            self.phone.setMaximumWidth(round(self.look.width * PHONE_SHARE))
            outer.addLayout(side, 1)
            # The hand that touches the phone must not cover what is to be read.
            outer.insertWidget(0 if self.look.left_handed else 1, self.phone)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Only now is it known how much room there is."""
        super().resizeEvent(event)
        self._fit_band()

    # Showing

    def show_play(self) -> None:
        """Show how the lesson stands now."""
        session, play, road = self.session, self.session.play, self.session.road
        band = session.band
        if play is None or road is None or band is None:
            return
        practising = play.way is not Way.WATCH and play.stage in (Stage.STEP, Stage.MISTAKE, Stage.RECALL)
        self.waiting.expect(waiting(road.phone, play.world) if practising else ())
        if play.stage is Stage.DONE:
            self.go.emit(Route.HOME if session.recalling else Route.DONE)
            return
        face = show(road.phone, play.world)
        self._show_choices(play.stage, play.way)
        ways = road.shortest(play.world, goal(road, play)) if practising else ()
        details = details_of(face, ways) if practising else ()
        steps = 0 if play.stage is Stage.RECALL else len(road.lesson.steps)
        self._band.show_moment(Moment(play.step, steps, band, details))
        for key, button in self._asked.items():
            button.set_kind("chosen" if key is HelpKey.RIGHT and play.asking else "help")
            button.setEnabled(
                play.stage is not Stage.OFFER and not (play.way is Way.WATCH and key is HelpKey.RIGHT)
            )
        self._show_phone(road, play, face)

    def _show_phone(self, road: Road, play: Play, face: ScreenFace) -> None:
        for field in list(self._view.typed):
            if not road.phone.get(play.world, field):  # sent, cleared, or left: what was written is gone
                self._view.forget(field)
        self.phone.show_screen(face, self._view)
        live = awake(road, play)
        self.phone.set_awake(live)
        if play.stage is Stage.MISTAKE and play.point is None and live:
            self.phone.bring_into_view(live[0])  # what went wrong must be seen
        else:
            self.phone.point_at(play.point, pressing=play.showing)

    def _show_detail(self) -> None:
        """Who types must see what is to be typed, also where the letters are so large that it scrolls."""
        written = next((each for each in self.phone.glass.targets() if each.hasFocus()), None)
        if isinstance(written, Line):
            self._band.show_detail(written.accessibleName())

    def _say_letter(self, field: str, text: str) -> None:
        """Who cannot see the small letters hears each; a password stays between the learner and the phone."""
        grown = len(text) - self._lengths.get(field, 0)
        self._lengths[field] = len(text)
        line = next((each for each in self.phone.glass.targets() if each.hasFocus()), None)
        if grown == 1 and self.session.comfort.say_letters and isinstance(line, Line) and not line.secret:
            self.session.aloud.say_phone(text[max(0, line.cursorPosition() - 1)], and_band=False)

    def _fit_band(self) -> None:
        """Portrait: the band takes what its words need, but leaves the phone its room."""
        if not self.look.portrait:
            return
        across = self.look.width - 4 * GRID
        rows = [heights(row, across // max(1, row.count()) - GRID) for row in (self._choices, self._keys)]
        taken = sum(max(row, default=0) + GRID for row in rows) + 3 * GRID
        room = self.height() - taken - self.phone.minimumSizeHint().height()
        share = round(self.look.height * BAND_SHARE)
        self._band.setFixedHeight(min(self._band.needed(across), share, max(room, share // 2)))

    def _show_choices(self, stage: Stage, way: Way) -> None:
        offer = stage is Stage.OFFER
        if offer is self._offered:
            return
        self._offered = offer
        clear(self._choices)
        if offer:
            for words, drawing, kind, yes in ((YES, "tick", "action", True), (NO, "next", "plain", False)):
                key = Key(self.look, self.say(*words), drawing, kind, px=self.look.help)
                key.setObjectName("offer_yes" if yes else "offer_no")
                key.clicked.connect(partial(self._send, Answered(yes)))
                self._choices.addWidget(key, 1)
        elif way is Way.WATCH:
            key = Key(self.look, self.say(*NEXT), "next", "action", px=self.look.help)
            key.setObjectName("next")
            key.clicked.connect(partial(self._send, Next()))
            self._choices.addWidget(key, 1)

    # Sending

    def _touched(self, action: Action) -> None:
        self._send(Touched(action))

    def title(self) -> str:
        """The lesson's; the phone's own headings change with its screens."""
        road = self.session.road
        return lesson_title(self, road.lesson) if road else ""

    def missed(self, place: QPoint) -> None:
        """A touch on the phone where nothing is. Beside it, or to hear words, nothing was meant."""
        listened, self._listened = self._listened, None
        if listened is not None and (place - listened).manhattanLength() < 4 * GRID:
            return
        if is_on(self.phone, place):
            self._send(MissedAll(near=nearest(self.phone, place)))

    def held(self, place: QPoint) -> None:
        """A finger rests on the phone: what does this say? Or it is somebody who always presses long."""
        words = words_at(self.phone, place) if is_on(self.phone, place) else ""
        before = self.session.play
        if rests_on_target(self.phone, place):
            self._send(Held())
        elif words:
            self._listened = place
        if words:
            self.session.aloud.say_phone(words, and_band=self.session.play != before)

    def _help(self, key: HelpKey) -> None:
        self._send(Asked(key))

    def _send(self, event: Event) -> None:
        before = self.session.play
        self.session.send(event)
        if self.session.play != before:
            self.show_play()
