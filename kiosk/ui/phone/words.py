"""What is only read: headings, texts, insets, warnings, the green panel."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from kiosk.phone.faces import HeadingFace, PanelFace, TextFace
from kiosk.ui.phone.drawn import Drawing, Leaf, Writing, fill
from kiosk.ui.phone.look import (
    BODY,
    BOLD,
    HEADING,
    HUB_TITLE,
    SMALL,
    SUBHEADING,
    TITLE,
    Letters,
    PhoneLook,
)


class Heading(Leaf):
    """A heading; `hub` makes a title as large as on the app's menus."""

    heard_as = "heading"

    def __init__(self, look: PhoneLook, face: HeadingFace, *, hub: bool = False) -> None:
        super().__init__(look, face.text)
        self.face = face
        self._letters = {1: HUB_TITLE if hub else TITLE, 2: HEADING}.get(face.level, SUBHEADING)

    def draw_up(self, width: int) -> Drawing:
        """The words."""
        writing = Writing(self.look, 0, 0, width)
        writing.write(self.face.text, self._letters, self.look.colours.text)
        return writing.drawing()


class Text(Leaf):
    """A paragraph, or lines below one another: close for an address, apart for sentences."""

    def __init__(self, look: PhoneLook, face: TextFace) -> None:
        super().__init__(look, "\n".join((face.label, *face.lines) if face.label else face.lines))
        self.face = face

    def draw_up(self, width: int) -> Drawing:
        """The lines."""
        letters = {"bold": BOLD, "small": SMALL}.get(self.face.look, BODY)
        colours = self.look.colours
        writing = Writing(self.look, 0, 0, width)
        self._lines(writing, letters, colours.secondary if self.face.look == "small" else colours.text)
        return writing.drawing()

    def _lines(self, writing: Writing, letters: Letters, colour: str) -> None:
        apart = self.look.px(12) if any(line.endswith((".", "?", "!")) for line in self.face.lines) else 0
        for number, line in enumerate(self.face.lines):
            writing.write(line, letters, colour, gap=apart if number else 0)


class Inset(Text):
    """Words beside a thick blue bar."""

    def draw_up(self, width: int) -> Drawing:
        """The lines, indented."""
        px = self.look.px
        writing = Writing(self.look, px(24), px(16), width - px(24))
        self._lines(writing, BODY, self.look.colours.text)
        return writing.drawing(below=px(16))

    def backdrop(self, painter: QPainter) -> None:
        """The bar."""
        fill(painter, QRectF(0, 0, self.look.px(8), self.height()), self.look.colours.inset)


class Callout(Text):
    """A pale yellow box under a yellow label."""

    def draw_up(self, width: int) -> Drawing:
        """The label, then the lines."""
        px, colours = self.look.px, self.look.colours
        writing = Writing(self.look, px(16), px(8), width - px(32))
        if self.face.label:
            writing.write(self.face.label, HEADING, colours.callout_label[1])
            writing.y += px(8 + 16)
        self._lines(writing, BODY, colours.callout[1])
        return writing.drawing(below=px(16))

    def backdrop(self, painter: QPainter) -> None:
        """The box, and the label's tab over its upper edge."""
        px, colours = self.look.px, self.look.colours
        yellow = colours.callout_label[0]
        top = px(16)
        fill(painter, QRectF(0, top, self.width(), self.height() - top), yellow)
        inside = QRectF(0, top, self.width(), self.height() - top).adjusted(px(1), px(1), -px(1), -px(1))
        fill(painter, inside, colours.callout[0])
        if self.face.label:
            label = self.current().words[0].rect
            fill(painter, QRectF(0, 0, label.right() + px(16), label.bottom() + px(8)), yellow)


class Strip(Text):
    """The grey line that names who provides a service."""

    def draw_up(self, width: int) -> Drawing:
        """Small words."""
        px = self.look.px
        writing = Writing(self.look, px(12), px(8), width - px(24))
        self._lines(writing, SMALL, self.look.colours.strip[1])
        return writing.drawing(below=px(8))

    def backdrop(self, painter: QPainter) -> None:
        """The grey."""
        fill(painter, self.box(), self.look.colours.strip[0])


class Bubble(Text):
    """A text message that came: a grey bubble with its point at the lower left."""

    def draw_up(self, width: int) -> Drawing:
        """The lines, with room at the right, as on a phone."""
        px = self.look.px
        writing = Writing(self.look, px(16), px(14), width - px(16 + 16 + 24))
        self._lines(writing, BODY, self.look.colours.strip[1])
        return writing.drawing(below=px(14))

    def backdrop(self, painter: QPainter) -> None:
        """As wide as the words need."""
        px, drawing = self.look.px, self.current()
        right = max(word.rect.right() for word in drawing.words) + px(16)
        bubble, radius = QRectF(0, 0, right, self.height()), px(20)
        ground = self.look.colours.strip[0]
        fill(painter, bubble, ground, radius)
        fill(painter, QRectF(0, bubble.bottom() - radius, radius, radius), ground, px(4))


class Panel(Leaf):
    """The green panel: done. Its words are to the left, as in the app (nhs-app.md §1.3)."""

    heard_as = "heading"

    def __init__(self, look: PhoneLook, face: PanelFace) -> None:
        super().__init__(look, f"{face.title}\n{face.text}".strip())
        self.face = face

    def draw_up(self, width: int) -> Drawing:
        """Title and text."""
        px = self.look.px
        writing = Writing(self.look, px(24), px(24), width - px(48))
        writing.write(self.face.title, HUB_TITLE, self.look.colours.panel[1])
        if self.face.text:
            writing.write(self.face.text, BODY, self.look.colours.panel[1], gap=px(12))
        return writing.drawing(below=px(24))

    def backdrop(self, painter: QPainter) -> None:
        """The green; in dark colours also an edge, where the fill may be as dark as the page."""
        colours = self.look.colours
        if colours.dark:
            fill(painter, self.box(), colours.panel[1], self.look.px(4))
            edge = self.look.px(2)
            fill(painter, self.box().adjusted(edge, edge, -edge, -edge), colours.panel[0], self.look.px(3))
        else:
            fill(painter, self.box(), colours.panel[0])


def text(look: PhoneLook, face: TextFace) -> Leaf:
    """The widget for a text."""
    kind = {"inset": Inset, "warning": Callout, "strip": Strip, "bubble": Bubble}.get(face.look, Text)
    return kind(look, face)
