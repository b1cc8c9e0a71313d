"""What a screen reader is told of the practice phone."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget

from kiosk.phone.faces import ScreenFace
from kiosk.phone.world import Action
from kiosk.ui.phone import PhoneWidget, View
from kiosk.ui.phone.touch_row import TouchRow

Make = Callable[..., PhoneWidget]
Role, State = QAccessible.Role, QAccessible.State
AMLODIPINE = Action("toggle", "medicines", "amlodipine")


def heard(phone: PhoneWidget) -> list[tuple[QAccessible.Role, str, QWidget]]:
    found = []
    for widget in phone.findChildren(QWidget):
        interface = QAccessible.queryAccessibleInterface(widget)
        if widget.isVisibleTo(phone) and interface is not None:
            found.append((interface.role(), interface.text(QAccessible.Text.Name), widget))
    return found


def test_everything_that_can_be_touched_says_what_it_is_and_each_page_has_a_heading(
    faces: dict[str, ScreenFace], phone_widget: Make
) -> None:
    phone = phone_widget()
    for key, face in faces.items():
        phone.show_screen(face, View())
        told = heard(phone)
        assert all(name for _, name, widget in told if isinstance(widget, TouchRow)), key
        roles = {role for role, _, _ in told}
        if face.title:
            assert Role.Heading in roles, key


def test_boxes_and_round_buttons_say_whether_they_are_on(
    faces: dict[str, ScreenFace], phone_widget: Make
) -> None:
    phone = phone_widget()
    phone.show_screen(faces["ticked"], View())
    box = phone.target(AMLODIPINE)
    assert box is not None
    interface = QAccessible.queryAccessibleInterface(box)
    assert interface is not None
    assert interface.role() == Role.CheckBox
    assert interface.state().checked
    phone.show_screen(faces["nhs-app/reply"], View())
    rounds = [widget for role, _, widget in heard(phone) if role == Role.RadioButton]
    assert len(rounds) == 3


@pytest.mark.parametrize("key", ["nhs-app/choose-medicines", "settings/notifications"])
def test_a_box_that_a_screen_reader_turns_is_a_touch_and_the_world_decides(
    key: str, faces: dict[str, ScreenFace], phone_widget: Make
) -> None:
    phone = phone_widget()
    phone.show_screen(faces[key], View())
    box = next(
        widget for _, _, widget in heard(phone) if isinstance(widget, TouchRow) and widget.isCheckable()
    )
    told, before = QSignalSpy(box.touched), box.isChecked()

    box.toggle()  # what Qt does when a reader asks for it

    assert told.count() == 1
    assert box.isChecked() is before
