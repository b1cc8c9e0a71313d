"""A learner who walks away, and one who only thinks for long."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.player.play import Way
from kiosk.session.comfort import Comfort, Reading, TextSize
from kiosk.ui.idle_watch import IdleWatch
from kiosk.ui.pages.page import Route

from .conftest import Kiosk


class Hours:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.now = 500.0

    def __call__(self) -> float:
        return self.now


class Waiting:
    """A kiosk that nobody touches for some seconds."""

    def __init__(self, kiosk: Kiosk) -> None:
        self.kiosk, self.clock = kiosk, Hours()
        self.watch = IdleWatch(kiosk.shell, self.clock)

    def wait(self, seconds: float) -> None:
        self.clock.now += seconds
        self.watch.look()
        self.kiosk.settle()


@pytest.fixture
def waiting(kiosk: Kiosk) -> Waiting:
    return Waiting(kiosk)


def test_it_asks_over_the_lesson_and_a_touch_anywhere_goes_on_where_it_was(
    kiosk: Kiosk, waiting: Waiting
) -> None:
    kiosk.begin(Way.ALONE)
    before = kiosk.play
    waiting.wait(179)
    assert waiting.watch.question is None

    waiting.wait(2)

    assert waiting.watch.question is not None
    assert waiting.watch.question.geometry() == kiosk.shell.rect()
    assert "Are you still there?" in kiosk.speaker.spoken[-1].text
    kiosk.finger.tap((kiosk.shell, QPoint(30, 30)))
    kiosk.settle()
    assert waiting.watch.question is None
    assert kiosk.play == before
    waiting.wait(179)
    assert waiting.watch.question is None


def test_a_key_of_a_keyboard_or_switch_says_yes_too(kiosk: Kiosk, waiting: Waiting) -> None:
    kiosk.begin(Way.ALONE)
    before = kiosk.play
    waiting.wait(185)
    assert waiting.watch.question is not None

    QTest.keyClick(waiting.watch.question, Qt.Key.Key_A)
    kiosk.settle()

    assert waiting.watch.question is None
    assert kiosk.play == before


def test_when_nobody_answers_the_next_person_meets_the_welcome_page(kiosk: Kiosk, waiting: Waiting) -> None:
    kiosk.begin(Way.ALONE)
    kiosk.shell.session.set_comfort(Comfort(text=TextSize.LARGEST, reading=Reading.AUTO))
    waiting.wait(185)
    question = waiting.watch.question
    assert question is not None
    waiting.wait(25)
    assert len([said for said in kiosk.speaker.spoken if "still there" in said.text]) == 2

    waiting.wait(40)

    assert kiosk.shell.route is Route.WELCOME
    assert waiting.watch.question is None
    assert kiosk.shell.session.comfort == kiosk.shell.session.usual
    assert kiosk.shell.session.play is None
    assert kiosk.shell.view is None


def test_a_welcome_page_that_nobody_uses_is_left_in_peace(kiosk: Kiosk, waiting: Waiting) -> None:
    for _ in range(5):
        waiting.wait(400)
    assert waiting.watch.question is None
    assert not kiosk.speaker.spoken


def test_letters_that_somebody_made_large_before_going_away_are_made_usual_again(
    kiosk: Kiosk, waiting: Waiting
) -> None:
    kiosk.shell.session.set_comfort(Comfort(text=TextSize.LARGEST, reading=Reading.AUTO))
    waiting.wait(185)
    waiting.wait(60)
    assert kiosk.shell.session.comfort == kiosk.shell.session.usual
