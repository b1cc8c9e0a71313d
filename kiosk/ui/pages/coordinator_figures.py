"""What was practised on this tablet, today and in the last 30 days: the same figures as in every file."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from kiosk.figures.tables import Cell, Figures
from kiosk.language.catalogue import N_
from kiosk.session.coordinator import Days
from kiosk.session.session import Session
from kiosk.ui.pages.coordinator_desk import CoordinatorDesk
from kiosk.ui.pages.coordinator_task import Stand
from kiosk.ui.pages.page import Page, centred, column, side_by_side
from kiosk.ui.scrolled import Scrolled
from kiosk.ui.theme import GRID, Look

TITLE = N_("staff/figures", "What was practised here")
COUNTING = N_("staff/figures", "One moment. The figures are being counted.")
CANNOT = N_("staff/figures", "The figures cannot be read just now.")
TODAY = N_("staff/figures", "Today")
MONTH = N_("staff/figures", "The last 30 days")
EXACT = N_("staff/figures", "These numbers are exact. Keep them in the team.")
WORDS = {
    "visits": N_("staff/figures", "Visits"),
    "alone": N_("staff/figures", "Lessons on their own"),
    "helped": N_("staff/figures", "Lessons with help"),
    "hours": N_("staff/figures", "Hours of practice"),
}


class FiguresPage(Page):
    """Two cards, once everything is counted."""

    def __init__(
        self, session: Session, look: Look, desk: CoordinatorDesk, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, look, parent)
        task = self._task = desk.figures
        content = column(2 * GRID)
        content.addWidget(self.label(self.say(*TITLE), "title"))
        if isinstance(task.result, Days):
            content.addLayout(self._cards(task.result))
            content.addWidget(self.label(self.say(*EXACT), "soft"))
        elif task.stand is Stand.FAILED:
            content.addWidget(self.label(self.say(*CANNOT)))
            content.addWidget(self.label(self.say(*task.why), "soft"))
        else:
            content.addWidget(self.label(self.say(*COUNTING)))
        self.setLayout(centred(look, Scrolled(content, look, look.palette.ground)))
        task.changed.connect(self._counted)
        if task.stand is Stand.NONE:
            task.start(lambda tell: desk.coordinator.figures())

    def spoken(self) -> tuple[str, ...]:
        """Each figure with its words."""
        days = self._task.result
        if not isinstance(days, Days):
            return (self.say(*TITLE),)
        parts = ((TODAY, days.today), (MONTH, days.month))
        return (self.say(*TITLE), *(line for name, figures in parts for line in self._told(name, figures)))

    def _told(self, name: tuple[str, str], figures: Figures) -> Iterator[str]:
        yield self.say(*name)
        for figure, words in WORDS.items():
            yield f"{self.say(*words)}: {shown(figures.value(figure))}"

    def _cards(self, days: Days) -> QBoxLayout:
        row = side_by_side(self.look)
        if self.look.body >= 40:
            row.setDirection(QBoxLayout.Direction.TopToBottom)
        row.addWidget(self._card("today", TODAY, days.today), 1)
        row.addWidget(self._card("month", MONTH, days.month), 1)
        return row

    def _card(self, name: str, title: tuple[str, str], figures: Figures) -> QFrame:
        frame = QFrame()
        frame.setObjectName("band")
        rows = column(GRID)
        rows.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        rows.addWidget(self.label(self.say(*title), "soft"))
        for figure, words in WORDS.items():
            row = QHBoxLayout()
            row.setSpacing(2 * GRID)
            row.addWidget(self.label(self.say(*words)), 1)
            number = self.label(shown(figures.value(figure)), "title")
            number.heard_as = "text"
            number.setObjectName(f"{name}_{figure}")
            row.addWidget(number, 0, Qt.AlignmentFlag.AlignVCenter)
            rows.addLayout(row)
        frame.setLayout(rows)
        return frame

    def _counted(self) -> None:
        if self._task.stand is not Stand.WORKING:
            self.refresh.emit()


def shown(cell: Cell) -> str:
    """A figure as the files have it."""
    return "" if cell is None else str(cell)
