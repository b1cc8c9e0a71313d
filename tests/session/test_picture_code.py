"""Four pictures of sixteen: what a code is, and what it can never be."""

from collections import Counter
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.progress.learner import must_be_code
from kiosk.session.picture_code import (
    CODES,
    LENGTH,
    PICTURES,
    PictureCodeError,
    drawing_of,
    make_code,
    pictures_of,
    written,
)
from kiosk.ui.icons import drawing_file


def test_there_are_sixteen_pictures_and_so_sixty_five_thousand_codes() -> None:
    assert (len(PICTURES), CODES) == (16, 65_536)


@given(st.lists(st.sampled_from(sorted(PICTURES)), min_size=LENGTH, max_size=LENGTH))
def test_every_four_pictures_are_a_code_that_can_be_kept_and_read_again(pictures: list[str]) -> None:
    code = written(pictures)
    must_be_code(code)
    assert pictures_of(code) == tuple(pictures)


@pytest.mark.parametrize("spoilt", ["", "cup-fish-moon", "cup-fish-moon-key-hat", "cup-fish-moon-mary"])
def test_nothing_else_is_a_code(spoilt: str) -> None:
    with pytest.raises(PictureCodeError):
        pictures_of(spoilt)


def test_a_code_is_made_by_chance_with_each_picture_as_likely_in_each_place() -> None:
    chance = Random(7)
    codes = [pictures_of(make_code(chance)) for _ in range(8_000)]
    for place in range(LENGTH):
        counted = Counter(code[place] for code in codes)
        assert set(counted) == set(PICTURES)
        assert max(counted.values()) < 1.3 * min(counted.values())
    assert any(first == second for code in codes for first, second in pairwise(code))  # repeats are allowed
    assert [make_code(Random(7)) for _ in range(3)] == ["-".join(codes[0])] * 3


def test_every_picture_is_drawn_and_has_a_word_of_its_own() -> None:
    assert all(drawing_file(drawing_of(name)).is_file() for name in PICTURES)
    words = [word for _, word in PICTURES.values()]
    assert len(set(words)) == len(words)
