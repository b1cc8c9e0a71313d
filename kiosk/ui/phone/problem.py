"""The error summary at the top of a page. It never blames."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen

from kiosk.phone.faces import HeadingFace, ProblemFace
from kiosk.ui.phone.buttons import TextLink
from kiosk.ui.phone.drawn import Drawing, Writing
from kiosk.ui.phone.look import BOLD, PhoneLook
from kiosk.ui.phone.options import Note
from kiosk.ui.phone.stack import Item, Sides, Stack
from kiosk.ui.phone.words import Heading

TITLE = "There is a problem"


class Problem(Stack):
    """A red frame: what is missing, as a link to the options that it is about.

    asked(id): show these options.
    """

    asked = Signal(str)

    def __init__(self, look: PhoneLook, face: ProblemFace) -> None:
        self.face = face
        items = [Item(Heading(look, HeadingFace(TITLE, 2)), below=2)]
        if face.about:
            link = ProblemLink(look, face.text)
            link.clicked.connect(self._ask)
            items.append(Item(link))
        else:
            items.append(Item(Note(look, face.text, look.colours.error, bold=True)))
        super().__init__(look, Sides(20, 20, 20, 10 if face.about else 20), tuple(items))

    def backdrop(self, painter: QPainter) -> None:
        """The frame."""
        half = self.look.px(4) / 2
        painter.setPen(QPen(QColor(self.look.colours.error), 2 * half, j=Qt.PenJoinStyle.MiterJoin))
        painter.setBrush(QColor(self.look.colours.card))
        painter.drawRect(QRectF(self.rect()).adjusted(half, half, -half, -half))

    def _ask(self) -> None:
        self.asked.emit(self.face.about)


class ProblemLink(TextLink):
    """Red, bold, underlined."""

    def __init__(self, look: PhoneLook, text: str) -> None:
        super().__init__(look, text, None)

    def draw_up(self, width: int) -> Drawing:
        """The words."""
        px, error = self.look.px, self.look.colours.error
        writing = Writing(self.look, 0, px(10), width)
        writing.write(self.label, BOLD, self.focus_ink(error), underlined=not self.focus_shown)
        return writing.drawing(below=px(10), least=px(44))
