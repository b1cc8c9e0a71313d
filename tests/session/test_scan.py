"""What is offered to somebody who presses a single switch."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.session.scan import Scanned, again, following, pressed

pages = st.lists(st.integers(1, 12), min_size=1, max_size=9).map(tuple)


@given(pages, st.data())
def test_everything_on_a_page_can_be_chosen_with_two_presses(
    sizes: tuple[int, ...], data: st.DataObject
) -> None:
    group = data.draw(st.integers(0, len(sizes) - 1))
    item = data.draw(st.integers(0, sizes[group] - 1))
    now = Scanned(sizes)
    while now.group != group:
        now = following(now)
    now, chosen = pressed(now)
    if chosen is None:
        while now.item != item:
            now = following(now)
        now, chosen = pressed(now)
    assert chosen == (group, item)


@given(pages, st.lists(st.booleans(), max_size=80))
def test_whenever_it_is_pressed_what_is_offered_is_there(sizes: tuple[int, ...], presses: list[bool]) -> None:
    now = Scanned(sizes)
    for press in presses:
        now = pressed(now)[0] if press else following(now)
        assert 0 <= now.group < len(sizes)
        assert -1 <= now.item < sizes[now.group]


def test_nobody_is_kept_in_a_group() -> None:
    now, _ = pressed(Scanned((3, 2)))
    for _ in range(6):
        now = following(now)
    assert now == Scanned((3, 2))


def test_a_page_that_changes_offers_its_groups_from_where_one_was() -> None:
    assert again(Scanned((3, 2), group=1, item=1), (3, 4)) == Scanned((3, 4), group=1)
    assert again(Scanned((3, 2), group=1), (5,)) == Scanned((5,))
    assert again(Scanned((3, 2), group=1), (1, 3, 2), stands=2) == Scanned((1, 3, 2), group=2)
    assert again(Scanned(()), ()) == following(Scanned(())) == pressed(Scanned(()))[0]
