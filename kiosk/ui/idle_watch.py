"""Watches over a tablet that nobody touches, and puts the question over its page."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QTimer

from kiosk.session.idle import Idle

if TYPE_CHECKING:
    from kiosk.ui.shell import Shell
    from kiosk.ui.still_there import StillThere

_TICK_MS = 1000
_SAY_AGAIN_AT = 30  # seconds before the end


class IdleWatch(QObject):
    """Looks once a second; asks over whatever page there is, which stays as it is below."""

    def __init__(self, shell: "Shell", clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(shell)
        self._shell, self._clock = shell, clock
        self._idle = Idle(clock())
        self.question: StillThere | None = None
        shell.shown.connect(self._on_top)
        timer = QTimer(self)
        timer.setInterval(_TICK_MS)
        timer.timeout.connect(self.look)
        timer.start()

    def touched(self) -> None:
        """Somebody is here. The question is answered by itself when it is touched, not by what is below."""
        if self.question is None:
            self._idle = self._idle.touch(self._clock())

    def look(self) -> None:
        """What time says now."""
        now = self._clock()
        if not self._shell.occupied:
            self._idle = self._idle.touch(now)
            self._put_away()
        elif self._idle.gone(now):
            self._idle = self._idle.touch(now)
            self._put_away()
            self._shell.finish()
        elif self._idle.asks(now):
            self._ask(self._idle.left(now))

    def _ask(self, seconds: int) -> None:
        if self.question is None:
            from kiosk.ui.still_there import StillThere

            look = self._shell.look
            assert look is not None
            self.question = StillThere(self._shell.session, look, self._shell)
            self.question.answered.connect(self._answered)
            self.question.show()
            self.question.key.setFocus()
            self._on_top()
            self._shell.session.aloud.say(*self.question.spoken(seconds))
        self.question.show_left(seconds)
        if seconds == _SAY_AGAIN_AT:
            self._shell.session.aloud.say(*self.question.spoken(seconds))

    def _answered(self) -> None:
        self._idle = self._idle.touch(self._clock())
        self._put_away()
        self._shell.session.aloud.hush()

    def _put_away(self) -> None:
        question, self.question = self.question, None
        if question is not None and shiboken6.isValid(question):
            question.hide()
            question.deleteLater()

    def _on_top(self) -> None:
        """A page that was built anew, or a tablet that was turned."""
        if self.question is not None:
            self.question.setGeometry(self._shell.rect())
            self.question.raise_()
