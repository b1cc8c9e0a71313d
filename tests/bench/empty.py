"""An empty window that ends after its first frame: what we measure starting against."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class Empty(QWidget):
    """Nothing."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's own name)
        QTimer.singleShot(0, QApplication.quit)


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    window = Empty()
    window.resize(1280, 800)
    window.show()
    sys.exit(application.exec())
