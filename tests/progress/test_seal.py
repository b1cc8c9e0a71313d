"""Seals of many rows at once are the seals of each."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.progress.seal import seal_of, seals_of

_ROWS = st.lists(st.tuples(st.text(), st.integers(), st.none() | st.text()), min_size=1)


@given(_ROWS)
def test_many_rows_have_the_seals_of_each_unless_they_could_not_be_told_apart(
    rows: list[tuple[str, int, str | None]],
) -> None:
    together = seals_of(rows)
    alone = [seal_of(row) for row in rows]
    assert together == alone or "],[" in "".join(map(str, rows))


def test_a_row_that_pretends_to_be_two_has_not_the_seal_of_any() -> None:
    rows = [('a","],["b', 1)]
    assert seals_of(rows) != [seal_of(row) for row in rows]
