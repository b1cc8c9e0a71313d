"""Where a keyboard begins on a page: at what is to be done there."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kiosk.ui.keys import Key
from kiosk.ui.leaving import ASIDE
from kiosk.ui.pages.page import Route
from kiosk.ui.reading import is_needed, phone_of

if TYPE_CHECKING:
    from kiosk.ui.shell import Shell


def first_place(shell: "Shell", ordered: list[QWidget]) -> QWidget | None:
    """In a lesson the answer to a question, Next, or the phone; else the main key, or the first one."""
    usable = [each for each in ordered if is_needed(each)]
    if shell.route is Route.LESSON and (found := _of_lesson(shell, usable)) is not None:
        return found
    page = [each for each in usable if shell.page is not None and shell.page.isAncestorOf(each)]
    main = next((each for each in page if isinstance(each, Key) and each.is_main), None)
    if main is not None and shell.route not in ASIDE:
        return main
    return next(iter([*page, *usable]), None)


def _of_lesson(shell: "Shell", usable: list[QWidget]) -> QWidget | None:
    """On my own nothing is given away: there it is the first thing on the phone's page."""
    from kiosk.player.machine import goal
    from kiosk.player.play import Way

    for name in ("offer_yes", "next"):
        for each in usable:
            if each.objectName() == name:
                return each
    phone, road, play = phone_of(shell), shell.session.road, shell.session.play
    if phone is None or road is None or play is None:
        return None
    inside = [each for each in phone.glass.targets() if each in usable]
    if play.way is Way.TOGETHER:
        ways = road.shortest(play.world, goal(road, play))
        meant = (each for each in inside if any(map(each.means, ways)))
        if (found := next(meant, None)) is not None:
            return found
    page = phone.glass.page
    return next((each for each in inside if page is not None and page.isAncestorOf(each)), None)
