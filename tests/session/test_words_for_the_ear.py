"""A step whose author wrote what is said instead of what stands on the screen."""

import datetime
from pathlib import Path

import pytest

from kiosk.content.extract import lesson_messages
from kiosk.content.library import read_library
from kiosk.content.plain.style import style_faults
from kiosk.paths import locales_folder
from kiosk.player.play import Way
from kiosk.progress.memory import MemoryRecorder
from kiosk.session.comfort import Comfort, Reading
from kiosk.session.session import Session
from kiosk.session.shelf import Shelf
from kiosk.speech.silent import SilentSpeaker
from tests.content.making import LESSON, change, sample_copy

SAY = "say: Tap {label:nhs-app/home/prescriptions}."
SPEECH = (
    "It opens from eight in the morning to half past six in the evening, "
    "so tap {label:nhs-app/home/prescriptions} now."
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = sample_copy(tmp_path)
    change(root, LESSON, SAY, f"{SAY}\n    speech: {SPEECH}")
    return root


def spoken(root: Path, language: str) -> tuple[str, str]:
    """(what stands on the screen, what is said) of the first step."""
    speaker = SilentSpeaker()
    shelf = Shelf(root, lambda: datetime.date(2026, 3, 4))
    session = Session(shelf, speaker, MemoryRecorder(), locales_folder())
    session.comfort = Comfort(language, reading=Reading.AUTO)
    session.start_lesson("order-repeat-prescription", Way.ALONE)
    line = speaker.spoken[-1].lines[0]
    return line.text, "".join(span.words for span in line.spans)


def test_it_is_said_and_the_screen_shows_the_other_text(root: Path) -> None:
    shown, said = spoken(root, "en")
    assert shown == "Tap Prescriptions."
    assert said == SPEECH.replace("{label:nhs-app/home/prescriptions}", "Prescriptions")


def test_in_a_language_that_has_not_translated_it_what_is_shown_is_said(root: Path) -> None:
    shown, said = spoken(root, "cy")
    assert said == shown
    assert "It opens" not in said


def test_translators_get_it_with_a_note_and_authors_may_write_long_sentences_for_the_ear(root: Path) -> None:
    library = read_library(root)
    (message,) = (each for each in lesson_messages(library) if each.context.endswith("/speech"))
    assert message.text == SPEECH
    assert any("Read aloud instead" in note for note in message.comments)
    assert not [fault for fault in style_faults(library) if "words" in fault.problem]


def test_a_label_that_is_not_there_is_a_fault_with_its_line(tmp_path: Path) -> None:
    from kiosk.content.checks import check_library

    root = sample_copy(tmp_path)
    line = change(root, LESSON, SAY, f"{SAY}\n    speech: Tap {{label:nhs-app/home/nowhere}}.")
    faults = check_library(read_library(root))
    assert [fault.place.line for fault in faults if "nowhere" in fault.problem] == [line + 1]
