"""A phone's list of cards, guarded, on a real window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QMainWindow, QPushButton, QScrollArea, QVBoxLayout, QWidget

from kiosk.ui.touch import TouchGuard, TouchSettings

if TYPE_CHECKING:
    from tests.ui.conftest import Finger, Shown


class Cards(QMainWindow):
    """A phone's list: twelve cards, buttons that hold their words as labels."""

    def __init__(self, settings: TouchSettings | None = None) -> None:
        super().__init__()
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        inside = QWidget()
        rows = QVBoxLayout(inside)
        self.cards: list[QPushButton] = []
        self.clicked: list[int] = []
        for number in range(12):
            card = QPushButton()
            card.setFixedHeight(80)
            QVBoxLayout(card).addWidget(QLabel(f"Card {number}"))
            card.clicked.connect(self._note)
            card.setProperty("number", number)
            rows.addWidget(card)
            self.cards.append(card)
        self.area.setWidget(inside)
        self.setCentralWidget(self.area)
        self.guard = TouchGuard(self, settings)

    def _note(self) -> None:
        self.clicked.append(self.sender().property("number"))

    @property
    def scrolled(self) -> int:
        return self.area.verticalScrollBar().value()


@pytest.fixture
def show_cards(finger: Finger, shown: Shown) -> Callable[[TouchSettings], Cards]:
    """Shows cards that are as patient as you like."""
    return lambda settings: shown(Cards(settings), 390, 600)


@pytest.fixture
def cards(show_cards: Callable[[TouchSettings], Cards]) -> Cards:
    """Cards on the screen."""
    return show_cards(TouchSettings())
