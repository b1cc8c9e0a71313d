"""`kiosk fonts`: prepares the letters for Urdu; the set-up calls it.

Debian's Noto Nastaliq Urdu (2.0) ties some letters together by the points of their outlines.
Qt reads these points wrongly, and words such as “منگوائیں” fall apart. The same ties are in the
file as plain coordinates, so a copy that keeps only those reads right. It gets a name of its
own, because Qt prefers a font of the system to ours of the same name.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kiosk.paths import assets_folder

FAMILY = "Footbridge Nastaliq"
SOURCES = ("NotoNastaliqUrdu-Regular.ttf", "NotoNastaliqUrdu-Bold.ttf")
COPYRIGHT, NAME, FULL_NAME, POSTSCRIPT_NAME, LICENCE = 0, 1, 4, 6, 13
POINT_OF_OUTLINE, COORDINATES = 2, 1  # formats of an anchor in an OpenType table


def run(options: argparse.Namespace) -> int:
    """Always 0: without these letters Urdu is shown in a plainer face."""
    from kiosk.ui.fonts import find_file

    folder: Path = options.out or assets_folder() / "fonts"
    for name in SOURCES:
        target = folder / name.replace("NotoNastaliqUrdu", FAMILY.replace(" ", ""))
        source = find_file(name)
        if source is None:
            print(f"{name} is not on this system; Urdu is shown in a plainer face.", file=sys.stderr)
        elif not target.exists():
            mend(source, target)
            print(target)
    return 0


def mend(source: Path, target: Path) -> int:
    """Write a copy whose anchors are coordinates; returns how many were changed."""
    from fontTools.ttLib import TTFont

    font = TTFont(source)
    changed = 0
    for anchor in _anchors(font["GPOS"].table, set()):
        if anchor.Format == POINT_OF_OUTLINE:
            anchor.Format = COORDINATES
            changed += 1
    names = font["name"]
    for record in list(names.names):
        if record.nameID == NAME:
            record.string = FAMILY
        elif record.nameID in (FULL_NAME, POSTSCRIPT_NAME):
            record.string = target.stem if record.nameID == POSTSCRIPT_NAME else FAMILY
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(".part")
    font.save(unfinished)
    unfinished.replace(target)
    notice = [f"{FAMILY} is a changed copy of a font with these words of its makers:"]
    notice += [
        str(names.getDebugName(number)) for number in (COPYRIGHT, LICENCE) if names.getDebugName(number)
    ]
    (target.parent / f"{FAMILY.replace(' ', '')}-licence.txt").write_text(
        "\n\n".join(notice) + "\n", encoding="utf-8"
    )
    return changed


def _anchors(thing: Any, seen: set[int]) -> Iterator[Any]:
    """Every anchor below an OpenType table."""
    if id(thing) in seen:
        return
    seen.add(id(thing))
    if hasattr(thing, "ensureDecompiled"):
        thing.ensureDecompiled()
    if type(thing).__name__.endswith("Anchor") and hasattr(thing, "Format"):
        yield thing
    elif isinstance(thing, list | tuple):
        for each in thing:
            yield from _anchors(each, seen)
    elif hasattr(thing, "__dict__") and type(thing).__module__.startswith("fontTools"):
        for each in list(vars(thing).values()):
            yield from _anchors(each, seen)
