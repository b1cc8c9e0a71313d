"""What a coordinator types, and what goes wrong with it."""

import json
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.hub.hub import Hub, open_hub

from .conftest import Tablet, arrive


def test_slips_of_a_coordinator_are_answered_with_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hub, data, card = tmp_path / "hub", tmp_path / "tablet", str(tmp_path / "tablet.json")
    assert main(["hub", "init", "--hub", str(hub)]) == 0
    assert main(["hub", "tablets", "--hub", str(hub)]) == 0
    assert "There are no tablets yet" in capsys.readouterr().out
    assert main(["hub", "import", str(tmp_path / "no stick"), "--hub", str(hub)]) == 1
    assert "Is the stick in?" in capsys.readouterr().err
    assert main(["hub", "import", str(hub), "--hub", str(hub)]) == 1
    assert "Is it the right folder?" in capsys.readouterr().err

    Tablet(data, open_hub(hub)).record(1, 3)
    assert main(["join", str(hub / "hub.json"), "--data", str(data), "--out", card]) == 0
    (tmp_path / "stick").mkdir()
    assert main(["bundle", "--to", str(tmp_path / "stick"), "--data", str(data)]) == 0
    assert main(["hub", "import", str(tmp_path / "stick"), "--hub", str(hub)]) == 1
    assert "Not enrolled yet" in capsys.readouterr().out
    assert main(["hub", "enrol", card, "--hub", str(hub)]) == 0
    device = json.loads(Path(card).read_text())["device"]
    assert main(["hub", "revoke", device, "--hub", str(hub)]) == 0
    assert main(["hub", "enrol", card, "--hub", str(hub)]) == 1
    assert "--again" in capsys.readouterr().err
    assert main(["hub", "enrol", card, "--again", "--hub", str(hub)]) == 0
    assert main(["hub", "import", str(tmp_path / "stick"), "--hub", str(hub)]) == 0

    (hub / "hub.sqlite3").write_bytes(b"This is not a database. " * 400)
    assert main(["hub", "tablets", "--hub", str(hub)]) == 1
    assert "Put back your latest copy" in capsys.readouterr().err
    (hub / "hub.sqlite3").unlink()
    assert main(["hub", "tablets", "--hub", str(hub)]) == 1
    assert "are missing. Put back" in capsys.readouterr().err


def test_a_file_that_was_put_aside_goes_when_it_is_believed(hub: Hub, tmp_path: Path) -> None:
    tablet = Tablet(tmp_path / "tablet", hub)
    tablet.record(1, 3)
    (bundle,) = tablet.pack()
    assert len(arrive(hub, bundle).refused) == 1
    assert len(list(hub.quarantine.iterdir())) == 2  # with the reason
    tablet.join()
    assert arrive(hub, bundle).received == 3
    assert list(hub.quarantine.iterdir()) == []


def test_a_hub_with_records_of_its_own_looks_into_no_other_database(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["hub", "init", "--hub", str(tmp_path / "hub")]) == 0
    words = ["hub", "tablets", "--hub", str(tmp_path / "hub"), "--database", "postgresql://nobody@nowhere/x"]
    assert main(words) == 1
    assert "Leave out --database" in capsys.readouterr().err


def test_what_is_not_from_a_tablet_is_left_alone(
    hub: Hub, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"a photo")
    assert main(["hub", "import", str(photo), "--hub", str(hub.folder)]) == 1
    assert "is not from a tablet" in capsys.readouterr().err
    assert not hub.quarantine.exists()
