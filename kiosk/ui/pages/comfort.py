"""Everything that can be made more comfortable, as big tiles; every touch shows at once."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.language.catalogue import N_
from kiosk.session.comfort import Colours, Comfort
from kiosk.session.line import Line, Piece
from kiosk.session.session import Session
from kiosk.ui.flow import Letters, longest_word
from kiosk.ui.keys import Key
from kiosk.ui.pages.columns import grid_of
from kiosk.ui.pages.comfort_choices import PARTS, Choice, Part, choices
from kiosk.ui.pages.page import Page, centred, column
from kiosk.ui.scrolled import Scrolled
from kiosk.ui.theme import GRID, TEXT_PX, Look

TITLE = N_("comfort", "Make it comfortable")
READY = N_("comfort", "That is better. Go back.")
# Note: the sample of how words look; {label} stands for an English word on the practice phone.
SAMPLE = N_("comfort", "Tap {label}. This is how words look.")
SAMPLE_WHY = N_("comfort", "Smaller words look like this.")
HEAR = N_("comfort", "Let me hear it")
HEARD = N_("comfort", "This is how fast I speak. Is it good for you?")


@dataclass
class ComfortPlace:
    """Where on the page a person is: it is built anew after every touch."""

    part: Part = Part.WORDS
    scrolled: int = 0


class ComfortPage(Page):
    """One touch away on every page; leads back to where the person was."""

    closed = Signal()

    def __init__(
        self, session: Session, look: Look, place: ComfortPlace, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, look, parent)
        self._place = place
        content = column(GRID if look.tall else 2 * GRID)
        content.addWidget(self.label(self.say(*TITLE), "title"))
        if look.portrait:
            content.addLayout(grid_of(self._parts(), 2 if look.body >= 40 else len(PARTS)))
        if place.part in (Part.WORDS, Part.COLOURS):
            content.addWidget(self._sample())
        for choice in choices(place.part):
            content.addWidget(self.label(self.say(*choice.heading), "soft"))
            content.addLayout(grid_of(self._tiles(choice), self._columns(choice)))
        if place.part is Part.SOUND and session.comfort.sound:
            content.addWidget(self._hear())
        self._scroll = Scrolled(content, look, look.palette.ground)
        if look.portrait:
            self.setLayout(centred(look, self._scroll, self._ready(min(look.body, 40))))
        else:
            self.setLayout(self._beside())
        bar = self._scroll.verticalScrollBar()
        bar.rangeChanged.connect(self._restore)
        bar.valueChanged.connect(self._remember)

    def _beside(self) -> QHBoxLayout:
        """On a wide page the parts, and the way back, stand beside what they show."""
        side = column(2 * GRID)
        for key in self._parts():
            side.addWidget(key)
        side.addStretch(1)
        side.addWidget(self._ready(self.look.help))
        left = QWidget()
        left.setLayout(side)
        left.setFixedWidth(self.look.width // 4 - GRID)
        row = QHBoxLayout()
        row.setContentsMargins(self.look.edge, GRID, self.look.edge, 2 * GRID)
        row.setSpacing(4 * GRID)
        row.addWidget(left)
        row.addWidget(self._scroll, 1)
        return row

    def _ready(self, px: int) -> Key:
        ready = Key(self.look, self.say(*READY), "tick", "action", px=px)
        ready.setObjectName("comfort_ready")
        ready.clicked.connect(self.closed)
        return ready

    def _parts(self) -> Iterator[Key]:
        for part, (words, drawing) in PARTS.items():
            key = Key(
                self.look,
                self.say(*words),
                drawing,
                "chosen" if part is self._place.part else "plain",
                above=self.look.portrait,
                px=self.look.help,
            )
            key.setObjectName(f"part_{part}")
            key.clicked.connect(partial(self._show, part))
            yield key

    def _sample(self) -> QFrame:
        """Words as they stand in a lesson."""
        frame = QFrame()
        frame.setObjectName("band")
        lines = QVBoxLayout(frame)
        lines.setContentsMargins(3 * GRID, GRID, 3 * GRID, GRID)
        before, _, after = self.say(*SAMPLE).partition("{label}")
        sample = self.label("", "instruction")
        sample.set_line(Line((Piece(before), Piece("Continue", quoted=True), Piece(after))))
        sample.setObjectName("sample")
        lines.addWidget(sample)
        lines.addWidget(self.label(self.say(*SAMPLE_WHY), "soft"))
        return frame

    def _hear(self) -> Key:
        key = Key(self.look, self.say(*HEAR), "speaker")
        key.setObjectName("hear")
        key.clicked.connect(partial(self.session.aloud.say, self.say(*HEARD)))
        return key

    def _tiles(self, choice: Choice) -> Iterator[Key]:
        comfort = self.session.comfort
        now = getattr(comfort, choice.field)
        for value, words in choice.options.items():
            chosen = value == now
            key = Key(
                replace(self.look, colours=value) if isinstance(value, Colours) else self.look,
                self.say(*words),
                "tick" if chosen else "",
                self._kind(choice, chosen),
                px=self._px(choice, value, self.say(*words)),
            )
            key.setObjectName(f"{choice.field}_{value}".lower())
            change: dict[str, Any] = {choice.field: value}
            key.clicked.connect(partial(self._set, replace(comfort, **change)))
            yield key

    def _kind(self, choice: Choice, chosen: bool) -> str:
        if choice.field == "colours":  # in the colours that it would bring
            return "sample-chosen" if chosen else "sample"
        return "chosen" if chosen else "plain"

    def _px(self, choice: Choice, value: object, words: str) -> int:
        """A tile of a text size has its words as large as it would make them, if there is room."""
        usual = min(self.look.body, 40)
        if choice.field != "text":
            return usual
        px = next(each for size, each in TEXT_PX.items() if size == value)
        room = self.look.width * (0.8 if self.look.portrait else 0.66) / self._columns(choice) - 6 * GRID
        letters = Letters(self.look.language.families, px, bold=True)
        return min(px, self.look.body) if longest_word(words, letters) > room else px

    def _columns(self, choice: Choice) -> int:
        narrow = self.look.portrait or self.look.body >= 40
        return min(len(choice.options), 2 if narrow else 4)

    def _show(self, part: Part) -> None:
        self._place.part, self._place.scrolled = part, 0
        self.refresh.emit()

    def _set(self, comfort: Comfort) -> None:
        self.session.set_comfort(comfort)
        self.refresh.emit()

    def _remember(self, scrolled: int) -> None:
        self._place.scrolled = scrolled

    def _restore(self, _least: int, most: int) -> None:
        """Only now is it known how far the page goes."""
        wanted = self._place.scrolled
        if wanted:
            self._scroll.verticalScrollBar().setValue(min(wanted, most))
