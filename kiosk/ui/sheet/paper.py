"""A sheet of A4 paper, measured in tenths of a millimetre, and the sizes of what is printed on it."""

import errno
import math
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRect
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

TENTHS = 254  # dots an inch, so that a dot is a tenth of a millimetre
WIDTH, HEIGHT = 2100, 2970
SIDE, ABOVE = 150, 120  # margins; printers cannot print nearer to the edge than 6 mm, and thumbs need more
GAP = 56  # between a step and the next


def points(size: float) -> int:
    """Dots of a letter size in points."""
    return math.ceil(size * TENTHS / 72)


# Large print begins at 16 points (RNIB). The instruction is what people look for.
BODY = points(16)
ENGLISH = points(18)
INSTRUCTION = points(20)
TITLE = points(26)

INNER = QRect(SIDE, ABOVE, WIDTH - 2 * SIDE, HEIGHT - 2 * ABOVE)
OWN, OTHER = 970, 790  # the columns: the learner's language, and English above the picture

HEAD = 4096  # bytes, in which Qt writes all that it tells about a file
_DATE = re.compile(rb"Date \(D:\d+|Date=\"[-\dT:]+")
_DIGIT = re.compile(rb"\d")


@contextmanager
def pdf_painter(path: Path, title: str) -> Iterator[tuple[QPainter, QPdfWriter]]:
    """A painter on the first page of a new PDF of A4 pages, which counts in tenths of a millimetre from
    the corner of the paper. Raises OSError when the file cannot be written, also at its end."""
    path.touch()  # Qt would only warn of a folder that refuses
    writer = QPdfWriter(str(path))
    writer.setResolution(TENTHS)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(title)
    writer.setCreator("Footbridge")
    painter = QPainter()
    if not painter.begin(writer):
        raise OSError(f"{path} cannot be written")
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        yield painter, writer
    finally:
        painter.end()
    if not _is_whole(path):  # Qt tells nothing of a full disk
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
    _forget_when(path)


def _forget_when(path: Path) -> None:
    """Paper that is kept must not tell when somebody was here. The places of a PDF may not move, so each
    digit of a date becomes another."""
    with path.open("r+b") as file:
        head = file.read(HEAD)
        file.seek(0)
        file.write(_DATE.sub(lambda date: _DIGIT.sub(b"1", date[0]), head))


def _is_whole(path: Path) -> bool:
    """Whether its end was written."""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - 16))
        return b"%%EOF" in file.read(16)
