"""The one place that builds and wires: window, session, voice, records."""

import argparse
import gc
import logging
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from kiosk.errors import KioskError
from kiosk.paths import assets_folder, lessons_folder, locales_folder, voices_folder
from kiosk.progress.places import RECORDS, SETTINGS_FILE
from kiosk.ui import density

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from kiosk.progress.recorder import Recorder
    from kiosk.session.comfort import Comfort
    from kiosk.session.printing import Papers
    from kiosk.session.settings import Kept
    from kiosk.speech.speaker import Speaker
    from kiosk.ui.shell import Shell
    from kiosk.ui.touch.guard import TouchGuard

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


def voice_folders(data: Path | None = None) -> tuple[Path, ...]:
    """Where voice packs and recordings are looked for: beside the records, then in the installation."""
    return ((data / "voices",) if data else ()) + (voices_folder(),)


def database_path(data: Path) -> Path:
    """The file of the records."""
    return data / RECORDS


def keep_log(data: Path) -> None:
    """Log to a file; to the terminal when the folder refuses."""
    logging.raiseExceptions = False  # on a full disk a line is lost; a traceback would help nobody
    handler: logging.Handler
    try:
        (data / "log").mkdir(parents=True, exist_ok=True)
        handler = logging.FileHandler(data / "log" / "kiosk.log", encoding="utf-8")
    except OSError as error:
        handler = logging.StreamHandler()
        handler.setLevel(logging.WARNING)
        logging.getLogger().warning("The log goes to the terminal: %s", error)
    _log_to(handler)


def limit_log() -> None:
    """From now on the log cannot grow for ever. Apart, because what it imports delays the first frame."""
    from logging.handlers import RotatingFileHandler

    root = logging.getLogger()
    for handler in list(root.handlers):
        if type(handler) is logging.FileHandler:
            root.removeHandler(handler)
            handler.close()
            path = handler.baseFilename
            _log_to(RotatingFileHandler(path, maxBytes=500_000, backupCount=3, encoding="utf-8"))


def _log_to(handler: logging.Handler) -> None:
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)


def open_application() -> "QApplication":
    """The QApplication with our fonts and one style. Raises KioskError when libraries are missing."""
    try:
        from PySide6.QtWidgets import QApplication
    except ImportError as error:
        raise KioskError(
            f"The screen cannot be used: {error}. Run make run once more as somebody who may install"
            " packages, or ask them to install what it names."
        ) from error

    from kiosk.ui.fonts import load_fonts
    from kiosk.ui.heard import install_roles

    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("Footbridge")
    application.setStyle("Fusion")
    load_fonts(assets_folder())
    install_roles()
    return application


def build_shell(
    speaker: "Speaker",
    recorder: "Recorder",
    comfort: "Comfort | None" = None,
    *,
    lessons: Path | None = None,
) -> "Shell":
    """The window with everything behind it; not shown yet."""
    shell = _shell(speaker, recorder, comfort, lessons=lessons)
    _guard(shell)
    return shell


def _shell(
    speaker: "Speaker",
    recorder: "Recorder",
    comfort: "Comfort | None" = None,
    *,
    lessons: Path | None = None,
    surgery: str = "",
    skin: str = "tabs",
    may_close: bool = True,
) -> "Shell":
    from kiosk.session.session import Session
    from kiosk.session.shelf import Shelf
    from kiosk.ui.shell import Shell

    shelf = Shelf(lessons or lessons_folder(), surgery=surgery, skin=skin)
    session = Session(shelf, speaker, recorder, locales_folder())
    if comfort is not None:
        session.comfort = comfort
    return Shell(session, may_close=may_close)


def add_staff_pages(
    shell: "Shell", data: Path, kept: "Kept | None" = None, copied: Callable[[], None] = lambda: None
) -> None:
    """From the welcome page one comes to them with the PIN of this folder. `copied` is called when a stick
    has been here."""
    from kiosk.session.coordinator import Coordinator
    from kiosk.session.settings import Kept
    from kiosk.ui.pages.coordinator_desk import CoordinatorDesk

    shell.has_staff_pages = True
    shell.staff = CoordinatorDesk(Coordinator(shell.session, data, kept or Kept(), copied=copied))


def _guard(shell: "Shell") -> "TouchGuard":
    from kiosk.ui.touch.guard import TouchGuard
    from kiosk.ui.touch.patience import patience

    guard = TouchGuard(shell, patience(shell.session.comfort))
    shell.touch_changed.connect(guard.be_patient)
    guard.missed.connect(shell.missed)
    guard.held.connect(shell.held)
    guard.too_short.connect(shell.too_short)
    return guard


@contextmanager
def gallery_window(comfort: "Comfort", *, portrait: bool, lessons: Path | None = None) -> "Iterator[Shell]":
    """A window without voice or records, for pictures and tests of the installation."""
    import shiboken6

    from kiosk.session.bare import NoRecords, NoVoice

    open_application()
    shell = build_shell(NoVoice(), NoRecords(), comfort, lessons=lessons)
    shell.resize(*(PORTRAIT if portrait else LANDSCAPE))
    try:
        yield shell
    finally:
        shell.session.close()
        shiboken6.delete(shell)


def preview_lesson(root: Path, file: Path, comfort: "Comfort", *, way: str | None, portrait: bool) -> int:
    """A window on a lesson that somebody is writing, until it is closed. It records nothing."""
    from PySide6.QtWidgets import QApplication

    from kiosk.player.play import Way
    from kiosk.ui.preview import Preview
    from kiosk.ui.stop import StopOnSignals

    with gallery_window(comfort, portrait=portrait, lessons=root) as shell, ExitStack() as at_the_end:
        catch_everything(shell)
        preview = Preview(shell, root, file, Way(way) if way else None)
        at_the_end.callback(StopOnSignals(_end).close)
        preview.reload()
        shell.show()
        return int(QApplication.exec())


def run_kiosk(options: argparse.Namespace) -> int:
    """Start the kiosk and stay until it is closed."""
    gc.disable()  # until the first frame: hardly anything made before it is ever garbage
    data = data_folder(options.data)
    keep_log(data)
    if factor := density.prepare(inches=density.read_inches(options.inches) if options.inches else 0.0):
        os.environ["QT_SCALE_FACTOR"] = factor
    application = open_application()
    from kiosk.session.bare import NoRecords, NoVoice

    kept = _settings(options, data)
    now = kept.now if kept is not None else None
    shell = _shell(
        NoVoice(),
        NoRecords(),
        surgery=now.surgery if now else "",
        skin=now.skin if now else "tabs",
        may_close=options.windowed,
    )
    if now is not None:
        shell.session.drafts = now.drafts
        shell.session.usual = shell.session.comfort = now.usual
    shell.has_staff_pages = True
    catch_everything(shell)
    shell.painted.connect(_collect_garbage)
    with ExitStack() as at_the_end:
        at_the_end.callback(shell.session.close)
        shell.session.papers = _papers(options.sheets or data / "sheets")
        if options.quit_after_first_frame:
            shell.painted.connect(_end)
        else:
            shell.painted.connect(partial(_equip, shell, data, kept, at_the_end, silent=options.silent))
        shell.start(PORTRAIT if options.portrait else LANDSCAPE, full_screen=not options.windowed)
        return int(application.exec())


def _papers(folder: Path) -> "Papers":
    from kiosk.session.printing import Papers, SystemPrinter

    return Papers(SystemPrinter(), folder)


def _end() -> None:
    """Not `quit`, which asks the window first: in full screen it says no. By a timer, because whoever asks
    before the loop runs would not be heard."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    QTimer.singleShot(0, lambda: QApplication.exit(0))


def _collect_garbage() -> None:
    gc.freeze()  # what is here now stays: collecting need never look at it again
    gc.enable()


def _settings(options: argparse.Namespace, data: Path) -> "Kept | None":
    """How this tablet is set; None, and nothing is imported, where nobody has set anything."""
    path = data / SETTINGS_FILE
    if not (options.surgery or options.skin or options.scan or options.speak or path.exists()):
        return None
    from kiosk.session.settings import Given, settings_at_start

    given = Given(options.surgery, options.skin, options.scan or "", options.speak)
    return settings_at_start(path, given)


def _equip(shell: "Shell", data: Path, kept: "Kept | None", at_the_end: ExitStack, *, silent: bool) -> None:
    """The welcome page can be seen: from here on touch works, records and voice open, lessons are read."""

    from kiosk.progress.courier import Courier
    from kiosk.ui.idle_watch import IdleWatch
    from kiosk.ui.scanning import Scanning
    from kiosk.ui.stop import StopOnSignals

    courier = Courier(data, database_path(data))
    at_the_end.callback(courier.close, 5.0)  # what the last session leaves is packed after the next one
    add_staff_pages(shell, data, kept, courier.nudge)
    _guard(shell).touched.connect(IdleWatch(shell).touched)
    Scanning(shell)
    limit_log()
    at_the_end.callback(StopOnSignals(_end).close)
    from kiosk.progress.machine import this_machine
    from kiosk.progress.writer import ProgressWriter
    from kiosk.speech.silent import SilentSpeaker

    speaker: Speaker = SilentSpeaker()
    if not silent:
        from kiosk.speech.sounds import Sounds
        from kiosk.speech.voice_speaker import VoiceSpeaker

        speaker = VoiceSpeaker(Sounds(folders=voice_folders(data)))
    records = ProgressWriter(
        database_path(data),
        on_trouble=lambda _why: shell.saving.emit(),
        on_session_saved=courier.nudge,
        machine=this_machine(data),
    )
    courier.start(records.forget)
    shell.session.equip(speaker, records)
    shell.prepare()
    if sys.stdout is not None:  # there is none in a program without a terminal
        sys.stdout.write("Footbridge is running. Press Ctrl+C here to end it.\n")
        sys.stdout.flush()


def catch_everything(shell: "Shell") -> None:
    """A fault that nobody foresaw, on any thread, is logged, and the person meets calm words instead."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.critical("An unforeseen fault", exc_info=(kind, error, trace))
        shell.trouble.emit()

    def thread_hook(fault: threading.ExceptHookArgs) -> None:
        hook(fault.exc_type, fault.exc_value or fault.exc_type(), fault.exc_traceback)

    sys.excepthook = hook
    threading.excepthook = thread_hook
