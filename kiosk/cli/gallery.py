"""`kiosk gallery`: a picture of every page and every step, as a person sees it; or of every phone screen."""

import argparse
import os

from kiosk.errors import KioskError
from kiosk.session.comfort import Colours, Comfort, TextSize


def run(options: argparse.Namespace) -> int:
    """0 when all pictures are saved."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if options.screens is not None:
        return _screens(options)
    from kiosk.app import gallery_window
    from kiosk.player.play import Way
    from kiosk.ui.gallery import Gallery

    size, colours = TextSize(options.size), Colours(options.colours)
    comfort = Comfort(options.lang, size, colours, motion=False)
    with gallery_window(comfort, portrait=options.portrait) as shell:
        tags = [language.tag for language in shell.session.languages]
        if options.lang not in (*tags, "qps", "qps_rtl"):
            raise KioskError(f"there is no language {options.lang}; there are {', '.join(tags)}")
        shelf = shell.session.shelf
        lessons = shelf.lessons if options.lesson == "all" else [shelf.lesson(options.lesson)]
        gallery = Gallery(shell, options.out, print)
        gallery.pages()
        for lesson in lessons:
            gallery.lesson(str(lesson.id), Way(options.way))
    return 0


def _screens(options: argparse.Namespace) -> int:
    import datetime

    from kiosk.app import open_application
    from kiosk.content.library import read_library
    from kiosk.paths import lessons_folder
    from kiosk.ui.screens import save_screens

    library = read_library(lessons_folder())
    apps = tuple(library.apps) if options.screens == "all" else (options.screens,)
    if unknown := [app for app in apps if app not in library.apps]:
        raise KioskError(f"there is no app {unknown[0]}; there are {', '.join(library.apps)}")
    open_application()
    for path in save_screens(
        library,
        apps,
        options.out,
        datetime.date.today(),
        size=TextSize(options.size),
        colours=Colours(options.colours),
        skin=options.skin,
    ):
        print(path)
    return 0
