"""Takes pictures of the practice phone for paper: in light colours, with a ring around what to touch."""

from collections.abc import Iterator

import shiboken6
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QRegion
from PySide6.QtWidgets import QWidget

from kiosk.phone.phone import Phone
from kiosk.phone.show import show
from kiosk.session.sheet_pictures import Picture
from kiosk.ui.phone import PhoneLook, PhoneWidget, View, phone_style

SCALE = 2.0  # about 240 dots an inch on paper
PHONE_WIDTH, PHONE_HEIGHT = 360, 700  # with its frame; narrow, so that its letters are large on paper
CUT_HEIGHT = 250  # how much of the phone a picture shows
NEAR = 70  # a cut so near to an end of the phone shows that end instead
EDGE = 12  # what is seen around the ring at least
FADE = 18  # where it was cut, so that it does not look like the end of the phone

PAPER = QColor("#ffffff")


class Camera:
    """One phone that nobody sees, shown each world in turn."""

    def __init__(self, phone: Phone) -> None:
        self._phone = phone
        look = PhoneLook(scale=SCALE, reduced_motion=True)
        self._widget = PhoneWidget(look)
        self._widget.setStyleSheet(phone_style(look.colours, look.scale))
        self._widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self._widget.resize(look.px(PHONE_WIDTH), look.px(PHONE_HEIGHT))
        self._widget.show()

    def take(self, picture: Picture, into: list[QImage]) -> Iterator[None]:
        """Append the picture to `into`. Between two steps of this the event loop must turn: only then
        has everything found its place."""
        self._widget.show_screen(show(self._phone, picture.world), View())
        self._widget.point_at(picture.touch)
        yield
        into.append(self._shoot(self._cut()))
        yield

    def close(self) -> None:
        """Put the phone away."""
        if shiboken6.isValid(self._widget):
            shiboken6.delete(self._widget)

    def _shoot(self, cut: QRect) -> QImage:
        image = QImage(cut.size(), QImage.Format.Format_RGB32)
        image.fill(PAPER)
        # Without the window's own ground: the corners of the phone are round.
        self._widget.render(image, QPoint(), QRegion(cut), QWidget.RenderFlag.DrawChildren)
        painter = QPainter(image)
        fade = self._widget.look.px(FADE)
        if cut.top() > 0:
            _fade(painter, 0, fade, image.width())
        if cut.bottom() < self._widget.height() - 1:
            _fade(painter, image.height(), -fade, image.width())
        painter.end()
        return image

    def _cut(self) -> QRect:
        """The part of the phone around the ring; the top of it where there is none."""
        whole, px = self._widget.rect(), self._widget.look.px
        height, near, edge = px(CUT_HEIGHT), px(NEAR), px(EDGE)
        glass = self._widget.glass
        top = 0
        if glass.pointer.isVisible():
            ring = glass.pointer.ring.translated(0, glass.y()).toRect()
            lowest = whole.height() - height
            top = max(0, min(min(ring.center().y() - height // 2, ring.top() - edge), lowest))
            if top < near and ring.bottom() + edge < height:
                top = 0
            elif lowest - top < near and ring.top() - edge > lowest:
                top = lowest
        return QRect(0, top, whole.width(), height)


def _fade(painter: QPainter, edge: int, depth: int, width: int) -> None:
    """From white at the edge to nothing `depth` pixels further in."""
    clear = QColor(PAPER)
    clear.setAlpha(0)
    towards = QLinearGradient(0, edge, 0, edge + depth)
    towards.setColorAt(0, PAPER)
    towards.setColorAt(1, clear)
    painter.fillRect(QRect(0, min(edge, edge + depth), width, abs(depth)), towards)
