"""What has come and what is missing, counted from the runs of the bundles."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.hub.runs import Run, joined, missing, received

_RUNS = st.lists(
    st.builds(
        lambda epoch, first, length: Run("tablet", epoch, first, first + length),
        st.sampled_from(["a", "b"]),
        st.integers(1, 30),
        st.integers(0, 6),
    ),
    max_size=12,
)


@given(_RUNS)
def test_runs_say_the_same_as_counting_one_by_one(runs: list[Run]) -> None:
    for epoch in ("a", "b"):
        here = {seq for run in runs if run.epoch == epoch for seq in range(run.first, run.last + 1)}
        up_to = next(seq for seq in range(100) if seq + 1 not in here)
        assert [row[2] for row in received(runs) if row[1] == epoch] == ([up_to] if up_to else [])
        lost = {seq for run in missing(runs) if run.epoch == epoch for seq in range(run.first, run.last + 1)}
        assert lost == set(range(1, max(here, default=0))) - here


def test_runs_that_touch_or_overlap_are_one() -> None:
    runs = [Run("t", "e", 4, 6), Run("t", "e", 1, 3), Run("t", "e", 5, 5), Run("t", "f", 7, 9)]
    assert joined(runs) == [Run("t", "e", 1, 6), Run("t", "f", 7, 9)]
