"""A label for words: it wraps, never elides, and leaves room for the ink of its script."""

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from kiosk.language.bidi import bidi, isolate
from kiosk.language.languages import Language
from kiosk.session.line import Line
from kiosk.ui.theme import Look


class WordsLabel(QLabel):
    """Wrapped words in the learner's language. `role` picks the size in the stylesheet."""

    def __init__(self, look: Look, text: str = "", role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("role", role)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        side = look.side_room
        top = round(look.language.metrics.top * look.body * 0.5)
        self.setContentsMargins(side, top, side, 0)
        self.set_text(text)

    def minimumSizeHint(self) -> QSize:
        """One line of its longest word: Qt's own guess for wrapped words makes pages scroll without need."""
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(word) for word in self.accessibleName().split()), default=0)
        margins = self.contentsMargins()
        return QSize(longest + margins.left() + margins.right() + 4, metrics.lineSpacing())

    def set_text(self, text: str) -> None:
        """Plain words."""
        self._set_html(escape(text), text)

    def set_line(self, line: Line) -> None:
        """A line of the coach; what it quotes from the phone stands out in bold."""
        html = "".join(
            quoted_html(piece.text) if piece.quoted else escape(piece.text) for piece in line.pieces
        )
        self._set_html(html, line.text)

    def _set_html(self, html: str, spoken: str) -> None:
        direction = "rtl" if self._look.language.rtl else "ltr"
        line_height = _line_height(self._look.language)
        self.setText(
            f'<div dir="{direction}" style="line-height:{line_height}%">'
            f"{bidi(html, self._look.language)}</div>"
            if html
            else ""
        )
        self.setAccessibleName(spoken)


def quoted_html(text: str) -> str:
    """English words of the phone inside a line: bold, in quotes, and kept together in their own order."""
    return f"<b>{isolate('“' + escape(text) + '”')}</b>"


def _line_height(language: Language) -> int:
    # Noto Sans has a line box of 1.38 em; the tall scripts bring more of their own than anybody asks for.
    return 108 if language.metrics.line <= 1.6 else 100
