"""The instruction band of a lesson: how far it is, what to do now, what to type, and why."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.language.catalogue import N_
from kiosk.language.formats import step_of
from kiosk.session.line import Line, Piece
from kiosk.session.words import Band
from kiosk.ui.heard import announce
from kiosk.ui.keys import Key
from kiosk.ui.pages.details import Detail, Details
from kiosk.ui.pages.page import Page, column
from kiosk.ui.pages.tip import Tip
from kiosk.ui.scrolled import Scrolled
from kiosk.ui.theme import GRID
from kiosk.ui.words_label import WordsLabel

SAY_AGAIN = N_("lesson", "Say again")
# Note: the helper is the volunteer who sits beside the learner; the key shows a line for them.
HELPER = N_("lesson", "Helper")
FOR_HELPER = N_("lesson", "For the helper")
# Note: a question about a lesson that somebody did at an earlier visit; it is answered on the phone.
RECALL = N_("lesson", "One question from last time")
# Note: stands above the invented name, email address or password that the learner types.
USE_THESE = N_("lesson", "Use these practice details. Never type your own here.")


@dataclass(frozen=True, slots=True)
class Moment:
    """What is shown at one moment: step `step` (from 0) of `steps`; `details` are to be typed. A lone
    question has no steps."""

    step: int
    steps: int
    band: Band
    details: tuple[Detail, ...] = ()


class Instruction(QFrame):
    """Shows what the coach says. `changed` tells that it needs another height.

    The words scroll where they have to: the count and Say again always stay.
    """

    changed = Signal()

    def __init__(self, page: Page, *, tips: bool) -> None:
        super().__init__()
        self.setObjectName("band")
        self._page = page
        look = self._look = page.look
        self._words = column(0 if look.tall else GRID if look.portrait or look.body >= 40 else 2 * GRID)
        self._scroll = Scrolled(self._words, look, look.palette.surface)
        self._count = page.label("", "small")
        self._again = Key(look, page.say(*SAY_AGAIN), "repeat", "quiet", px=look.help)
        self._moment: Moment | None = None
        self._said: tuple[Moment, bool] | None = None
        self._tip_wanted = False
        inner = QVBoxLayout(self)
        inner.setContentsMargins(self._side, GRID, self._side, GRID)
        inner.setSpacing(0)
        inner.addLayout(self._header(tips))
        inner.addWidget(self._scroll, 1)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._scroll_to_tip)

    @property
    def _side(self) -> int:
        """Left and right of the words."""
        return 2 * GRID if self._look.body >= 50 else 3 * GRID

    def _header(self, tips: bool) -> QHBoxLayout:
        """How far the lesson is, and Say again: small, so that the instruction is what one sees."""
        row = QHBoxLayout()
        row.addWidget(self._count, 1)
        if tips:
            helper = Key(self._look, self._page.say(*HELPER), "together", "quiet", px=self._look.help)
            helper.setObjectName("helper")
            helper.setMinimumHeight(helper.sizeHint().height())
            helper.clicked.connect(self._toggle_tip)
            row.addWidget(helper)
        self._again.setMinimumHeight(self._again.sizeHint().height())
        self._again.setObjectName("say_again")
        self._again.clicked.connect(self._say_again)
        row.addWidget(self._again)
        return row

    def _say_again(self) -> None:
        """It may turn the sound on, which the bar shows."""
        session = self._page.session
        was_on = session.comfort.sound
        session.aloud.say_again()
        if not was_on:
            self._page.refresh.emit()

    def show_moment(self, moment: Moment) -> None:
        """Show the words of this moment."""
        helper = self._page.session.comfort.helper
        if (moment, helper) == self._said:
            return  # a touch that says nothing new leaves the words as they are
        self._moment, self._said = moment, (moment, helper)
        self._tip_wanted = False  # new words begin with what the learner is to do
        clear(self._words)
        words, steps = self._page.session.words, moment.steps
        count = step_of(words, min(moment.step + 1, steps), steps) if steps else self._page.say(*RECALL)
        # Praise stands beside the count, so that the instruction keeps the height.
        praise = moment.band.praise
        self._count.set_text(f"{count} · {praise.text}" if praise else count)
        for part in self._parts(moment, helper=helper):
            self._words.addWidget(part)
        self._scroll.verticalScrollBar().setValue(0)
        announce(self, moment.band.text)
        self.changed.emit()

    def show_detail(self, label: str) -> None:
        """Slide into view what is to be typed under these words of the phone: now it is looked for."""
        card = self.findChild(Details)
        row = card.row(label) if card is not None else None
        if row is not None:
            self._scroll.bring_into_view(row)

    def needed(self, width: int) -> int:
        """Pixels of height that all of it takes at this width."""
        words = heights(self._words, width - 2 * self._side - 4)
        return sum(words) + len(words) * self._words.spacing() + self._again.sizeHint().height() + 3 * GRID

    def _parts(self, moment: Moment, *, helper: bool) -> Iterator[QWidget]:
        band = moment.band
        for line in band.lead:
            yield self._line(line, "soft")
        main = self._line(band.main, "instruction")
        main.setObjectName("instruction")
        yield main
        if moment.details:
            yield Details(self._look, self._page.say(*USE_THESE), moment.details)
        for english, meaning in band.meanings:
            explained = Line((Piece(english, quoted=True), Piece(f" = {meaning}")))
            yield self._line(explained, "soft")
        if band.why:
            yield self._line(band.why, "soft")
        if band.tip and helper:
            yield Tip(self._look, self._page.say(*FOR_HELPER), band.tip)

    def _line(self, line: Line, role: str) -> WordsLabel:
        label = self._page.label("", role)
        label.set_line(line)
        return label

    def _toggle_tip(self) -> None:
        """Show or hide the line for the volunteer; once it is shown, it can be seen at once."""
        session = self._page.session
        session.set_comfort(replace(session.comfort, helper=not session.comfort.helper))
        if self._moment is not None:
            self.show_moment(self._moment)
            self._tip_wanted = session.comfort.helper

    def _scroll_to_tip(self, _least: int, most: int) -> None:
        """Only now is it known how far down it lies."""
        if self._tip_wanted:
            self._scroll.verticalScrollBar().setValue(most)


def heights(layout: QBoxLayout, width: int) -> list[int]:
    """What each part needs; it is asked by itself, as a layout counts new ones only when they are shown."""
    items = (layout.itemAt(place) for place in range(layout.count()))
    parts = (item.widget() for item in items if item is not None)
    return [part.heightForWidth(width) for part in parts if part is not None]


def clear(layout: QBoxLayout) -> None:
    """Take all parts out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
