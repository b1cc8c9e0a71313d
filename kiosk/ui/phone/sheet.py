"""The question whether to leave a task: a sheet that comes up over the page (newer skin)."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from kiosk.phone.faces import ButtonFace, HeadingFace, TextFace
from kiosk.phone.world import Action
from kiosk.ui.phone.buttons import Button
from kiosk.ui.phone.look import PhoneLook
from kiosk.ui.phone.shapes import rounded
from kiosk.ui.phone.stack import Item, Sides, Stack
from kiosk.ui.phone.words import Heading, Text

TITLE = "Exit this service?"
WORDS = "If you exit now, what you have chosen or written here is not kept."
_DIM = 0.55
_ROUND = 20


class Sheet(Stack):
    """Stands at the foot of the page's place. `behind` is the screen as it was, which is dimmed."""

    def __init__(self, look: PhoneLook, parent: QWidget, behind: QPixmap | None) -> None:
        items = (
            Item(Heading(look, HeadingFace(TITLE, 2)), below=12),
            Item(Text(look, TextFace((WORDS,))), below=24),
            Item(Button(look, ButtonFace("Exit", "warning", Action("exit"))), below=16),
            Item(Button(look, ButtonFace("Cancel", "secondary", Action("stay")))),
        )
        self._behind = behind
        super().__init__(look, Sides(24, 28, 24, 28), items, parent)

    def backdrop(self, painter: QPainter) -> None:
        """The dimmed page, and the sheet over it."""
        colours = self.look.colours
        painter.fillRect(self.rect(), QColor(colours.page))
        if self._behind is not None:
            painter.drawPixmap(0, 0, self._behind)
        painter.setOpacity(_DIM)
        painter.fillRect(self.rect(), QColor("#000000"))
        painter.setOpacity(1.0)
        painter.setPen(QColor(colours.border))
        painter.setBrush(QColor(colours.card))
        sheet = QRectF(self.rect()).adjusted(0, self._lower(), 0, self.look.px(_ROUND))
        painter.drawPath(rounded(sheet, self.look.px(_ROUND), 0))

    def place(self) -> None:
        """At the foot, where a thumb is."""
        super().place()
        for part in self.parts():
            part.move(part.x(), part.y() + self._lower())

    def _lower(self) -> int:
        return max(0, self.height() - self.heightForWidth(self.width()))
