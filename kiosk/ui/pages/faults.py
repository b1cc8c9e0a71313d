"""For authors, in a preview: what is to be mended before the lesson goes on, and hints. In English."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.content.faults import Fault
from kiosk.language.languages import ENGLISH
from kiosk.session.draft import Draft
from kiosk.session.session import Session
from kiosk.ui.pages.page import Page, centred, column
from kiosk.ui.scrolled import Scrolled
from kiosk.ui.theme import GRID, Look

MOST_SHOWN = 12  # who sees more than that at once mends none of them


class FaultsPage(Page):
    """Calm, and with all that one needs: the file and line, what is wrong, what would be right."""

    def __init__(self, session: Session, look: Look, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(session, replace(look, language=ENGLISH), parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._draft = draft
        content = column(2 * GRID)
        content.addWidget(self.label(self._title, "title"))
        content.addWidget(self.label(self._next, "soft"))
        self._add(content, draft.faults)
        if draft.hints:
            content.addSpacing(2 * GRID)
            content.addWidget(self.label("Hints: these can wait, and make the lesson better.", "soft"))
            self._add(content, draft.hints)
        if draft.elsewhere:
            content.addWidget(
                self.label("There is more to mend in other files. kiosk check lists it.", "soft")
            )
        self.setLayout(centred(self.look, Scrolled(content, self.look, self.look.palette.ground)))

    @property
    def _title(self) -> str:
        count = len(self._draft.faults)
        if not count:
            return "Nothing is wrong"
        return "One thing to mend" if count == 1 else f"{count} things to mend"

    @property
    def _next(self) -> str:
        if not self._draft.faults:
            return "The lesson can be played. Press the key below to go back to it."
        return "Mend it and save the file. The lesson then comes back by itself."

    def _add(self, content: QVBoxLayout, faults: tuple[Fault, ...]) -> None:
        for fault in faults[:MOST_SHOWN]:
            line = f", line {fault.place.line}" if fault.place.line else ""
            entry = column(0)
            entry.addWidget(self.label(f"{fault.place.path}{line}", "soft"))
            entry.addWidget(self.label(_sentence(fault.problem)))
            entry.addWidget(self.label(f"→ {_sentence(fault.remedy)}", "soft"))
            content.addLayout(entry)
        if len(faults) > MOST_SHOWN:
            content.addWidget(self.label(f"And {len(faults) - MOST_SHOWN} more.", "soft"))


def _sentence(words: str) -> str:
    ended = words if words.endswith(("?", ".", "!", "…")) else f"{words}."
    return ended[:1].upper() + ended[1:]
