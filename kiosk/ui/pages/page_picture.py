"""A sheet of paper, seen whole."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.ui.sheet.paper import HEIGHT, WIDTH
from kiosk.ui.theme import Look

LEAST = 180  # pixels of height


class PagePicture(QWidget):
    """White paper in a thin frame; what stands on it appears when it is drawn."""

    def __init__(self, look: Look, words: str) -> None:
        super().__init__()
        self._look = look
        self._image: QImage | None = None
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_image(self, image: QImage) -> None:
        """The page, as large as it may be; it is only ever made smaller."""
        self._image = image
        self.update()

    @property
    def shown(self) -> bool:
        """Whether the page can be seen."""
        return self._image is not None

    def minimumSizeHint(self) -> QSize:
        """So small that it is still a page."""
        return QSize(LEAST * WIDTH // HEIGHT, LEAST)

    def sizeHint(self) -> QSize:
        """As high as the screen allows, below the bar."""
        return QSize(600 * WIDTH // HEIGHT, 600)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The paper, in the middle of the room there is."""
        size = QSize(WIDTH, HEIGHT).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        spare = self.size() - size
        place = QRect(QPoint(spare.width() // 2, spare.height() // 2), size)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(place, QColor("#ffffff"))  # paper is white in every scheme
        if self._image is not None:
            painter.drawImage(place, self._image)
        painter.setPen(QPen(QColor(self._look.palette.line), 2))
        painter.drawRect(place.adjusted(1, 1, -1, -1))
        painter.end()
