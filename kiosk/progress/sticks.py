"""To the hub by hand: which sticks are in this tablet, and what is copied to one."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.progress.courier import note_sent
from kiosk.progress.elsewhere import tidy
from kiosk.progress.keys import read_hub_card, signing_key
from kiosk.progress.outbox import copy_to, pack_what_is_new, packed, take_acks
from kiosk.progress.places import HUB_FILE, KEY_FILE, OUTBOX, RECORDS

_MOUNTS = Path("/proc/mounts")
_UNDER = ("/media/", "/run/media/", "/mnt/")
_REMOVABLE = 2  # DRIVE_REMOVABLE of GetDriveTypeW


@dataclass(frozen=True, slots=True)
class StickReport:
    """What came of a copy, in bundles: `new` were packed for it, `copied` were not on the stick yet,
    `in_all` wait for the hub, and of `acknowledged` the stick said that the hub has them."""

    new: int
    copied: int
    in_all: int
    acknowledged: int


def to_stick(data: Path, stick: Path, tell: Callable[[int, int], None]) -> StickReport:
    """Take what the hub says from a stick or a folder, and copy to it all that the hub does not have yet;
    `tell(done, all)` after each bundle. When this returns, everything was read back.

    `data` is the tablet's folder. Raises KioskError with what to do.
    """
    hub, key, outbox = read_hub_card(data / HUB_FILE), signing_key(data / KEY_FILE), data / OUTBOX
    safe = take_acks(outbox, stick, hub) if stick.is_dir() else 0
    new = pack_what_is_new(data / RECORDS, outbox, key, hub)
    copied = copy_to(outbox, stick, tell)
    tidy(outbox, stick, hub)
    note_sent(data)
    return StickReport(len(new), len(copied), len(packed(outbox)), safe)


def sticks() -> list[Path]:
    """The sticks that are in this tablet now, and may be written to."""
    if sys.platform == "win32":
        return _removable_drives()
    try:
        return mounted(_MOUNTS.read_text(encoding="utf-8", errors="surrogateescape"))
    except OSError:
        return []


def mounted(mounts: str, under: tuple[str, ...] = _UNDER) -> list[Path]:
    """The folders of sticks in the text of /proc/mounts, in which a space is written as \\040."""
    places = [line.split(" ")[1] for line in mounts.splitlines() if line.count(" ") >= 2]
    plain = [place.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\") for place in places]
    found = {Path(place) for place in plain if place.startswith(under)}
    return sorted(each for each in found if os.access(each, os.W_OK))


def _removable_drives() -> list[Path]:
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - it is there on Windows only
    letters = [chr(ord("A") + bit) for bit in range(26) if kernel.GetLogicalDrives() >> bit & 1]
    return [Path(f"{each}:\\") for each in letters if kernel.GetDriveTypeW(f"{each}:\\") == _REMOVABLE]
