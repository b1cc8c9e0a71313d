"""A label for words: it wraps, never elides, and leaves room for the ink of its script."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from kiosk.language.bidi import LRI, PDI, bidi
from kiosk.session.line import Line
from kiosk.ui.flow import Flow
from kiosk.ui.theme import Look


class WordsLabel(QLabel):
    """Wrapped words in the learner's language; `role` picks size, weight and colour (see `Look.role`).

    It is a QLabel for assistive technology, but paints itself: a QLabel clips tall scripts.
    """

    def __init__(self, look: Look, text: str = "", role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._role = look.role(role)
        self._shown = ""
        self._bold: tuple[tuple[int, int], ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Plain words."""
        self._set(text, bidi(text, self._look.language), ())

    def set_line(self, line: Line) -> None:
        """A line of the coach; what it quotes from the phone stands out in bold, in its own order."""
        rtl = self._look.language.rtl
        # `bidi` puts two marks before the words; English words inside are kept together by isolates.
        start = len(bidi("x", self._look.language).partition("x")[0])
        shown, bold = "", []
        for piece in line.pieces:
            words = f"{LRI}“{piece.text}”{PDI}" if rtl and piece.quoted else piece.text
            words = f"“{piece.text}”" if piece.quoted and not rtl else words
            if piece.quoted:
                bold.append((start + len(shown), len(words)))
            shown += words
        self._set(line.text, bidi(shown, self._look.language), tuple(bold))

    def _set(self, spoken: str, shown: str, bold: tuple[tuple[int, int], ...]) -> None:
        self._shown, self._bold = shown, bold
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
        width = min(QFontMetrics(self._font()).horizontalAdvance(self._shown), 30 * self._role.px)
        width += 2 * self._side + 4
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One line of its longest word."""
        metrics = QFontMetrics(self._font())
        longest = max((metrics.horizontalAdvance(word) for word in self._shown.split()), default=0)
        return QSize(longest + 2 * self._side + 4, metrics.height() if self._shown else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, and nothing else."""
        if not self._shown:
            return
        painter = QPainter(self)
        painter.setPen(QColor(self._role.colour))
        flow = self._flow(self.width())
        flow.paint(painter, self._side, max(0, (self.height() - flow.height) // 2))
        painter.end()

    def missing_room(self) -> int:
        """Pixels of height that its words lack; 0 when all is shown (for the tests of fit)."""
        return max(0, self.heightForWidth(self.width()) - self.height())

    @property
    def _side(self) -> int:
        return round(self._look.language.metrics.side * self._role.px)

    def _font(self) -> QFont:
        font = QFont()
        font.setFamilies(list(self._look.language.families))
        font.setPixelSize(self._role.px)
        font.setBold(self._role.bold)
        return font

    def _flow(self, width: int) -> Flow:
        return Flow(self._shown, self._font(), width - 2 * self._side, self._look.language, bold=self._bold)
