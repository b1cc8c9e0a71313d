"""The bar at the top of every page, and the strip with the promise at the bottom."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from kiosk.language.catalogue import N_
from kiosk.session.session import Session
from kiosk.ui.keys import Key
from kiosk.ui.theme import GRID, Look
from kiosk.ui.words_label import WordsLabel

BACK = N_("bar", "Back")
FINISH = N_("bar", "Finish")
COMFORT = N_("bar", "Comfort")
SOUND_ON = N_("bar", "Sound on")
SOUND_OFF = N_("bar", "Sound off")
# Note: the sound is on, but this tablet cannot make any; everything can be read instead.
NO_SOUND = N_("bar", "No sound")
PROMISE = N_("bar", "This is practice. Nothing here is real.")
NOT_SAVED = N_("bar", "Today nothing is being saved. You can still practise.")
# Note: shown while the words of this language were not yet checked by a native speaker.
DRAFT = N_("bar", "Draft translation: not checked yet")


class Bar(QFrame):
    """Leave, language, comfort and sound: always in the same place."""

    left = Signal()
    language = Signal()
    comfort = Signal()
    sound = Signal()

    def __init__(
        self, session: Session, look: Look, *, leave: tuple[str, str] | None, can_be_heard: bool = True
    ) -> None:
        super().__init__()
        self.setObjectName("bar")
        words = session.words.pgettext
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        row.setSpacing(GRID)
        px = look.help
        if leave is not None:
            first = Key(look, words(*leave), "back" if leave == BACK else "finish", "quiet", px=px)
            first.setObjectName("leave")
            first.clicked.connect(self.left)
            row.addWidget(first)
        row.addStretch(1)
        state = (SOUND_ON if can_be_heard else NO_SOUND) if session.comfort.sound else SOUND_OFF
        keys = (
            ("language", look.language.name, "language", self.language),
            ("comfort", words(*COMFORT), "comfort", self.comfort),
            (
                "sound",
                words(*state),
                "speaker" if state == SOUND_ON else "speaker-off",
                self.sound,
            ),
        )
        for name, text, drawing, signal in keys if leave else keys[1:]:
            key = Key(look, text, drawing, "quiet", px=px)
            key.setObjectName(f"bar_{name}")
            key.clicked.connect(signal)
            row.addWidget(key)


class Promise(QFrame):
    """What is always true here; and whether the words are a draft."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("promise")
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(3 * GRID, GRID // 2, 3 * GRID, GRID // 2)
        row.setSpacing(3 * GRID)
        promise = WordsLabel(look, session.words.pgettext(*PROMISE), "strip")
        promise.setObjectName("promise_words")
        row.addWidget(promise, 1)
        if session.recorder.trouble:
            not_saved = WordsLabel(look, session.words.pgettext(*NOT_SAVED), "strip")
            not_saved.setObjectName("not_saved")
            row.addWidget(not_saved)
        if session.draft:
            draft = WordsLabel(look, session.words.pgettext(*DRAFT), "strip")
            draft.setObjectName("draft")
            row.addWidget(draft)
