"""Small drawings: cards in a stack, chevrons, ticks. Sizes in pixels."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF


def rounded(rect: QRectF, top: float, bottom: float) -> QPainterPath:
    """A rectangle with other corners at the top than at the bottom."""
    path = QPainterPath()
    path.moveTo(rect.left(), rect.top() + top)
    path.arcTo(rect.left(), rect.top(), 2 * top, 2 * top, 180, -90)
    path.lineTo(rect.right() - top, rect.top())
    path.arcTo(rect.right() - 2 * top, rect.top(), 2 * top, 2 * top, 90, -90)
    path.lineTo(rect.right(), rect.bottom() - bottom)
    path.arcTo(rect.right() - 2 * bottom, rect.bottom() - 2 * bottom, 2 * bottom, 2 * bottom, 0, -90)
    path.lineTo(rect.left() + bottom, rect.bottom())
    path.arcTo(rect.left(), rect.bottom() - 2 * bottom, 2 * bottom, 2 * bottom, 270, -90)
    path.closeSubpath()
    return path


def line(painter: QPainter, colour: str, width: float, *points: tuple[float, float]) -> None:
    """An open line with round ends."""
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))


def chevron(painter: QPainter, colour: str, centre: QPointF, size: float, way: str = "right") -> None:
    """A chevron `size` high that points right, left or down."""
    x, y, long, short = centre.x(), centre.y(), size / 2, size / 4
    if way == "down":
        points = ((x - long, y - short), (x, y + short), (x + long, y - short))
    else:
        tip = short if way == "right" else -short
        points = ((x - tip, y - long), (x + tip, y), (x - tip, y + long))
    line(painter, colour, size / 6, *points)


def tick(painter: QPainter, colour: str, centre: QPointF, size: float) -> None:
    """A tick `size` wide."""
    x, y = centre.x(), centre.y()
    pen = QPen(QColor(colour), size * 0.18)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(
        QPolygonF(
            [
                QPointF(x - size * 0.5, y),
                QPointF(x - size * 0.12, y + size * 0.36),
                QPointF(x + size * 0.5, y - size * 0.3),
            ]
        )
    )
