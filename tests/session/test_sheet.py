"""What stands on the sheet that a learner takes home."""

import datetime

import pytest

from kiosk.language.catalogue import ENGLISH_WORDS, load
from kiosk.language.formats import month, page_of
from kiosk.paths import lessons_folder, locales_folder
from kiosk.phone.world import Action
from kiosk.player.play import Asked, Key, Touched, Way
from kiosk.progress.memory import MemoryRecorder
from kiosk.session.session import Session
from kiosk.session.sheet import Sheet, make_sheet
from kiosk.session.shelf import Shelf
from kiosk.speech.silent import SilentSpeaker

LESSON = "order-repeat-prescription"
SHELF = Shelf(lessons_folder(), lambda: datetime.date(2026, 3, 4))


def sheet(tag: str = "en", helped: tuple[str, ...] = (), lesson: str = LESSON) -> Sheet:
    return make_sheet(SHELF.road(lesson), load(tag, locales_folder()), helped)


def test_an_english_learner_gets_every_step_once() -> None:
    (telling,) = sheet().tellings

    assert [step.number for step in telling.steps][::7] == ["Step 1 of 8", "Step 8 of 8"]
    assert telling.steps[0].say.text == "Tap Prescriptions."
    assert telling.steps[0].say.quoted == ("Prescriptions",)
    assert telling.steps[0].why is not None
    assert telling.steps[0].why.text == "Everything about your medicines is in here."


def test_others_get_their_own_language_first_and_english_beside_it() -> None:
    own, english = sheet("cy").tellings

    assert (own.language.tag, english.language.tag) == ("cy", "en")
    assert own.steps[0].say.text == "Tapiwch Prescriptions."
    assert own.steps[0].meanings == (("Prescriptions", "Presgripsiynau"),)
    assert english.steps[0].say.text == "Tap Prescriptions."
    assert english.title == "Order a repeat prescription"


def test_only_the_steps_in_which_help_was_used_are_marked() -> None:
    steps = sheet("ur", helped=("pick",)).tellings[1].steps

    assert [step.helped for step in steps if step.helped] == ["You had help here. Look at this step again."]
    assert steps[3].helped


def test_it_says_that_it_is_practice_how_fresh_it_is_and_where_the_real_thing_is() -> None:
    made = sheet()

    assert made.tellings[0].practice == "Practice – nothing here is real"
    assert made.tellings[0].checked[0] == "Compared with the real thing: NHS App, August 2026."
    assert made.address == "https://www.nhs.uk/nhs-app/"


def test_words_that_nobody_has_checked_are_called_a_draft() -> None:
    road, words = SHELF.road(LESSON), load("cy", locales_folder())

    own, english = make_sheet(road, words, draft=True).tellings

    assert own.about[-1] == words.pgettext("bar", "Draft translation: not checked yet")
    assert "Draft" not in " ".join(english.about)


def test_its_file_is_named_by_lesson_and_language_and_by_nothing_else() -> None:
    assert sheet("ur", helped=("pick",)).file_name == "order-repeat-prescription.ur.pdf"


@pytest.mark.parametrize("lesson", [str(each.id) for each in SHELF.lessons])
def test_every_step_of_every_lesson_has_a_picture_of_the_phone_as_it_is_then(lesson: str) -> None:
    made = sheet(lesson=lesson)

    assert len(made.pictures) == len(made.tellings[0].steps)
    touches = [picture.touch.touch for picture in made.pictures if picture.touch]
    assert "wait" not in touches
    assert len(touches) >= len(made.pictures) - 1


def test_a_picture_shows_the_phone_just_before_its_step() -> None:
    worlds = [picture.world.screen for picture in sheet().pictures]

    assert worlds[:3] == ["nhs-app/home", "nhs-app/prescriptions", "nhs-app/check-pharmacy"]
    assert sheet().pictures[3].touch == Action("toggle", "medicines", "amlodipine")


def test_where_there_is_nothing_to_do_but_wait_the_picture_shows_what_comes() -> None:
    made = sheet(lesson="code-did-not-come")
    waited = made.pictures[7]

    assert made.tellings[0].steps[7].say.text.startswith("Now wait.")
    assert waited.touch is None
    assert waited.world != made.pictures[6].world


def test_the_session_knows_where_help_was_used_until_the_person_goes() -> None:
    session = Session(SHELF, SilentSpeaker(), MemoryRecorder(), locales_folder())
    session.start_lesson(LESSON, Way.ALONE)
    session.send(Asked(Key.WHERE))
    session.send(Touched(Action("tap", "prescriptions")))
    session.send(Touched(Action("tap", "request")))
    assert session.helped == {"open-prescriptions"}

    session.finish()

    assert session.helped == frozenset()


def test_a_lesson_that_is_played_again_begins_without_marks() -> None:
    session = Session(SHELF, SilentSpeaker(), MemoryRecorder(), locales_folder())
    session.start_lesson(LESSON, Way.ALONE)
    session.send(Asked(Key.WHERE))
    session.send(Touched(Action("tap", "prescriptions")))

    session.start_lesson(LESSON, Way.ALONE)

    assert session.helped == frozenset()


def test_months_and_pages_are_read_in_the_learners_language() -> None:
    assert month(ENGLISH_WORDS, "2026-08") == "August 2026"
    assert month(load("cy", locales_folder()), "2026-08") == "Awst 2026"
    assert month(load("ur", locales_folder()), "2026-08") == "اگست 2026"
    assert page_of(ENGLISH_WORDS, 2, 5) == "Page 2 of 5"
