"""What went wrong is told by its kind, in a sentence that is translated."""

import errno
import os

import pytest

from kiosk.errors import KioskError
from kiosk.figures.build import NothingToShare
from kiosk.progress.outbox import OutboxError
from kiosk.progress.trouble import NothingRecorded, ProgressUnavailable
from kiosk.ui.pages.coordinator_trouble import CLOSED, FULL, GONE, NOTHING_YET, OTHER, TOO_EARLY, told


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, FULL),
        (errno.EROFS, CLOSED),
        (errno.EACCES, CLOSED),
        (errno.ENOENT, GONE),
        (errno.EIO, GONE),
        (errno.ENOTDIR, OTHER),
    ],
    ids=["full", "locked", "not ours", "pulled out", "breaks off", "no folder"],
)
def test_what_the_disk_said_is_found_behind_our_own_error(number: int, words: tuple[str, str]) -> None:
    disk, ours = OSError(number, os.strerror(number)), OutboxError("in English")
    ours.__cause__ = disk
    assert told(disk) == words
    assert told(ours) == words


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (NothingToShare("too early"), TOO_EARLY),
        (NothingRecorded("nobody yet"), NOTHING_YET),
        (ProgressUnavailable("damaged"), OTHER),
        (KioskError("anything"), OTHER),
    ],
    ids=["nothing to share", "nothing recorded", "damaged records", "anything else"],
)
def test_what_is_no_fault_of_a_disk_is_told_by_its_kind(error: KioskError, words: tuple[str, str]) -> None:
    assert told(error) == words
