"""Builds the page of a route. Pages are imported when first needed: the first frame waits for none."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from kiosk.ui.pages.page import Page, Route
from kiosk.ui.theme import Look

if TYPE_CHECKING:
    from kiosk.ui.shell import Shell


def build_page(shell: "Shell", look: Look) -> Page:
    """The page, connected to the shell. Where what it shows is not there, calm words instead."""
    page = BUILDERS[shell.route](shell, look) or _trouble(shell, look)
    page.go.connect(shell.go)
    page.refresh.connect(shell.rebuild_soon)
    return page


def _languages(shell: "Shell", look: Look) -> Page:
    from kiosk.ui.pages.languages import LanguagesPage

    first = shell.route is Route.WELCOME
    languages = LanguagesPage(shell.session, look, first=first, staff=first and shell.has_staff_pages)
    languages.chosen.connect(shell.language_chosen)
    return languages


def _home(shell: "Shell", look: Look) -> Page:
    from kiosk.ui.pages.home import HomePage

    home = HomePage(shell.session, look, recall_waits=shell.recall.waits)
    home.recall_chosen.connect(shell.recall.begin)
    home.route_chosen.connect(shell.choose_route)
    home.lesson_chosen.connect(shell.choose_lesson)
    return home


def _route(shell: "Shell", look: Look) -> Page | None:
    from kiosk.ui.pages.route import RoutePage

    if shell.lesson_route is None:
        return None
    route = RoutePage(shell.session, look, shell.lesson_route)
    route.lesson_chosen.connect(shell.choose_lesson)
    return route


def _comfort(shell: "Shell", look: Look) -> Page:
    from kiosk.ui.pages.comfort import ComfortPage

    comfort = ComfortPage(shell.session, look, shell.comfort_place)
    comfort.closed.connect(shell.aside_done)
    return comfort


def _intro(shell: "Shell", look: Look) -> Page:
    from kiosk.ui.pages.intro import IntroPage

    lesson = shell.session.shelf.lesson(shell.lesson)
    intro = IntroPage(shell.session, look, lesson, waiting=shell.waiting)
    intro.way_chosen.connect(shell.choose_way)
    return intro


def _lesson(shell: "Shell", look: Look) -> Page | None:
    from kiosk.ui.lesson_look import phone_widget
    from kiosk.ui.pages.lesson import LessonPage

    if shell.view is None:
        return None
    return LessonPage(shell.session, look, shell.view, phone_widget(look), pace=shell.pace)


def _done(shell: "Shell", look: Look) -> Page | None:
    from kiosk.ui.pages.done import DonePage

    session = shell.session
    if session.play is None:
        return None
    lesson = session.shelf.lesson(shell.lesson)
    done = DonePage(session, look, lesson, session.play, upcoming=shell.upcoming)
    done.lesson_chosen.connect(shell.choose_lesson)
    return done


def _come_back(shell: "Shell", look: Look) -> Page:
    from kiosk.ui.pages.come_back import ComeBackPage

    return ComeBackPage(shell.session, look)


def _confidence(shell: "Shell", look: Look) -> Page:
    from kiosk.ui.pages.confidence import ConfidencePage

    return ConfidencePage(shell.session, look)


def _pictures(shell: "Shell", look: Look) -> Page:
    from kiosk.ui.pages.pictures import PicturesPage

    pictures = PicturesPage(shell.session, look)
    pictures.closed.connect(shell.step_back)
    return pictures


def _before_you_go(shell: "Shell", look: Look) -> Page:
    from kiosk.ui.pages.before_you_go import BeforeYouGoPage

    before = BeforeYouGoPage(shell.session, look)
    before.finished.connect(shell.finish)
    return before


def _sheet(shell: "Shell", look: Look) -> Page | None:
    from kiosk.ui.pages.sheet import SheetPage

    road = shell.session.road
    return SheetPage(shell.session, look, road) if road is not None else None


def _pin(shell: "Shell", look: Look) -> Page | None:
    from kiosk.ui.pages.coordinator_pin import PinPage

    return PinPage(shell.session, look, shell.staff) if shell.staff is not None else None


def _coordinator(shell: "Shell", look: Look) -> Page | None:
    from kiosk.ui.pages.coordinator import CoordinatorPage

    if shell.staff is None:
        return None
    page = CoordinatorPage(shell.session, look)
    page.finished.connect(shell.finish)
    return page


def _figures(shell: "Shell", look: Look) -> Page | None:
    from kiosk.ui.pages.coordinator_figures import FiguresPage

    return FiguresPage(shell.session, look, shell.staff) if shell.staff is not None else None


def _send(shell: "Shell", look: Look) -> Page | None:
    from kiosk.ui.pages.coordinator_send import SendPage

    return SendPage(shell.session, look, shell.staff) if shell.staff is not None else None


def _card(shell: "Shell", look: Look) -> Page | None:
    from kiosk.ui.pages.coordinator_card import CardPage

    return CardPage(shell.session, look, shell.staff) if shell.staff is not None else None


def _settings(shell: "Shell", look: Look) -> Page | None:
    from kiosk.ui.pages.coordinator_settings import SettingsPage

    return SettingsPage(shell.session, look, shell.staff) if shell.staff is not None else None


def _faults(shell: "Shell", look: Look) -> Page | None:
    """What an author has to mend."""
    from kiosk.ui.pages.faults import FaultsPage

    return FaultsPage(shell.session, look, shell.draft) if shell.draft is not None else None


def _trouble(shell: "Shell", look: Look) -> Page:
    from kiosk.ui.pages.trouble import TroublePage

    return TroublePage(shell.session, look)


BUILDERS: Mapping[Route, Callable[["Shell", Look], Page | None]] = {
    Route.WELCOME: _languages,
    Route.LANGUAGES: _languages,
    Route.HOME: _home,
    Route.ROUTE: _route,
    Route.COMFORT: _comfort,
    Route.COME_BACK: _come_back,
    Route.CONFIDENCE: _confidence,
    Route.INTRO: _intro,
    Route.LESSON: _lesson,
    Route.DONE: _done,
    Route.SHEET: _sheet,
    Route.PICTURES: _pictures,
    Route.BEFORE_YOU_GO: _before_you_go,
    Route.PIN: _pin,
    Route.COORDINATOR: _coordinator,
    Route.FIGURES: _figures,
    Route.SEND: _send,
    Route.CARD: _card,
    Route.SETTINGS: _settings,
    Route.FAULTS: _faults,
    Route.TROUBLE: _trouble,
}
