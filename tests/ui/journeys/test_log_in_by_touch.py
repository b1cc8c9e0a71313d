"""What comes by itself on the practice phone: a security code, in a message, while one is in another app."""

import datetime
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from kiosk.paths import lessons_folder
from kiosk.phone.world import Action
from kiosk.player.play import Stage, Way
from kiosk.progress.events import Kind
from kiosk.session.shelf import Shelf
from kiosk.ui.pages.details import DetailRow
from kiosk.ui.pages.page import Route
from kiosk.ui.pages.waiting import Waiting
from tests.ui.journeys.conftest import Kiosk

CONTINUE = Action("tap", "continue")
ARRIVES, EXPIRES = Action("wait", "messages/text-arrives"), Action("wait", "nhs-app/code-expires")
PACE = 0.05  # the code comes after a fifth of a second, and still works when a slow machine types it


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    """Without the search for another lesson, which nobody plays here."""
    return Shelf(lessons_folder(), lambda: datetime.date(2026, 3, 4))


@pytest.fixture
def logging_in(kiosk: Kiosk) -> Callable[[Way], Kiosk]:
    def begin(way: Way) -> Kiosk:
        kiosk.shell.pace = PACE
        kiosk.begin(way, "log-in", "logging-in")
        return kiosk

    return begin


def to_password(kiosk: Kiosk) -> None:
    """Up to the touch that sends the code."""
    kiosk.follow(
        lambda: (
            kiosk.play.world.screen == "nhs-app/enter-password"
            and kiosk.play.stage is Stage.STEP
            and kiosk.next_action() == CONTINUE
        )
    )


@pytest.mark.parametrize("way", [Way.TOGETHER, Way.ALONE])
def test_a_learner_logs_in_with_a_code_that_comes_in_a_message(
    logging_in: Callable[[Way], Kiosk], way: Way
) -> None:
    kiosk = logging_in(way)
    to_password(kiosk)

    with kiosk.qtbot.waitSignal(kiosk.page.waiting.came) as arrival:
        kiosk.tap_phone(CONTINUE)
    kiosk.settle()
    assert arrival.args == [ARRIVES]
    notice = kiosk.next_action()
    assert notice.touch == "notice"

    kiosk.tap_phone(notice)
    assert kiosk.play.world.screen == "messages/message"
    kiosk.tap_phone(Action("home"))
    kiosk.follow(lambda: kiosk.play.world.screen == "nhs-app/check-phone")
    assert not kiosk.shell.findChildren(DetailRow)  # the code is read in its message
    kiosk.follow(lambda: kiosk.shell.route is Route.DONE)

    assert any(event.kind is Kind.LESSON_FINISHED for event in kiosk.recorder.recorded)


def test_nobody_waits_while_the_coach_only_shows(logging_in: Callable[[Way], Kiosk]) -> None:
    kiosk = logging_in(Way.WATCH)

    while kiosk.shell.route is not Route.DONE:
        assert kiosk.page.waiting.ahead == set()
        kiosk.tap("next")


def test_what_comes_by_itself_is_never_counted_against_anybody(
    logging_in: Callable[[Way], Kiosk],
) -> None:
    kiosk = logging_in(Way.ALONE)
    to_password(kiosk)

    with kiosk.qtbot.waitSignal(kiosk.page.waiting.came):
        kiosk.tap_phone(CONTINUE)

    assert not [event for event in kiosk.recorder.recorded if event.kind is Kind.MISS]


def test_after_comfort_the_code_still_comes(logging_in: Callable[[Way], Kiosk]) -> None:
    kiosk = logging_in(Way.ALONE)
    to_password(kiosk)
    kiosk.shell.pace = 1.0
    kiosk.tap("bar_comfort")
    kiosk.tap("comfort_ready")
    kiosk.tap_phone(CONTINUE)
    assert ARRIVES in kiosk.page.waiting.ahead

    kiosk.shell.pace = PACE
    kiosk.tap("bar_comfort")
    kiosk.tap("comfort_ready")
    with kiosk.qtbot.waitSignal(kiosk.page.waiting.came):
        pass

    assert kiosk.next_action().touch == "notice"


def test_a_code_expires_also_for_somebody_who_keeps_touching_the_phone(qtbot: QtBot) -> None:
    owner = QObject()
    waiting = Waiting(0.001, owner)
    touches = QTimer(owner)
    touches.timeout.connect(lambda: waiting.expect([(EXPIRES, 60)]))
    touches.start(10)

    with qtbot.waitSignal(waiting.came, timeout=20_000) as came:
        waiting.expect([(EXPIRES, 60)])

    assert came.args == [EXPIRES]


def test_what_is_not_expected_any_more_does_not_come(qtbot: QtBot) -> None:
    owner = QObject()
    waiting = Waiting(0.001, owner)
    waiting.expect([(ARRIVES, 10), (EXPIRES, 60)])

    with qtbot.waitSignal(waiting.came) as came:
        waiting.expect([(EXPIRES, 60)])

    assert came.args == [EXPIRES]
    assert waiting.ahead == set()
