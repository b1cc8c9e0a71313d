"""The newer skin's menus: an icon and a word on a tile, two beside one another."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from kiosk.phone.faces import CardFace, CardsFace
from kiosk.ui.icons import icon
from kiosk.ui.phone.cards import Spot, badge_of, block_part, draw_badge, draw_tag, spoken, write_tag
from kiosk.ui.phone.columns import Columns
from kiosk.ui.phone.drawn import Drawing, Writing
from kiosk.ui.phone.look import BODY, LABEL, PhoneLook
from kiosk.ui.phone.touch_row import TouchRow

_ICON, _SIDE = 36, 14


class Tile(TouchRow):
    """One tile. The whole of it is touched."""

    def __init__(self, look: PhoneLook, face: CardFace) -> None:
        super().__init__(look, spoken(face), face.action)
        self.face = face

    def draw_up(self, width: int) -> Drawing:
        """Blue words below the icon, then grey ones and the tag."""
        px, colours = self.look.px, self.look.colours
        writing = Writing(self.look, px(_SIDE), px(_SIDE + _ICON + 12), width - px(2 * _SIDE))
        writing.write(self.face.label, LABEL, self.focus_ink(colours.link))
        if self.face.text:
            writing.write(self.face.text, BODY, self.ink(colours.text), gap=px(4))
        write_tag(writing, self.face)
        return writing.drawing(below=px(_SIDE), least=px(104))

    def marks(self) -> tuple[QRectF, ...]:
        """The icon."""
        size = self.look.px(_ICON)
        return (QRectF(self.look.px(_SIDE), self.look.px(_SIDE), size, size),)

    def backdrop(self, painter: QPainter) -> None:
        """The tile."""
        colours = self.look.colours
        filled = colours.card_pressed if self.isDown() else colours.card
        block_part(painter, self.look, self.box(), Spot(), filled, colours.border)
        self.highlight(painter, self.current().words[0])
        draw_tag(painter, self.look, self.face, self.current())

    def decorate(self, painter: QPainter) -> None:
        """The icon; the badge in the other corner."""
        px, place = self.look.px, self.marks()[0]
        name = self.face.icon or "document"
        drawn = icon(name, self.ink(self.look.colours.link), round(place.width()))
        painter.drawPixmap(place.topLeft(), drawn)
        if badge := badge_of(self.look, self.face):
            draw_badge(painter, self.look, badge, self.width() - px(_SIDE), place.center().y())


def tiles(look: PhoneLook, face: CardsFace) -> Columns:
    """The tiles of a group."""
    return Columns(look, tuple(Tile(look, each) for each in face.cards), 2, 12)
