"""Keys and values below one another, some with a link to change them."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from kiosk.phone.faces import RowFace, SummaryFace
from kiosk.ui.phone.buttons import TextLink
from kiosk.ui.phone.drawn import Drawing, Leaf, Writing, fill
from kiosk.ui.phone.look import BODY, BOLD, PhoneLook
from kiosk.ui.phone.stack import Item, Sides, Stack
from kiosk.ui.phone.view import View


class Summary(Stack):
    """The rows, with a grey rule below each; the profile is one pale blue card."""

    def __init__(self, look: PhoneLook, face: SummaryFace, view: View) -> None:
        self.face = face
        self._profile = face.look == "profile"
        rows = []
        for number, row in enumerate(face.rows):
            ruled = not self._profile or number < len(face.rows) - 1
            line = Row(look, row, view, self._profile, ruled and not row.action)
            rows.append(Item(line, above=0 if self._profile else 12))
            if row.action:
                spoken = f"{row.change} {row.key[:1].lower()}{row.key[1:]}"
                rows.append(Item(TextLink(look, row.change, row.action, spoken), hug=True))
                rows.append(Item(Rule(look)))
        super().__init__(look, Sides(16, 4, 16, 4) if self._profile else None, tuple(rows))

    def backdrop(self, painter: QPainter) -> None:
        """The pale blue card."""
        if self._profile:
            box = QRectF(self.rect())
            fill(painter, box, self.look.colours.profile[0], self.look.px(8))


class Row(Leaf):
    """A key and its value."""

    def __init__(self, look: PhoneLook, face: RowFace, view: View, profile: bool, ruled: bool) -> None:
        typed = view.typed.get(face.typed, "") if face.typed else ""
        self.lines = (typed,) if typed else face.lines
        super().__init__(look, "\n".join((face.key, *self.lines)))
        self.face, self._profile, self._ruled = face, profile, ruled

    def draw_up(self, width: int) -> Drawing:
        """The bold key, the value below it."""
        px, colours = self.look.px, self.look.colours
        ink = colours.profile[1] if self._profile else colours.text
        writing = Writing(self.look, 0, px(12) if self._profile else 0, width)
        writing.write(self.face.key, BOLD, ink)
        for line in self.lines:
            writing.write(line, BODY, ink)
        return writing.drawing(below=px(12 if self._ruled or self._profile else 0))

    def decorate(self, painter: QPainter) -> None:
        """The rule below."""
        if self._ruled:
            _rule(painter, self.look, self.box(), self._profile)


class Rule(Leaf):
    """A grey line below a row that ends with a link."""

    def __init__(self, look: PhoneLook) -> None:
        super().__init__(look, "")

    def draw_up(self, width: int) -> Drawing:
        """No words."""
        return Drawing(self.look.px(5))

    def decorate(self, painter: QPainter) -> None:
        """The line."""
        _rule(painter, self.look, self.box(), False)


def _rule(painter: QPainter, look: PhoneLook, box: QRectF, profile: bool) -> None:
    thick = look.px(1)
    painter.setOpacity(0.2 if profile else 1.0)
    colour = look.colours.profile[1] if profile else look.colours.border
    fill(painter, QRectF(0, box.bottom() - thick, box.width(), thick), colour)
    painter.setOpacity(1.0)
