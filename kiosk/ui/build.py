"""Builds the page of a route. Pages are imported when first needed: the first frame waits for none."""

from typing import TYPE_CHECKING

from kiosk.ui.pages.page import Page, Route
from kiosk.ui.theme import Look

if TYPE_CHECKING:
    from kiosk.ui.shell import Shell


def build_page(shell: "Shell", look: Look) -> Page:
    """The page, connected to the shell."""
    page = _page(shell, look)
    page.go.connect(shell.go)
    page.refresh.connect(shell.rebuild_soon)
    return page


def _page(shell: "Shell", look: Look) -> Page:
    session = shell.session
    match shell.route:
        case Route.HOME:
            from kiosk.ui.pages.home import HomePage

            home = HomePage(session, look)
            home.route_chosen.connect(shell.choose_route)
            home.lesson_chosen.connect(shell.choose_lesson)
            return home
        case Route.ROUTE if shell.lesson_route is not None:
            from kiosk.ui.pages.route import RoutePage

            route = RoutePage(session, look, shell.lesson_route)
            route.lesson_chosen.connect(shell.choose_lesson)
            return route
        case Route.COMFORT:
            from kiosk.ui.pages.comfort import ComfortPage

            comfort = ComfortPage(session, look, shell.comfort_place)
            comfort.closed.connect(shell.aside_done)
            return comfort
        case Route.INTRO:
            from kiosk.ui.pages.intro import IntroPage

            intro = IntroPage(session, look, session.shelf.lesson(shell.lesson), waiting=shell.waiting)
            intro.way_chosen.connect(shell.choose_way)
            return intro
        case Route.LESSON if shell.view is not None:
            from kiosk.ui.lesson_look import phone_widget
            from kiosk.ui.pages.lesson import LessonPage

            return LessonPage(session, look, shell.view, phone_widget(look), pace=shell.pace)
        case Route.DONE if session.play is not None:
            from kiosk.ui.pages.done import DonePage

            lesson = session.shelf.lesson(shell.lesson)
            done = DonePage(session, look, lesson, session.play, upcoming=shell.upcoming)
            done.lesson_chosen.connect(shell.choose_lesson)
            return done
        case Route.WELCOME | Route.LANGUAGES:
            from kiosk.ui.pages.languages import LanguagesPage

            languages = LanguagesPage(session, look, first=shell.route is Route.WELCOME)
            languages.chosen.connect(shell.language_chosen)
            return languages
    return _wrong_page(shell, look)


def _wrong_page(shell: "Shell", look: Look) -> Page:
    """What an author has to mend; for everybody else calm words."""
    if shell.route is Route.FAULTS and shell.draft is not None:
        from kiosk.ui.pages.faults import FaultsPage

        return FaultsPage(shell.session, look, shell.draft)
    from kiosk.ui.pages.trouble import TroublePage

    return TroublePage(shell.session, look)
