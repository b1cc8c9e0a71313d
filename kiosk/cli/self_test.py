"""`kiosk self-test`: tries every part of this installation, and says in one line each how it did."""

import argparse
import logging
import os
import sqlite3
import tempfile
import threading
from array import array
from collections.abc import Callable, Mapping, Sequence
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
    return try_all(Installation(), print, PARTS)


def try_all(installation: Installation, tell: Callable[[str], None], parts: "Mapping[str, Part]") -> int:
    """Try part after part; `tell` gets a line for each. 0 when all work."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt looks: with or without a screen
    broken = []
    with tempfile.TemporaryDirectory(prefix="footbridge-self-test-") as name:
        for part, attempt in parts.items():
            room = Path(name, part)
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
        raise PartError(f"{faults[0]} (of {len(faults)}; “kiosk check” lists all)")
    if not shelf.lessons:
        raise PartError(f"There is no lesson in {installation.lessons}. Copy the lessons folder there.")
    lessons = "1 lesson" if len(shelf.lessons) == 1 else f"{len(shelf.lessons)} lessons"
    return f"{lessons}, no fault, no dead end in {states} states"


def _languages(installation: Installation, _room: Path) -> str:
    from kiosk.content.extract import lesson_messages
    from kiosk.content.library import read_library
    from kiosk.language.catalogue import DOMAINS, load
    from kiosk.language.languages import shipped
    from kiosk.language.po import entries_of, read_catalogue

    told = ["English"]
    lessons = {(each.context, each.text) for each in lesson_messages(read_library(installation.lessons))}
    for language in shipped(installation.locales)[1:]:
        texts = set(lessons)
        for domain in DOMAINS:
            po = installation.locales / language.tag / "LC_MESSAGES" / f"{domain}.po"
            if po.is_file():
                texts |= entries_of(read_catalogue(po)).keys()
            elif not po.with_suffix(".mo").is_file():
                raise PartError(f"{po} is missing. Copy the locales folder there again.")
        words = load(language.tag, installation.locales)
        missing = sum(not words.has(*text) for text in texts)
        told.append(
            f"{language.english_name} ({missing} texts in English)" if missing else language.english_name
        )
    if len(told) == 1:
        raise PartError(f"There is no translation in {installation.locales}. Copy the locales folder there.")
    return ", ".join(told)


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
            f"fonts-liberation and call “kiosk fonts”, or put the files into {installation.assets / 'fonts'}."
        )
    count = 0
    for language in shipped(installation.locales):
        words = load(language.tag, installation.locales)
        english = "".join(message for _, message in words.texts)
        shown = language.name + "".join(words.texts.values())
        for text, families in (
            (shown, language.families),
            (english, ENGLISH.families),
            (english, (PHONE_FAMILY,)),
        ):
            if lost := missing_glyphs(text, families):
                letters = " ".join(sorted(lost))
                raise PartError(
                    f"{families[0]} cannot draw {letters} ({language.english_name}). Update the fonts."
                )
        count += len(set(shown))
    return f"{', '.join(report.families)}; all {count} letters can be drawn"


def _database(_installation: Installation, room: Path) -> str:
    from kiosk.progress.events import Event, Kind
    from kiosk.progress.read import reading
    from kiosk.progress.writer import ProgressWriter

    path, safe = room / "progress.sqlite3", threading.Event()
    writer = ProgressWriter(path)
    writer.record(Event(Kind.SESSION_STARTED, "self-test", language="en"))
    writer.record(Event(Kind.SESSION_ENDED, "self-test", language="en"), safe.set)
    safe.wait(PATIENCE)
    trouble = writer.trouble
    if not writer.close(PATIENCE) or not safe.is_set():
        raise PartError(trouble or "Nothing was saved. Is the disk full?")
    with reading(path) as connection:
        kinds = [kind for (kind,) in connection.execute("SELECT kind FROM event ORDER BY seq")]
        sound = connection.execute("PRAGMA quick_check").fetchone()
    if kinds != [Kind.SESSION_STARTED, Kind.SESSION_ENDED] or sound != ("ok",):
        raise PartError("What was saved could not be read back. Is the disk sound?")
    return f"saved and read back, with SQLite {sqlite3.sqlite_version}"


def _hub(_installation: Installation, room: Path) -> str:
    from kiosk.cli.self_test_hub import try_hub

    return try_hub(room)


def _speech(installation: Installation, room: Path) -> str:
    from kiosk.language.languages import shipped
    from kiosk.speech.sound import SAMPLE_RATE, read_wav
    from kiosk.speech.voices import ENGINE, voice_for

    told = []
    for language in shipped(installation.locales):
        if voice_for(language.tag) is None:
            told.append(f"none in {language.english_name}")
            continue
        path = room / f"{language.tag}.wav"
        _record(language.name, language.tag, path)
        samples = array("h", read_wav(path))
        if max(map(abs, samples), default=0) < LOUD_ENOUGH:
            raise PartError(f"The voice in {language.english_name} is silent. Install Footbridge again.")
        told.append(f"{len(samples) / SAMPLE_RATE:.1f} s in {language.english_name}")
    return f"{', '.join(told)}, with {ENGINE}"


def _record(text: str, language: str, path: Path) -> None:
    """With a second try: about one recording in two hundred comes out empty on a busy machine."""
    from kiosk.speech.errors import SpeechError
    from kiosk.speech.to_file import synthesise_to_file

    try:
        synthesise_to_file(text, language, path)
    except SpeechError:
        synthesise_to_file(text, language, path)


def _sound(_installation: Installation, _room: Path) -> str:
    """Information only: without sound, the words are on the screen."""
    from kiosk.speech.device import OPENING, Output

    output = Output()
    answered = output.ready.wait(OPENING + 0.5)
    output.close()
    if answered and not output.trouble:
        return "it takes sound"
    return "none that takes sound. Lessons can be read; to hear them, connect a loudspeaker"


def _window(installation: Installation, room: Path) -> str:
    from kiosk.app import gallery_window
    from kiosk.player.play import Way
    from kiosk.session.comfort import Comfort
    from kiosk.ui.gallery import Gallery
    from kiosk.ui.pages.page import Route

    told: list[str] = []
    with gallery_window(Comfort(), portrait=False, lessons=installation.lessons) as shell:
        gallery = Gallery(shell, room, told.append)
        gallery.visit(Route.WELCOME)
        gallery.save("welcome")
        shelf = shell.session.shelf
        if not shelf.routes:
            raise PartError("The welcome page shows, but there is no lesson to play. “kiosk check” says why.")
        first = shelf.lesson(str(shelf.routes[0].lessons[0]))
        gallery.lesson(str(first.id), Way.TOGETHER)
        played = shell.session.done
    if str(first.id) not in played:
        raise PartError(f"The lesson “{first.title}” did not come to its end. “kiosk walk” says more.")
    return f"“{first.title}” played to its end, {len(list(room.glob('*.png')))} pictures drawn"


Part = Callable[[Installation, Path], str]
PARTS: dict[str, Part] = {
    "Lessons": _content,
    "Languages": _languages,
    "Fonts": _fonts,
    "Records": _database,
    "Hub": _hub,
    "Speech": _speech,
    "Sound device": _sound,
    "Window": _window,
}
