"""What was recorded goes to the hub, or out as a spreadsheet: on a stick, read back, in plain words."""

import logging
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from kiosk.language.bidi import isolate_in
from kiosk.language.catalogue import N_, Words
from kiosk.session.session import Session
from kiosk.ui.heard import announce
from kiosk.ui.keys import Key
from kiosk.ui.pages.coordinator_desk import BUNDLES, FOR_THE_TEAM, TO_SHARE, CoordinatorDesk
from kiosk.ui.pages.coordinator_task import Stand
from kiosk.ui.pages.page import Page, Route, centred, column
from kiosk.ui.scrolled import Scrolled
from kiosk.ui.theme import GRID, Look

if TYPE_CHECKING:
    from kiosk.progress.courier import CourierState
    from kiosk.session.coordinator import Coordinator

TITLE = N_("staff/send", "Send and save")
MOMENT = N_("staff/send", "One moment.")
NO_HUB = N_("staff/send", "This tablet does not know its hub yet.")
# Note: {command} is to be typed letter by letter in a window for commands.
JOIN = N_("staff/send", "Bring the file hub.json from the hub's computer. Then type here: “{command}”.")
COMMAND = "kiosk join hub.json"
# Note: {count} is 1 or more. If your word changes with the number, use one short form.
WAITING = N_("staff/send", "Packages that wait for the hub: {count}")
# Note: {when} is a day and a time.
SAFE = N_("staff/send", "Last safe at the hub: {when}")
NOT_SAFE = N_("staff/send", "The hub has not confirmed anything yet.")
SENT = N_("staff/send", "Last sent or copied: {when}")
TROUBLE = N_("staff/send", "Sending does not work just now. The tablet tries again by itself.")

JOBS = {
    BUNDLES: (
        N_("staff/send", "Copy to a stick"),
        N_("staff/send", "For the hub. Nobody else can read it."),
        "stick",
    ),
    TO_SHARE: (
        N_("staff/send", "Spreadsheet to share"),
        N_("staff/send", "Numbers are rounded and small ones hidden. You may share this."),
        "chart",
    ),
    FOR_THE_TEAM: (
        N_("staff/send", "Spreadsheet for the team"),
        N_("staff/send", "Exact numbers. Do not share this."),
        "together",
    ),
}
CHOOSE = N_("staff/send", "Touch the stick")
PUT_IN = N_("staff/send", "Put a stick into the tablet")
FOUND = N_("staff/send", "It is found by itself after a moment.")
NOT_FOUND = N_("staff/send", "Not found? Take it out and put it in again.")
WORKING = N_("staff/send", "Leave the stick in")
CANCEL = N_("staff/send", "Stop")
TAKE_OUT = N_("staff/send", "Everything was read back. You can take the stick out.")
SAVED = N_("staff/send", "The spreadsheet is on the stick. You can take it out.")
# Note: {count} is a number of packages.
ON_IT = N_("staff/send", "Packages on the stick for the hub: {count}")
TAKE_TO_HUB = N_(
    "staff/send",
    "Take the stick to the hub's computer. Then bring it back here, so that the tablet knows what is safe.",
)
FOLDER = N_("staff/send", "The spreadsheet is in this folder: {folder}")
DID_NOT = N_("staff/send", "It did not work")
STILL_SAFE = N_("staff/send", "The records are safe on this tablet.")
AGAIN = N_("staff/send", "Try again")
DONE = N_("staff/send", "Done")

LOOK_AGAIN_MS = 2000

log = logging.getLogger(__name__)


class HubTold(NamedTuple):
    """How far the records have come, and when, in words."""

    state: "CourierState"
    sent: str
    safe: str


def ask_hub(coordinator: "Coordinator", words: Words) -> HubTold:
    """Slow."""
    from kiosk.language.formats import day_and_time

    state = coordinator.hub_state()
    if state.trouble:
        log.warning("%s", state.trouble)
    sent, safe = (
        day_and_time(words, datetime.fromtimestamp(ms / 1000)) if ms is not None else ""
        for ms in (state.sent_ms, state.acknowledged_ms)
    )
    return HubTold(state, sent, safe)


class SendPage(Page):
    """One thing at a time: what, to which stick, how far, and what came of it."""

    def __init__(
        self, session: Session, look: Look, desk: CoordinatorDesk, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, look, parent)
        self._desk = desk
        self._content = column(2 * GRID)
        self._foot: list[Key] = []
        self._said: list[str] = []
        self._sticks: list[Path] = []
        desk.sending.changed.connect(self._changed)
        if not desk.job:
            self._overview()
        elif desk.sending.stand is Stand.NONE:
            self._choose_stick()
        elif desk.sending.stand is Stand.WORKING:
            self._working()
        else:
            self._ended()
        self.setLayout(centred(look, Scrolled(self._content, look, look.palette.ground), *self._foot))

    def spoken(self) -> tuple[str, ...]:
        """Every line of the page."""
        return tuple(self._said)

    def _line(self, text: str, role: str = "body") -> None:
        self._said.append(text)
        label = self.label(text, role)
        label.setObjectName(f"line_{len(self._said)}")
        self._content.addWidget(label)

    def _filled(self, text: tuple[str, str], **values: object) -> str:
        told = {name: str(value) for name, value in values.items()}
        return isolate_in(self.say(*text), told, self.session.words.language)

    # What

    def _overview(self) -> None:
        desk, task = self._desk, self._desk.hub
        self._line(self.say(*TITLE), "title")
        told = task.result
        for text in self._state(told) if isinstance(told, HubTold) else (self.say(*MOMENT),):
            self._line(text, "soft")
        joined = isinstance(told, HubTold) and told.state.joined
        jobs = QVBoxLayout()
        jobs.setSpacing(2 * GRID)
        for job, (title, note, drawing) in JOBS.items():
            if job == TO_SHARE and joined:
                continue  # what is shared comes from the hub, of all tablets together
            kind = "action" if job == BUNDLES and joined else "plain"
            key = Key(self.look, self.say(*title), drawing, kind, note=self.say(*note))
            key.setObjectName(f"send_{job}")
            key.setEnabled(joined or job != BUNDLES)
            key.clicked.connect(partial(self._choose, job))
            jobs.addWidget(key)
        self._content.addLayout(jobs)
        task.changed.connect(self._hub_told)
        if task.stand is Stand.NONE:
            words = self.session.words
            task.start(lambda tell: ask_hub(desk.coordinator, words))

    def _state(self, told: HubTold) -> Iterator[str]:
        state = told.state
        if not state.joined:
            yield self.say(*NO_HUB)
            yield self._filled(JOIN, command=COMMAND)
            return
        if state.waiting:
            yield self._filled(WAITING, count=state.waiting)
        if told.sent:
            yield self._filled(SENT, when=told.sent)
        yield self._filled(SAFE, when=told.safe) if told.safe else self.say(*NOT_SAFE)
        if state.trouble:
            yield self.say(*TROUBLE)

    def _hub_told(self) -> None:
        if self._desk.hub.stand is not Stand.WORKING:
            self.refresh.emit()

    def _choose(self, job: str) -> None:
        self._desk.job = job
        self.go.emit(Route.SEND)

    # To which stick

    def _choose_stick(self) -> None:
        task = self._desk.sticks
        self._sticks = task.result if isinstance(task.result, list) else []
        self._line(self.say(*(CHOOSE if self._sticks else PUT_IN)), "title")
        if not self._sticks:
            self._line(self.say(*FOUND), "soft")
            self._line(self.say(*NOT_FOUND), "soft")
        for stick in self._sticks:
            key = Key(self.look, stick.name or str(stick), "stick", "action", tile=True)
            key.setObjectName(f"stick_{stick.name}")
            key.clicked.connect(partial(self._send, stick))
            self._content.addWidget(key)
        task.changed.connect(self._looked)
        timer = QTimer(self)
        timer.timeout.connect(self._look)
        timer.start(LOOK_AGAIN_MS)
        if task.stand is Stand.NONE:
            self._look()

    def _look(self) -> None:
        if self._desk.sticks.stand is not Stand.WORKING:
            self._desk.sticks.start(lambda tell: self._desk.coordinator.sticks())

    def _looked(self) -> None:
        found = self._desk.sticks
        if found.stand is Stand.DONE and found.result != self._sticks:
            self.refresh.emit()

    def _send(self, stick: Path) -> None:
        self._desk.send(stick)

    # How far

    def _working(self) -> None:
        job = JOBS[self._desk.job][0]
        self._line(self.say(*job), "title")
        self._line(self.say(*WORKING))
        self._bar = QProgressBar()
        self._bar.setObjectName("progress")
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(4 * GRID)
        self._bar.setAccessibleName(self.say(*job))
        self._content.addWidget(self._bar)
        self._moved(*self._desk.sending.progress)
        self._desk.sending.moved.connect(self._moved)
        self._foot.append(self._key("send_stop", CANCEL, "cross", "plain"))

    def _moved(self, done: int, total: int) -> None:
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)

    # What came of it

    def _ended(self) -> None:
        task = self._desk.sending
        if task.stand is Stand.FAILED:
            self._line(self.say(*DID_NOT), "title")
            self._line(self.say(*task.why))
            self._line(self.say(*STILL_SAFE), "soft")
            self._foot.append(self._key("send_again", AGAIN, "repeat", "action"))
            return
        self._line(self.say(*(TAKE_OUT if self._desk.job == BUNDLES else SAVED)), "title")
        self._line(self._result(), "soft")
        if self._desk.job == BUNDLES:
            self._line(self.say(*TAKE_TO_HUB), "soft")
        self._foot.append(self._key("send_done", DONE, "tick", "action"))

    def _result(self) -> str:
        from kiosk.progress.sticks import StickReport

        result = self._desk.sending.result
        if isinstance(result, StickReport):
            return self._filled(ON_IT, count=result.in_all)
        return self._filled(FOLDER, folder=result)

    def _key(self, name: str, words: tuple[str, str], drawing: str, kind: str) -> Key:
        key = Key(self.look, self.say(*words), drawing, kind)
        key.setObjectName(name)
        key.clicked.connect(self._again if name == "send_again" else self._over)
        return key

    def _again(self) -> None:
        """With another stick, perhaps."""
        self._desk.sending.stop()
        self.go.emit(Route.SEND)

    def _over(self) -> None:
        self._desk.step_back()
        self.go.emit(Route.SEND)

    def _changed(self) -> None:
        stand = self._desk.sending.stand
        if stand in (Stand.DONE, Stand.FAILED):
            done = TAKE_OUT if self._desk.job == BUNDLES else SAVED
            announce(self, self.say(*(done if stand is Stand.DONE else DID_NOT)))
        self.go.emit(Route.SEND)
