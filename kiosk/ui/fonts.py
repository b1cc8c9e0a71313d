"""The letters we need, wherever this machine keeps them. A missing face never stops the kiosk.

Qt must not choose faces by itself: what a tablet happens to have installed would
decide how medicine names look, and whether Urdu is drawn at all.
"""

import logging
import os
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QTextLayout

from kiosk.paths import assets_folder

_log = logging.getLogger(__name__)

PHONE_FAMILY = "Liberation Sans"
"""The mock phone's face: as wide as Arial, which the real app falls back on."""

EXACT_FAMILY = "Liberation Mono"
"""For what must be copied letter by letter: l, I and 1 differ, and so do O and 0."""

HYPERLEGIBLE = ("Atkinson Hyperlegible Next", "Atkinson Hyperlegible")
"""Faces of the Braille Institute for low sight, offered where this machine has one of them."""

_OPTIONAL = {
    HYPERLEGIBLE[0]: ("AtkinsonHyperlegibleNext-Regular.ttf", "AtkinsonHyperlegibleNext-Bold.ttf"),
    HYPERLEGIBLE[1]: ("AtkinsonHyperlegible-Regular.ttf", "AtkinsonHyperlegible-Bold.ttf"),
}

_FACES = {
    "Noto Sans": ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"),
    # Made by `kiosk fonts` out of Noto Nastaliq Urdu, which Qt draws wrongly as it is.
    "Footbridge Nastaliq": ("FootbridgeNastaliq-Regular.ttf", "FootbridgeNastaliq-Bold.ttf"),
    "Noto Sans Arabic": ("NotoSansArabic-Regular.ttf", "NotoSansArabic-Bold.ttf"),
    PHONE_FAMILY: ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
    EXACT_FAMILY: ("LiberationMono-Bold.ttf",),
}

_SYSTEM_FOLDERS = (
    "/usr/share/fonts/truetype/noto",  # Debian and Ubuntu: fonts-noto-core
    "/usr/share/fonts/truetype/liberation",  # fonts-liberation
    "/usr/share/fonts/truetype/liberation2",  # fonts-liberation2, before Debian 13
    "/usr/share/fonts/noto",
    "/usr/share/fonts/liberation",
    "/usr/share/fonts/google-noto",
    "/usr/share/fonts/liberation-fonts",
    "/usr/share/fonts/liberation-sans-fonts",
    "/usr/share/fonts/truetype/atkinson-hyperlegible",  # fonts-atkinson-hyperlegible, where there is one
    "/usr/share/fonts/opentype/atkinson-hyperlegible",
    "/usr/local/share/fonts",
    "/Library/Fonts",
    "/System/Library/Fonts/Supplemental",
)


@dataclass(frozen=True, slots=True)
class FontReport:
    """What was loaded. `missing` names families of which no file, or not every file, could be used."""

    files: tuple[Path, ...]
    families: tuple[str, ...]
    missing: tuple[str, ...]


def font_files(assets: Path | None = None, folders: Sequence[Path] | None = None) -> tuple[Path, ...]:
    """The files of our faces that were found: in assets/fonts first, then on the system.

    assets: the assets folder, ours by default. folders: where else to look, instead of
    the places where this system keeps its fonts.
    """
    found = _find(assets or assets_folder(), folders)
    return tuple(path for paths in found.values() for path in paths)


def load_fonts(assets: Path | None = None, folders: Sequence[Path] | None = None) -> FontReport:
    """Give Qt our faces; call once, after QApplication and before the first widget.

    Arguments as for `font_files`. What is missing is logged, never raised.
    """
    loaded: list[Path] = []
    families: list[str] = []
    missing: list[str] = []
    assets = assets or assets_folder()
    for family, paths in _find(assets, folders).items():
        usable = [path for path in paths if QFontDatabase.addApplicationFont(str(path)) != -1]
        loaded += usable
        if usable:
            families.append(family)
        if len(usable) < len(_FACES[family]):
            missing.append(family)
    for family, paths in _find(assets, folders, _OPTIONAL).items():
        if len(paths) == len(_OPTIONAL[family]) and all(
            QFontDatabase.addApplicationFont(str(path)) != -1 for path in paths
        ):
            loaded += paths
            families.append(family)
    if missing:
        _log.warning("Letters missing, another face will stand in: %s", ", ".join(missing))
    return FontReport(tuple(loaded), tuple(families), tuple(missing))


def hyperlegible() -> str:
    """The face for low sight that this machine has; empty where there is none."""
    there = set(QFontDatabase.families())
    return next((family for family in HYPERLEGIBLE if family in there), "")


def find_file(name: str) -> Path | None:
    """One font file by its name, wherever this machine keeps it."""
    return _first([assets_folder() / "fonts", *_system_folders()], name)


def missing_glyphs(text: str, families: Sequence[str]) -> set[str]:
    """The characters of a text that these families cannot draw between them.

    A character for which Qt fell back on some other font of this machine counts as
    missing too: on the next machine it is an empty box.
    """
    font = QFont()
    font.setFamilies(list(families))
    wanted = {family.casefold() for family in families}
    return {
        character
        for character in set(text)
        if _is_drawn(character) and not _drawn_by(wanted, character, font)
    }


def _drawn_by(families: set[str], character: str, font: QFont) -> bool:
    """One character at a time: in longer texts Qt tells the wrong places of the glyphs."""
    layout = QTextLayout(character, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    runs = layout.glyphRuns()
    return bool(runs) and all(
        run.rawFont().familyName().casefold() in families and 0 not in run.glyphIndexes() for run in runs
    )


def _is_drawn(character: str) -> bool:
    """Spaces, line ends and the invisible marks of direction need no glyph."""
    return not (character.isspace() or unicodedata.category(character) in {"Cc", "Cf", "Zl", "Zp", "Zs"})


def _find(
    assets: Path, folders: Sequence[Path] | None, faces: Mapping[str, Sequence[str]] = _FACES
) -> dict[str, list[Path]]:
    places = [assets / "fonts", *(_system_folders() if folders is None else folders)]
    return {
        family: [path for name in names if (path := _first(places, name)) is not None]
        for family, names in faces.items()
    }


def _first(places: Sequence[Path], name: str) -> Path | None:
    return next((place / name for place in places if (place / name).is_file()), None)


def _system_folders() -> list[Path]:
    windows = Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts")
    personal = Path(os.environ.get("LOCALAPPDATA", ""), "Microsoft", "Windows", "Fonts")
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 (never raises, with or without a home)
    own = [home / "Library" / "Fonts", home / ".local" / "share" / "fonts"]
    return [*(Path(folder) for folder in _SYSTEM_FOLDERS), windows, personal, *own]
