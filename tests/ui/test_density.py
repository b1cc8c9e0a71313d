"""Letters and keys have the same millimetres on every tablet."""

from pathlib import Path

import pytest

from kiosk.errors import KioskError
from kiosk.ui.density import Screen, connected, prepare, read_edid, read_inches, scale_factor

TABLET = Screen(1280, 800, 217, 136)


def edid(screen: Screen, *, in_timing: bool = True) -> bytes:
    """What a screen of these pixels and millimetres says of itself."""
    block = bytearray(128)
    block[:8] = b"\x00\xff\xff\xff\xff\xff\xff\x00"
    block[21], block[22] = screen.width_mm // 10, screen.height_mm // 10
    timing = bytearray(18)
    timing[0], timing[1] = 0x64, 0x19
    timing[2], timing[4] = screen.width & 0xFF, (screen.width >> 8) << 4
    timing[5], timing[7] = screen.height & 0xFF, (screen.height >> 8) << 4
    if in_timing:
        timing[12], timing[13] = screen.width_mm & 0xFF, screen.height_mm & 0xFF
        timing[14] = (screen.width_mm >> 8) << 4 | screen.height_mm >> 8
    block[54:72] = timing
    return bytes(block)


def plugged_in(folder: Path, name: str, screen: bytes, status: str = "connected") -> None:
    (folder / name).mkdir()
    (folder / name / "status").write_text(f"{status}\n")
    (folder / name / "edid").write_bytes(screen)


@pytest.mark.parametrize(
    ("screen", "factor"),
    [
        (TABLET, 1.0),
        (Screen(1920, 1200, 236, 148), 1.4),  # 11 inches, sharp
        (Screen(2560, 1600, 217, 136), 2.0),  # 10.1 inches, very sharp
        (Screen(1280, 800, 172, 107), 1.25),  # 8 inches: would be 1.26
        (Screen(1920, 1080, 531, 299), 0.8),  # a monitor on a desk
        (Screen(1024, 600, 154, 86), 1.0),  # 7 inches: larger would leave a page no room
        (Screen(800, 1280, 136, 217), 1.0),  # standing
        (Screen(1920, 1080, 16, 9), 1.0),  # says nonsense
        (Screen(1920, 1080, 0, 0), 1.0),  # says nothing
    ],
)
def test_everything_is_as_large_in_millimetres(screen: Screen, factor: float) -> None:
    assert scale_factor(screen) == pytest.approx(factor, abs=0.051)


def test_who_knows_better_than_the_screen_says_so() -> None:
    assert scale_factor(Screen(2560, 1600, 16, 9), inches=10.1) == pytest.approx(2.0)


@pytest.mark.parametrize("in_timing", [True, False])
def test_a_screen_tells_its_size(in_timing: bool) -> None:
    told = read_edid(edid(Screen(1920, 1200, 240, 150), in_timing=in_timing))
    assert told == Screen(1920, 1200, 240, 150)


@pytest.mark.parametrize("broken", [b"", b"\x00" * 128, edid(TABLET)[:100], bytes(range(128))])
def test_what_is_no_size_is_not_believed(broken: bytes) -> None:
    assert read_edid(broken) is None


def test_the_screen_that_is_plugged_in_is_asked(tmp_path: Path) -> None:
    plugged_in(tmp_path, "card0-HDMI-A-1", b"", "disconnected")
    plugged_in(tmp_path, "card0-DSI-1", edid(Screen(1920, 1200, 236, 148)))
    assert [screen.width for screen in connected(tmp_path)] == [1920]
    assert prepare({}, drm=tmp_path) == "1.40"
    assert prepare({"KIOSK_INCHES": "15.6"}, drm=tmp_path) == "0.95"
    assert prepare({}, inches=15.6, drm=tmp_path) == "0.95"


def test_what_was_set_by_hand_stays_and_pictures_have_their_own_size(tmp_path: Path) -> None:
    plugged_in(tmp_path, "card0-DSI-1", edid(Screen(1920, 1200, 236, 148)))
    assert prepare({"QT_SCALE_FACTOR": "1"}, drm=tmp_path) == ""
    assert prepare({"QT_QPA_PLATFORM": "offscreen"}, drm=tmp_path) == ""
    assert prepare({}, drm=tmp_path / "nothing") == ""


def test_a_size_is_read_as_people_write_it() -> None:
    assert read_inches("10,1") == read_inches('10.1"') == 10.1
    with pytest.raises(KioskError, match=r"such as 10\.1"):
        read_inches("big")
