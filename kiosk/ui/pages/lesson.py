"""The lesson: the instruction band, the help keys, and the practice phone."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.language.bidi import isolate
from kiosk.language.catalogue import N_
from kiosk.language.formats import step_of
from kiosk.phone.show import show
from kiosk.phone.world import Action
from kiosk.player.machine import awake
from kiosk.player.play import Answered, Asked, MissedAll, Next, Stage, Touched, Way
from kiosk.player.play import Key as HelpKey
from kiosk.session.session import Session
from kiosk.ui.keys import Key
from kiosk.ui.pages.page import Page, Route, column, scrolled
from kiosk.ui.phone.phone_widget import PhoneWidget
from kiosk.ui.phone.view import View
from kiosk.ui.theme import GRID, Look

HELP = {
    HelpKey.RIGHT: (N_("help key", "Is this right?"), "question"),
    HelpKey.WHERE: (N_("help key", "Where is it?"), "where"),
    HelpKey.WHAT: (N_("help key", "What do I do?"), "what"),
}
SAY_AGAIN = N_("lesson", "Say again")
NEXT = N_("lesson", "Next")
YES = N_("lesson", "Yes, show me")
NO = N_("lesson", "No, go on")


class LessonPage(Page):
    """Shows how the lesson stands; sends what was touched. All decisions are the player's."""

    def __init__(
        self, session: Session, look: Look, view: View, phone: PhoneWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, look, parent)
        self._view = view
        self._phone = phone
        self._words = column(GRID)
        self._keys = QHBoxLayout()
        self._asked: dict[HelpKey, Key] = {}
        self._build()
        phone.touched.connect(self._touched)
        self.show_play()

    def spoken(self) -> str:
        """The session reads the band by itself when it changes."""
        return ""

    def _build(self) -> None:
        side = column(2 * GRID)
        band = QFrame()
        band.setObjectName("band")
        inner = QVBoxLayout(band)
        inner.setContentsMargins(3 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self._scroll = scrolled(self._words)
        inner.addWidget(self._scroll)
        side.addWidget(band, 1)
        self._choices = QHBoxLayout()
        self._choices.setSpacing(GRID)
        side.addLayout(self._choices)
        self._keys.setSpacing(GRID)
        for key, (words, drawing) in HELP.items():
            button = Key(self.look, self.say(*words), drawing, "help", above=True, px=self.look.small)
            button.setObjectName(f"help_{key}")
            button.clicked.connect(partial(self._help, key))
            self._asked[key] = button
            self._keys.addWidget(button, 1)
        outer = QBoxLayout(
            QBoxLayout.Direction.TopToBottom if self.look.portrait else QBoxLayout.Direction.LeftToRight, self
        )
        outer.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        outer.setSpacing(2 * GRID)
        if self.look.portrait:
            outer.addLayout(side, 5)
            outer.addWidget(self._phone, 8, Qt.AlignmentFlag.AlignHCenter)
            outer.addLayout(self._keys)
        else:
            side.addLayout(self._keys)
            outer.addLayout(side, 1)
            outer.addWidget(self._phone)

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
        self._show_words()
        self._show_choices(play.stage, play.way)
        for key, button in self._asked.items():
            button.set_kind("chosen" if key is HelpKey.RIGHT and play.asking else "help")
            button.setEnabled(
                play.stage is not Stage.OFFER and not (play.way is Way.WATCH and key is HelpKey.RIGHT)
            )
        self._phone.show_screen(show(road.phone, play.world), self._view)
        self._phone.set_awake(awake(road, play))
        self._phone.point_at(play.point, pressing=play.showing)

    def _show_words(self) -> None:
        session, play, road, band = self.session, self.session.play, self.session.road, self.session.band
        assert play is not None and road is not None and band is not None
        _clear(self._words)
        count = step_of(session.words, min(play.step + 1, len(road.lesson.steps)), len(road.lesson.steps))
        self._words.addWidget(self.label(count, "small"))
        for line in band.lead:
            label = self.label("", "soft")
            label.set_line(line)
            self._words.addWidget(label)
        main = self.label("")
        main.setObjectName("instruction")
        main.set_line(band.main)
        self._words.addWidget(main)
        for english, meaning in band.meanings:
            self._words.addWidget(self.label(f"{isolate('“' + english + '”')} = {meaning}", "meaning"))
        if band.why:
            why = self.label("", "soft")
            why.set_line(band.why)
            self._words.addWidget(why)
        again = Key(self.look, self.say(*SAY_AGAIN), "repeat", px=self.look.small)
        again.setObjectName("say_again")
        again.clicked.connect(self.session.say_again)
        self._words.addWidget(again, 0, Qt.AlignmentFlag.AlignLeading)
        self._scroll.verticalScrollBar().setValue(0)

    def _show_choices(self, stage: Stage, way: Way) -> None:
        _clear(self._choices)
        if stage is Stage.OFFER:
            for words, drawing, kind, yes in ((YES, "tick", "action", True), (NO, "next", "plain", False)):
                key = Key(self.look, self.say(*words), drawing, kind)
                key.setObjectName("offer_yes" if yes else "offer_no")
                key.clicked.connect(partial(self._send, Answered(yes)))
                self._choices.addWidget(key, 1)
        elif way is Way.WATCH:
            key = Key(self.look, self.say(*NEXT), "next", "action")
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


def _clear(layout: QBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
