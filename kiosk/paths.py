"""Where our data lies: beside the source, inside a wheel, or inside the frozen app."""

import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parent


def data_root() -> Path:
    """The folder that holds lessons/, locales/ and assets/."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen)
    packaged = _HERE / "_data"
    return packaged if packaged.is_dir() else _HERE.parent


def lessons_folder() -> Path:
    """The YAML of apps, people and lessons."""
    return data_root() / "lessons"


def locales_folder() -> Path:
    """The translations: locales/<language>/LC_MESSAGES/*.po."""
    return data_root() / "locales"


def voices_folder() -> Path:
    """Voice packs, which are not in git, and recordings of people, which are."""
    return assets_folder() / "voices"


def assets_folder() -> Path:
    """Icons and, in a bundle, fonts."""
    return data_root() / "assets"
