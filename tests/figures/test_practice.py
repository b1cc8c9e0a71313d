"""What the practice's own orders say, and how they are kept."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import KioskError
from kiosk.figures.impact import Practice, impact_of
from kiosk.figures.practice import check_practice, read_practice, write_practice

MORE = Practice({"2026-04": 400, "2026-05": 420, "2026-06": 752, "2026-07": 772}, "2026-06")


def test_352_more_orders_a_month_save_17_hours_or_about_two_working_days() -> None:
    impact = impact_of(MORE)
    assert impact is not None
    assert (impact.before, impact.after, impact.more) == (410, 762, 352)
    assert (impact.months_before, impact.months_after) == (2, 2)
    assert impact.hours == pytest.approx(17, abs=0.05)
    assert impact.days == pytest.approx(2.27, abs=0.01)


def test_fewer_orders_save_nothing_and_are_not_hidden() -> None:
    impact = impact_of(Practice({"2026-05": 500, "2026-06": 450}, "2026-06"))
    assert impact is not None
    assert (impact.more, impact.hours, impact.days) == (-50, 0, 0)


@pytest.mark.parametrize("orders", [{}, {"2026-05": 5}, {"2026-06": 5}], ids=["none", "before", "after"])
def test_without_a_month_on_each_side_nothing_is_claimed(orders: dict[str, int]) -> None:
    assert impact_of(Practice(orders, "2026-06")) is None


months = st.builds("{:04}-{:02}".format, st.integers(2000, 2099), st.integers(1, 12))
practices = st.builds(
    Practice,
    st.dictionaries(months, st.integers(0, 100_000)),
    months,
    st.floats(0.1, 60),
    st.floats(1, 24),
)


@given(practice=practices)
def test_what_was_typed_in_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, practice: Practice
) -> None:
    path = tmp_path_factory.mktemp("practice") / "new" / "practice.json"
    write_practice(path, practice)
    assert read_practice(path) == practice


def test_where_nothing_was_typed_in_there_is_nothing(tmp_path: Path) -> None:
    assert read_practice(tmp_path / "practice.json") is None


WRONG = {
    "month 13": {"orders": {"2026-13": 1}, "started": "2026-06"},
    "a day": {"orders": {"2026-05-01": 1}, "started": "2026-06"},
    "no start": {"orders": {"2026-05": 1}},
    "start in words": {"orders": {}, "started": "June"},
    "start as a number": {"orders": {}, "started": 202606},
    "fewer than none": {"orders": {"2026-05": -1}, "started": "2026-06"},
    "too many": {"orders": {"2026-05": 100_001}, "started": "2026-06"},
    "half an order": {"orders": {"2026-05": 1.5}, "started": "2026-06"},
    "true orders": {"orders": {"2026-05": True}, "started": "2026-06"},
    "orders in words": {"orders": {"2026-05": "many"}, "started": "2026-06"},
    "a list of orders": {"orders": [1], "started": "2026-06"},
    "unknown key": {"orders": {}, "started": "2026-06", "name": "Ann"},
    "minutes below none": {"orders": {}, "started": "2026-06", "minutes": -1},
    "minutes that are no number": {"orders": {}, "started": "2026-06", "minutes": float("nan")},
    "no hours a day": {"orders": {}, "started": "2026-06", "hours_a_day": 0},
    "25 hours a day": {"orders": {}, "started": "2026-06", "hours_a_day": 25},
    "not an object": ["orders", "started"],
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_what_cannot_be_right_is_refused_with_a_remedy(tmp_path: Path, wrong: object) -> None:
    path = tmp_path / "practice.json"
    path.write_text(json.dumps(wrong), encoding="utf-8")
    with pytest.raises(KioskError, match=r"Give |Write |Remove |must be like"):
        read_practice(path)


@pytest.mark.parametrize(
    "text",
    ["", "{", '{"orders": {"2026-05": 1, "2026-05": 2}, "started": "2026-06"}', "\udcff"],
    ids=["empty", "cut", "a month twice", "no text"],
)
def test_a_damaged_file_is_said_to_be_damaged(tmp_path: Path, text: str) -> None:
    path = tmp_path / "practice.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(KioskError, match="is damaged"):
        read_practice(path)


def test_what_cannot_be_right_never_replaces_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "practice.json"
    write_practice(path, MORE)
    with pytest.raises(KioskError, match="cannot be right"):
        write_practice(path, Practice({"2026-05": -3}, "2026-06"))
    assert read_practice(path) == MORE


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(KioskError, match="cannot be written"):
        write_practice(tmp_path / "file" / "practice.json", MORE)


def test_the_usual_assumptions_can_be_right() -> None:
    check_practice(MORE)
