"""What happens around a lesson: sound, records, and forgetting."""

import datetime
from dataclasses import replace

import pytest

from kiosk.paths import locales_folder
from kiosk.phone.world import Action
from kiosk.player.play import Asked, Key, Touched, Way
from kiosk.progress.events import Kind
from kiosk.progress.memory import MemoryRecorder
from kiosk.session.comfort import Comfort, Reading, TextSize
from kiosk.session.session import Session
from kiosk.session.shelf import Shelf
from kiosk.speech.silent import SilentSpeaker
from tests.sample import sample_folder

LESSON = "order-repeat-prescription"
SHELF = Shelf(sample_folder(), lambda: datetime.date(2026, 3, 4))


@pytest.fixture
def session() -> Session:
    session = Session(SHELF, SilentSpeaker(), MemoryRecorder(), locales_folder())
    session.usual = session.comfort = Comfort(reading=Reading.AUTO)
    return session


def recorded(session: Session) -> list[Kind]:
    assert isinstance(session.recorder, MemoryRecorder)
    return [event.kind for event in session.recorder.recorded]


def spoken(session: Session) -> list[str]:
    speaker = session.speaker
    assert isinstance(speaker, SilentSpeaker)
    return [utterance.text for utterance in speaker.spoken]


def test_a_guest_comes_practises_and_goes(session: Session) -> None:
    session.arrive()
    session.start_lesson(LESSON, Way.ALONE)
    session.send(Touched(Action("tap", "prescriptions")))
    session.finish()

    assert recorded(session) == [
        Kind.SESSION_STARTED,
        Kind.LESSON_STARTED,
        Kind.STEP_DONE,
        Kind.LESSON_LEFT,
        Kind.SESSION_ENDED,
    ]


def test_where_somebody_stopped_is_recorded(session: Session) -> None:
    session.start_lesson(LESSON, Way.ALONE)
    session.send(Touched(Action("tap", "prescriptions")))
    session.finish()

    assert isinstance(session.recorder, MemoryRecorder)
    (left,) = [event for event in session.recorder.recorded if event.kind is Kind.LESSON_LEFT]
    assert left.step == str(SHELF.road(LESSON).lesson.steps[1].id)


def test_what_was_made_comfortable_before_the_first_page_is_recorded_too(session: Session) -> None:
    session.set_comfort(replace(session.comfort, text=TextSize.LARGEST, helper=True))
    session.arrive()
    session.set_comfort(replace(session.comfort, helper=False))

    assert isinstance(session.recorder, MemoryRecorder)
    changed = [event.detail for event in session.recorder.recorded if event.kind is Kind.SETTING_CHANGED]
    assert changed == ["text/largest", "helper/true", "helper/false"]


def test_two_guests_are_never_the_same_session(session: Session) -> None:
    for _ in range(2):
        session.arrive()
        session.finish()

    assert isinstance(session.recorder, MemoryRecorder)
    assert len({event.session for event in session.recorder.recorded}) == 2


def test_help_is_recorded_with_its_key_and_rung(session: Session) -> None:
    session.start_lesson(LESSON, Way.ALONE)
    session.send(Asked(Key.WHERE))

    assert isinstance(session.recorder, MemoryRecorder)
    last = session.recorder.recorded[-1]
    assert (last.kind, last.detail, last.rung, last.step) == (
        Kind.HELP_USED,
        "where",
        2,
        "open-prescriptions",
    )


def test_with_the_sound_off_nothing_is_spoken_but_all_is_shown(session: Session) -> None:
    session.set_comfort(replace(session.comfort, reading=Reading.OFF))
    session.start_lesson(LESSON, Way.ALONE)

    assert spoken(session) == []
    assert session.band is not None
    assert "Prescriptions" in session.band.main.text


def test_a_new_language_in_the_middle_says_the_step_again_in_it(session: Session) -> None:
    session.start_lesson(LESSON, Way.ALONE)
    session.set_comfort(replace(session.comfort, language="cy"))

    assert "Tapiwch" in spoken(session)[-1]
    assert session.play is not None
    assert session.play.step == 0


def test_quoted_words_of_the_phone_stay_english_and_are_explained(session: Session) -> None:
    session.set_comfort(replace(session.comfort, language="ur"))
    session.start_lesson(LESSON, Way.ALONE)

    assert session.band is not None
    assert session.band.main.quoted == ("Prescriptions",)
    assert [english for english, _ in session.band.meanings] == ["Prescriptions"]


def test_after_finish_the_next_person_meets_the_usual_settings(session: Session) -> None:
    session.arrive()
    session.set_comfort(replace(session.comfort, language="cy", reading=Reading.OFF))
    session.finish()

    assert (session.comfort.language, session.comfort.sound) == ("en", True)


def test_a_draft_language_is_known_as_one(session: Session) -> None:
    assert not session.draft
    session.set_comfort(replace(session.comfort, language="cy"))
    assert session.draft
