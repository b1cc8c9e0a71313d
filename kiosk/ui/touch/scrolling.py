"""Lists that follow the finger, and glide a little when it lets go."""

import shiboken6
from PySide6.QtCore import QEasingCurve, QPoint, QPropertyAnimation
from PySide6.QtWidgets import QAbstractScrollArea, QPlainTextEdit, QScrollBar, QWidget

_GLIDE_MS = 400
_SLOWEST_GLIDE = 150
"""Pixels a second; a slower finger was putting the list where it wanted it."""


class Drag:
    """One finger's drag of one scroll area, by its vertical bar."""

    def __init__(self, area: QAbstractScrollArea, *, by_the_bar: bool) -> None:
        self._bar = area.verticalScrollBar()
        self._at = float(self._bar.value())
        self._steps_a_pixel = -1.0
        if by_the_bar:  # the handle goes with the finger, so the page goes against it
            whole = self._bar.maximum() - self._bar.minimum() + self._bar.pageStep()
            self._steps_a_pixel = whole / max(1, self._bar.height())
        elif isinstance(area, QPlainTextEdit):  # its bar counts lines, not pixels
            self._steps_a_pixel = -1 / max(1, area.fontMetrics().lineSpacing())

    @property
    def bar(self) -> QScrollBar:
        """The bar that this drag moves."""
        return self._bar

    def by(self, dy: float) -> None:
        """Follow the finger by so many pixels, and no further than the ends."""
        if shiboken6.isValid(self._bar):
            at = self._at + dy * self._steps_a_pixel
            self._at = min(max(at, self._bar.minimum()), self._bar.maximum())
            self._bar.setValue(round(self._at))

    def glide(self, vy: float) -> QPropertyAnimation | None:
        """Go on at the finger's speed (pixels a second) and come to rest softly."""
        if abs(vy) < _SLOWEST_GLIDE or not shiboken6.isValid(self._bar):
            return None
        way = vy * self._steps_a_pixel * _GLIDE_MS / 1000 / 3  # OutCubic starts at 3 times its mean speed
        end = min(max(self._at + way, self._bar.minimum()), self._bar.maximum())
        glide = QPropertyAnimation(self._bar, b"value", self._bar)
        glide.setDuration(_GLIDE_MS)
        glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        glide.setEndValue(round(end))
        glide.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)
        return glide


def drag_at(window: QWidget, place: QPoint) -> Drag | None:
    """A drag of the nearest area at this place that has something to scroll."""
    under: QWidget | None = window.childAt(place)
    touched = under
    while under is not None:
        if isinstance(under, QAbstractScrollArea):
            bar = under.verticalScrollBar()
            if bar.maximum() > bar.minimum():
                return Drag(under, by_the_bar=touched == bar)
        under = under.parentWidget()
    return None
