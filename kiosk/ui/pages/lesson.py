"""The lesson: the instruction band, the help keys, and the practice phone."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.coach.road import Road
from kiosk.language.catalogue import N_
from kiosk.language.formats import step_of
from kiosk.phone.show import show
from kiosk.phone.world import Action
from kiosk.player.machine import awake
from kiosk.player.play import Answered, Asked, MissedAll, Next, Play, Stage, Touched, Way
from kiosk.player.play import Key as HelpKey
from kiosk.session.line import Line, Piece
from kiosk.session.session import Session
from kiosk.session.words import Band
from kiosk.ui.keys import Key
from kiosk.ui.pages.page import Page, Route, column
from kiosk.ui.phone.phone_widget import PhoneWidget
from kiosk.ui.phone.view import View
from kiosk.ui.scrolled import Scrolled
from kiosk.ui.theme import GRID, Look
from kiosk.ui.words_label import WordsLabel

HELP = {
    HelpKey.RIGHT: (N_("help key", "Is this right?"), "question"),
    HelpKey.WHERE: (N_("help key", "Where is it?"), "where"),
    HelpKey.WHAT: (N_("help key", "What do I do?"), "what"),
}
SAY_AGAIN = N_("lesson", "Say again")
NEXT = N_("lesson", "Next")
YES = N_("lesson", "Yes, show me")
NO = N_("lesson", "No, go on")

PHONE_SHARE = 0.42  # of the window's width, at most, in landscape
BAND_SHARE = 0.36  # of the window's height, at most, in portrait (languages page, section 4)


class LessonPage(Page):
    """Shows how the lesson stands; sends what was touched. All decisions are the player's."""

    def __init__(
        self, session: Session, look: Look, view: View, phone: PhoneWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, look, parent)
        self._view = view
        self.phone = phone
        self._words = column(0 if look.tall else GRID if look.portrait or look.body >= 40 else 2 * GRID)
        self._count = self.label("", "small")
        self._again = Key(look, self.say(*SAY_AGAIN), "repeat", "quiet", px=look.help)
        self._scroll = Scrolled(self._words, look, look.palette.surface)
        self._band = QFrame()
        self._choices = QHBoxLayout()
        self._keys = QHBoxLayout()
        self._asked: dict[HelpKey, Key] = {}
        self._said: tuple[int, Band] | None = None
        self._offered: bool | None = None
        self._build()
        phone.touched.connect(self._touched)
        self.show_play()

    def spoken(self) -> str:
        """The session reads the band by itself when it changes."""
        return ""

    def _build(self) -> None:
        self._band.setObjectName("band")
        inner = QVBoxLayout(self._band)
        inner.setContentsMargins(self._side, GRID, self._side, GRID)
        inner.setSpacing(0)
        inner.addLayout(self._header())
        inner.addWidget(self._scroll, 1)
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
            outer.addWidget(self.phone)

    @property
    def _side(self) -> int:
        """Left and right of the words."""
        return 2 * GRID if self.look.body >= 50 else 3 * GRID

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Only now is it known how much room there is."""
        super().resizeEvent(event)
        self._fit_band()

    def _header(self) -> QHBoxLayout:
        """How far the lesson is, and Say again: small, so that the instruction is what one sees."""
        row = QHBoxLayout()
        row.addWidget(self._count, 1)
        self._again.setMinimumHeight(self._again.sizeHint().height())
        self._again.setObjectName("say_again")
        self._again.clicked.connect(self.session.say_again)
        row.addWidget(self._again)
        return row

    # Showing

    def show_play(self) -> None:
        """Show how the lesson stands now."""
        session, play, road = self.session, self.session.play, self.session.road
        band = session.band
        if play is None or road is None or band is None:
            return
        if play.stage is Stage.DONE:
            self.go.emit(Route.DONE)
            return
        self._show_choices(play.stage, play.way)
        self._show_words(road, play, band)
        for key, button in self._asked.items():
            button.set_kind("chosen" if key is HelpKey.RIGHT and play.asking else "help")
            button.setEnabled(
                play.stage is not Stage.OFFER and not (play.way is Way.WATCH and key is HelpKey.RIGHT)
            )
        for field in list(self._view.typed):
            if not road.phone.get(play.world, field):  # sent, or cleared: what was written is gone
                self._view.forget(field)
        self.phone.show_screen(show(road.phone, play.world), self._view)
        live = awake(road, play)
        self.phone.set_awake(live)
        if play.stage is Stage.MISTAKE and play.point is None and live:
            self.phone.bring_into_view(live[0])  # what went wrong must be seen
        else:
            self.phone.point_at(play.point, pressing=play.showing)

    def _show_words(self, road: Road, play: Play, band: Band) -> None:
        if (play.step, band) == self._said:
            return  # a touch that says nothing new leaves the words as they are
        self._said = (play.step, band)
        _clear(self._words)
        steps = len(road.lesson.steps)
        count = step_of(self.session.words, min(play.step + 1, steps), steps)
        # Praise stands beside the count, so that the instruction keeps the height.
        self._count.set_text(f"{count} · {band.praise.text}" if band.praise else count)
        for line in band.lead:
            self._words.addWidget(self._line(line, "soft"))
        main = self._line(band.main, "instruction")
        main.setObjectName("instruction")
        self._words.addWidget(main)
        for english, meaning in band.meanings:
            explained = Line((Piece(english, quoted=True), Piece(f" = {meaning}")))
            self._words.addWidget(self._line(explained, "soft"))
        if band.why:
            self._words.addWidget(self._line(band.why, "soft"))
        self._scroll.verticalScrollBar().setValue(0)
        self._fit_band()

    def _line(self, line: Line, role: str) -> WordsLabel:
        label = self.label("", role)
        label.set_line(line)
        return label

    def _fit_band(self) -> None:
        """Portrait: the band takes what its words need, but leaves the phone its room."""
        if not self.look.portrait:
            return
        across = self.look.width - 4 * GRID
        words = _heights(self._words, across - 2 * self._side - 4)
        needed = sum(words) + len(words) * self._words.spacing() + self._again.sizeHint().height() + 3 * GRID
        rows = [_heights(row, across // max(1, row.count()) - GRID) for row in (self._choices, self._keys)]
        taken = sum(max(row, default=0) + GRID for row in rows) + 3 * GRID
        room = self.height() - taken - self.phone.minimumSizeHint().height()
        share = round(self.look.height * BAND_SHARE)
        self._band.setFixedHeight(min(needed, share, max(room, share // 2)))

    def _show_choices(self, stage: Stage, way: Way) -> None:
        offer = stage is Stage.OFFER
        if offer is self._offered:
            return
        self._offered = offer
        _clear(self._choices)
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

    def missed(self) -> None:
        """A touch where nothing is."""
        self._send(MissedAll())

    def _help(self, key: HelpKey) -> None:
        self._send(Asked(key))

    def _send(self, event: Touched | MissedAll | Asked | Next | Answered) -> None:
        before = self.session.play
        self.session.send(event)
        if self.session.play != before:
            self.show_play()


def _heights(layout: QBoxLayout, width: int) -> list[int]:
    """What each part needs; it is asked by itself, as a layout counts new ones only when they are shown."""
    items = (layout.itemAt(place) for place in range(layout.count()))
    parts = (item.widget() for item in items if item is not None)
    return [part.heightForWidth(width) for part in parts if part is not None]


def _clear(layout: QBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
