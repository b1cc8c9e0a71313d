"""Puts finished files where people find them: all of them, or those of before stay."""

import os
import shutil
from contextlib import ExitStack
from pathlib import Path


def put_in_place(finished: Path, out: Path) -> list[Path]:
    """Move all files of the folder `finished` into `out`, and return where they are. If one cannot be moved,
    or somebody stops it, all that were there before come back. Both folders are on one disk. Raises OSError.
    """
    files = sorted(finished.iterdir())
    earlier = finished / "earlier"
    earlier.mkdir()
    for place in (out / file.name for file in files):
        if place.exists():
            _keep(place, earlier / place.name)
    with ExitStack() as undo:
        for file in files:
            place = out / file.name
            undo.callback(_put_back, earlier / file.name, place)
            file.replace(place)
        undo.pop_all()
    return [out / file.name for file in files]


def _keep(place: Path, kept: Path) -> None:
    """A second name costs nothing; most sticks know no second names."""
    try:
        os.link(place, kept)
    except OSError:
        shutil.copy2(place, kept)


def _put_back(kept: Path, place: Path) -> None:
    if kept.exists():
        kept.replace(place)
    else:
        place.unlink(missing_ok=True)
