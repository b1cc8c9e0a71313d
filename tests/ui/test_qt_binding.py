"""The binding between Python and Qt, before anything of ours is built on it."""

import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

_CALLS = 500
_DRIFT_ALLOWED = 5


def test_widget_calls_give_back_every_reference_to_none_that_they_take(qtbot: QtBot) -> None:
    """PySide6 6.12.0 loses one at each call that returns nothing, which ends Python 3.11
    after some thousand calls: minutes of use. From 3.12 on the count is fixed and this
    cannot be seen, so it matters that the tests also run on 3.11.
    """
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(_CALLS):
        label.setText(str(number))
    assert abs(sys.getrefcount(None) - before) < _DRIFT_ALLOWED
