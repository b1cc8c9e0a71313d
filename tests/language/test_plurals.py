"""Our plural headers against the Unicode locale data."""

from gettext import c2py

import pytest
from babel import Locale

from kiosk.language.languages import PLANNED
from kiosk.language.plurals import PLURALS


def test_every_planned_language_has_a_header() -> None:
    assert {each.tag for each in PLANNED} <= PLURALS.keys()


@pytest.mark.parametrize("tag", PLURALS)
def test_numbers_with_the_same_form_are_grouped_as_in_unicode(tag: str) -> None:
    count, _, rule = PLURALS[tag].removesuffix(";").removeprefix("nplurals=").partition("; plural=")
    index = c2py(rule)
    plural_form = Locale.parse(tag).plural_form
    pairs = {(index(number), plural_form(number)) for number in range(300)}
    assert len(pairs) == int(count)
    assert {form for form, _ in pairs} == set(range(int(count)))
    assert len({category for _, category in pairs}) == int(count)
