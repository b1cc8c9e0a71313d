"""When the tablet asks whether anybody is still there."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.session.idle import Idle


def test_after_three_minutes_it_asks_and_a_minute_later_it_is_ready_for_the_next_person() -> None:
    idle = Idle(1000.0)
    assert not idle.asks(1179.9)
    assert idle.asks(1180.0)
    assert idle.left(1180.0) == 60
    assert idle.left(1209.5) == 31
    assert not idle.gone(1239.9)
    assert idle.gone(1240.0)


def test_whoever_touches_it_has_all_the_time_again() -> None:
    idle = Idle(0.0).touch(239.0)
    assert not idle.asks(418.0)


@given(st.floats(0, 1e6), st.floats(0, 1e4))
def test_nobody_is_sent_away_without_being_asked_for_a_whole_minute(touched: float, later: float) -> None:
    idle = Idle(touched)
    now = touched + later
    assert 0 <= idle.left(now) <= 240
    if idle.gone(now):
        assert idle.asks(now - 59)
