"""The translations that we ship."""

import csv
from pathlib import Path

import pytest

from kiosk.language.bidi import has_marks
from kiosk.language.catalogue import load
from kiosk.language.languages import Language, shipped
from kiosk.language.plurals import PLURALS
from kiosk.language.po import read_catalogue
from kiosk.language.reviews import COLUMNS, load_reviews

LOCALES = Path(__file__).parents[2] / "locales"
FILES = sorted(LOCALES.glob("*/LC_MESSAGES/*.po"))


def test_welsh_and_urdu_are_shipped_beside_english() -> None:
    assert {"en", "cy", "ur"} <= {each.tag for each in shipped(LOCALES)}


@pytest.mark.parametrize("each", shipped(LOCALES), ids=lambda each: each.tag)
def test_every_shipped_language_loads_without_a_complaint(
    each: Language, caplog: pytest.LogCaptureFixture
) -> None:
    words = load(each.tag, LOCALES)
    load_reviews(words, LOCALES)
    assert words.language == each
    assert caplog.text == ""


@pytest.mark.parametrize("po", FILES, ids=lambda po: po.relative_to(LOCALES).as_posix())
def test_headers_are_those_of_the_language(po: Path) -> None:
    tag = po.parent.parent.name
    assert read_catalogue(po).locale_identifier == tag
    assert f'"Plural-Forms: {PLURALS[tag]}\\n"' in po.read_text("utf-8")


@pytest.mark.parametrize("file", sorted(LOCALES.glob("*/reviews.csv")), ids=lambda file: file.parent.name)
def test_reviews_begin_with_their_columns(file: Path) -> None:
    assert file.read_text("utf-8").splitlines()[0] == ",".join(COLUMNS)


def test_the_glossary_says_every_term_in_welsh_and_urdu() -> None:
    with (LOCALES / "glossary.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, strict=True))
    terms = [row["term"] for row in rows]
    assert len(terms) == len(set(terms)) >= 25
    for row in rows:
        assert None not in row, row["term"]
        assert row["keep_in_english"] in {"yes", "no"}
        assert row["cy"]
        assert row["ur"]
        assert not has_marks("".join(row.values()))
