"""A box for one line: what is typed stays in the view, and only which answer it is is told."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk.phone.answers import answer_of, has_shape
from kiosk.phone.faces import FieldFace, ProblemFace
from kiosk.phone.world import Action
from kiosk.ui.phone import PhoneLook, PhoneWidget, View
from kiosk.ui.phone.field import Field, ShowKey
from kiosk.ui.phone.fit import clipped_texts
from kiosk.ui.phone.line import HIGH, Line
from kiosk.ui.phone.touch_row import TouchRow
from kiosk.ui.phone.typed import agree
from tests.ui.phone.typing_screens import CONTINUE, EMAIL, RIGHT, field, screen

Make = Callable[..., PhoneWidget]


def shown(phone: PhoneWidget, kind: str) -> Field:
    page = phone.glass.page
    assert page is not None
    found = page.field(kind)
    assert found is not None
    return found


def listen(phone: PhoneWidget) -> list[Action]:
    told: list[Action] = []
    phone.touched.connect(told.append)
    return told


def test_a_text_is_told_only_when_it_becomes_another_answer(phone_widget: Make) -> None:
    phone, view = phone_widget(), View()
    phone.show_screen(screen(field()), view)
    told = listen(phone)
    typed: list[tuple[str, str]] = []
    phone.typed.connect(lambda name, text: typed.append((name, text)))
    line = shown(phone, "email").line
    line.setFocus()
    QTest.keyClicks(line, EMAIL)
    assert [action.item for action in told] == ["malformed", "wrong", "right"]
    assert view.typed == {"nhs-app/email": EMAIL}
    assert len(typed) == len(EMAIL)
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert told[-1] == Action("erase", "email")
    assert view.typed == {}


@pytest.mark.parametrize("touch", [Action("write", "email", "right"), Action("erase", "email")])
def test_the_coach_can_point_at_the_box(touch: Action, phone_widget: Make) -> None:
    phone = phone_widget()
    phone.show_screen(screen(field("code"), field()), View())
    assert phone.target(touch) is shown(phone, "email").line
    phone.point_at(touch)
    assert phone.glass.pointer.isVisible()


def test_the_cursor_stays_where_it_is_when_the_world_answers(phone_widget: Make) -> None:
    """As in a lesson: every new answer brings a new face of the same screen."""
    phone, view = phone_widget(), View()
    phone.show_screen(screen(field()), view)
    phone.touched.connect(
        lambda action: phone.show_screen(screen(field(now=action.item, error="Not that")), view)
    )
    line = shown(phone, "email").line
    line.setFocus()
    QTest.keyClicks(line, "margret@example.com")
    line.setCursorPosition(4)
    QTest.keyClicks(line, "a")
    assert line.text() == "margaret@example.com"
    assert line.cursorPosition() == 5
    assert shown(phone, "email").line is line
    assert line.hasFocus()
    assert "Not that" in phone.words()


def test_what_the_world_refuses_is_not_written(phone_widget: Make) -> None:
    """“Is this right?” is on: the touch is answered, and nothing happens."""
    phone, view = phone_widget(), View()
    face = screen(field("text", now="wrong"))
    view.typed["nhs-app/text"] = "lette"
    phone.show_screen(face, view)
    phone.touched.connect(lambda _: phone.show_screen(face, view))
    line = shown(phone, "text").line
    QTest.keyClicks(line, "r")
    assert line.text() == view.typed["nhs-app/text"] == "lette"


def test_when_the_coach_types_the_text_is_seen(phone_widget: Make) -> None:
    phone, view = phone_widget(), View()
    phone.show_screen(screen(field()), view)
    phone.show_screen(screen(field(now="right")), view)
    assert shown(phone, "email").line.text() == EMAIL
    view.forget("nhs-app/email")
    phone.show_screen(screen(field()), view)
    assert shown(phone, "email").line.text() == ""


@given(st.sampled_from(sorted(RIGHT)), st.sampled_from(["right", "wrong", "malformed"]), st.text(max_size=9))
def test_the_text_always_agrees_with_the_world(kind: str, now: str, before: str) -> None:
    if now == "malformed" and not has_shape(kind):
        return
    face, view = field(kind, now=now), View(typed={f"nhs-app/{kind}": before})
    agree(face, view)
    assert answer_of(kind, face.answers, view.typed[face.field]) == now


def test_a_plausible_slip_is_a_letter_less() -> None:
    wrong, malformed, code = View(), View(), View()
    agree(field(now="wrong"), wrong)
    agree(field(now="malformed"), malformed)
    agree(field("code", now="malformed"), code)
    assert len(wrong.typed["nhs-app/email"]) == len(EMAIL) - 1
    assert malformed.typed["nhs-app/email"] == EMAIL.replace("@", "")
    assert code.typed["nhs-app/code"] == "12345"


def test_a_password_is_hidden_until_it_is_shown_and_hidden_again(phone_widget: Make) -> None:
    phone, view = phone_widget(), View(typed={"nhs-app/password": "Orchard7"})
    phone.show_screen(screen(field("password", now="wrong")), view)
    line = shown(phone, "password").line
    (key,) = phone.findChildren(ShowKey)
    assert key.accessibleName() == "Show password"
    assert line.displayText() == "●" * 8
    key.click()
    assert line.displayText() == "Orchard7"
    assert key.accessibleName() == "Hide password"
    phone.set_look(PhoneLook(scale=1.25, reduced_motion=True))
    assert shown(phone, "password").line.displayText() == "Orchard7"
    view.forget("nhs-app/password")
    phone.show_screen(screen(key="nhs-app/home"), view)
    phone.show_screen(screen(field("password")), view)
    assert shown(phone, "password").line.echoMode() is QLineEdit.EchoMode.Password


def test_what_was_typed_is_nowhere_but_in_the_view_and_the_box(phone_widget: Make) -> None:
    phone, view = phone_widget(), View()
    phone.show_screen(screen(field("text")), view)
    line = shown(phone, "text").line
    line.setFocus()
    QTest.keyClicks(line, "private")
    for holder in (phone, phone.glass, *phone.findChildren(QWidget)):
        assert "private" not in repr(vars(holder))
        if holder is not line:
            assert "private" not in holder.accessibleName() + holder.accessibleDescription()
    QTest.keySequence(line, "Ctrl+A")
    QTest.keySequence(line, "Ctrl+C")
    assert "private" not in QGuiApplication.clipboard().text(QClipboard.Mode.Clipboard)
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    QTest.keySequence(line, "Ctrl+Z")
    assert line.text() == ""


def test_a_box_that_sleeps_tells_the_touch_and_takes_no_letters(phone_widget: Make) -> None:
    phone, view = phone_widget(), View()
    phone.show_screen(screen(field()), view)
    phone.set_awake((CONTINUE,))
    told = listen(phone)
    line = shown(phone, "email").line
    line.tapped_at(line.rect().center())
    assert [(action.touch, action.block) for action in told] == [("write", "email")]
    assert not line.hasFocus()
    line.put("x")
    QTest.keyClicks(line, "x")
    assert view.typed == {}
    assert phone.glass.keyboard is None


def test_the_link_of_the_error_summary_leads_to_the_box(phone_widget: Make) -> None:
    phone = phone_widget()
    face = screen(field(error="Type your email address"), problem=ProblemFace("Type your email", "email"))
    phone.show_screen(face, View())
    (link,) = [each for each in phone.glass.targets() if each.accessibleName() == "Type your email"]
    assert isinstance(link, TouchRow)
    link.click()
    assert shown(phone, "email").line.hasFocus()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.1])
@pytest.mark.parametrize("width", [320, 390])
def test_every_box_is_large_enough_and_nothing_is_cut(scale: float, width: int, phone_widget: Make) -> None:
    phone = phone_widget(PhoneLook(scale=scale, reduced_motion=True), width, 500)
    faces: list[FieldFace] = [field(kind, error="Type it again") for kind in RIGHT]
    faces[3:5] = [field("code", width="short"), field("number", width="half")]
    view = View(typed={f"nhs-app/{kind}": text for kind, text in RIGHT.items()})
    phone.show_screen(screen(*faces), view)
    assert clipped_texts(phone) == []
    for line in phone.findChildren(Line):
        assert line.height() >= phone.look.px(HIGH)
        needed = line.fontMetrics().horizontalAdvance(line.displayText()) + 2 * phone.look.px(12)
        assert needed <= line.width(), line.kind
