"""One picture of a picture code, to be looked at: large, in a frame, with its word."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from kiosk.language.catalogue import Words
from kiosk.session.picture_code import PICTURES, drawing_of
from kiosk.ui.icons import icon
from kiosk.ui.theme import GRID, Look
from kiosk.ui.words_label import WordsLabel


class PictureCard(QFrame):
    """A picture, its word below it."""

    def __init__(self, look: Look, words: Words, picture: str, px: int) -> None:
        super().__init__()
        self.setObjectName("band")
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, 2 * GRID, GRID, GRID)
        column.setSpacing(GRID)
        drawn = QLabel()
        drawn.setPixmap(icon(drawing_of(picture), look.palette.ink, px))
        column.addWidget(drawn, 0, Qt.AlignmentFlag.AlignHCenter)
        word = WordsLabel(look, words.pgettext(*PICTURES[picture]), centred=True)
        word.setObjectName(f"picture_{picture}")
        column.addWidget(word)


class Slot(QFrame):
    """A place for a picture: empty in a broken line, until one was touched."""

    def __init__(self, look: Look, words: Words, px: int) -> None:
        super().__init__()
        self._look, self._words, self._px = look, words, px
        self._drawn = QLabel(self)
        self._drawn.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedSize(px + 3 * GRID, px + 3 * GRID)
        self.show_picture("")

    def show_picture(self, picture: str) -> None:
        """This one, or none."""
        self.setObjectName("band" if picture else "slot")
        self.style().unpolish(self)
        self.style().polish(self)
        name = self._words.pgettext(*PICTURES[picture]) if picture else ""
        self._drawn.setAccessibleName(name)
        self._drawn.setVisible(bool(picture))
        if picture:
            self._drawn.setPixmap(icon(drawing_of(picture), self._look.palette.ink, self._px))

    def sizeHint(self) -> QSize:
        """As large as it is made."""
        return self.size()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture fills it."""
        super().resizeEvent(event)
        self._drawn.setGeometry(self.rect())
