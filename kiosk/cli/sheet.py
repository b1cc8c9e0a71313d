"""`kiosk sheet`: the steps of a lesson on paper, for volunteers who print them before a drop-in."""

import argparse
import os

from kiosk.errors import KioskError
from kiosk.paths import lessons_folder, locales_folder
from kiosk.session.bare import NoRecords, NoVoice
from kiosk.session.comfort import Comfort
from kiosk.session.session import Session
from kiosk.session.sheet import make_sheet
from kiosk.session.shelf import Shelf


def run(options: argparse.Namespace) -> int:
    """0 when the file is written. Raises KioskError for a lesson or language that is not there."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    session = Session(Shelf(lessons_folder()), NoVoice(), NoRecords(), locales_folder())
    tags = [language.tag for language in session.languages]
    if options.lang not in (*tags, "qps", "qps_rtl"):
        raise KioskError(f"there is no language {options.lang}; there are {', '.join(tags)}")
    session.comfort = Comfort(options.lang)
    sheet = make_sheet(session.shelf.road(options.lesson), session.words, draft=session.draft)
    from kiosk.app import open_application
    from kiosk.ui.sheet.drawing import SheetPainter
    from kiosk.ui.sheet.turns import do_all

    open_application()
    painter = SheetPainter(sheet)
    do_all(painter.pdf(options.out))
    print(f"{options.out}: {painter.pages.count} pages")
    return 0
