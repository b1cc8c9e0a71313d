"""`kiosk self-test`: tries every part of this installation, and says in one line each how it did."""

import argparse
import logging
import os
import sqlite3
import sys
import tempfile
import threading
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.paths import assets_folder, lessons_folder, locales_folder

LOUD_ENOUGH = 1000  # of 32767; a voice has peaks above 10,000
PATIENCE = 30.0  # seconds a slow tablet may take to save two events

# What a damaged installation meets: files that are gone or broken, libraries that are not there or of
# another version. Each part is tried, whatever the one before it met.
BROKEN = (
    KioskError,
    OSError,
    ImportError,
    ValueError,
    LookupError,
    RuntimeError,
    AttributeError,
    TypeError,
    sqlite3.Error,
)


class PartError(KioskError):
    """A part that does not work, in words that say what to do."""


@dataclass(frozen=True, slots=True)
class Installation:
    """Where the parts are. `fonts`: folders to look for fonts in, instead of this system's own."""

    lessons: Path = field(default_factory=lessons_folder)
    locales: Path = field(default_factory=locales_folder)
    assets: Path = field(default_factory=assets_folder)
    fonts: Sequence[Path] | None = None


def run(options: argparse.Namespace) -> int:
    """0 when every part works, 1 when one does not."""
    logging.getLogger("kiosk").addHandler(logging.NullHandler())  # each part's own line says it
    return try_all(Installation(), print)


def try_all(installation: Installation, tell: Callable[[str], None]) -> int:
    """Try part after part; `tell` gets a line for each. 0 when all work."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt looks: with or without a screen
    broken = []
    with tempfile.TemporaryDirectory(prefix="footbridge-self-test-") as name:
        for part, attempt in PARTS.items():
            room = Path(name, attempt.__name__)
            room.mkdir()
            try:
                tell(f"{part}: {attempt(installation, room)}")
            except BROKEN as error:
                broken.append(part)
                tell(f"{part}: NOT WORKING. {_plain(error)}")
    tell(f"Not working: {', '.join(broken)}." if broken else "Everything works.")
    return 1 if broken else 0


def _plain(error: BaseException) -> str:
    if isinstance(error, KioskError):
        return str(error)
    return f"{type(error).__name__}: {error}. If a new installation does not help, please report this line."


def _content(installation: Installation, _room: Path) -> str:
    from kiosk.coach.prover import prove
    from kiosk.content.checks import check_library
    from kiosk.session.shelf import Shelf

    shelf = Shelf(installation.lessons)
    faults = list(check_library(shelf.library))
    states = 0
    for lesson in shelf.lessons:
        road = shelf.road(str(lesson.id))
        states += len(road.survey.worlds)
        faults += prove(road)
    if faults:
        raise PartError(f"{faults[0]} ({_count(len(faults), 'fault')}; “kiosk check” lists all of them)")
    if not shelf.lessons:
        raise PartError(f"There is no lesson in {installation.lessons}. Copy the lessons folder there.")
    return f"{_count(len(shelf.lessons), 'lesson')}, no fault, no dead end in {_count(states, 'state')}"


def _languages(installation: Installation, _room: Path) -> str:
    from kiosk.content.extract import lesson_messages
    from kiosk.content.library import read_library
    from kiosk.language.catalogue import DOMAINS, load
    from kiosk.language.languages import shipped
    from kiosk.language.po import entries_of, read_catalogue

    languages = shipped(installation.locales)
    told = []
    texts = {(each.context, each.text) for each in lesson_messages(read_library(installation.lessons))}
    for language in languages[1:]:
        words = load(language.tag, installation.locales)
        for domain in DOMAINS:
            po = installation.locales / language.tag / "LC_MESSAGES" / f"{domain}.po"
            if not po.is_file() and not po.with_suffix(".mo").is_file():
                raise PartError(f"{po} is missing. Copy the locales folder again.")
            if po.is_file():
                texts |= entries_of(read_catalogue(po)).keys()
        if not words.texts:
            raise PartError(f"Nothing is translated into {language.english_name}. Copy the locales folder again.")
        told.append((language, sum(not words.has(*text) for text in texts)))
    gaps = [f"{language.english_name} ({missing} still in English)" for language, missing in told if missing]
    whole = [language.english_name for language, missing in told if not missing]
    return ", ".join(["English", *whole, *gaps])


def _fonts(installation: Installation, _room: Path) -> str:
    from kiosk.app import open_application
    from kiosk.language.catalogue import load
    from kiosk.language.languages import ENGLISH, shipped
    from kiosk.ui.fonts import PHONE_FAMILY, load_fonts, missing_glyphs

    open_application()
    report = load_fonts(installation.assets, installation.fonts)
    if report.missing:
        raise PartError(
            f"There is no {', no '.join(report.missing)}. Install the packages fonts-noto-core and "
            f"fonts-liberation, or put the font files into {installation.assets / 'fonts'}."
        )
    letters = 0
    for language in shipped(installation.locales):
        words = load(language.tag, installation.locales)
        letters += _drawn(language.english_name, [language.name, *words.texts.values()], language.families)
        english = [message for _, message in words.texts]
        letters += _drawn("English", english, (*ENGLISH.families,)) + _drawn("English", english, (PHONE_FAMILY,))
    return f"{', '.join(report.families)}; each of {_count(letters, 'letter')} can be drawn"
