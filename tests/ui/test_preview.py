"""An author writes a lesson, and the window beside the editor follows."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.app import gallery_window
from kiosk.player.play import Asked, Key, Next, Way
from kiosk.session.comfort import Comfort
from kiosk.ui.pages.page import Route
from kiosk.ui.preview import Preview
from kiosk.ui.shell import Shell
from tests.cli.small_lessons import GARDEN_LESSON, small_lessons

LESSON = "patient/water-the-roses.yaml"
WAIT_MS = 20_000


class Author:
    """Somebody with an editor, and the window beside it."""

    def __init__(self, qtbot: QtBot, shell: Shell, root: Path, file: str, way: Way | None) -> None:
        self.qtbot, self.shell, self.root = qtbot, shell, root
        self.preview = Preview(shell, root, root / file, way)
        with self._shown():
            self.preview.reload()
            shell.show()

    def save(self, file: str, text: str, *, replacing: bool = False) -> None:
        """Save as simple editors do, or (replacing) as careful ones do: beside it, then in its place."""
        with self._shown():
            if replacing:
                beside = self.root / f"{file}~"
                beside.write_text(text, encoding="utf-8")
                beside.replace(self.root / file)
            else:
                (self.root / file).write_text(text, encoding="utf-8")
        self.settle()

    def change(self, file: str, old: str, new: str, *, replacing: bool = False) -> None:
        """Change some words and save."""
        text = (self.root / file).read_text(encoding="utf-8")
        assert old in text
        self.save(file, text.replace(old, new, 1), replacing=replacing)

    def settle(self) -> None:
        """Let the page be built."""
        self.qtbot.waitUntil(lambda: not self.shell.building, timeout=WAIT_MS)
        QApplication.processEvents()

    def sees(self, route: Route) -> bool:
        """Whether this page stands."""
        return self.shell.route is route

    @property
    def words(self) -> str:
        """All that can be read on the page."""
        labels = self.shell.findChildren(QWidget)
        return "\n".join(each.accessibleName() for each in labels if each.isVisible())

    def _shown(self) -> AbstractContextManager[object]:
        return self.qtbot.waitSignal(self.preview.read, timeout=WAIT_MS)


Begin = Callable[..., Author]


@pytest.fixture
def begin(qtbot: QtBot, tmp_path: Path) -> Iterator[Begin]:
    """begin(file, way): an author opens a preview of this file."""
    root = small_lessons(tmp_path)
    with gallery_window(Comfort(motion=False), portrait=False, lessons=root) as shell:

        def make(file: str = LESSON, way: Way | None = None) -> Author:
            author = Author(qtbot, shell, root, file, way)
            author.settle()
            return author

        yield make
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setStyleSheet("")


def test_the_window_opens_with_the_introduction_of_the_lesson(begin: Begin) -> None:
    author = begin()

    assert author.sees(Route.INTRO)
    assert "Water the roses" in author.words


def test_with_a_way_it_opens_at_the_first_step(begin: Begin) -> None:
    author = begin(way=Way.TOGETHER)

    assert author.sees(Route.LESSON)
    assert "Tap Garden." in author.words


@pytest.mark.parametrize("replacing", [False, True])
def test_new_words_are_there_as_soon_as_the_author_saves(begin: Begin, replacing: bool) -> None:
    author = begin(way=Way.TOGETHER)
    for old, new in (("Each picture", "Every picture"), ("Every picture", "This picture")):
        author.change(LESSON, f"why: {old}", f"why: {new}", replacing=replacing)

        assert f"{new} opens an app." in author.words


def test_the_author_stays_at_the_same_step(begin: Begin) -> None:
    author = begin(way=Way.WATCH)
    author.shell.session.send(Next())
    assert author.shell.session.play is not None
    assert author.shell.session.play.step == 1

    author.change(LESSON, "say: Tick", "say: Now tick")

    assert author.shell.session.play.step == 1
    assert "Now tick Rose." in author.words


def test_when_the_step_is_gone_the_lesson_begins_again(begin: Begin) -> None:
    author = begin(way=Way.WATCH)
    author.shell.session.send(Next())

    author.change(LESSON, "id: tick-rose", "id: tick-it")

    assert author.shell.session.play is not None
    assert author.shell.session.play.step == 0


def test_a_fault_is_told_in_the_window_and_mending_it_brings_the_lesson_back(begin: Begin) -> None:
    author = begin(way=Way.TOGETHER)
    author.shell.session.send(Asked(Key.WHERE))
    author.change(LESSON, "garden/start}", "garden/strat}")

    assert author.sees(Route.FAULTS)
    assert f"lessons/{LESSON}, line 16" in author.words
    assert "There is no screen “garden/strat”." in author.words
    assert "Did you mean “garden/start”?" in author.words

    author.change(LESSON, "garden/strat}", "garden/start}")

    assert author.sees(Route.LESSON)
    assert "Tap Garden." in author.words


@pytest.mark.parametrize("text", ["", "id: [", "\x00", "steps: 7\n"])
def test_whatever_is_saved_the_window_says_what_is_wrong(begin: Begin, text: str) -> None:
    author = begin()
    author.save(LESSON, text)
    assert author.sees(Route.FAULTS)
    assert f"lessons/{LESSON}" in author.words

    author.save(LESSON, GARDEN_LESSON)
    assert author.sees(Route.INTRO)


def test_a_place_where_learners_would_be_stuck_is_a_fault_too(begin: Begin) -> None:
    author = begin()

    author.change("apps/garden/start.yaml", "move: {from: ticked, into: watered}", "clear: ticked")

    assert author.sees(Route.FAULTS)
    assert "The goal of the step “water” can no longer be reached" in author.words


def test_a_hint_leaves_the_lesson_there_and_can_be_read(begin: Begin) -> None:
    author = begin(way=Way.TOGETHER)
    author.change(LESSON, "why: Each picture opens an app.", "why: Each picture launches an app.")
    assert author.sees(Route.LESSON)

    hints = author.shell.findChild(QAbstractButton, "hints")
    assert hints is not None
    hints.click()
    author.settle()
    assert "“launches” is not a word for lessons." in author.words
    hints.click()
    author.settle()
    assert author.sees(Route.LESSON)


def test_a_file_of_an_app_shows_the_first_lesson_that_uses_it(begin: Begin) -> None:
    author = begin("apps/garden/start.yaml", Way.TOGETHER)
    assert "Tap Garden." in author.words

    author.change("apps/garden/app.yaml", "title: Garden", "title: My garden")

    assert "Tap My garden." in author.words


def test_an_app_that_no_lesson_uses_says_how_to_write_one(begin: Begin) -> None:
    author = begin("apps/shed/start.yaml")

    assert "No lesson uses this yet." in author.words


def test_the_people_are_shown_with_a_lesson(begin: Begin) -> None:
    author = begin("people.yaml", Way.TOGETHER)
    assert author.sees(Route.LESSON)

    author.change("people.yaml", "07700 900123", "07700 123456")

    assert "may be a real phone number" in author.words


def test_a_file_that_is_put_away_is_missed(begin: Begin) -> None:
    author = begin()
    with author.qtbot.waitSignal(author.preview.read, timeout=WAIT_MS):
        (author.root / LESSON).unlink()
    author.settle()
    assert "The file is missing." in author.words

    author.save(LESSON, GARDEN_LESSON)
    assert author.sees(Route.INTRO)
