"""`kiosk messages`: brings the translation files up to date with the code and the lessons."""

import argparse
import sys
from pathlib import Path

import kiosk
from kiosk.content.extract import lesson_messages
from kiosk.content.library import read_library
from kiosk.errors import KioskError
from kiosk.language.drift import drift
from kiosk.language.messages import Message, extract_ui, merged
from kiosk.language.po import compile_catalogues, update, write_pot
from kiosk.paths import lessons_folder, locales_folder


def run(options: argparse.Namespace) -> int:
    """0 when every file is up to date (or was brought so), 1 when --check finds something.

    Raises KioskError while a lesson cannot be read: its texts would be taken for vanished.
    """
    if read_library(lessons_folder()).faults:
        raise KioskError("Some lessons cannot be read. Run kiosk check, mend them, then run this again.")
    faults: list[str] = []
    for domain, messages in domains().items():
        for folder in sorted(path for path in locales_folder().iterdir() if (path / "LC_MESSAGES").is_dir()):
            po = folder / "LC_MESSAGES" / f"{domain}.po"
            if not options.check and update(po, messages):
                print(f"changed: {po.relative_to(locales_folder().parent)}")
            faults += drift(po, messages)
        if not options.check:
            write_pot(locales_folder() / f"{domain}.pot", messages)
    if options.check:
        for fault in faults:
            print(fault)
    else:
        compile_catalogues(locales_folder())
    if faults:
        print(f"{len(faults)} to translate or mend; kiosk messages --check lists them.", file=sys.stderr)
    return 1 if faults and options.check else 0


def domains() -> dict[str, list[Message]]:
    """What there is to translate: the words of the shell and those of the lessons."""
    return {
        "ui": extract_ui(Path(kiosk.__file__).parent),
        "lessons": merged(lesson_messages(read_library(lessons_folder()))),
    }
