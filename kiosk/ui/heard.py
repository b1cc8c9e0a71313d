"""What screen readers are told beyond Qt's own: headings, plain text, and what has just been said."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_ROLES = {"heading": QAccessible.Role.Heading, "text": QAccessible.Role.StaticText}
_installed: list[object] = []  # Qt keeps no reference to it


def install_roles() -> None:
    """Tell Qt the roles of our words: those of a widget that has `heard_as` (heading or text). Harmless
    when called again; needs a QApplication."""
    if not _installed:
        _installed.append(_interface)
        QAccessible.installFactory(_interface)


def announce(widget: QWidget, words: str) -> None:
    """Something new that must be heard at once, wherever the reader is."""
    if words and QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(widget, words)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)


def _interface(_class: str, widget: QObject) -> QAccessibleInterface | None:
    heard_as = getattr(widget, "heard_as", "")
    if not heard_as or not isinstance(widget, QWidget):
        return None
    return QAccessibleWidget(widget, _ROLES[heard_as], widget.accessibleName())
