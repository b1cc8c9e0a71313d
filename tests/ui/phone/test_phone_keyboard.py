"""The phone's own keyboard: by touch alone, with unsure fingers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest

from kiosk.phone.answers import answer_of
from kiosk.phone.faces import ProblemFace, ScreenFace
from kiosk.phone.world import Action
from kiosk.ui.phone import SCHEMES, PhoneLook, PhoneWidget, View, phone_colours
from kiosk.ui.phone.area import Edit
from kiosk.ui.phone.field import ShowKey
from kiosk.ui.phone.fit import clipped_texts
from kiosk.ui.phone.key_cap import KeyCap
from kiosk.ui.phone.keyboard import Keyboard
from kiosk.ui.phone.keyboard_layouts import board, spoken
from kiosk.ui.phone.line import Line
from kiosk.ui.touch import TouchGuard
from tests.ui.phone.test_phone_colours import DARK, contrast
from tests.ui.phone.typing_screens import CONTINUE, EMAIL, RIGHT, field, notes, screen

if TYPE_CHECKING:
    from tests.ui.conftest import Finger

Make = Callable[..., PhoneWidget]
SIZES = ((1.0, 390, 800), (1.5, 340, 460), (2.1, 320, 380), (2.2, 320, 300))


class Hand:
    """A learner's finger on a guarded phone that shows one screen."""

    def __init__(self, phone: PhoneWidget, finger: Finger, face: ScreenFace) -> None:
        self.phone, self.finger, self.view = phone, finger, View()
        self.told: list[Action] = []
        self.guard = TouchGuard(phone)
        phone.touched.connect(self.told.append)
        phone.show_screen(face, self.view)

    @property
    def line(self) -> Line:
        return self.phone.findChildren(Line)[0]

    @property
    def keys(self) -> Keyboard:
        keyboard = self.phone.glass.keyboard
        assert keyboard is not None, "there is no keyboard"
        assert keyboard.isVisible()
        return keyboard

    def write(self, text: str) -> None:
        """Letter by letter, with all that it takes."""
        for char in text:
            if self.keys.key(char) is None:
                self.finger.tap(self.working("page"))
            if char.isupper() and self.keys.kind != "postcode":
                self.finger.tap(self.working("shift"))
            key = self.keys.key(char)
            assert key is not None, char
            self.finger.tap(key)

    def working(self, does: str) -> KeyCap:
        key = self.keys.working_key(does)
        assert key is not None, does
        return key

    def char(self, char: str) -> KeyCap:
        key = self.keys.key(char)
        assert key is not None, char
        return key


@pytest.fixture
def hand(phone_widget: Make, finger: Finger) -> Callable[..., Hand]:
    def make(face: ScreenFace, scale: float = 1.0, width: int = 390, height: int = 800) -> Hand:
        phone = phone_widget(PhoneLook(scale=scale, reduced_motion=True), width, height)
        return Hand(phone, finger, face)

    return make


@pytest.mark.parametrize(("scale", "width", "height"), SIZES)
@pytest.mark.parametrize("kind", sorted(RIGHT))
def test_a_learner_types_by_touch_alone(
    kind: str, scale: float, width: int, height: int, hand: Callable[..., Hand]
) -> None:
    learner = hand(screen(field(kind)), scale, width, height)
    assert learner.phone.glass.keyboard is None
    learner.phone.bring_into_view(Action("write", kind))
    learner.finger.tap(learner.line)
    learner.write(RIGHT[kind])
    assert learner.view.typed == {f"nhs-app/{kind}": RIGHT[kind]}
    assert learner.told[-1] == Action("write", kind, "right")
    assert learner.line.hasFocus()


def test_a_learner_uses_dot_com_and_shows_the_password(hand: Callable[..., Hand]) -> None:
    learner = hand(screen(field(), field("password")))
    learner.finger.tap(learner.line)
    learner.write(EMAIL.removesuffix(".com"))
    learner.finger.tap(learner.char(".com"))
    assert learner.view.typed["nhs-app/email"] == EMAIL
    learner.finger.tap(learner.working("done"))
    _, password = learner.phone.findChildren(Line)
    learner.finger.tap(password)
    learner.write("Or")
    assert password.displayText() == "●●"
    (show,) = learner.phone.findChildren(ShowKey)
    learner.finger.tap(show)
    assert password.displayText() == "Or"
    learner.write("c")
    assert password.displayText() == "Orc"


def test_a_learner_corrects_a_letter(hand: Callable[..., Hand]) -> None:
    learner = hand(screen(field("text")))
    learner.finger.tap(learner.line)
    learner.write("lettr")
    learner.finger.tap(learner.working("delete"))
    learner.write("er")
    assert learner.line.text() == "letter"
    for _ in range(3):
        learner.finger.tap(learner.working("delete"))
    learner.finger.tap((learner.line, QPoint(12, 20)))  # before the first letter or after it
    at = learner.line.cursorPosition()
    learner.write("x")
    assert learner.line.text() == "let"[:at] + "x" + "let"[at:]


def test_different_keys_may_follow_quickly_and_a_double_letter_is_two(hand: Callable[..., Hand]) -> None:
    learner = hand(screen(field("text")))
    learner.finger.tap(learner.line)
    for char, rest in (("l", 20), ("e", 20), ("t", 200), ("t", 20), ("e", 20), ("r", 20)):
        learner.finger.press(learner.char(char))
        learner.finger.wait(60)
        learner.finger.release(learner.char(char))
        learner.finger.wait(rest)
    assert learner.line.text() == "letter"


def test_a_trembling_finger_types_one_letter_and_shifts_once(hand: Callable[..., Hand]) -> None:
    learner = hand(screen(field("text")))
    learner.finger.tap(learner.line)
    for key in (learner.char("t"), learner.working("shift")):
        for _ in range(4):
            learner.finger.press(key)
            learner.finger.wait(30)
            learner.finger.release(key)
            learner.finger.wait(60)
    assert learner.line.text() == "t"
    assert learner.keys.shift
    for _ in range(2):  # even slower than a letter's filter: shift is not pressed twice on purpose
        learner.finger.press(learner.working("shift"))
        learner.finger.wait(60)
        learner.finger.release(learner.working("shift"))
        learner.finger.wait(180)
    assert learner.keys.shift


def test_holding_a_key_types_one_letter_and_sliding_off_types_none(hand: Callable[..., Hand]) -> None:
    learner = hand(screen(field("text")))
    learner.finger.tap(learner.line)
    learner.finger.hold(learner.char("a"), 3000)
    learner.finger.drag(learner.char("b"), (learner.char("b"), QPoint(10, -200)))
    assert learner.line.text() == "a"
    learner.finger.hold(learner.working("delete"), 3000)
    assert learner.line.text() == ""


def test_shift_is_for_one_letter(hand: Callable[..., Hand]) -> None:
    learner = hand(screen(field("text")))
    learner.finger.tap(learner.line)
    learner.finger.tap(learner.working("shift"))
    assert learner.char("a").caption == "A"
    assert learner.char("a").accessibleName() == "capital letter a"
    assert learner.working("shift").accessibleName() == "Shift, on"
    for char in ("a", "b"):
        learner.finger.tap(learner.char(char))
    assert learner.line.text() == "Ab"
    assert learner.char("a").accessibleName() == "letter a"


class Desk:
    """One phone for all the examples of hypothesis."""

    def __init__(self, phone: PhoneWidget) -> None:
        self.phone, self.view = phone, View()
        self.told: list[Action] = []
        phone.touched.connect(self.told.append)

    def begin(self, kind: str) -> Keyboard:
        self.told.clear()
        self.view = View()
        self.phone.show_screen(screen(field(kind)), self.view)
        self.phone.findChildren(Line)[-1].setFocus()
        keyboard = self.phone.glass.keyboard
        assert keyboard is not None
        return keyboard


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(kind=st.sampled_from(sorted(RIGHT)), strokes=st.lists(st.integers(0, 60), max_size=25))
def test_any_keys_give_their_text_and_the_right_last_answer(
    kind: str, strokes: list[int], phone_widget: Make, desk_of: Callable[[Make], Desk]
) -> None:
    desk = desk_of(phone_widget)
    keyboard = desk.begin(kind)
    text = ""
    for stroke in strokes:
        caps = [cap for cap in keyboard.caps() if cap.key.does != "done"]
        cap = caps[stroke % len(caps)]
        if cap.key.does == "type":
            text += cap.key.char.upper() if keyboard.shift and len(cap.key.char) == 1 else cap.key.char
        elif cap.key.does == "delete":
            text = text[:-1]
        cap.click()
    assert desk.view.typed.get(f"nhs-app/{kind}", "") == text
    answer = answer_of(kind, field(kind).answers, text)
    if desk.told:
        last = desk.told[-1]
        assert last == (Action("write", kind, answer) if answer else Action("erase", kind))
        assert all(one != other for one, other in zip(desk.told, desk.told[1:], strict=False))
    else:
        assert answer == ""


@pytest.fixture
def desk_of() -> Callable[[Make], Desk]:
    made: list[Desk] = []

    def desk(make: Make) -> Desk:
        if not made:
            made.append(Desk(make()))
        return made[0]

    return desk


def test_done_sends_it_away_and_a_tap_brings_it_back(hand: Callable[..., Hand]) -> None:
    learner = hand(screen(field()))
    glass = learner.phone.glass
    high = glass.pane.height()
    learner.finger.tap(learner.line)
    assert glass.pane.height() < high
    learner.finger.tap(learner.working("done"))
    assert glass.keyboard is None
    assert glass.pane.height() == high
    assert not any(cap.isVisible() for cap in learner.phone.findChildren(KeyCap))
    assert not learner.line.hasFocus()
    learner.finger.tap(learner.line)
    assert learner.keys.isVisible()


def test_when_the_screen_changes_it_is_gone(hand: Callable[..., Hand]) -> None:
    learner = hand(screen(field()))
    learner.finger.tap(learner.line)
    learner.write("m")
    learner.phone.show_screen(screen(field("code"), key="nhs-app/next"), learner.view)
    assert learner.phone.glass.keyboard is None
    assert not any(board.isVisible() for board in learner.phone.findChildren(Keyboard))


def test_it_goes_when_the_field_sleeps_when_an_error_comes_and_when_a_tab_is_shown(
    hand: Callable[..., Hand],
) -> None:
    learner = hand(screen(field()))
    phone = learner.phone
    learner.finger.tap(learner.line)
    phone.set_awake((CONTINUE,))
    assert phone.glass.keyboard is None
    phone.set_awake(None)
    learner.finger.tap(learner.line)
    phone.point_at(Action("tab", "home"))
    assert phone.glass.keyboard is None
    learner.finger.tap(learner.line)
    phone.show_screen(screen(field(error="Type it"), problem=ProblemFace("Type it", "email")), learner.view)
    assert phone.glass.keyboard is None


def test_it_stays_while_the_world_answers_and_while_keys_of_the_page_are_touched(
    hand: Callable[..., Hand],
) -> None:
    learner = hand(screen(field()))
    learner.finger.tap(learner.line)
    learner.phone.show_screen(screen(field(now="malformed")), learner.view)
    assert learner.keys.isVisible()
    learner.finger.tap(learner.char("m"))
    assert learner.line.text().count("m") >= 1


def test_the_tab_key_of_a_real_keyboard_brings_the_keys_of_the_next_field(hand: Callable[..., Hand]) -> None:
    learner = hand(screen(field(), field("code")))
    learner.line.setFocus(Qt.FocusReason.TabFocusReason)
    assert learner.keys.kind == "email"
    QTest.keyClick(learner.line, Qt.Key.Key_Tab)
    assert learner.keys.kind == "code"
    QTest.keyClick(learner.phone.findChildren(Line)[1], Qt.Key.Key_Tab)
    assert learner.phone.glass.keyboard is None


def test_a_larger_look_keeps_the_keyboard(hand: Callable[..., Hand]) -> None:
    learner = hand(screen(field()))
    learner.finger.tap(learner.line)
    learner.write("m")
    learner.phone.set_look(PhoneLook(scale=1.25, reduced_motion=True))
    learner.write("a")
    assert learner.view.typed == {"nhs-app/email": "ma"}


def test_the_box_for_many_lines_is_written_in_the_same_way(hand: Callable[..., Hand]) -> None:
    learner = hand(screen(notes()))
    learner.phone.touched.connect(
        lambda action: learner.phone.show_screen(screen(notes(written=action.touch == "write")), learner.view)
    )
    (edit,) = learner.phone.findChildren(Edit)
    learner.finger.tap(edit)
    learner.phone.set_awake((CONTINUE,))  # the first letter reached the step: the sentence may go on
    learner.write("No rush, thank yoy")
    learner.finger.tap(learner.working("delete"))
    learner.write("u")
    assert learner.view.typed == {"nhs-app/notes": "No rush, thank you"}
    assert learner.phone.findChildren(Edit) == [edit]


@pytest.mark.parametrize(("scale", "width", "height"), SIZES)
@pytest.mark.parametrize("kind", sorted(RIGHT))
def test_what_one_types_and_every_key_can_be_seen_and_touched(
    kind: str, scale: float, width: int, height: int, hand: Callable[..., Hand]
) -> None:
    learner = hand(screen(field(kind, error="Type it again")), scale, width, height)
    learner.line.setFocus()
    pane, line = learner.phone.glass.pane.viewport(), learner.line
    box = QRect(line.mapTo(pane, QPoint()), line.size())
    assert pane.rect().contains(box)
    assert clipped_texts(learner.phone) == []
    for symbols in (False, True):
        if symbols and learner.keys.working_key("page"):
            learner.working("page").click()
        keys, px = learner.keys, learner.phone.look.px
        for cap in keys.caps():
            assert cap.face.contains(cap.words_rect().toAlignedRect().adjusted(1, 0, -1, 0)), cap.caption
            assert cap.face.width() >= px(27)
            assert cap.accessibleName()
        touched = {keys.childAt(x, y) for x in range(0, keys.width(), 3) for y in range(0, keys.height(), 3)}
        assert touched == set(keys.caps())  # None would be a dead gap


@pytest.mark.parametrize("scale", [1.0, 2.1])
def test_the_sign_above_a_key_never_covers_what_is_typed(scale: float, hand: Callable[..., Hand]) -> None:
    learner = hand(screen(field("text")), scale, 320, 380)
    learner.line.setFocus()
    glass = learner.phone.glass
    box = QRect(learner.line.mapTo(glass, QPoint()), learner.line.size())
    seen = 0
    for cap in learner.keys.caps():
        learner.finger.press(cap)
        assert cap.isDown()
        bubble = learner.keys.bubble
        if bubble.isVisible():
            seen += 1
            assert not bubble.geometry().intersects(box)
            assert glass.rect().contains(bubble.geometry())
        learner.finger.release((cap, QPoint(-200, -200)))
        learner.finger.wait(1000)
        bubble.hide()
    assert seen > 15


def test_keys_can_be_pointed_at(hand: Callable[..., Hand]) -> None:
    learner = hand(screen(field()))
    learner.line.setFocus()
    learner.phone.glass.point_at(learner.char("@"), pressing=False)
    assert learner.phone.glass.pointer.isVisible()
    assert learner.keys.key("@") is learner.keys.key("@".upper())
    assert learner.keys.key("€") is None


def test_every_key_of_every_page_has_a_name_and_every_row_fills_the_width() -> None:
    for kind in RIGHT:
        for symbols in (False, True):
            for low in (False, True):
                rows = board(kind, symbols=symbols, low=low).rows
                assert all(spoken(key) for row in rows for key in row)
                assert [round(sum(key.wide for key in row), 6) for row in rows] == [10.0] * len(rows)
                assert len(rows) <= (4 if low else 5)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_all_keys_can_be_read(scheme: str) -> None:
    colours = phone_colours(scheme)
    least = 7.0 if scheme in DARK else 4.5
    for key in (colours.key, colours.key_work, colours.key_done):
        assert contrast(key.text, key.face) >= least
    assert contrast(*colours.key_lit) >= least
