"""The phone's home screen: a drawn icon and a word for each app."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from kiosk.phone.faces import GridFace, IconFace
from kiosk.ui.icons import icon
from kiosk.ui.phone.columns import Columns
from kiosk.ui.phone.drawn import Drawing, Writing, fill
from kiosk.ui.phone.look import ICON_LABEL, PhoneLook
from kiosk.ui.phone.touch_row import TouchRow

_FEW = 9  # so many apps stand in three columns, larger than in the usual four
_SIZE, _TOP = 64, 8
_INSIDE = 0.56  # the drawing's part of its square


def app_square(
    painter: QPainter, look: PhoneLook, place: QRectF, name: str, tint: str, *, asleep: bool
) -> None:
    """An app's own square: its drawing on its colour."""
    colours, radius = look.colours, place.width() * 0.24
    ground, ink = colours.apps.get(tint, colours.apps["grey"])
    if asleep:
        ground, ink = colours.asleep.face, colours.asleep.text
    fill(painter, place, ground, radius)
    if asleep:
        half = look.px(1) / 2
        painter.setPen(QPen(QColor(colours.asleep.edge), 2 * half))
        painter.drawRoundedRect(place.adjusted(half, half, -half, -half), radius, radius)
    size = round(place.width() * _INSIDE)
    corner = place.center() - QPointF(size / 2, size / 2)
    painter.drawPixmap(corner, icon(name, ink, size))


class AppIcon(TouchRow):
    """One app: its square, its name below, a red dot for news."""

    def __init__(self, look: PhoneLook, face: IconFace) -> None:
        super().__init__(look, f"{face.label}, something new" if face.dot else face.label, face.action)
        self.face = face

    def draw_up(self, width: int) -> Drawing:
        """The name, below the square."""
        px = self.look.px
        writing = Writing(self.look, px(2), px(_TOP + _SIZE + 8), width - px(4))
        ink = self.focus_ink(self.look.colours.wallpaper[1])
        writing.write(self.face.label, ICON_LABEL, ink, centred=True)
        return writing.drawing(below=px(8))

    def marks(self) -> tuple[QRectF, ...]:
        """The square."""
        size = self.look.px(_SIZE)
        return (QRectF((self.width() - size) / 2, self.look.px(_TOP), size, size),)

    def backdrop(self, painter: QPainter) -> None:
        """Show it pressed or focused."""
        px, colours = self.look.px, self.look.colours
        if self.isDown():
            painter.setOpacity(0.18)
            fill(painter, self.box(), colours.wallpaper[1], px(12))
            painter.setOpacity(1.0)
        self.highlight(painter, self.current().words[0])

    def decorate(self, painter: QPainter) -> None:
        """The square, and the dot on its corner."""
        px, colours = self.look.px, self.look.colours
        place = self.marks()[0]
        app_square(painter, self.look, place, self.face.icon, self.face.tint, asleep=self.asleep)
        if self.face.dot:
            painter.setPen(QPen(QColor(colours.wallpaper[0]), px(3)))
            painter.setBrush(QColor(colours.badge[0]))
            painter.drawEllipse(place.topRight() + QPointF(-px(3), px(3)), px(9), px(9))


def home_screen(look: PhoneLook, face: GridFace) -> Columns:
    """All apps, in rows."""
    icons = tuple(AppIcon(look, each) for each in face.icons)
    return Columns(look, icons, 3 if len(icons) <= _FEW else 4, 8)
