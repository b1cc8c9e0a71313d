"""Nobody can be found in what is given away, whatever somebody works out from all of it."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.figures.counts import Path
from kiosk.figures.shareable import STEP, is_shared, released, rounded, sums_of
from kiosk.figures.tables import HIDDEN

Counts = dict[Path, int]

# What the parts can be: from nobody to beyond the first number that is told.
UP_TO = 13


def one_whole(parts: int) -> Iterator[Counts]:
    """Every way in which a whole can fall into so many parts."""
    for numbers in product(range(UP_TO + 1), repeat=parts):
        yield {("a",): sum(numbers)} | {("a", "by", str(n)): count for n, count in enumerate(numbers)}


def many_beside_a_large() -> Iterator[Counts]:
    """Here rounding and hiding alone would give each of the small ones away."""
    for large, *small in product(range(8, UP_TO + 1), *[range(5)] * 4):
        yield {("a",): large + sum(small), ("a", "by", "large"): large} | {
            ("a", "by", str(n)): count for n, count in enumerate(small)
        }


def two_ways() -> Iterator[Counts]:
    """The same whole, split once in two and once in three."""
    for first, second in product(range(UP_TO + 1), repeat=2):
        whole = first + second
        for x in range(whole + 1):
            for y in range(whole - x + 1):
                yield {
                    ("a",): whole,
                    ("a", "by", "1"): first, ("a", "by", "2"): second,
                    ("a", "of", "x"): x, ("a", "of", "y"): y, ("a", "of", "z"): whole - x - y,
                }  # fmt: skip


def people() -> Iterator[Counts]:
    """What the main figures tell: of whom a visit was, and with whom. What is 0 is not counted at all."""
    for first, back, guests in product(range(UP_TO + 1), repeat=3):
        whole = first + back + guests
        for helped in range(whole + 1):
            counts = {
                ("a",): whole,
                ("a", "of", "first"): first, ("a", "of", "back"): back, ("a", "of", "guests"): guests,
                ("a", "with", "helper"): helped, ("a", "with", "nobody"): whole - helped,
            }  # fmt: skip
            yield {path: count for path, count in counts.items() if count}


def two_floors() -> Iterator[Counts]:
    """A part that has parts of its own."""
    for side, *below in product(range(UP_TO + 1), *[range(8)] * 3):
        part = sum(below)
        yield {
            ("a",): side + part, ("a", "by", "side"): side, ("a", "by", "part"): part,
        } | {("a", "by", "part", "of", str(n)): count for n, count in enumerate(below)}  # fmt: skip


def worlds_of(kind: str) -> Iterator[Counts]:
    return people() if kind == "people and helpers" else WORLDS[kind]()


def at_the_edge(world: Counts) -> bool:
    """Whether worlds that look alike were left out, because a part would be larger than we tried."""
    return any(count > UP_TO - STEP // 2 for path, count in world.items() if path[1:2] in (("by",), ("of",)))


WORLDS = {
    "two parts": lambda: one_whole(2),
    "three parts": lambda: one_whole(3),
    "four parts": lambda: one_whole(4),
    "many small parts beside a large one": many_beside_a_large,
    "split in two ways": two_ways,
    "parts of a part": two_floors,
}


@pytest.mark.parametrize(
    "kind",
    [*WORLDS, pytest.param("people and helpers", marks=[pytest.mark.thorough, pytest.mark.timeout(300)])],
)
def test_somebody_who_tries_everything_never_finds_a_hidden_number(kind: str) -> None:
    """The attacker knows our rule too: they try each world, and keep those that we would show just so."""
    shown_so: defaultdict[tuple[tuple[Path, int | str], ...], list[Counts]] = defaultdict(list)
    for world in worlds_of(kind):
        shown_so[tuple(sorted(released(world).items()))].append(world)
    found = []
    for shown, worlds in shown_so.items():
        for path, value in shown:
            could_be = {world.get(path, 0) for world in worlds}
            if value == HIDDEN and len(could_be) < 2 and not any(map(at_the_edge, worlds)):
                found.append((path, could_be, shown))
    assert not found, found[:3]


@given(st.integers(0, 10_000))
def test_what_is_told_is_at_most_two_away(count: int) -> None:
    shown = rounded(count)
    if isinstance(shown, int):
        assert abs(shown - count) <= 2
        assert shown % STEP == 0
    else:
        assert 1 <= count <= 7


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 40), min_size=1))
def test_a_small_number_is_never_shown(parts: dict[str, int]) -> None:
    counts: Counts = {("a",): sum(parts.values())} | {
        ("a", "by", name): count for name, count in parts.items()
    }
    shown = released(counts)
    assert set(shown) == set(counts)
    assert all(shown[path] == HIDDEN for path, count in counts.items() if 0 < count < 8)


def test_a_whole_that_would_give_away_its_parts_is_told_less_exactly() -> None:
    counts = {("a",): 12, ("a", "by", "many"): 8} | {("a", "by", str(n)): 1 for n in range(4)}
    shown = released(counts)
    assert shown["a",] == 15
    assert shown["a", "by", "many"] == 10


def test_nothing_is_hidden_that_need_not_be() -> None:
    counts = {("a",): 43, ("a", "by", "x"): 31, ("a", "by", "y"): 12, ("a", "by", "z"): 0}
    assert released(counts) == {("a",): 45, ("a", "by", "x"): 30, ("a", "by", "y"): 10, ("a", "by", "z"): 0}


def test_single_tablets_and_steps_are_not_given_away_at_all() -> None:
    counts = {("visits",): 90, ("visits", "tablet", "t1"): 90, ("steps", "order", "pick"): 80}
    assert set(released(counts)) == {("visits",)}
    assert not is_shared(("started", "outcome", "unfinished", "lesson", "order", "step", "pick"))


def test_each_count_belongs_to_one_whole_only() -> None:
    paths = [("a",), ("a", "by", "x"), ("a", "by", "x", "of", "y"), ("a", "for", "z")]
    parts = [part for one in sums_of(paths) for part in one.parts]
    assert sorted(parts) == sorted(set(parts))
