"""The PIN before the staff pages: ten large keys, and calm words for whoever mistypes it."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from math import ceil

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from kiosk.language.bidi import isolate_in
from kiosk.language.catalogue import N_
from kiosk.language.languages import ENGLISH
from kiosk.session.pin import FREE, LONGEST
from kiosk.session.session import Session
from kiosk.ui.heard import announce
from kiosk.ui.keys import Key
from kiosk.ui.pages.coordinator_desk import CoordinatorDesk
from kiosk.ui.pages.coordinator_dots import Dots
from kiosk.ui.pages.coordinator_task import Stand
from kiosk.ui.pages.page import Page, Route, centred, column
from kiosk.ui.scrolled import Scrolled
from kiosk.ui.theme import GRID, Look

TITLE = N_("staff/pin", "For staff")
TYPE_IT = N_("staff/pin", "Type the PIN. Then touch Open.")
NOT_IT = N_("staff/pin", "That is not the PIN.")
WAITS = N_("staff/pin", "Too many wrong PINs. Please wait.")
# Note: {count} is 2 or more. If your word changes with the number, use one short form.
MORE = N_("staff/pin", "You can try {count} more times. Then there is a wait.")
ONCE = N_("staff/pin", "You can try once more. Then there is a wait.")
# Note: {count} is 10, 20, 30, 40, 50 or 60.
IN_SECONDS = N_("staff/pin", "You can try again in {count} seconds.")
# Note: {count} is 2 or more.
IN_MINUTES = N_("staff/pin", "You can try again in {count} minutes.")
LOOKING = N_("staff/pin", "One moment.")
OPEN = N_("staff/pin", "Open")
TAKE_BACK = N_("staff/pin", "Take back the last digit")
# Note: heard by people who use a screen reader.
DIGITS = N_("staff/pin", "Digits typed: {count}")
NO_PIN = N_("staff/pin", "There is no PIN on this tablet yet.")
# Note: {command} is to be typed letter by letter in a window for commands.
CHOOSE_ONE = N_("staff/pin", "The person who looks after this tablet can set one. Type: {command}")
DAMAGED = N_("staff/pin", "The PIN cannot be checked. Practising still works.")
COMMAND = "kiosk pin"

UPDATE_S = 10
PAD = 58 * GRID  # pixels across three digits


class PinPage(Page):
    """What is typed is never spoken, shown or kept."""

    def __init__(
        self, session: Session, look: Look, desk: CoordinatorDesk, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, look, parent)
        self._desk = desk
        self._keys: list[Key] = []
        self._tick = QTimer(self)
        self._tick.setSingleShot(True)
        self._tick.timeout.connect(self._show)
        self._lines = column(GRID)
        self._first, self._second = self.label(""), self.label("", "soft")
        self._first.setObjectName("pin_said")
        self._second.setObjectName("pin_more")
        if desk.looking.stand is Stand.DONE and desk.looking.result is False:
            self._lay_out_words(NO_PIN)
        elif desk.looking.stand is Stand.FAILED:
            self._lay_out_words(DAMAGED)
        else:
            self._lay_out_pad()
        desk.looking.changed.connect(self._looked)
        desk.trying.changed.connect(self._tried)
        if desk.looking.stand is Stand.NONE:
            desk.looking.start(lambda tell: desk.coordinator.door.look())

    def spoken(self) -> tuple[str, ...]:
        """The words, never the digits."""
        said = (self._first.accessibleName(), self._second.accessibleName())
        return (self.say(*TITLE), *(each for each in said if each))

    # How it looks

    def _lay_out_words(self, why: tuple[str, str]) -> None:
        words = column(2 * GRID)
        words.addWidget(self.label(self.say(*TITLE), "title"))
        self._first.set_text(self.say(*why))
        self._second.set_text(self._filled(CHOOSE_ONE, command=COMMAND))
        words.addWidget(self._first)
        words.addWidget(self._second)
        self.setLayout(centred(self.look, Scrolled(words, self.look, self.look.palette.ground)))

    def _lay_out_pad(self) -> None:
        look = self.look
        words = column(GRID)
        words.addWidget(self.label(self.say(*TITLE), "title"))
        words.addWidget(self._first)
        words.addWidget(self._second)
        self._dots = Dots(look)
        self._open = self._key(OPEN, "padlock-open", "pin_open")
        self._open.set_kind("action")
        self._open.clicked.connect(self._try)
        self._back = self._key(TAKE_BACK, "back", "pin_back")
        self._back.clicked.connect(self._take_back)
        self._keys.extend(self._digits())
        direction = QBoxLayout.Direction
        outer = QBoxLayout(direction.TopToBottom if look.portrait else direction.LeftToRight, self)
        outer.setContentsMargins(look.edge, GRID, look.edge, 2 * GRID)
        outer.setSpacing(2 * GRID if look.portrait else 5 * GRID)
        side = column(2 * GRID)
        side.addWidget(Scrolled(words, look, look.palette.ground), 1)
        side.addWidget(self._dots)
        if look.portrait:
            outer.addLayout(side, 1)
            outer.addWidget(self._pad(), 0, Qt.AlignmentFlag.AlignHCenter)
            outer.addWidget(self._open)
            outer.addWidget(self._back)
        else:
            outer.addWidget(self._pad())
            side.addWidget(self._open)
            side.addWidget(self._back)
            outer.addLayout(side, 1)
        self._show()

    def _key(self, words: tuple[str, str], drawing: str, name: str) -> Key:
        key = Key(self.look, self.say(*words), drawing, px=min(self.look.body, 40))
        key.setObjectName(name)
        return key

    def _digits(self) -> Iterator[Key]:
        """In Latin digits, in every language."""
        for digit in "1234567890":
            key = Key(replace(self.look, language=ENGLISH), digit, px=self.look.title)
            key.setObjectName(f"digit_{digit}")
            key.clicked.connect(partial(self._add, digit))
            yield key

    def _pad(self) -> QWidget:
        """As on a telephone; in two rows where large words need the height."""
        across = 5 if self.look.portrait and self.look.body >= 40 else 3
        pad = QWidget()
        pad.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        pad.setFixedWidth(self.look.room if across == 5 else PAD)
        grid = QGridLayout(pad)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(2 * GRID)
        for place, key in enumerate(self._keys):
            last_alone = place == 9 and across == 3
            grid.addWidget(key, place // across, 1 if last_alone else place % across)
        return pad

    # What was touched

    def _add(self, digit: str) -> None:
        if len(self._desk.typed) < LONGEST:
            self._desk.typed += digit
            self._show_typed()

    def _take_back(self) -> None:
        self._desk.typed = self._desk.typed[:-1]
        self._show_typed()

    def _try(self) -> None:
        door, typed = self._desk.coordinator.door, self._desk.typed
        self._desk.typed = ""
        self._desk.trying.start(lambda tell: door.opens_with(typed))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A keyboard has digits of its own."""
        if event.text() in tuple("0123456789") and self._keys and self._keys[0].isEnabled():
            self._add(event.text())
        elif event.key() == Qt.Key.Key_Backspace and self._keys and self._back.isEnabled():
            self._take_back()
        else:
            super().keyPressEvent(event)

    # What came of it

    def _looked(self) -> None:
        desk = self._desk
        if desk.looking.stand is Stand.DONE and desk.looking.result is True:
            self._show()
        elif desk.looking.stand is not Stand.WORKING:
            self.refresh.emit()

    def _tried(self) -> None:
        desk = self._desk
        if desk.trying.stand is Stand.DONE and desk.trying.result is True:
            desk.is_in = True
            self.go.emit(Route.COORDINATOR)
        elif desk.trying.stand is Stand.FAILED:
            desk.looking.start(lambda tell: desk.coordinator.door.look())
        else:
            self._show()
            if desk.trying.stand is Stand.DONE:
                said = self.spoken()[1:]
                announce(self, " ".join(said))
                self.session.aloud.say(*said)

    def _show(self) -> None:
        """The words, and which keys are live. While there is a wait, again every ten seconds."""
        desk = self._desk
        wait = desk.coordinator.door.wait
        busy = Stand.WORKING in (desk.trying.stand, desk.looking.stand)
        first, second = self._words(wait)
        self._first.set_text(self.say(*LOOKING) if busy else first)
        self._second.set_text("" if busy else second)
        for key in self._keys:
            key.setEnabled(not busy and not wait)
        self._show_typed()
        if wait:
            # At the next full ten seconds, so that the words change when they are no longer true.
            self._tick.start(ceil(1000 * (wait - UPDATE_S * (ceil(wait / UPDATE_S) - 1))))

    def _words(self, wait: float) -> tuple[str, str]:
        desk = self._desk
        failed = desk.coordinator.door.failed
        wrong = desk.trying.stand is Stand.DONE
        first = NOT_IT if wrong else WAITS if wait else TYPE_IT
        if wait > 60:
            return self.say(*first), self._filled(IN_MINUTES, count=ceil(wait / 60))
        if wait:
            return self.say(*first), self._filled(IN_SECONDS, count=UPDATE_S * ceil(wait / UPDATE_S))
        if failed >= FREE:
            return self.say(*TYPE_IT), self.say(*ONCE)
        if failed:
            left = FREE - failed
            return self.say(*first), self._filled(MORE, count=left) if left > 1 else self.say(*ONCE)
        return self.say(*first), ""

    def _show_typed(self) -> None:
        count, live = len(self._desk.typed), bool(self._keys) and self._keys[0].isEnabled()
        self._dots.show_count(count, self._filled(DIGITS, count=count))
        self._open.setEnabled(live and count > 0)
        self._back.setEnabled(live and count > 0)

    def _filled(self, text: tuple[str, str], **values: object) -> str:
        told = {name: str(value) for name, value in values.items()}
        return isolate_in(self.say(*text), told, self.session.words.language)
