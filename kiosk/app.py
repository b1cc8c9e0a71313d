"""The one place that builds and wires: window, session, voice, records."""

import argparse
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from kiosk.paths import assets_folder, lessons_folder, locales_folder

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from kiosk.progress.recorder import Recorder
    from kiosk.session.comfort import Comfort
    from kiosk.speech.speaker import Speaker
    from kiosk.ui.shell import Shell

log = logging.getLogger(__name__)

LANDSCAPE, PORTRAIT = (1280, 800), (800, 1280)


def data_folder(chosen: Path | None = None) -> Path:
    """Where records and logs are: what was chosen, else KIOSK_DATA, else this system's place for it."""
    if chosen is not None:
        return chosen
    if given := os.environ.get("KIOSK_DATA"):
        return Path(given)
    import platformdirs

    return Path(platformdirs.user_data_dir("footbridge", appauthor=False))


def database_path(data: Path) -> Path:
    """The file of the records."""
    return data / "progress.sqlite3"


def keep_log(data: Path) -> None:
    """Log to a file that cannot grow for ever; to the terminal when the folder refuses."""
    handler: logging.Handler
    try:
        (data / "log").mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            data / "log" / "kiosk.log", maxBytes=500_000, backupCount=3, encoding="utf-8"
        )
    except OSError as error:
        handler = logging.StreamHandler()
        handler.setLevel(logging.WARNING)
        logging.getLogger().warning("The log goes to the terminal: %s", error)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)


def open_application() -> "QApplication":
    """The QApplication with our fonts and one style for all platforms."""
    from PySide6.QtWidgets import QApplication

    from kiosk.ui.fonts import load_fonts

    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("Footbridge")
    application.setStyle("Fusion")
    load_fonts(assets_folder())
    return application


def build_shell(
    speaker: "Speaker",
    recorder: "Recorder",
    comfort: "Comfort | None" = None,
    *,
    lessons: Path | None = None,
    may_close: bool = True,
) -> "Shell":
    """The window with everything behind it; not shown yet."""
    from kiosk.session.session import Session
    from kiosk.session.shelf import Shelf
    from kiosk.ui.shell import Shell
    from kiosk.ui.touch.guard import TouchGuard

    session = Session(Shelf(lessons or lessons_folder()), speaker, recorder, locales_folder())
    if comfort is not None:
        session.comfort = comfort
    shell = Shell(session, may_close=may_close)
    guard = TouchGuard(shell)
    guard.missed.connect(shell.missed)
    return shell


@contextmanager
def gallery_window(
    comfort: "Comfort", *, portrait: bool, lessons: Path | None = None
) -> "Iterator[Shell]":
    """A window without voice or records, for pictures and tests of the installation."""
    import shiboken6

    open_application()
    shell = build_shell(*_mute(), comfort, lessons=lessons)
    shell.resize(*(PORTRAIT if portrait else LANDSCAPE))
    try:
        yield shell
    finally:
        shell.session.close()
        shiboken6.delete(shell)


def run_kiosk(options: argparse.Namespace) -> int:
    """Start the kiosk and stay until it is closed."""
    data = data_folder(options.data)
    keep_log(data)
    application = open_application()
    from kiosk.ui.stop import StopOnSignals

    shell = build_shell(*_mute(), may_close=options.windowed)
    _catch_everything(shell)
    stopper = StopOnSignals(application.quit)
    if options.quit_after_first_frame:
        shell.painted.connect(application.quit)
    else:
        shell.painted.connect(partial(_equip, shell, data, silent=options.silent))
    shell.start(PORTRAIT if options.portrait else LANDSCAPE, full_screen=not options.windowed)
    code = application.exec()
    stopper.close()
    shell.session.close()
    return int(code)


def _mute() -> "tuple[Speaker, Recorder]":
    """Enough for the first frame: opening a voice and a database would make people wait for it."""
    from kiosk.progress.memory import MemoryRecorder
    from kiosk.speech.silent import SilentSpeaker

    return SilentSpeaker(), MemoryRecorder()


def _equip(shell: "Shell", data: Path, *, silent: bool) -> None:
    """The welcome page can be seen: open the records and the voice, and read the lessons."""
    from kiosk.progress.writer import ProgressWriter
    from kiosk.speech.silent import SilentSpeaker

    speaker: Speaker = SilentSpeaker()
    if not silent:
        from kiosk.speech.voice_speaker import VoiceSpeaker

        speaker = VoiceSpeaker()
    shell.session.equip(speaker, ProgressWriter(database_path(data)))
    shell.prepare()


def _catch_everything(shell: "Shell") -> None:
    """A fault that nobody foresaw is logged, and the person meets calm words instead."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.critical("An unforeseen fault", exc_info=(kind, error, trace))
        shell.trouble.emit()

    sys.excepthook = hook
