"""What screen readers are told beyond Qt's own: which words are headings, which are plain text."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from kiosk.ui.phone.drawn import Leaf
from kiosk.ui.phone.words import Heading, Panel

_installed: list[object] = []  # Qt keeps no reference to it


def install_roles() -> None:
    """Tell Qt the roles of our words. Harmless when called again; needs a QApplication."""
    if not _installed:
        _installed.append(_interface)
        QAccessible.installFactory(_interface)


def _interface(_class: str, widget: QObject) -> QAccessibleInterface | None:
    if not isinstance(widget, Leaf):
        return None
    heading = isinstance(widget, Heading | Panel)
    role = QAccessible.Role.Heading if heading else QAccessible.Role.StaticText
    return QAccessibleWidget(widget, role, widget.accessibleName())
