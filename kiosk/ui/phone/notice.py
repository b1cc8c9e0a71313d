"""What stands above the page for a while: news from another app, and the strip of an app."""

from PySide6.QtCore import QEasingCurve, QRect, QRectF, QVariantAnimation
from PySide6.QtGui import QColor, QPainter, QPen, QShowEvent

from kiosk.phone.faces import BannerFace, NoticeFace
from kiosk.ui.phone.app_icon import app_square
from kiosk.ui.phone.buttons import TextLink
from kiosk.ui.phone.drawn import Drawing, Leaf, Writing, fill
from kiosk.ui.phone.look import BODY, BOLD, SMALL, PhoneLook
from kiosk.ui.phone.stack import Item, Sides, Stack
from kiosk.ui.phone.touch_row import TouchRow

_AROUND, _INSIDE, _ICON = 6, 12, 44
_MS = 350


class Notice(TouchRow):
    """A banner that came from another app. All of it is touched, and leads there."""

    def __init__(self, look: PhoneLook, face: NoticeFace) -> None:
        super().__init__(look, f"New in {face.app}: {face.title}, {face.text}", face.action)
        self.face = face
        self._away = 0.0  # how far above its place it is drawn: 1 is all of its height
        self._slide = QVariantAnimation(self)
        self._slide.setStartValue(1.0)
        self._slide.setEndValue(0.0)
        self._slide.setDuration(_MS)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._slide.valueChanged.connect(self._come)
        self._came = look.reduced_motion

    @property
    def moving(self) -> bool:
        """Whether it is still sliding in."""
        return self._slide.state() is QVariantAnimation.State.Running

    def draw_up(self, width: int) -> Drawing:
        """App, title and text, right of the app's square."""
        px, colours = self.look.px, self.look.colours
        left = _AROUND + _INSIDE + _ICON + 12
        writing = Writing(self.look, px(left), px(_AROUND + _INSIDE), width - px(left + _AROUND + _INSIDE))
        writing.write(self.face.app, SMALL, self.ink(colours.secondary))
        writing.write(self.face.title, BOLD, self.focus_ink(colours.text))
        if self.face.text:
            writing.write(self.face.text, BODY, self.ink(colours.text))
        return writing.drawing(below=px(_INSIDE + _AROUND))

    def marks(self) -> tuple[QRectF, ...]:
        """The app's square."""
        px = self.look.px
        return (QRectF(px(_AROUND + _INSIDE), px(_AROUND + _INSIDE + 2), px(_ICON), px(_ICON)),)

    def backdrop(self, painter: QPainter) -> None:
        """A card; while it slides in, all of it is drawn higher."""
        px, colours = self.look.px, self.look.colours
        painter.translate(0, -self._away * self.height())
        edge = px(2)
        card = self.box().adjusted(px(_AROUND), px(_AROUND), -px(_AROUND), -px(_AROUND))
        painter.setPen(QPen(QColor(colours.input_border), edge))
        painter.setBrush(QColor(colours.card_pressed if self.isDown() else colours.card))
        painter.drawRoundedRect(card.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2), px(14), px(14))
        self.highlight(painter, self.current().words[1])

    def decorate(self, painter: QPainter) -> None:
        """The app's square."""
        app_square(painter, self.look, self.marks()[0], self.face.icon, self.face.tint, asleep=self.asleep)

    def showEvent(self, event: QShowEvent, /) -> None:
        """It comes from above, once."""
        super().showEvent(event)
        if not self._came:
            self._came = True
            self._slide.start()

    def _come(self, away: float) -> None:
        self._away = away
        self.update()


class Banner(Stack):
    """The yellow strip: whose record this is, and the way back. One row if it fits, else two."""

    def __init__(self, look: PhoneLook, face: BannerFace) -> None:
        self.face = face
        self.words, self.link = BannerText(look, face.text), BannerLink(look, face.label, face.action)
        super().__init__(look, Sides(16, 4, 12, 4), (Item(self.words), Item(self.link, hug=True)))

    def backdrop(self, painter: QPainter) -> None:
        """The yellow."""
        fill(painter, QRectF(self.rect()), self.look.colours.banner[0])

    def _go(self, width: int, *, move: bool) -> int:
        px, words, link = self.look.px, self.words.sizeHint(), self.link.sizeHint()
        left, top = px(self.sides.left), px(self.sides.top)
        room = width - px(self.sides.left + self.sides.right)
        if words.width() + px(16) + link.width() <= room:
            high = max(words.height(), link.height())
            places = (
                QRect(left, top + (high - words.height()) // 2, words.width(), words.height()),
                QRect(left + room - link.width(), top, link.width(), high),
            )
        else:
            wide = min(room, link.width())
            first = QRect(left, top + px(6), room, self.words.heightForWidth(room))
            places = (first, QRect(left, first.bottom() + 1, wide, self.link.heightForWidth(wide)))
        if move:
            for part, place in zip((self.words, self.link), places, strict=True):
                self.put(part, place)
        return places[1].bottom() + 1 + top


class BannerText(Leaf):
    """The strip's bold words."""

    def __init__(self, look: PhoneLook, text: str) -> None:
        super().__init__(look, text)
        self.text = text

    def draw_up(self, width: int) -> Drawing:
        """The words."""
        writing = Writing(self.look, 0, 0, width)
        writing.write(self.text, BOLD, self.look.colours.banner[1])
        return writing.drawing()


class BannerLink(TextLink):
    """The strip's link, in the strip's ink: blue and grey cannot be read there. Asleep it has no line."""

    def words_colour(self) -> str:
        """The strip's ink."""
        return self.look.colours.focus[1] if self.focus_shown else self.look.colours.banner[1]

    def underlined(self) -> bool:
        """Not while asleep."""
        return super().underlined() and not self.asleep

    def backdrop(self, painter: QPainter) -> None:
        """Show it pressed or focused."""
        placed = self.current().words[0]
        if self.isDown():
            painter.setOpacity(0.25)
            fill(painter, placed.rect, self.look.colours.banner[1], self.look.px(2))
            painter.setOpacity(1.0)
        self.highlight(painter, placed)
