"""Pictures of every screen of the practice phone, so that they can be looked at beside the real app."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import shiboken6
from PySide6.QtCore import QEventLoop, QPoint, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from kiosk.content.library import Library
from kiosk.errors import KioskError
from kiosk.phone.phone import Phone, build_phone
from kiosk.phone.show import show
from kiosk.phone.tour import tour
from kiosk.phone.world import World
from kiosk.session.comfort import Colours, TextSize
from kiosk.ui.phone import PhoneLook, PhoneWidget, View, phone_colours, phone_style

SCALES = {TextSize.STANDARD: 1.0, TextSize.LARGE: 1.25, TextSize.LARGER: 1.5, TextSize.LARGEST: 2.0}
_MOST_PARTS = 6


def save_screens(
    library: Library,
    apps: tuple[str, ...],
    out: Path,
    today: datetime.date,
    *,
    size: TextSize,
    colours: Colours,
    skin: str,
) -> Iterator[Path]:
    """Save app-screen.png for each screen of these apps into `out`; a long page stands in parts beside
    one another. Raises KioskError when that cannot be."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KioskError(f"{out} cannot be used for pictures ({error.strerror})") from error
    phone = whole_phone(library, today, skin)
    look = PhoneLook(phone_colours(colours), SCALES[size], reduced_motion=True)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setStyleSheet(phone_style(look.colours, look.scale))
    widget = PhoneWidget(look)
    widget.resize(widget.sizeHint())
    widget.show()
    for screen, world in sorted(whole_tour(phone).items()):
        if screen.partition("/")[0] in apps:
            widget.show_screen(show(phone, world), View())
            path = out / f"{screen.replace('/', '-')}.png"
            if not _in_parts(widget).save(str(path)):
                raise KioskError(f"{path} could not be written; choose another folder")
            yield path
    shiboken6.delete(widget)
    application.setStyleSheet("")


def whole_phone(library: Library, today: datetime.date, skin: str = "tabs") -> Phone:
    """The phone of the first lesson, but with every app and a surgery that offers everything."""
    lesson = next(iter(library.lessons.values()), None)
    if lesson is None or library.people is None:
        raise KioskError("there is no lesson that can be read; run kiosk check")
    features = {each for premises in library.people.surgeries.values() for each in premises.features}
    setup = replace(lesson.phone, apps=tuple(library.apps), features=tuple(sorted(features)), given=None)
    return build_phone(library, replace(lesson, phone=setup), today, skin=skin)


def whole_tour(phone: Phone) -> dict[str, World]:
    """A world for every screen; also for the one that opens where an app is not on the phone."""
    found = tour(phone)
    if phone.away:
        found.setdefault(phone.away, World(phone.away, phone.start.state))
    return found


def _in_parts(widget: PhoneWidget) -> QPixmap:
    _settled(widget)
    bar = widget.glass.pane.verticalScrollBar()
    bar.setValue(0)
    parts = [_settled(widget)]
    while bar.value() < bar.maximum() and len(parts) < _MOST_PARTS:
        bar.setValue(bar.value() + bar.pageStep())
        parts.append(_settled(widget))
    whole = QPixmap(sum(part.width() for part in parts), parts[0].height())
    whole.fill(QColor("#808080"))
    painter = QPainter(whole)
    for number, part in enumerate(parts):
        painter.drawPixmap(QPoint(number * part.width(), 0), part)
    painter.end()
    return whole


def _settled(widget: PhoneWidget) -> QPixmap:
    loop = QEventLoop()
    QTimer.singleShot(5, loop.quit)  # lets the layout come to rest
    loop.exec()
    return widget.grab()
