"""A check by a native speaker holds for the very words that were checked, and no others."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.language.catalogue import load
from kiosk.language.reviews import Level, Reviews, load_reviews, review_key

Translate = Callable[..., Path]
HELP, BACK = ("home", "Help"), ("home", "Back")


@pytest.fixture
def reviewed(locales: Path, translate: Translate) -> Callable[..., Reviews]:
    """The reviews of Welsh, after these rows were written for "Help" → "Cymorth"."""

    def read(*rows: str, text: str = "Cymorth") -> Reviews:
        translate("cy", {HELP: text, BACK: "Yn ôl"})
        key = review_key(*HELP, "Cymorth")
        lines = ["key,level,reviewer,date", *(row.replace("KEY", key) for row in rows)]
        (locales / "cy" / "reviews.csv").write_text("\n".join(lines) + "\n", "utf-8")
        return load_reviews(load("cy", locales), locales)

    return read


def test_without_a_review_every_translation_is_a_draft(locales: Path, translate: Translate) -> None:
    translate("cy", {HELP: "Cymorth"})
    reviews = load_reviews(load("cy", locales), locales)
    assert reviews.is_draft(*HELP)
    assert reviews.draft_share() == 1.0


@pytest.mark.parametrize(
    ("level", "draft"),
    [("draft", True), ("human", True), ("native-checked", False), ("read-aloud-checked", False)],
)
def test_only_a_native_speakers_check_ends_the_draft(
    reviewed: Callable[..., Reviews], level: str, draft: bool
) -> None:
    reviews = reviewed(f"KEY,{level},SW,2026-09-13")
    assert reviews.is_draft(*HELP) is draft
    assert reviews.level(*HELP) == level
    assert reviews.is_draft(*BACK)


def test_any_edit_of_the_text_makes_it_a_draft_again(reviewed: Callable[..., Reviews]) -> None:
    row = "KEY,native-checked,SW,2026-09-13"
    assert not reviewed(row).is_draft(*HELP)
    assert reviewed(row, text="Cymorth.").is_draft(*HELP)
    assert not reviewed(row).is_draft(*HELP)


def test_context_english_and_translation_all_count() -> None:
    keys = {
        review_key(*each) for each in [("a", "b", "c"), ("x", "b", "c"), ("a", "x", "c"), ("ab", "", "c")]
    }
    assert len(keys) == 4


def test_the_last_row_counts_so_a_check_can_be_withdrawn(reviewed: Callable[..., Reviews]) -> None:
    assert reviewed("KEY,native-checked,SW,2026-09-13", "KEY,draft,SW,2026-09-14").is_draft(*HELP)


def test_english_is_never_a_draft(locales: Path) -> None:
    reviews = load_reviews(load("en", locales), locales)
    assert not reviews.is_draft(*HELP)
    assert reviews.draft_share() == 0.0


def test_english_in_a_gap_is_not_a_draft(reviewed: Callable[..., Reviews]) -> None:
    assert not reviewed().is_draft("home", "Not translated")


def test_the_share_of_drafts_can_be_asked_for_one_lesson(reviewed: Callable[..., Reviews]) -> None:
    reviews = reviewed("KEY,read-aloud-checked,SW,2026-09-13")
    assert reviews.draft_share() == 0.5
    assert reviews.draft_share([HELP]) == 0.0
    assert reviews.draft_share([BACK]) == 1.0
    assert reviews.draft_share([]) == 0.0


@pytest.mark.parametrize("row", ["KEY,perfect,SW,2026-09-13", "KEY,native-checked,,2026-09-13", "KEY", ",,,"])
def test_a_row_that_nobody_signed_or_understands_counts_as_a_draft(
    reviewed: Callable[..., Reviews], row: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert reviewed(row).is_draft(*HELP)
    assert "left out" in caplog.text


def test_a_file_that_cannot_be_read_makes_drafts_not_an_error(
    locales: Path, reviewed: Callable[..., Reviews], caplog: pytest.LogCaptureFixture
) -> None:
    words = reviewed().words
    (locales / "cy" / "reviews.csv").write_bytes(b"key,level\n\xff\xfe\n")
    assert load_reviews(words, locales).is_draft(*HELP)
    assert "count as drafts" in caplog.text


def test_levels_are_in_the_order_of_trust() -> None:
    assert list(Level) == ["draft", "human", "native-checked", "read-aloud-checked"]
