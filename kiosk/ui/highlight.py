"""Points out the words that are being read aloud, on whatever page they stand."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from kiosk.session.session import Session
from kiosk.speech.utterance import Spot
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
        self._ended = False
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Something is spoken from now on."""
        self._ended = False
        self._timer.start()

    def end(self) -> None:
        """The voice has answered: what is still pointed out is to be read."""
        self._ended = True

    def look(self) -> None:
        """Point out what is said now."""
        spot = self._session.spot
        if spot is None and self._ended:
            self._timer.stop()
        if spot != self._spot:
            self._spot = spot
            self.show()

    def show(self) -> None:
        """Mark the words; also when the page was built anew meanwhile."""
        spot = self._spot
        for label in self._root.findChildren(WordsLabel):
            if spot is not None and label.text() == spot.text:
                label.mark(spot.start, spot.length)
            else:
                label.mark(0, 0)
