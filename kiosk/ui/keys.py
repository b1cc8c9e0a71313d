"""Things to touch: an icon and words that wrap, painted as one piece."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from kiosk.language.bidi import bidi
from kiosk.ui.flow import LATIN, Flow, Letters, flow, longest_word, width_of
from kiosk.ui.icons import icon
from kiosk.ui.theme import GRID, Look


class Key(QAbstractButton):
    """A wide button of the shell.

    `kind` is action (teal), plain, help (amber), quiet (no frame), chosen (a plain one that is on),
    or sample and sample-chosen (shows the colours of its own look). With `above` the icon stands over
    the words. A `tile` stands in a list of its like; so does all that has a note. `drawing_px` is for a
    drawing that is the thing itself, such as a picture. Never elides; grows as its words need.
    """

    def __init__(
        self,
        look: Look,
        words: str,
        icon_name: str = "",
        kind: str = "plain",
        *,
        above: bool = False,
        px: int = 0,
        note: str = "",
        tile: bool = False,
        drawing_px: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._words = words
        self._note = note
        self._icon = icon_name
        self._kind = kind
        self._above = above
        self._px = px or look.body
        self._tile = tile or bool(note)
        self._drawing_px = drawing_px
        self.setAccessibleName(f"{words}. {note}" if note else words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def words(self) -> str:
        """What stands on it."""
        return self._words

    @property
    def is_main(self) -> bool:
        """Whether it is the one thing to do on its page."""
        return self._kind == "action"

    @property
    def least_target(self) -> int:
        """How large it is to a finger, where its neighbours leave room."""
        return self._look.target

    def set_kind(self, kind: str) -> None:
        """Change its look."""
        self._kind = kind
        self.update()

    # Size

    def hasHeightForWidth(self) -> bool:
        """It wraps, so its height follows its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Pixels of height that all of its words need at this width."""
        return max(self._least_height, self._content_height(width) + 2 * self._pad_y)

    def sizeHint(self) -> QSize:
        """As wide as its words on one line, up to a point where wrapping reads better."""
        natural = self._natural_width()
        most = max(self._longest_word(), self._px * (7 if self._above else 15))
        width = min(natural, most) + self._icon_room + 2 * self._pad_x
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its longest word."""
        width = self._longest_word() + self._icon_room + 2 * self._pad_x
        return QSize(width, self._least_height)

    @property
    def _least_height(self) -> int:
        """A quiet key stands in a row of words, which leave its reach to it."""
        return (
            self._look.target - 3 * GRID
            if self._kind == "quiet" and not self._above
            else self._look.key_height
        )

    @property
    def _pad_x(self) -> int:
        quiet = self._kind == "quiet" or (self._above and not self._tile)  # these stand close together
        units = 1 if quiet else 3 if self._tile and not self._above else 2
        return units * GRID + round(self._look.language.metrics.side * self._px)

    @property
    def _pad_y(self) -> int:
        close = self._kind == "quiet" or (self._look.tall and self._above)
        units = 1.0 if close else 1.5
        if self._tile and not self._look.tall:
            units = 3 if self._above and self._look.body < 50 else 2
        return round(units * GRID + self._look.language.metrics.top * self._px * 0.15)

    @property
    def _icon_px(self) -> int:
        usual = round(self._px * (1.6 if self._tile else 1.3)) if self._icon else 0
        return self._drawing_px or usual

    @property
    def _icon_room(self) -> int:
        gap = GRID if self._kind == "quiet" else 2 * GRID
        return self._icon_px + gap if self._icon and not self._above and self._words else 0

    @property
    def _icon_drop(self) -> int:
        """The ink of tall scripts lies low in its line; an icon beside it stands as low."""
        return round(self._look.language.metrics.top * self._px * 0.25)

    @property
    def _centred(self) -> bool:
        return self._above or not (self._tile or self._kind == "quiet")

    def _letters(self) -> tuple[Letters, Letters]:
        """Of the words, and of the note below them."""
        families = self._look.language.families
        bold = self._kind in ("action", "help", "chosen", "sample-chosen") or self._tile
        # English below a tall script: in Latin letters, or its line would be as tall.
        noted = LATIN if self._note.isascii() else families
        wide = self._look.wide and self._kind != "quiet"  # those stand in rows that must fit
        return Letters(families, self._px, bold, wide), Letters(noted, self._look.small, wide=wide)

    def _natural_width(self) -> int:
        words, note = self._letters()
        return max(width_of(self._words, words), width_of(self._note, note)) + 4

    def _longest_word(self) -> int:
        words, note = self._letters()
        return max(longest_word(self._words, words), longest_word(self._note, note)) + 4

    def _content_height(self, width: int) -> int:
        text_width = max(1, width - 2 * self._pad_x - self._icon_room)
        text = sum(self._heights(text_width))
        icon_height = self._icon_px
        if self._above:
            return text + icon_height + (self._icon_gap if self._icon else 0)
        return max(text, icon_height)

    @property
    def _icon_gap(self) -> int:
        """Between a drawing and the words below it."""
        return GRID if self._tile else GRID // 2

    def _heights(self, width: int) -> tuple[int, int]:
        first, second = self._flows(width)
        return (first.height if first else 0, second.height if second else 0)

    def _flows(self, width: int) -> tuple[Flow | None, Flow | None]:
        pairs = zip((self._words, self._note), self._letters(), strict=True)
        first, second = (self._flow(text, letters, width) if text else None for text, letters in pairs)
        return first, second

    def _flow(self, text: str, letters: Letters, width: int) -> Flow:
        language = self._look.language
        return flow(bidi(text, language), letters, width, language, centred=self._centred)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    # Paint

    def _colours(self) -> tuple[str, str, str]:
        """(ground, words, border)."""
        palette = self._look.palette
        ground, ink, border = {
            "action": (palette.action, palette.on_action, palette.action),
            "help": (palette.help, palette.on_help, palette.on_help),
            "chosen": (palette.action, palette.on_action, palette.action),
            "sample": (palette.ground, palette.ink, palette.line),
            "sample-chosen": (palette.ground, palette.ink, palette.action),
            "quiet": ("transparent", palette.ink, "transparent"),
        }.get(self._kind, (palette.surface, palette.ink, palette.line))
        if not self.isEnabled():
            return palette.ground, palette.soft_ink, palette.line
        return ground, ink, border

    def paintEvent(self, event: QPaintEvent) -> None:
        """One piece: ground, drawing, words, focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, ink, border = self._colours()
        thick = 6 if self._kind == "sample-chosen" else 2
        frame = self.rect().adjusted(thick // 2, thick // 2, -thick // 2, -thick // 2)
        if self.isDown():
            frame = frame.adjusted(3, 3, -3, -3)
        # Off is told by a broken line too: in two-colour schemes there is no grey.
        style = Qt.PenStyle.SolidLine if self.isEnabled() else Qt.PenStyle.DashLine
        painter.setPen(QPen(QColor(border), thick, style))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(frame, 16, 16)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._look.palette.focus), 5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(3, 3, -3, -3), 15, 15)
            # A second line: the focus colour alone would be lost on the ground of the main key.
            painter.setPen(QPen(QColor(self._look.palette.ground), 3))
            painter.drawRoundedRect(self.rect().adjusted(7, 7, -7, -7), 11, 11)
        self._paint_content(painter, ink)
        painter.end()

    def _paint_content(self, painter: QPainter, ink: str) -> None:
        rtl = self._look.language.rtl
        inner = self.rect().adjusted(self._pad_x, self._pad_y, -self._pad_x, -self._pad_y)
        text = QRect(inner)
        if self._icon:
            pixmap = icon(self._icon, ink, self._icon_px, mirrored=rtl)
            if self._above:
                used = self._content_height(self.width())
                # Tiles and pictures beside one another begin at the same height, whichever has more words.
                at_top = self._tile or self._drawing_px
                top = inner.top() + (0 if at_top else max(0, (inner.height() - used) // 2))
                painter.drawPixmap(inner.left() + (inner.width() - self._icon_px) // 2, top, pixmap)
                text.setTop(top + self._icon_px + self._icon_gap)
                text.setBottom(top + used)
            else:
                if self._centred:  # the drawing stays beside its words
                    spare = max(0, inner.width() - self._icon_room - self._natural_width())
                    inner.adjust(spare // 2, 0, -(spare // 2), 0)
                    text = QRect(inner)
                left = inner.right() - self._icon_px + 1 if rtl else inner.left()
                top = inner.top() + (inner.height() - self._icon_px) // 2 + self._icon_drop
                painter.drawPixmap(left, top, pixmap)
                text.adjust(0 if rtl else self._icon_room, 0, -self._icon_room if rtl else 0, 0)
        self._paint_words(painter, text, ink)

    def _paint_words(self, painter: QPainter, text: QRect, ink: str) -> None:
        parts = [part for part in self._flows(text.width()) if part]
        painter.setPen(QColor(ink))
        top = text.top() + max(0, (text.height() - sum(part.height for part in parts)) // 2)
        for part in parts:
            part.paint(painter, text.left(), top)
            top += part.height

    def missing_room(self) -> int:
        """Pixels of height that its words lack; 0 when all is shown (for the tests of fit)."""
        return max(0, self.heightForWidth(self.width()) - self.height())
