"""Reading the records beside the writer: calm where there is nothing, or nothing that can be read."""

from pathlib import Path

import pytest

from kiosk.progress.read import reading
from kiosk.progress.trouble import ProgressUnavailable


def test_without_records_there_is_a_calm_error_and_no_file_is_made(tmp_path: Path) -> None:
    path = tmp_path / "progress.sqlite"
    with pytest.raises(ProgressUnavailable, match="no records"), reading(path):
        pass
    assert not path.exists()


def test_records_that_cannot_be_read_give_a_calm_error(tmp_path: Path) -> None:
    path = tmp_path / "progress.sqlite"
    path.write_bytes(b"noise" * 5000)
    with pytest.raises(ProgressUnavailable, match="cannot be read"), reading(path) as connection:
        connection.execute("SELECT count(*) FROM event").fetchone()
    assert path.read_bytes() == b"noise" * 5000
