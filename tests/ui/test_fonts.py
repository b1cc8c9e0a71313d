"""The letters we need are found, loaded, and have no empty boxes."""

import os
import shutil
from pathlib import Path

import pytest

from kiosk.ui.fonts import PHONE_FAMILY, font_files, load_fonts, missing_glyphs

FAMILIES = ("Noto Sans", "Footbridge Nastaliq", "Noto Sans Arabic", "Liberation Sans", "Liberation Mono")

pytestmark = pytest.mark.usefixtures("qapp")
installed = pytest.mark.skipif(
    len(font_files()) < 9 and not os.environ.get("CI"),  # there, what is missing must be noticed
    reason="fonts-noto-core or fonts-liberation is missing",
)


@installed
def test_every_family_is_found_and_loaded_on_a_prepared_machine() -> None:
    report = load_fonts()
    assert report.families == FAMILIES
    assert report.missing == ()
    assert report.files == font_files()


@installed
def test_the_bundled_file_goes_before_the_systems(tmp_path: Path) -> None:
    (bundled,) = [path for path in font_files() if path.name == "LiberationSans-Bold.ttf"]
    (tmp_path / "fonts").mkdir()
    copied = Path(shutil.copy(bundled, tmp_path / "fonts"))
    assert copied in font_files(tmp_path)
    assert bundled not in font_files(tmp_path)


@installed
def test_a_family_with_half_its_files_is_used_and_reported(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (regular,) = [path for path in font_files() if path.name == "LiberationSans-Regular.ttf"]
    shutil.copy(regular, tmp_path)
    report = load_fonts(tmp_path, folders=[tmp_path])
    assert report.families == (PHONE_FAMILY,)
    assert report.missing == FAMILIES
    assert PHONE_FAMILY in caplog.text


def test_a_machine_without_our_letters_gets_one_log_line_and_no_error(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    report = load_fonts(tmp_path, folders=[tmp_path / "nowhere"])
    assert (report.files, report.families, report.missing) == ((), (), FAMILIES)
    assert len(caplog.records) == 1


def test_a_damaged_file_counts_as_missing(tmp_path: Path) -> None:
    (tmp_path / "NotoSans-Regular.ttf").write_bytes(b"not a font at all")
    report = load_fonts(tmp_path, folders=[tmp_path])
    assert report.files == ()
    assert "Noto Sans" in report.missing


@installed
@pytest.mark.parametrize(
    ("families", "text", "missing"),
    [
        pytest.param(["Noto Sans"], "amlodipine 5mg – £1, Ŵŷ “yes”", set(), id="english-and-welsh"),
        pytest.param(["Noto Sans"], "tick ✓ 漢 😀", {"✓", "漢", "😀"}, id="what-noto-sans-lacks"),
        pytest.param(["Noto Sans"], "a\u2068b\u2069\u200f\n\tc\u00a0", set(), id="invisible-marks"),
        pytest.param(["Noto Sans"], "گولی", set("گولی"), id="urdu-in-latin"),
        pytest.param(["Footbridge Nastaliq", "Noto Sans"], "آپ کی NHS App، ٹیسٹ ۓ۔", set(), id="urdu"),
        pytest.param(["Noto Sans Arabic", "Noto Sans"], "تطبيق NHS ١٢٣", set(), id="arabic"),
        pytest.param(["No Such Letters"], "ab a", {"a", "b"}, id="a-family-that-is-not-there"),
        pytest.param(["Noto Sans"], "", set(), id="nothing"),
    ],
)
def test_characters_that_our_families_cannot_draw_are_named(
    families: list[str], text: str, missing: set[str]
) -> None:
    load_fonts()
    assert missing_glyphs(text, families) == missing
