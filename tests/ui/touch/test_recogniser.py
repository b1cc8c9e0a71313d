"""The gesture matrix on the pure recogniser, and what must hold for any fingers at all."""

from collections import Counter
from collections.abc import Hashable

from hypothesis import given
from hypothesis import strategies as st

from kiosk.ui.touch.gestures import (
    DragEnded,
    Dragged,
    DragStarted,
    Gesture,
    Hold,
    Phase,
    PressedAt,
    Released,
    Tap,
    TooShort,
    TouchSettings,
)
from kiosk.ui.touch.recogniser import Recogniser

Event = tuple[int, Phase, float, float, int]


def column(x: float, y: float) -> Hashable:
    """Targets are 100 pixels wide columns."""
    return x // 100


def told(*events: Event, settings: TouchSettings = TouchSettings()) -> list[Gesture]:  # noqa: B008 (frozen)
    recogniser = Recogniser(settings, column)
    return [gesture for event in events for gesture in recogniser.feed(*event)]


def touch(x: float, y: float, at: int, *, ms: int = 80, finger: int = 0) -> list[Event]:
    return [(finger, Phase.DOWN, x, y, at), (finger, Phase.UP, x, y, at + ms)]


def taps(gestures: list[Gesture]) -> list[Tap]:
    return [gesture for gesture in gestures if isinstance(gesture, Tap)]


def test_a_tap_fires_when_the_finger_lifts() -> None:
    down, up = touch(50, 50, 0)
    assert told(down) == [PressedAt(0, 50, 50)]
    assert told(down, up) == [PressedAt(0, 50, 50), Released(0), Tap(0, 50, 50)]


def test_a_finger_that_trembles_inside_the_slop_still_taps_where_it_came_down() -> None:
    wandering = [(0, Phase.MOVE, x, 50.0, 40) for x in (66.0, 34.0, 70.0, 50.0)]
    down, up = touch(50, 50, 0)
    assert told(down, *wandering, up)[-1] == Tap(0, 50, 50)


def test_a_finger_that_lifts_beyond_the_slop_without_a_move_does_not_tap() -> None:
    gestures = told((0, Phase.DOWN, 50, 50, 0), (0, Phase.UP, 50, 200, 80))
    assert taps(gestures) == []
    assert DragStarted(0, 50, 50) in gestures


def test_a_drag_never_taps_even_when_it_comes_back() -> None:
    gestures = told(
        (0, Phase.DOWN, 50, 50, 0),
        (0, Phase.MOVE, 50, 80, 50),
        (0, Phase.MOVE, 50, 50, 100),
        (0, Phase.UP, 50, 50, 400),
    )
    assert gestures == [
        PressedAt(0, 50, 50),
        Released(0),
        DragStarted(0, 50, 50),
        Dragged(0, 0, -30),
        Dragged(0, 0, 0),
        DragEnded(0, 0, 0),
    ]


def test_a_flick_ends_with_the_speed_of_its_last_moments() -> None:
    moves = [(0, Phase.MOVE, 50.0, 300.0 - at, at) for at in range(20, 201, 20)]
    gestures = told((0, Phase.DOWN, 50, 300, 0), *moves, (0, Phase.UP, 50, 100, 200))
    assert gestures[-1] == DragEnded(0, 0, -1000)


def test_a_long_hold_is_told_once_and_still_taps() -> None:
    rest = [(0, Phase.MOVE, 50.0, 51.0, at) for at in (500, 700, 900)]
    down, up = touch(50, 50, 0, ms=1200)
    gestures = told(down, *rest, up)
    assert gestures == [PressedAt(0, 50, 50), Hold(0, 50, 50), Released(0), Tap(0, 50, 50)]


def test_a_second_finger_taps_beside_a_resting_palm_and_the_palm_does_not() -> None:
    palm_down, palm_up = touch(50, 50, 0, ms=5000, finger=0)
    assert taps(told(palm_down, *touch(350, 50, 1000, finger=1), palm_up)) == [Tap(1, 350, 50)]


def test_two_fingers_on_two_cards_tap_both() -> None:
    first_down, first_up = touch(50, 50, 0, ms=200, finger=0)
    second_down, second_up = touch(350, 50, 30, ms=100, finger=1)
    both = taps(told(first_down, second_down, second_up, first_up))
    assert both == [Tap(1, 350, 50), Tap(0, 50, 50)]


def test_four_taps_in_300_ms_are_one() -> None:
    four = [event for at in (0, 75, 150, 225) for event in touch(50, 50, at, ms=40)]
    assert len(taps(told(*four))) == 1


def test_a_tremor_that_goes_on_is_still_one_tap_and_a_later_tap_is_another() -> None:
    tremor = [event for at in range(0, 1000, 200) for event in touch(50, 50, at, ms=40)]
    assert len(taps(told(*tremor))) == 1
    assert len(taps(told(*tremor, *touch(50, 50, 2000)))) == 2


def test_quick_taps_on_two_targets_are_two() -> None:
    assert len(taps(told(*touch(50, 50, 0, ms=40), *touch(150, 50, 100, ms=40)))) == 2


def test_quick_taps_on_both_sides_of_a_border_are_two() -> None:
    assert len(taps(told(*touch(95, 50, 0, ms=40), *touch(105, 50, 100, ms=40)))) == 2


def test_a_tap_by_a_device_whose_clock_is_behind_is_a_tap() -> None:
    assert len(taps(told(*touch(50, 50, 90_000), *touch(50, 50, 100)))) == 2


def test_the_second_tap_of_a_double_tap_is_not_meant_for_the_page_that_the_first_one_opened() -> None:
    page = ["old"]
    recogniser = Recogniser(TouchSettings(), lambda x, y: page[0])
    for event in touch(50, 50, 0):
        recogniser.feed(*event)
    page[0] = "new"
    second = [gesture for event in touch(52, 50, 150) for gesture in recogniser.feed(*event)]
    later = [gesture for event in touch(52, 50, 1000) for gesture in recogniser.feed(*event)]
    assert taps(second) == []
    assert taps(later) == [Tap(0, 52, 50)]


def test_a_touch_shorter_than_the_chosen_minimum_is_told_as_too_short() -> None:
    patient = TouchSettings(min_hold_ms=300)
    assert told(*touch(50, 50, 0, ms=200), settings=patient)[-1] == TooShort(0, 50, 50)
    assert told(*touch(50, 50, 0, ms=300), settings=patient)[-1] == Tap(0, 50, 50)


def test_a_cancelled_touch_comes_to_nothing() -> None:
    cancel = (0, Phase.CANCEL, 0.0, 0.0, 50)
    assert told((0, Phase.DOWN, 50, 50, 0), cancel) == [PressedAt(0, 50, 50), Released(0)]
    dragged = told((0, Phase.DOWN, 50, 50, 0), (0, Phase.MOVE, 50, 90, 20), cancel)
    assert dragged[-1] == DragEnded(0, 0, 0)


EVENTS = st.lists(
    st.tuples(
        st.integers(-1, 2),
        st.sampled_from(Phase),
        st.floats(-50, 400) | st.floats(),
        st.floats(-50, 400) | st.floats(),
        st.integers(0, 3000),
    ),
    max_size=40,
)
SETTINGS = st.builds(
    TouchSettings,
    slop_px=st.floats(0, 60),
    min_hold_ms=st.sampled_from([0, 60, 600]),
    repeat_filter_ms=st.sampled_from([0, 300]),
)


@given(EVENTS, SETTINGS, st.booleans())
def test_any_fingers_whatever_leave_nothing_pressed_and_tap_at_most_once_a_touch(
    events: list[Event], settings: TouchSettings, in_order: bool
) -> None:
    if in_order:
        events = sorted(events, key=lambda event: event[-1])
    recogniser = Recogniser(settings, lambda x, y: None)
    touches: dict[int, list[Gesture]] = {}
    for event in events:
        gestures = recogniser.feed(*event)
        for gesture in gestures:
            if isinstance(gesture, PressedAt):
                check_one_touch(touches.pop(gesture.finger, []))
            touches.setdefault(gesture.finger, []).append(gesture)
    for finger in recogniser.fingers:
        touches[finger] += recogniser.cancel(finger)
    for one_touch in touches.values():
        check_one_touch(one_touch)
    assert not recogniser.fingers


def check_one_touch(gestures: list[Gesture]) -> None:
    """From one down of a finger to its next."""
    many = Counter(type(gesture) for gesture in gestures)
    assert many[Tap] <= 1
    assert many[PressedAt] == many[Released] <= 1
    assert not (many[Tap] and many[DragStarted])
    assert many[DragStarted] == many[DragEnded]
    assert many[Dragged] == 0 or many[DragStarted]
