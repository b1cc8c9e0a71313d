"""What lies in a folder that others can write to may be anything. The hub looks before it reads."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.hub.hub import Hub, begin_hub
from kiosk.hub.plain import NotPlain, read_plain

from .conftest import Tablet, arrive


@pytest.fixture
def hub(tmp_path: Path) -> Hub:
    """Which database it has makes no difference to files."""
    return begin_hub(tmp_path / "hub")


def _endless(path: Path) -> None:
    path.touch()
    os.truncate(path, 40_000_000_000)


def _link(path: Path) -> None:
    secret = path.with_name("secret")
    secret.write_text("somebody else's")
    path.symlink_to(secret)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        pytest.param(_endless, "It is larger than 64 MB, and was not read.", id="endless"),
        pytest.param(os.mkfifo, "It is not a plain file, and was not read.", id="pipe"),
        pytest.param(_link, "It is not a plain file, and was not read.", id="link"),
        pytest.param(Path.mkdir, "It is not a plain file, and was not read.", id="folder"),
    ],
)
def test_what_is_no_file_of_a_bundle_s_size_is_neither_read_nor_copied(
    hub: Hub, tablet: Tablet, share: Path, make: Callable[[Path], None], reason: str
) -> None:
    odd = share / "000001-odd.bundle"
    make(odd)
    (good,) = tablet.pack()
    (share / good.name).write_bytes(good.read_bytes())
    receipt = arrive(hub, share)
    assert receipt.refused == [(odd, reason)]
    assert receipt.received == 12
    assert not hub.quarantine.exists()


def test_a_file_is_read_up_to_its_largest_size(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"x" * 1_000_000)
    assert len(read_plain(path, 1_000_000)) == 1_000_000
    with pytest.raises(NotPlain, match="larger than 0 MB"):
        read_plain(path, 999_999)


def test_a_name_cannot_tell_the_terminal_what_to_do(
    hub: Hub, share: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = b"a\x1b[2J\r\nAll is well\xff" + "\u202eü.bundle".encode()
    (share / os.fsdecode(name)).write_bytes(b"half")
    assert main(["hub", "import", str(share), "--hub", str(hub.folder)]) == 1
    said = capsys.readouterr().out
    assert "a\\x1b[2J\\r\\nAll is well\\udcff\\u202eü.bundle: It is not whole" in said
    assert "\x1b" not in said
    (kept, _) = sorted(hub.quarantine.iterdir())
    assert kept.name.endswith("-a__2J__All_is_well___.bundle")
    assert kept.read_bytes() == b"half"


def test_a_very_long_name_can_be_put_aside(hub: Hub, share: Path) -> None:
    (share / ("x" * 240 + ".bundle")).write_bytes(b"half")
    ((_, reason),) = arrive(hub, share).refused
    assert "put aside" not in reason
    assert len(list(hub.quarantine.iterdir())) == 2


def test_the_quarantine_does_not_grow_when_it_is_looked_at_again(hub: Hub, share: Path) -> None:
    (share / "a.bundle").write_bytes(b"half")
    arrive(hub, share)
    arrive(hub, hub.folder)
    assert len(list(hub.quarantine.iterdir())) == 2
    assert not list(hub.folder.rglob("*.ack"))
