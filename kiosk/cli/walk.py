"""`kiosk walk`: plays lessons through the real player and says where it gets stuck."""

import argparse

from kiosk.errors import KioskError
from kiosk.language.catalogue import load
from kiosk.language.languages import shipped
from kiosk.paths import lessons_folder, locales_folder
from kiosk.player.play import Stage, Way
from kiosk.player.walk import walk
from kiosk.session.shelf import Shelf
from kiosk.session.words import band_of


def run(options: argparse.Namespace) -> int:
    """0 when every walk came to its end. Raises KioskError where one did not."""
    shelf = Shelf(lessons_folder())
    tags = [language.tag for language in shipped(locales_folder())]
    if options.lang and options.lang not in tags:
        raise KioskError(f"there is no language {options.lang}; there are {', '.join(tags)}")
    words = load(options.lang or "en", locales_folder())
    names = [str(lesson.id) for lesson in shelf.lessons] if options.lesson == "all" else [options.lesson]
    if not names:
        raise KioskError("there is no lesson that can be played; run kiosk check")
    for name in names:
        road = shelf.road(name)
        for way in [Way(options.way)] if options.way else list(Way):
            print(f"{name} · {way} · {words.language.tag}")
            for moment in walk(road, way):
                if moment.play.stage is not Stage.DONE:
                    band = band_of(road, moment.play, words)
                    print(f"  {moment.play.step + 1}/{len(road.lesson.steps)}  {band.text}")
            print("  done")
    return 0
