"""`kiosk preview`: a lesson in a window that follows each time its author saves."""

import argparse
import logging
from pathlib import Path

from kiosk.cli.start import has_screen
from kiosk.errors import KioskError
from kiosk.language.languages import shipped
from kiosk.paths import locales_folder
from kiosk.session.comfort import Comfort, TextSize


def run(options: argparse.Namespace) -> int:
    """The exit code of the window. Raises KioskError for a file that cannot be shown."""
    root, file = _place(options.file)
    tags = [language.tag for language in shipped(locales_folder())]
    if options.lang not in (*tags, "qps", "qps_rtl"):
        raise KioskError(f"there is no language {options.lang}; there are {', '.join(tags)}")
    if not has_screen():
        raise KioskError("A preview needs a screen. kiosk check and kiosk gallery need none.")
    from kiosk.app import preview_lesson

    logging.getLogger("kiosk").addHandler(logging.NullHandler())  # the window itself says what is wrong
    comfort = Comfort(options.lang, TextSize(options.size))
    return preview_lesson(root, file, comfort, way=options.way, portrait=options.portrait)


def _place(path: Path) -> tuple[Path, Path]:
    """(the lessons folder, the file in it)."""
    full = path.resolve()
    if not full.is_file():
        raise KioskError(f"{path}: there is no such file")
    if full.suffix not in (".yaml", ".yml"):
        raise KioskError(f"{path}: this is no lesson. The files of lessons end in .yaml")
    for root in full.parents:
        if (root / "people.yaml").exists():
            return root, full
    raise KioskError(f"{path}: this file is in no lessons folder (one with people.yaml)")
