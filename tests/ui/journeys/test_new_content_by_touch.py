"""An author's new app and new lesson: files in a folder, no code, and a learner can play them."""

import shutil
from pathlib import Path

import pytest

from kiosk.paths import lessons_folder
from kiosk.phone.world import Action
from kiosk.player.play import Stage, Way
from kiosk.progress.events import Kind
from kiosk.session.shelf import Shelf
from kiosk.ui.pages.page import Route
from tests.content.making import write
from tests.content.test_new_content import BUS_APP, BUS_LESSON, BUS_SCREENS

from .conftest import Kiosk

ROUTES = """
  - id: out-and-about
    title: Out and about
    about: Find your way in town.
    icon: next
    lessons: [catch-a-bus]
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The lessons that we ship, with one app and one lesson more, on a tile of their own."""
    root = Path(shutil.copytree(lessons_folder(), tmp_path / "lessons"))
    routes = root / "routes.yaml"
    routes.write_text(routes.read_text("utf-8").split("  - id: staying-safe")[0] + ROUTES, "utf-8")
    return write(
        root,
        {
            "apps/bus-times/app.yaml": BUS_APP,
            "apps/bus-times/screens.yaml": BUS_SCREENS,
            "friends/catch-a-bus.yaml": BUS_LESSON,
        },
    )


def test_a_new_lesson_on_a_new_app_is_played_to_its_end(kiosk: Kiosk, root: Path) -> None:
    kiosk.shell.session.shelf = Shelf(root)
    kiosk.begin(Way.TOGETHER, "catch-a-bus", "out-and-about")

    assert "Write in Where are you going?" in kiosk.instruction
    kiosk.tap_phone(Action("write", "where"))
    kiosk.write("town")
    assert kiosk.play.step == 1
    kiosk.tap_phone(kiosk.next_action())
    kiosk.follow(until=lambda: kiosk.play.stage is Stage.OFFER)
    kiosk.tap("offer_yes")
    assert kiosk.play.stage is Stage.MISTAKE
    kiosk.follow(until=lambda: kiosk.play.stage is Stage.DONE)

    assert kiosk.shell.route is Route.DONE
    finished = [each.lesson for each in kiosk.recorder.recorded if each.kind is Kind.LESSON_FINISHED]
    assert finished == ["catch-a-bus"]
