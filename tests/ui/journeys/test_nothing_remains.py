"""After Finish, or when nobody answers, nothing of the person is left on the tablet."""

import gc
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from kiosk.app import database_path
from kiosk.player.play import Play, Way
from kiosk.progress.writer import ProgressWriter
from kiosk.session.comfort import Comfort, TextSize
from kiosk.session.visit import Visit
from kiosk.ui.idle_watch import IdleWatch
from kiosk.ui.pages.comfort_choices import Part
from kiosk.ui.pages.lesson import LessonPage
from kiosk.ui.pages.page import Route
from kiosk.ui.phone.view import View

from .conftest import Kiosk

TYPED = "tuliq"  # nobody else writes this
LESSON, ROUTE = "type-and-correct", "logging-in"


class Clock:
    """Time as the test turns it."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def finishes(kiosk: Kiosk) -> None:
    kiosk.shell.finish()
    kiosk.settle()


def walks_away(kiosk: Kiosk) -> None:
    clock = Clock()
    watch = IdleWatch(kiosk.shell, clock)
    for seconds in (181, 61):
        clock.now += seconds
        watch.look()
        kiosk.settle()


def alive(kind: type, but: Sequence[object] = ()) -> list[object]:
    """All objects of a kind, without those that were there before (of other tests' kiosks)."""
    gc.collect()
    known = set(map(id, but))
    return [each for each in gc.get_objects() if type(each) is kind and id(each) not in known]


@pytest.mark.parametrize("leaves", [finishes, walks_away])
def test_nothing_of_the_person_remains(
    kiosk: Kiosk, leaves: Callable[[Kiosk], None], data_folder: Path, tmp_path: Path
) -> None:
    temporary = Path(tempfile.gettempdir())
    before = set(temporary.iterdir())
    pages, plays = alive(LessonPage), alive(Play)
    records = ProgressWriter(database_path(data_folder))
    kiosk.shell.session.recorder = records
    kiosk.shell.session.set_comfort(Comfort(text=TextSize.LARGER))
    kiosk.begin(Way.ALONE, LESSON, ROUTE)
    kiosk.follow(lambda: kiosk.play.world.screen == "try-it/type-word")
    kiosk.tap_phone(kiosk.next_action())
    kiosk.write(TYPED)
    assert any(TYPED in view.typed.values() for view in alive(View) if isinstance(view, View))
    session = kiosk.shell.session._id
    assert session

    leaves(kiosk)

    shell = kiosk.shell
    assert shell.route is Route.WELCOME
    assert shell.session.comfort == shell.session.usual
    assert (shell.session.play, shell.session.road, shell.session.done) == (None, None, {})
    assert (shell.session.visit, shell.session.recalling) == (Visit(), False)
    assert (shell.session._id, shell.lesson, shell.view) == ("", "", None)
    assert shell.comfort_place.part is Part.WORDS
    assert alive(LessonPage, pages) == []
    assert alive(Play, plays) == []
    assert not any(TYPED in view.typed.values() for view in alive(View) if isinstance(view, View))
    assert records.close(10)
    written = b"".join(path.read_bytes() for path in data_folder.rglob("*") if path.is_file())
    assert session.encode() in written
    assert TYPED.encode() not in written
    for path in set(temporary.iterdir()) - before:
        if path.is_file():
            assert TYPED.encode() not in path.read_bytes()


def test_the_next_person_has_another_session(kiosk: Kiosk) -> None:
    ids = set()
    for _ in range(3):
        kiosk.shell.session.arrive()
        ids.add(kiosk.shell.session._id)
        finishes(kiosk)
    assert len(ids) == 3
