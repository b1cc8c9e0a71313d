"""The ring and the hand: always in sight, never on words, calm."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.phone.faces import ScreenFace
from kiosk.phone.world import Action
from kiosk.ui.phone import SCHEMES, PhoneLook, PhoneWidget, View, phone_colours

Make = Callable[..., PhoneWidget]
CONTINUE = Action("tap", "continue")
WHY = Action("tap", "why-missing")


def seen(phone: PhoneWidget, action: Action) -> bool:
    """Whether the whole control is in the part of the page that can be seen."""
    target = phone.target(action)
    assert target is not None
    view = phone.glass.pane.viewport()
    return view.rect().contains(QRect(target.mapTo(view, QPoint()), target.size()))


def test_the_target_is_scrolled_into_view(faces: dict[str, ScreenFace], phone_widget: Make) -> None:
    phone = phone_widget(height=560)
    phone.show_screen(faces["nhs-app/choose-medicines"], View())
    assert not seen(phone, CONTINUE)
    phone.point_at(CONTINUE)
    assert seen(phone, CONTINUE)
    phone.point_at(Action("back"))
    assert seen(phone, Action("back"))
    assert phone.glass.pane.at() == 0


def test_with_motion_the_page_glides_there(
    qtbot: object, faces: dict[str, ScreenFace], phone_widget: Make
) -> None:
    phone = phone_widget(PhoneLook(), height=560)
    phone.show_screen(faces["nhs-app/choose-medicines"], View())
    phone.point_at(CONTINUE)
    assert not seen(phone, CONTINUE)
    qtbot.waitUntil(lambda: seen(phone, CONTINUE))  # type: ignore[attr-defined]


def test_a_target_in_sight_is_not_moved(faces: dict[str, ScreenFace], phone_widget: Make) -> None:
    phone = phone_widget()
    phone.show_screen(faces["nhs-app/profile"], View())
    phone.point_at(Action("tap", "family"))
    assert phone.glass.pane.at() == 0


@pytest.mark.parametrize("width", [320, 390])
def test_the_hand_never_lies_on_words(width: int, faces: dict[str, ScreenFace], phone_widget: Make) -> None:
    phone = phone_widget(width=width)
    without, tried = [], 0
    for key, face in faces.items():
        phone.show_screen(face, View())
        for target in phone.glass.targets():
            if target.action is None:
                continue
            phone.point_at(target.action)
            tried += 1
            pointer = phone.glass.pointer
            assert pointer.isVisible()
            if pointer.hand.isEmpty():
                without.append((key, target.action))
            for rect in visible_words(phone):
                assert not pointer.hand.intersects(rect), (key, target.action)
    assert len(without) <= tried / 500, without  # the ring alone: between crowded words is no room


def visible_words(phone: PhoneWidget) -> list[QRectF]:
    return list(phone.glass.word_rects())


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_ring_is_amber_in_every_colour_scheme(
    scheme: str, faces: dict[str, ScreenFace], phone_widget: Make
) -> None:
    colours = phone_colours(scheme)
    phone = phone_widget(PhoneLook(colours, 1.5, reduced_motion=True))
    phone.show_screen(faces["nhs-app/prescriptions"], View())
    phone.point_at(Action("tap", "request"))
    ring = phone.glass.pointer.ring
    where = phone.glass.mapTo(phone, QPoint(round(ring.center().x()), round(ring.bottom())))
    assert phone.grab().toImage().pixelColor(where) == QColor(colours.ring[0])


def test_touches_go_through_the_ring(faces: dict[str, ScreenFace], phone_widget: Make) -> None:
    phone = phone_widget()
    phone.show_screen(faces["nhs-app/prescriptions"], View())
    action = Action("tap", "request")
    phone.point_at(action, pressing=True)
    target = phone.target(action)
    assert target is not None
    assert phone.childAt(target.mapTo(phone, target.rect().center())) is target


def test_the_ring_goes_when_asked_with_the_screen_and_where_there_is_no_such_control(
    faces: dict[str, ScreenFace], phone_widget: Make
) -> None:
    phone, view = phone_widget(), View()
    phone.show_screen(faces["nhs-app/choose-medicines"], view)
    pointer: QWidget = phone.glass.pointer
    phone.point_at(WHY)
    phone.point_at(None)
    assert not pointer.isVisible()
    phone.point_at(Action("tap", "no-such-control"))
    assert not pointer.isVisible()
    phone.point_at(WHY)
    phone.show_screen(faces["nhs-app/home"], view)
    assert not pointer.isVisible()


def test_the_ring_stays_through_a_change_on_the_same_screen_and_through_a_new_look(
    faces: dict[str, ScreenFace], phone_widget: Make
) -> None:
    phone, view = phone_widget(), View()
    phone.show_screen(faces["nhs-app/choose-medicines"], view)
    phone.point_at(Action("toggle", "medicines", "amlodipine"))
    phone.show_screen(faces["ticked"], view)
    assert phone.glass.pointer.isVisible()
    phone.set_look(PhoneLook(scale=1.5, reduced_motion=True))
    assert phone.glass.pointer.isVisible()


def test_the_ring_follows_the_page(faces: dict[str, ScreenFace], phone_widget: Make) -> None:
    phone = phone_widget(height=560)
    phone.show_screen(faces["nhs-app/choose-medicines"], View())
    phone.point_at(Action("toggle", "medicines", "ramipril"))
    before, scrolled = phone.glass.pointer.ring.top(), phone.glass.pane.at()
    phone.glass.pane.go_to(scrolled + 40)
    assert phone.glass.pointer.ring.top() == before - 40


def test_the_ring_follows_when_the_page_grows(faces: dict[str, ScreenFace], phone_widget: Make) -> None:
    phone = phone_widget()
    phone.show_screen(faces["nhs-app/check-pharmacy"], View())
    phone.point_at(CONTINUE)
    before = phone.glass.pointer.ring.top()
    hours = next(each for each in phone.glass.targets() if each.action is None)
    assert isinstance(hours, QAbstractButton)
    hours.click()
    assert phone.glass.pointer.ring.top() > before


def test_the_target_is_in_view_also_when_the_phone_is_shown_or_made_smaller_later(
    faces: dict[str, ScreenFace], phone_widget: Make
) -> None:
    phone = phone_widget(height=700)
    phone.hide()
    phone.show_screen(faces["nhs-app/choose-medicines"], View())
    phone.point_at(CONTINUE)
    phone.show()
    assert seen(phone, CONTINUE)
    phone.resize(phone.width(), 480)
    assert seen(phone, CONTINUE)


def test_pressing_moves_three_times_at_most_and_not_at_all_with_reduced_motion(
    faces: dict[str, ScreenFace], phone_widget: Make
) -> None:
    calm = phone_widget()
    calm.show_screen(faces["nhs-app/home"], View())
    calm.point_at(Action("tap", "prescriptions"), pressing=True)
    assert not calm.glass.pointer.moving
    lively = phone_widget(PhoneLook())
    lively.show_screen(faces["nhs-app/home"], View())
    lively.point_at(Action("tap", "prescriptions"), pressing=True)
    assert lively.glass.pointer.moving
    assert lively.glass.pointer.presses <= 3
    lively.point_at(Action("tap", "prescriptions"))
    assert not lively.glass.pointer.moving


def test_scrolling_is_remembered_and_a_new_screen_begins_at_its_top(
    faces: dict[str, ScreenFace], phone_widget: Make
) -> None:
    phone, view = phone_widget(height=560), View()
    choose, why = faces["nhs-app/choose-medicines"], faces["nhs-app/why-missing"]
    phone.show_screen(choose, view)
    phone.glass.pane.go_to(150)
    assert view.scroll[choose.key] == 150
    phone.show_screen(why, view)
    assert phone.glass.pane.at() == 0
    back = phone.target(Action("back"))
    assert back is not None
    QTest.keyClick(back, Qt.Key.Key_Space)
    phone.show_screen(choose, view)
    assert phone.glass.pane.at() == 150, "Back returns to the place that was left"
    phone.set_look(PhoneLook(scale=2.0, reduced_motion=True))
    assert phone.glass.pane.at() == 300


def test_a_phone_built_anew_shows_the_place_that_the_view_remembers(
    faces: dict[str, ScreenFace], phone_widget: Make
) -> None:
    face = faces["nhs-app/choose-medicines"]
    phone = phone_widget(height=560)
    phone.hide()
    phone.show_screen(face, View({face.key: 120}))
    phone.show()
    assert phone.glass.pane.at() == 120


def test_what_is_below_is_announced_until_the_end(faces: dict[str, ScreenFace], phone_widget: Make) -> None:
    phone = phone_widget(height=560)
    phone.show_screen(faces["nhs-app/profile"], View())
    assert phone.glass.pane.more_below
    phone.glass.pane.go_to(100_000)
    assert not phone.glass.pane.more_below
    phone.show_screen(faces["nhs-app/test-results"], View())
    assert not phone.glass.pane.more_below
