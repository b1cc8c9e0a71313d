"""Points out the words that are being read aloud, on whatever page they stand."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.session.session import Session
from kiosk.speech.utterance import Spot
from kiosk.ui.focus import area_of
from kiosk.ui.scrolled import Scrolled
from kiosk.ui.words_label import WordsLabel

FRAME_MS = 33


class Highlight(QObject):
    """Looks thirty times a second what is heard, from the moment something is spoken until it has ended.

    `root` has the labels; the line is found by its words, so pages need not know of it.
    """

    def __init__(self, session: Session, root: QWidget) -> None:
        super().__init__(root)
        self._session = session
        self._root = root
        self._spot: Spot | None = None
        self._unanswered = 0  # each utterance is answered once, but a cancelled one after the next has begun
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Something is spoken from now on."""
        self._unanswered += 1
        self._timer.start()

    def end(self) -> None:
        """The voice has answered: what is still pointed out is to be read."""
        self._unanswered = max(0, self._unanswered - 1)

    def look(self) -> None:
        """Point out what is said now."""
        spot = self._session.aloud.spot
        if spot is None and not self._unanswered:
            self._timer.stop()
        if spot != self._spot:
            before, self._spot = self._spot, spot
            self.show(follow=before is None or spot is None or before.line != spot.line)

    @property
    def looking(self) -> bool:
        """Whether it still looks: not while nothing is said."""
        return self._timer.isActive()

    def show(self, *, follow: bool = False) -> None:
        """Mark the words; also when the page was built anew meanwhile. With `follow`, slide to them."""
        spot = self._spot
        for label in self._root.findChildren(WordsLabel):
            if spot is not None and label.text() == spot.text:
                label.mark(spot.start, spot.length)
                if follow:
                    _bring_into_view(label)
            else:
                label.mark(0, 0)


def _bring_into_view(label: WordsLabel) -> None:
    """Only among words: what can be touched must not move below a finger."""
    area = area_of(label)
    if isinstance(area, Scrolled) and not area.findChildren(QAbstractButton):
        area.bring_into_view(label)
