"""How sure somebody feels, before and after; and the page before they go."""

import pytest
from PySide6.QtWidgets import QWidget

from kiosk.player.play import Stage, Way
from kiosk.progress.events import Kind
from kiosk.session.picture_code import PICTURES
from kiosk.ui.pages.page import Route
from kiosk.ui.words_label import WordsLabel
from tests.ui.fit import scroll_area_of
from tests.ui.journeys.conftest import Kiosk


def where(kiosk: Kiosk) -> Route:
    return kiosk.shell.route


def told(kiosk: Kiosk) -> list[str]:
    return [event.detail for event in kiosk.recorder.recorded if event.kind is Kind.CONFIDENCE]


def words(kiosk: Kiosk) -> list[str]:
    return [each.accessibleName() for each in kiosk.shell.findChildren(WordsLabel) if each.isVisible()]


def touch(kiosk: Kiosk, name: str) -> None:
    area = scroll_area_of(kiosk.find(name))
    if area is not None:
        area.ensureWidgetVisible(kiosk.find(name))
    kiosk.tap(name)


@pytest.fixture
def done(kiosk: Kiosk) -> Kiosk:
    """Somebody who did a lesson on their own, and touches Finish."""
    kiosk.begin(Way.ALONE)
    kiosk.follow(lambda: kiosk.play.stage is Stage.DONE)
    kiosk.settle()
    kiosk.tap("leave")
    return kiosk


@pytest.mark.parametrize("sure", range(1, 6))
def test_the_first_question_is_spoken_and_one_touch_leads_home(kiosk: Kiosk, sure: int) -> None:
    kiosk.tap("language_en")
    assert where(kiosk) is Route.CONFIDENCE
    assert "How sure do you feel" in kiosk.speaker.spoken[-1].text
    kiosk.tap(f"sure_{sure}")
    assert where(kiosk) is Route.HOME
    assert told(kiosk) == [f"before/{sure}"]


def test_the_first_question_can_be_left_out_and_is_not_asked_again(kiosk: Kiosk) -> None:
    kiosk.tap("language_en")
    kiosk.tap("skip")
    assert where(kiosk) is Route.HOME
    kiosk.tap("bar_language")
    kiosk.tap("language_cy")
    assert where(kiosk) is Route.HOME
    assert told(kiosk) == []


def test_who_has_done_nothing_goes_at_once(kiosk: Kiosk) -> None:
    kiosk.arrive()
    kiosk.tap("leave")
    assert where(kiosk) is Route.WELCOME


def test_who_leaves_at_the_first_question_goes_at_once(kiosk: Kiosk) -> None:
    kiosk.tap("language_en")
    kiosk.tap("leave")
    assert where(kiosk) is Route.WELCOME
    assert not kiosk.shell.session.occupied


def test_it_says_what_was_done_and_asks_once_more(done: Kiosk) -> None:
    assert where(done) is Route.BEFORE_YOU_GO
    line = "You did this on your own: Order a repeat prescription"
    assert line in words(done)
    assert line in done.speaker.spoken[-1].text

    done.tap("sure_5")

    assert told(done) == ["after/5"]
    assert "Thank you." in words(done)
    assert not [each for each in done.shell.findChildren(QWidget, "sure_5") if each.isVisible()]
    done.tap("finish_now")
    assert where(done) is Route.WELCOME


def test_the_question_may_be_left_without_an_answer(done: Kiosk) -> None:
    done.tap("finish_now")
    assert where(done) is Route.WELCOME
    assert told(done) == []
    assert done.recorder.recorded[-1].kind is Kind.SESSION_ENDED


def test_one_can_still_go_back_to_where_one_was(done: Kiosk) -> None:
    done.tap("leave")
    assert where(done) is Route.DONE
    touch(done, "other")
    done.tap("leave")
    assert where(done) is Route.BEFORE_YOU_GO
    done.tap("leave")
    assert where(done) is Route.HOME


def test_a_place_can_be_kept_from_here_and_the_way_leads_back(done: Kiosk) -> None:
    done.tap("keep_place")
    assert where(done) is Route.PICTURES
    done.tap("bar_comfort")
    done.tap("leave")
    assert where(done) is Route.PICTURES
    done.tap("copied")
    assert where(done) is Route.BEFORE_YOU_GO
    done.tap("leave")
    assert where(done) is Route.DONE


def test_after_finish_the_records_hold_ids_and_nothing_else(done: Kiosk) -> None:
    done.tap("keep_place")
    code = done.shell.session.visit.code
    done.tap("copied")
    done.tap("sure_3")
    done.tap("finish_now")
    assert set(code.split("-")) <= set(PICTURES)
    assert done.recorder.links == {done.recorder.recorded[0].session: code}
    for event in done.recorder.recorded:
        assert code not in repr(event)
    assert not any(code in repr(value) for value in vars(done.shell.session).values())


@pytest.mark.parametrize("way", [Way.WATCH, Way.TOGETHER])
def test_each_way_is_told_as_it_was(kiosk: Kiosk, way: Way) -> None:
    kiosk.begin(way)
    for _ in range(60):
        if kiosk.shell.route is Route.DONE:
            break
        if way is Way.WATCH:
            kiosk.tap("next")
        else:
            kiosk.follow(lambda: kiosk.shell.route is Route.DONE)
    kiosk.tap("leave")
    said = {Way.WATCH: "You watched this: ", Way.TOGETHER: "We did this together: "}[way]
    assert f"{said}Order a repeat prescription" in words(kiosk)
