"""Urdu words keep together: Debian's Nastaliq as it is falls apart in Qt."""

import os
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QTextLayout
from PySide6.QtWidgets import QApplication

from kiosk.cli.fonts import FAMILY, SOURCES, mend
from kiosk.ui.fonts import find_file, load_fonts

needs_source = pytest.mark.skipif(
    find_file(SOURCES[0]) is None and not os.environ.get("CI"),  # there, what is missing must be noticed
    reason="fonts-noto-core is not installed",
)


def highest_letter(word: str) -> float:
    """How far above the baseline the highest letter of a word begins, in em."""
    assert FAMILY in load_fonts().families, "run kiosk fonts"
    font = QFont(FAMILY)
    font.setPixelSize(100)
    layout = QTextLayout(word, font)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    tops = [point.y() for run in layout.glyphRuns() for point in run.positions()]
    return (line.ascent() - min(tops)) / 100


@needs_source
@pytest.mark.parametrize("word", ["منگوائیں", "گولیاں", "بلڈ", "ملنے"])
def test_the_letters_of_a_word_stand_where_they_belong(qapp: QApplication, word: str) -> None:
    assert highest_letter(word) < 0.7


@needs_source
def test_mending_turns_every_tie_by_outline_into_one_by_coordinates(tmp_path: Path) -> None:
    source = find_file(SOURCES[0])
    assert source is not None
    target = tmp_path / "FootbridgeNastaliq-Regular.ttf"

    first = mend(source, target)

    assert first > 0
    assert mend(target, tmp_path / "again.ttf") == 0
    assert "licence" in " ".join(path.name for path in tmp_path.iterdir())
