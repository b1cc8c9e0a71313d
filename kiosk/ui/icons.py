"""Our drawn icons, in any colour and size. A missing one never stops the kiosk.

An icon is assets/icons/<name>.svg: lines of 2 on a 24 by 24 field, coloured
`currentColor`, without words or numbers, so that it serves every language. The pictures of
picture codes and the faces are bolder, for larger fields: pictures/<name> and faces/<name>.
"""

import logging
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPen, QPixmap, QPixmapCache, QTransform
from PySide6.QtSvg import QSvgRenderer

from kiosk.paths import assets_folder

_log = logging.getLogger(__name__)

DIRECTIONAL = frozenset({"back", "chevron-right", "next"})
"""Those that mean "on" or "back", and turn round where people read from the right."""


def icon_names() -> tuple[str, ...]:
    """Every icon that we have drawn."""
    return tuple(sorted(drawn.stem for drawn in _folder().glob("*.svg")))


@lru_cache(maxsize=64)
def lit(name: str) -> str:
    """The filled drawing of an icon, for the place where a person is; the icon itself where there is none."""
    return f"{name}-filled" if (_folder() / f"{name}-filled.svg").exists() else name


def icon(
    name: str, colour: str, size_px: int, mirrored: bool = False, *, ratio: float | None = None
) -> QPixmap:
    """Draw an icon, sharp on this screen, `size_px` logical pixels square.

    colour: anything QColor reads ("#0b4f56"). mirrored: the page reads from right to
    left; only icons with a direction turn. ratio: the device pixels a logical one, by default the
    screen's. An unknown name gives a plain square and a log line.
    """
    turned = mirrored and name in DIRECTIONAL
    if ratio is None:
        screen = QGuiApplication.primaryScreen()
        ratio = screen.devicePixelRatio() if screen else 1.0
    tint = QColor(colour)
    key = f"footbridge-icon:{name}:{tint.name(QColor.NameFormat.HexArgb)}:{size_px}:{turned}:{ratio}"
    cached = QPixmap()
    if QPixmapCache.find(key, cached):
        return cached
    drawn = _draw(name, tint, size_px, ratio)
    if turned:
        drawn = drawn.transformed(QTransform.fromScale(-1, 1))
        drawn.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, drawn)
    return drawn


def drawing_file(name: str) -> Path:
    """Where a drawing lies."""
    folder = assets_folder() if "/" in name else _folder()
    return folder / f"{name}.svg"


def _folder() -> Path:
    return assets_folder() / "icons"


def _draw(name: str, tint: QColor, size_px: int, ratio: float) -> QPixmap:
    pixels = round(size_px * ratio)
    pixmap = QPixmap(pixels, pixels)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(tint.alphaF())
    field = QRectF(0, 0, size_px, size_px)
    try:
        drawing = drawing_file(name).read_text(encoding="utf-8")
    except OSError as problem:
        _log.warning("No icon named %s: %s", name, problem)
        painter.setPen(QPen(tint, size_px / 12))
        painter.drawRoundedRect(field.adjusted(*(size_px * part for part in (0.2, 0.2, -0.2, -0.2))), 2, 2)
    else:
        coloured = drawing.replace("currentColor", tint.name())
        QSvgRenderer(QByteArray(coloured.encode())).render(painter, field)
    painter.end()
    return pixmap
