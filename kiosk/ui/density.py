"""How many dots a millimetre has, so that letters and keys are as large on every tablet. No Qt here.

Everything is laid out in pixels of a 10.1 inch 1280 × 800 tablet (149 to an inch). On another screen
Qt multiplies them; it must know before it starts. Screens say their size themselves (EDID), and not
all of them tell the truth: `--inches` of `kiosk run`, or KIOSK_INCHES, overrules them.
"""

import logging
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import hypot
from pathlib import Path

from kiosk.errors import KioskError

log = logging.getLogger(__name__)

DESIGNED_PPI = 149.4  # 1280 × 800 on 10.1 inches
LEAST, MOST = 0.8, 3.0
ROOM = (960, 600)  # what a page needs, in pixels of the design, along the longer and the shorter side
_EDID_LENGTH, _TIMING = 128, 54
_DRM = Path("/sys/class/drm")
_MM_AN_INCH = 25.4


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen: its pixels, and its size in millimetres (0 when it does not say)."""

    width: int
    height: int
    width_mm: int
    height_mm: int

    @property
    def ppi(self) -> float:
        """Dots an inch along the diagonal; 0 when the size is not known."""
        mm = hypot(self.width_mm, self.height_mm)
        return hypot(self.width, self.height) * _MM_AN_INCH / mm if mm else 0.0


def scale_factor(screen: Screen, inches: float = 0.0) -> float:
    """By how much everything is multiplied on this screen; `inches` is its diagonal, 0 to believe it.

    1.0 when nothing is known. Never so much that a page has no room.
    """
    ppi = hypot(screen.width, screen.height) / inches if inches else screen.ppi
    if not 60 <= ppi <= 600:  # televisions say 16 × 9 mm
        return 1.0
    longer, shorter = max(screen.width, screen.height), min(screen.width, screen.height)
    fits = min(longer / ROOM[0], shorter / ROOM[1])
    return round(max(LEAST, min(ppi / DESIGNED_PPI, fits, MOST)) * 20) / 20


def read_inches(text: str) -> float:
    """A diagonal as somebody writes it: 10.1. Raises KioskError for anything else."""
    try:
        inches = float(text.replace(",", ".").removesuffix('"').strip())
    except ValueError:
        inches = 0.0
    if not 4 <= inches <= 100:
        raise KioskError(f"“{text}” is no size of a screen; write its diagonal in inches, such as 10.1")
    return inches


def prepare(surroundings: Mapping[str, str] = os.environ, inches: float = 0.0, drm: Path = _DRM) -> str:
    """What QT_SCALE_FACTOR is to be; empty to leave it alone. Call before QApplication."""
    if surroundings.get("QT_SCALE_FACTOR") or surroundings.get("QT_QPA_PLATFORM") == "offscreen":
        return ""
    inches = inches or (read_inches(told) if (told := surroundings.get("KIOSK_INCHES")) else 0.0)
    screen = next(connected(drm), None)
    if screen is None:
        return ""
    factor = scale_factor(screen, inches)
    log.info(
        "A screen of %d × %d at %.0f dots an inch: × %.2f", screen.width, screen.height, screen.ppi, factor
    )
    return "" if factor == 1.0 else f"{factor:.2f}"


def connected(drm: Path = _DRM) -> Iterator[Screen]:
    """The screens that Linux knows to be connected; nothing where it does not say."""
    for card in sorted(drm.glob("card*-*")):
        try:
            if (card / "status").read_text().strip() == "connected":
                screen = read_edid((card / "edid").read_bytes())
                if screen is not None:
                    yield screen
        except OSError as problem:
            log.info("A screen could not be asked: %s", problem)


def read_edid(edid: bytes) -> Screen | None:
    """The native mode of a screen and its size, out of its EDID 1.3 or 1.4; None when it is not one."""
    if len(edid) < _EDID_LENGTH or edid[:8] != b"\x00\xff\xff\xff\xff\xff\xff\x00":
        return None
    timing = edid[_TIMING : _TIMING + 18]
    if timing[0] == timing[1] == 0:  # no mode stands first
        return None
    width = timing[2] | (timing[4] & 0xF0) << 4
    height = timing[5] | (timing[7] & 0xF0) << 4
    width_mm = timing[12] | (timing[14] & 0xF0) << 4
    height_mm = timing[13] | (timing[14] & 0x0F) << 8
    if not (width_mm and height_mm):
        width_mm, height_mm = edid[21] * 10, edid[22] * 10
    return Screen(width, height, width_mm, height_mm)
