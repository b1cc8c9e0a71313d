"""A stick that comes back from the hub is looked at at once."""

from pathlib import Path

from kiosk.paths import lessons_folder, locales_folder
from kiosk.progress.keys import write_card
from kiosk.progress.memory import MemoryRecorder
from kiosk.progress.places import HUB_FILE
from kiosk.session.coordinator import Coordinator
from kiosk.session.session import Session
from kiosk.session.settings import Kept
from kiosk.session.shelf import Shelf
from kiosk.speech.silent import SilentSpeaker

from .conftest import Tablet


def test_whoever_sends_and_forgets_is_told_that_a_stick_was_here(tmp_path: Path, tablet: Tablet) -> None:
    write_card(tablet.folder / HUB_FILE, tablet.hub.card)
    session = Session(Shelf(lessons_folder()), SilentSpeaker(), MemoryRecorder(), locales_folder())
    here: list[bool] = []
    staff = Coordinator(session, tablet.folder, Kept(), copied=lambda: here.append(True))
    (tmp_path / "stick").mkdir()
    staff.copy(tmp_path / "stick", lambda done, total: None)
    assert here == [True]
