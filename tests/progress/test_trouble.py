"""What a disk says is told in the right words."""

import errno
import os
import sqlite3
from pathlib import Path

import pytest

from kiosk.progress.trouble import ProgressUnavailable, worded


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "The disk is full"),
        (errno.EACCES, "does not allow writing"),  # 13, which is SQLite's number for a full disk
        (errno.EPERM, "does not allow writing"),
        (errno.EROFS, "does not allow writing"),
        (errno.EIO, "cannot be used just now"),
    ],
)
def test_what_the_system_says_is_told_in_words(number: int, words: str) -> None:
    with pytest.raises(ProgressUnavailable, match=words), worded(Path("/data/p.sqlite")):
        raise OSError(number, os.strerror(number))


def test_a_disk_that_is_full_for_sqlite_is_told_as_full(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA page_size = 512")
    connection.execute("CREATE TABLE t (x)")
    connection.execute("PRAGMA max_page_count = 2")
    with pytest.raises(ProgressUnavailable, match="The disk is full"), worded(path):
        connection.execute("INSERT INTO t VALUES (zeroblob(9999))")
    connection.close()
