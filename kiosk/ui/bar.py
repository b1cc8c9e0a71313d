"""The bar at the top of every page: the way out, the promise, language, comfort and sound."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.language.catalogue import N_
from kiosk.session.session import Session
from kiosk.ui.keys import Key
from kiosk.ui.theme import GRID, Look
from kiosk.ui.words_label import WordsLabel

BACK = N_("bar", "Back")
FINISH = N_("bar", "Finish")
COMFORT = N_("bar", "Comfort")
SOUND_ON = N_("bar", "Sound on")
# Note: a touch has this page read aloud, and usually all that come after it.
READ_TO_ME = N_("bar", "Read to me")
# Note: the sound is on, but this tablet cannot make any; everything can be read instead.
NO_SOUND = N_("bar", "No sound")
PROMISE = N_("bar", "This is practice. Nothing here is real.")
STAFF_PAGES = N_("bar", "Staff pages. What you do here is real.")
NOT_SAVED = N_("bar", "Today nothing is being saved. You can still practise.")
# Note: the voice of this tablet failed several times. Said to the volunteer and to the learner.
VOICE_OFF = N_("bar", "The voice has stopped. You can read everything.")
# Note: for somebody who set that a touch must be held before it counts.
TOO_SHORT = N_("bar", "Keep your finger there a little longer.")
# Note: shown while the words of this language were not yet checked by a native speaker.
DRAFT = N_("bar", "Draft translation: not checked yet")


class Bar(QFrame):
    """Leave, language, comfort and sound: always in the same place, with what is always true between.

    Its keys begin at the edge of the screen and reach down to the page, so that they are 20 mm high to
    a finger (learning.md, section 4).
    """

    left = Signal()
    language = Signal()
    comfort = Signal()
    sound = Signal()

    def __init__(
        self,
        session: Session,
        look: Look,
        *,
        leave: tuple[str, str] | None,
        can_be_heard: bool = True,
        promise: tuple[str, str] = PROMISE,
        hint: tuple[str, str] | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("bar")
        words = session.words.pgettext
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, 0, GRID, 0)
        row.setSpacing(0)
        if leave is not None:
            first = self._key(look, words(*leave), "back" if leave == BACK else "finish", "leave")
            first.clicked.connect(self.left)
            row.addWidget(first)
        middle = QVBoxLayout()
        middle.setContentsMargins(GRID, GRID, GRID, GRID)
        if not look.portrait:
            middle.addWidget(Promise(session, look, promise, hint))
        row.addLayout(middle, 1)
        state = SOUND_ON if session.comfort.auto_read else READ_TO_ME
        if session.comfort.sound and not can_be_heard:
            state = NO_SOUND
        keys = (
            ("language", look.language.name, "language", self.language),
            ("comfort", words(*COMFORT), "comfort", self.comfort),
            ("sound", words(*state), "speaker-off" if state == NO_SOUND else "speaker", self.sound),
        )
        for name, text, drawing, signal in keys if leave else keys[1:]:
            key = self._key(look, text, drawing, f"bar_{name}")
            key.clicked.connect(signal)
            row.addWidget(key)

    def _key(self, look: Look, words: str, drawing: str, name: str) -> Key:
        key = Key(look, words, drawing, "quiet", above=True, px=look.bar)
        key.setObjectName(name)
        key.setMinimumSize(look.target, look.target - GRID)
        return key


class Promise(QFrame):
    """What is always true here; and whether the words are a draft, or nothing can be saved. A hint about
    the last touch takes its place until the next page.

    It stands in the middle of the bar; on a tall page, where there is no room, along the lower edge.
    """

    def __init__(
        self,
        session: Session,
        look: Look,
        promise: tuple[str, str] = PROMISE,
        hint: tuple[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("promise")
        self.setProperty("edge", look.portrait)
        direction = QBoxLayout.Direction
        lines = QBoxLayout(direction.LeftToRight if look.portrait else direction.TopToBottom, self)
        lines.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID // 2)
        lines.setSpacing(3 * GRID if look.portrait else 0)
        told = [("hint", hint)] if hint else [("promise_words", promise)]
        if session.recorder.trouble:
            told.append(("not_saved", NOT_SAVED))
        if session.speaker.off:
            told.append(("voice_off", VOICE_OFF))
        if session.draft:
            told.append(("draft", DRAFT))
        for name, text in told:
            line = WordsLabel(
                look, session.words.pgettext(*text), "strip", centred=not look.portrait or len(told) == 1
            )
            line.setObjectName(name)
            lines.addWidget(line)
