"""A label for words: it wraps, never elides, and leaves room for the ink of its script."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from kiosk.language.bidi import bidi
from kiosk.session.line import Line
from kiosk.ui.flow import Flow, Letters, flow, line_height, longest_word, width_of
from kiosk.ui.quoted_line import Places, quoted_line
from kiosk.ui.theme import Look


class WordsLabel(QLabel):
    """Wrapped words in the learner's language; `role` picks size, weight and colour (see `Look.role`).

    It is a QLabel for assistive technology, but paints itself: a QLabel clips tall scripts.
    """

    def __init__(
        self,
        look: Look,
        text: str = "",
        role: str = "body",
        parent: QWidget | None = None,
        *,
        centred: bool = False,
    ) -> None:
        super().__init__(parent)
        self._centred = centred
        self._look = look
        self._role = look.role(role)
        self.heard_as = "heading" if role == "title" else "text"
        self._shown = ""
        self._bold: Places = ()
        self._places: Places = ()
        self._marked = (0, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Plain words."""
        shown = bidi(text, self._look.language)
        self._set(text, shown, (), ((0, max(0, shown.find(text))),))

    def set_line(self, line: Line) -> None:
        """A line of the coach; what it quotes from the phone stands out in bold, in its own order."""
        self._set(line.text, *quoted_line(line, self._look.language))

    def mark(self, start: int, length: int) -> None:
        """Point out words of its text, by characters; none when the length is 0."""
        end = self._drawn(start + length - 1) + 1 if length else 0
        marked = (self._drawn(start), end) if length else (0, 0)
        if marked != self._marked:
            self._marked = marked
            self.update()

    @property
    def marked(self) -> str:
        """The words that are pointed out, as they are drawn."""
        return self._shown[slice(*self._marked)]

    def _drawn(self, place: int) -> int:
        """Where a character of the text is among those that are drawn."""
        own, drawn = next((each for each in reversed(self._places) if each[0] <= place), (0, 0))
        return drawn + place - own

    def _set(self, spoken: str, shown: str, bold: Places, places: Places) -> None:
        self._shown, self._bold, self._places, self._marked = shown, bold, places, (0, 0)
        self.setText(spoken)  # for assistive technology and tests; never painted
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """It wraps, so its height follows its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Pixels of height that all of its words need at this width."""
        return self._flow(width).height if self._shown else 0

    def sizeHint(self) -> QSize:
        """On one line, as far as that is not wider than a page."""
        width = min(width_of(self._shown, self._letters), 30 * self._role.px) + 2 * self._side + 4
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One line of its longest word."""
        width = longest_word(self._shown, self._letters) + 2 * self._side + 4
        return QSize(width, line_height(self._letters) if self._shown else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, and nothing else."""
        if not self._shown:
            return
        painter = QPainter(self)
        painter.setPen(QColor(self._role.colour))
        words = self._flow(self.width())
        top = max(0, (self.height() - words.height) // 2)
        words.paint(painter, self._side, top, self._marked, self._look.palette.spoken)
        painter.end()

    def missing_room(self) -> int:
        """Pixels of height that its words lack; 0 when all is shown (for the tests of fit)."""
        return max(0, self.heightForWidth(self.width()) - self.height())

    @property
    def _side(self) -> int:
        return round(self._look.language.metrics.side * self._role.px)

    @property
    def _letters(self) -> Letters:
        return Letters(self._look.language.families, self._role.px, self._role.bold, self._look.wide)

    def _flow(self, width: int) -> Flow:
        inner = width - 2 * self._side
        return flow(
            self._shown,
            self._letters,
            inner,
            self._look.language,
            centred=self._centred,
            bold=self._bold,
        )
