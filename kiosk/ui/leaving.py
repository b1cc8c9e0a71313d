"""Where each page leads back to, and which key of the bar says so."""

from typing import TYPE_CHECKING

from kiosk.ui.bar import BACK, FINISH, PROMISE, STAFF_PAGES
from kiosk.ui.pages.page import Route

if TYPE_CHECKING:
    from kiosk.ui.shell import Shell

LEAVE = {
    Route.LANGUAGES: BACK,
    Route.COMFORT: BACK,
    Route.COME_BACK: BACK,
    Route.ROUTE: BACK,
    Route.INTRO: BACK,
    Route.LESSON: BACK,
    Route.SHEET: BACK,
    Route.PICTURES: BACK,
    Route.BEFORE_YOU_GO: BACK,
    Route.PIN: BACK,
    Route.FIGURES: BACK,
    Route.SEND: BACK,
    Route.CARD: BACK,
    Route.SETTINGS: BACK,
    Route.COORDINATOR: FINISH,
    Route.CONFIDENCE: FINISH,
    Route.HOME: FINISH,
    Route.DONE: FINISH,
    Route.TROUBLE: FINISH,
}
ASIDE = (Route.LANGUAGES, Route.COMFORT)  # pages that lead back to where the person was
# Pages to which several others lead: back leads to the one of these from which the person came.
CAME_FROM = {
    Route.PICTURES: (Route.DONE, Route.BEFORE_YOU_GO),
    Route.BEFORE_YOU_GO: (Route.HOME, Route.DONE),
}
STAFF_ROOMS = (Route.FIGURES, Route.SEND, Route.CARD, Route.SETTINGS)  # which lead back to their list


def promise(route: Route) -> tuple[str, str]:
    """What is always true on a page."""
    for_staff = route in (Route.PIN, Route.COORDINATOR, *STAFF_ROOMS)
    return STAFF_PAGES if for_staff else PROMISE


def leave(shell: "Shell") -> None:
    """The first key of the bar was touched."""
    session = shell.session
    if shell.route in ASIDE:
        shell.aside_done()
    elif shell.route in CAME_FROM:
        shell.step_back()
    elif shell.route is Route.COME_BACK:
        session.coming_back.try_again()
        shell.go(Route.WELCOME)
    elif shell.route is Route.PIN:
        shell.go(Route.WELCOME)
    elif shell.staff is not None and shell.route in STAFF_ROOMS:
        shell.go(shell.route if shell.staff.step_back() else Route.COORDINATOR)
    elif shell.route is Route.LESSON:
        shell.go(Route.HOME if session.recalling else Route.INTRO)
    elif shell.route is Route.SHEET:
        shell.go(Route.DONE)
    elif shell.route is Route.INTRO:
        shell.go(_above(shell))
    elif shell.route is Route.ROUTE:
        shell.go(Route.HOME)
    elif shell.route in CAME_FROM[Route.BEFORE_YOU_GO] and session.visit.today:
        shell.go(Route.BEFORE_YOU_GO)  # who has done nothing goes at once
    else:
        shell.finish()


def _above(shell: "Shell") -> Route:
    """From where a lesson is chosen: its route, or home where that has no page of its own."""
    route = shell.lesson_route
    own_page = route is not None and len(route.lessons) > 1 and len(shell.session.shelf.routes) > 1
    return Route.ROUTE if own_page else Route.HOME
