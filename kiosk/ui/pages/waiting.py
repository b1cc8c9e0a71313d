"""What happens on the practice phone by itself, such as a code that arrives: in its own time."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.phone.world import Action


class Waiting(QObject):
    """Lets time pass for a lesson, which has no clock of its own. It stops with the page.

    came(Action): this has happened. `pace` stretches (above 1) or shortens every wait.
    """

    came = Signal(object)

    def __init__(self, pace: float, parent: QObject) -> None:
        super().__init__(parent)
        self._pace = pace
        self._timers: dict[Action, QTimer] = {}

    @property
    def ahead(self) -> set[Action]:
        """What is still to happen."""
        return set(self._timers)

    def expect(self, ahead: Iterable[tuple[Action, int]]) -> None:
        """These are to happen, after so many seconds. What is expected already goes on waiting, or a
        code would never expire for somebody who keeps touching the phone."""
        wanted = dict(ahead)
        for action in self._timers.keys() - wanted.keys():
            self._forget(action)
        for action, seconds in wanted.items():
            if action not in self._timers:
                self._timers[action] = self._start(action, seconds)

    def _start(self, action: Action, seconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(lambda: self._happen(action))
        timer.start(round(seconds * self._pace * 1000))
        return timer

    def _happen(self, action: Action) -> None:
        self._forget(action)
        self.came.emit(action)

    def _forget(self, action: Action) -> None:
        timer = self._timers.pop(action)
        timer.stop()
        timer.deleteLater()
