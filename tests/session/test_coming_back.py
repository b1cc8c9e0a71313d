"""A guest gets a code, comes back with it, and is asked one question; and then all is forgotten."""

import datetime
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from random import Random

import pytest

from kiosk.coach.help import next_action
from kiosk.paths import locales_folder
from kiosk.phone.world import Action
from kiosk.player.machine import goal
from kiosk.player.play import Answered, Asked, Key, Stage, Touched, Way
from kiosk.progress.events import Event, Kind
from kiosk.progress.learner import Learner
from kiosk.progress.memory import MemoryRecorder
from kiosk.progress.writer import ProgressWriter
from kiosk.session.coming_back import ComingBack
from kiosk.session.picture_code import make_code, pictures_of
from kiosk.session.session import Session
from kiosk.session.shelf import Shelf
from kiosk.session.visit import News, Visit, When
from kiosk.speech.silent import SilentSpeaker
from tests.sample import SIGN_IN, sample_folder

SHELF = Shelf(sample_folder(), lambda: datetime.date(2026, 3, 4))
FIRST, SECOND = make_code(Random(1)), "cup-fish-moon-key"


class OneAfterAnother(Random):
    """Chance that a test decides: these codes, in this order."""

    def __init__(self, *codes: str) -> None:
        super().__init__()
        self._pictures = [picture for code in codes for picture in pictures_of(code)]

    def choice(self, seq):  # type: ignore[no-untyped-def]
        return self._pictures.pop(0)


@pytest.fixture
def session() -> Session:
    return Session(SHELF, SilentSpeaker(), MemoryRecorder(), locales_folder())


def memory(session: Session) -> MemoryRecorder:
    assert isinstance(session.recorder, MemoryRecorder)
    return session.recorder


def told(session: Session, kind: Kind) -> list[Event]:
    return [event for event in memory(session).recorded if event.kind is kind]


def play_through(session: Session) -> None:
    while session.play is not None and session.play.stage is not Stage.DONE:
        if session.play.stage is Stage.OFFER:
            session.send(Answered(False))
            continue
        assert session.road is not None
        action = next_action(session.road, session.play.world, goal(session.road, session.play))
        assert action is not None
        session.send(Touched(action))


def do_lesson(session: Session, lesson: str = SIGN_IN, way: Way = Way.ALONE) -> None:
    session.start_lesson(lesson, way)
    play_through(session)


def enter(session: Session, code: str) -> None:
    for picture in pictures_of(code):
        session.coming_back.enter(picture)


def come_again(session: Session) -> str:
    """Somebody did a lesson, kept their place, went, and shows their pictures."""
    session.arrive()
    do_lesson(session)
    session.coming_back.begin_code()
    code = session.visit.code
    session.finish()
    enter(session, code)
    return code


def test_everybody_is_a_guest_at_first(session: Session) -> None:
    session.arrive()
    do_lesson(session)
    session.finish()
    assert memory(session).links == {}


def test_a_code_is_linked_to_the_session_that_is_on(session: Session) -> None:
    here = session.arrive()
    session.coming_back.begin_code()
    assert memory(session).links == {here: session.visit.code}
    assert (session.visit.kept, session.visit.is_new) == (True, True)


def test_a_second_touch_makes_no_second_code(session: Session) -> None:
    session.coming_back.begin_code()
    code = session.visit.code
    session.coming_back.begin_code()
    assert session.visit.code == code


def test_a_code_that_the_tablet_knows_is_not_given_twice(session: Session) -> None:
    for expected in (FIRST, SECOND):
        session.coming_back = ComingBack(session, OneAfterAnother(FIRST, FIRST, SECOND))
        session.coming_back.begin_code()
        assert session.visit.code == expected
        session.finish()


def test_when_no_code_is_free_nobody_waits_for_ever(session: Session) -> None:
    session.recorder.link("earlier", FIRST)
    session.coming_back = ComingBack(session, OneAfterAnother(*[FIRST] * 300))
    session.coming_back.begin_code()
    assert (session.visit.code, session.visit.no_place, session.visit.making) == ("", True, False)


def test_a_code_is_not_shown_before_it_is_safe(session: Session) -> None:
    memory(session).trouble = "The disk is full."
    session.coming_back.begin_code()
    assert not session.visit.kept


def test_who_comes_back_finds_what_they_did(session: Session) -> None:
    code = come_again(session)
    assert session.visit.code == code
    assert session.visit.news is News.BACK
    assert session.done == {SIGN_IN: Way.ALONE}
    assert session.visit.today == {}
    assert len(set(memory(session).links)) == 2  # another session, the same learner
    assert set(memory(session).links.values()) == {code}


@pytest.mark.parametrize(("chosen", "spoken"), [("", "cy"), ("ur", "ur")])
def test_the_language_is_that_of_last_time_unless_one_was_just_chosen(
    session: Session, chosen: str, spoken: str
) -> None:
    session.choose_language("cy")
    session.coming_back.begin_code()
    code = session.visit.code
    session.finish()
    if chosen:
        session.choose_language(chosen)

    enter(session, code)

    assert session.comfort.language == spoken
    assert told(session, Kind.SESSION_STARTED)[-1].language == spoken


def test_pictures_of_another_tablet_are_accepted_kindly(session: Session) -> None:
    enter(session, SECOND)
    assert (session.visit.unknown, session.visit.code) == (True, "")
    assert memory(session).recorded == []

    session.coming_back.go_on()

    assert list(memory(session).links.values()) == [SECOND]
    assert (session.visit.unknown, session.visit.news) == (False, News.NONE)
    do_lesson(session)
    session.finish()
    enter(session, SECOND)
    assert session.done == {SIGN_IN: Way.ALONE}


def test_one_can_take_back_a_picture_and_try_again(session: Session) -> None:
    session.coming_back.enter("cup")
    session.coming_back.enter("hat")
    session.coming_back.take_back()
    assert list(session.visit.entered) == ["cup"]
    for picture in ("fish", "moon", "key", "key"):
        session.coming_back.enter(picture)
    assert "-".join(session.visit.entered) == SECOND
    session.coming_back.try_again()
    assert (session.visit.entered, session.visit.unknown) == ((), False)


def test_an_answer_that_comes_after_the_person_has_gone_meets_nobody() -> None:
    late: list[Callable[[], None]] = []
    session = Session(SHELF, SilentSpeaker(), MemoryRecorder(), locales_folder())
    session.recorder.link("earlier", SECOND)
    session.bring = late.append
    enter(session, SECOND)
    session.coming_back.begin_code()
    session.finish()

    for work in late:
        work()

    assert session.visit == Visit()
    assert not session.occupied
    assert list(memory(session).links) == ["earlier"]


# How sure somebody feels


def test_how_sure_somebody_feels_is_recorded_without_a_word_of_theirs(session: Session) -> None:
    session.tell_sureness(When.BEFORE, 2)
    session.tell_sureness(When.AFTER, 5)
    assert [event.detail for event in told(session, Kind.CONFIDENCE)] == ["before/2", "after/5"]


def test_it_is_asked_once_and_skipping_records_nothing(session: Session) -> None:
    session.skip_sureness(When.BEFORE)
    assert told(session, Kind.CONFIDENCE) == []
    assert session.visit.asked == {When.BEFORE}
    session.tell_sureness(When.AFTER, 1)
    session.tell_sureness(When.AFTER, 4)
    assert [event.detail for event in told(session, Kind.CONFIDENCE)] == ["after/1"]


@pytest.mark.parametrize("sure", [0, 6])
def test_there_are_five_faces(session: Session, sure: int) -> None:
    with pytest.raises(ValueError, match="five"):
        session.tell_sureness(When.BEFORE, sure)


# One question from last time


def test_who_came_back_is_asked_of_the_lesson_that_they_did_last(session: Session) -> None:
    come_again(session)
    assert session.recall_lesson is not None
    assert session.recall_lesson.id == SIGN_IN

    session.start_recall()
    assert session.band is not None
    assert session.band.main.text == "Where do you find a code that came?"
    play_through(session)

    (answer,) = told(session, Kind.RECALL_ANSWERED)
    assert (answer.lesson, answer.way, answer.unaided) == (SIGN_IN, "alone", True)
    assert (answer.rung, answer.misses) == (0, 0)
    assert session.visit.news is News.REMEMBERED
    assert session.recall_lesson is None  # once a visit
    assert session.visit.today == {}  # a question is no lesson


def test_help_and_misses_are_told_with_the_answer_and_not_of_the_lesson(session: Session) -> None:
    come_again(session)
    before = len(memory(session).recorded)
    session.start_recall()
    session.send(Asked(Key.WHERE))
    session.send(Touched(Action("home")))
    session.send(Touched(Action("open", "apps", "sign-in")))
    play_through(session)

    (answer,) = memory(session).recorded[before:]
    assert (answer.kind, answer.rung, answer.misses, answer.unaided) == (Kind.RECALL_ANSWERED, 2, 1, False)
    assert session.visit.news is News.HELPED


def test_a_question_that_is_left_or_skipped_is_not_recorded_and_not_asked_again(session: Session) -> None:
    come_again(session)
    before = len(memory(session).recorded)
    session.start_recall()
    session.leave_lesson()
    assert len(memory(session).recorded) == before
    assert (session.recall_lesson, session.recalling) == (None, False)


def test_who_only_watched_is_not_asked(session: Session) -> None:
    session.visit.earlier = Learner(SECOND)
    assert session.recall_lesson is None
    session.finish()
    assert isinstance(session.recorder, MemoryRecorder)
    session.recorder.record(Event(Kind.LESSON_FINISHED, "s1", lesson=SIGN_IN, way="watch"))
    session.recorder.link("s1", SECOND)
    enter(session, SECOND)
    assert session.done == {SIGN_IN: Way.WATCH}
    assert session.recall_lesson is None


def test_a_lesson_begins_after_a_question_as_always(session: Session) -> None:
    come_again(session)
    session.start_recall()
    play_through(session)
    do_lesson(session)
    assert session.visit.news is News.NONE
    assert session.visit.today == {SIGN_IN: Way.ALONE}
    assert told(session, Kind.LESSON_FINISHED)[-1].unaided


def test_after_finish_nothing_of_the_visit_remains(session: Session) -> None:
    code = come_again(session)
    session.tell_sureness(When.BEFORE, 3)
    session.start_recall()
    session.finish()
    assert (session.visit, session.done, session.recalling) == (Visit(), {}, False)
    assert (session.play, session.road) == (None, None)
    for event in memory(session).recorded:
        assert code not in repr(event)


# With real records


def test_after_a_restart_of_the_tablet_the_pictures_still_find_their_learner(tmp_path: Path) -> None:
    code = ""
    for steps in (2, 2):  # the code is free, and is safe; or it is known, and is linked again
        records = ProgressWriter(tmp_path / "progress.sqlite")
        answers: SimpleQueue[Callable[[], None]] = SimpleQueue()
        session = Session(SHELF, SilentSpeaker(), records, locales_folder())
        session.bring = answers.put
        if code:
            enter(session, code)
        else:
            session.arrive()
            do_lesson(session, way=Way.TOGETHER)
            session.coming_back.begin_code()
        for _ in range(steps):
            answers.get(timeout=20.0)()
        assert records.close(20.0)
        code = session.visit.code
        assert session.visit.kept
    assert session.done == {SIGN_IN: Way.TOGETHER}
    assert session.visit.news is News.BACK
