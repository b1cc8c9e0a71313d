"""`kiosk gallery`: a picture of every page and every step, as a person sees it."""

import argparse
import os

from kiosk.errors import KioskError
from kiosk.session.comfort import Colours, Comfort, TextSize


def run(options: argparse.Namespace) -> int:
    """0 when all pictures are saved."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from kiosk.app import gallery_window
    from kiosk.player.play import Way
    from kiosk.ui.gallery import Gallery

    size, colours = TextSize(options.size), Colours(options.colours)
    comfort = Comfort(options.lang, size, colours, sound=False, motion=False)
    with gallery_window(comfort, portrait=options.portrait) as shell:
        tags = [language.tag for language in shell.session.languages]
        if options.lang not in (*tags, "qps", "qps_rtl"):
            raise KioskError(f"there is no language {options.lang}; there are {', '.join(tags)}")
        gallery = Gallery(shell, options.out, print)
        gallery.pages()
        names = [str(each.id) for each in shell.session.shelf.lessons]
        for name in names if options.lesson == "all" else [options.lesson]:
            gallery.lesson(name, Way(options.way))
    return 0
