"""A medicine or a request with a coloured tag that says how far it is. Tags are never touched."""

from PySide6.QtGui import QPainter

from kiosk.phone.faces import TaggedFace
from kiosk.ui.phone.cards import Spot, block_part
from kiosk.ui.phone.drawn import Drawing, Leaf, Writing, fill
from kiosk.ui.phone.look import BODY, BOLD, TAG, PhoneLook


class Tagged(Leaf):
    """A card with the tag above its bold title."""

    def __init__(self, look: PhoneLook, face: TaggedFace) -> None:
        super().__init__(look, ", ".join(filter(None, (face.tag, face.title, *face.lines))))
        self.face = face

    def draw_up(self, width: int) -> Drawing:
        """Tag, title, lines."""
        px, colours = self.look.px, self.look.colours
        writing = Writing(self.look, px(16), px(16), width - px(32))
        if self.face.tag:
            writing.x += px(9)
            writing.width -= px(18)
            writing.write(self.face.tag, TAG, self._pair()[1], gap=px(3))
            writing.x -= px(9)
            writing.width += px(18)
            writing.y += px(3 + 8)
        writing.write(self.face.title, BOLD, colours.text)
        for line in self.face.lines:
            writing.write(line, BODY, colours.secondary)
        return writing.drawing(below=px(16))

    def backdrop(self, painter: QPainter) -> None:
        """The card and the tag's own fill."""
        px, colours = self.look.px, self.look.colours
        block_part(painter, self.look, self.box(), Spot(), colours.card, colours.border)
        if self.face.tag:
            rect = self.current().words[0].rect.adjusted(-px(9), -px(3), px(9), px(3))
            fill(painter, rect, self._pair()[0], px(2))

    def _pair(self) -> tuple[str, str]:
        tags = self.look.colours.tags
        return tags.get(self.face.tone, tags["grey"])
