"""What a learner has done in this session."""

from pathlib import Path

import pytest

from kiosk.progress.events import Event, Kind
from kiosk.progress.read import Done, lessons_done
from kiosk.progress.trouble import ProgressUnavailable

from .recording import record_all


def finished(lesson: str, way: str, unaided: bool | None, session: str = "s1") -> Event:
    return Event(Kind.LESSON_FINISHED, session, lesson=lesson, way=way, unaided=unaided)


def test_the_lessons_done_are_those_of_this_session_in_their_most_independent_way(tmp_path: Path) -> None:
    path = tmp_path / "progress.sqlite"
    record_all(
        path,
        [
            finished("tablets", "together", False),
            finished("tablets", "alone", True),
            finished("tablets", "watch", None),
            finished("tablets", "alone", False),
            finished("letters", "watch", None),
            Event(Kind.LESSON_STARTED, "s1", lesson="begun", way="alone"),
            Event(Kind.LESSON_LEFT, "s1", lesson="begun", way="alone"),
            finished("other", "alone", True, session="s2"),
        ],
    )
    assert lessons_done(path, "s1") == {"tablets": Done("alone", True), "letters": Done("watch", False)}
    assert lessons_done(path, "nobody") == {}


def test_without_records_there_is_a_calm_error_and_no_file_is_made(tmp_path: Path) -> None:
    path = tmp_path / "progress.sqlite"
    with pytest.raises(ProgressUnavailable, match="no records"):
        lessons_done(path, "s1")
    assert not path.exists()


def test_records_that_cannot_be_read_give_a_calm_error(tmp_path: Path) -> None:
    path = tmp_path / "progress.sqlite"
    path.write_bytes(b"noise" * 5000)
    with pytest.raises(ProgressUnavailable, match="cannot be read"):
        lessons_done(path, "s1")
    assert path.read_bytes() == b"noise" * 5000
