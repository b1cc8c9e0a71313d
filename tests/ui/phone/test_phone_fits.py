"""Nothing is cut, squeezed or hidden: every screen, at every size, in both directions."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from kiosk.phone.faces import AreaFace, ExpanderFace, ScreenFace
from kiosk.ui.phone import PhoneLook, PhoneWidget, View
from kiosk.ui.phone.fit import clipped_texts

SCALES = (1.0, pytest.param(1.5, marks=pytest.mark.thorough), 2.0)
WIDTHS = (320, 360, 390, 430)


@pytest.fixture(params=["left to right", "right to left"])
def direction(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    if request.param == "right to left":
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def views(face: ScreenFace) -> Iterator[View]:
    """The screen as it opens; and with every expander open and words in the box, where it has any."""
    yield View()
    ids = {(face.key, each.id) for each in face.faces if isinstance(each, ExpanderFace)}
    areas = [each.field for each in face.faces if isinstance(each, AreaFace)]
    if ids or areas:
        words = "Please tell the pharmacy that I shall come on Monday.\nThank you."
        yield View(open=ids, typed=dict.fromkeys(areas, words))


@pytest.mark.usefixtures("direction")
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scale", SCALES)
def test_every_text_has_the_room_it_needs(
    scale: float,
    width: int,
    faces: dict[str, ScreenFace],
    phone_widget: Callable[..., PhoneWidget],
) -> None:
    phone = phone_widget(PhoneLook(scale=scale, reduced_motion=True), width, 640)
    faults = []
    some = list(faces.items())
    if width != WIDTHS[0]:  # the narrowest shows all; the others share them out
        some = some[WIDTHS.index(width) - 1 :: 3]
    for name, face in some:
        for view in views(face):
            phone.show_screen(face, view)
            faults += [f"{name}: {fault}" for fault in clipped_texts(phone)]
    assert not faults


@pytest.mark.parametrize("key", ["nhs-app/home", "error", "nhs-app/add-notes", "nhs-app/profile"])
def test_right_to_left_the_phone_looks_the_same_to_the_pixel(
    key: str, qapp: QApplication, faces: dict[str, ScreenFace], phone_widget: Callable[..., PhoneWidget]
) -> None:
    phone = phone_widget()
    phone.show_screen(faces[key], View())
    before = phone.grab().toImage()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        other = phone_widget()
        other.show_screen(faces[key], View())
        assert other.grab().toImage() == before
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_the_check_finds_a_label_that_is_too_small(qapp: QApplication, shown: Callable[..., QWidget]) -> None:
    window = shown(QWidget(), 300, 100)
    label = QLabel("salbutamol 100micrograms inhaler", window)
    label.setGeometry(0, 0, 40, 10)
    label.show()
    assert len(clipped_texts(window)) == 2


def test_the_check_finds_widgets_on_one_another_and_outside(
    qapp: QApplication, shown: Callable[..., QWidget]
) -> None:
    window = shown(QWidget(), 300, 100)
    for left in (0, 20, 280):
        child = QWidget(window)
        child.setGeometry(left, 0, 40, 40)
        child.show()
    assert len(clipped_texts(window)) == 2


def test_the_check_finds_a_word_that_is_broken_in_two(
    faces: dict[str, ScreenFace], phone_widget: Callable[..., PhoneWidget]
) -> None:
    phone = phone_widget(width=120)
    phone.show_screen(faces["nhs-app/prescriptions"], View())
    assert any("middle of a word" in fault for fault in clipped_texts(phone))


def test_a_medicine_name_of_many_words_wraps_and_nothing_is_left_out(
    faces: dict[str, ScreenFace], phone_widget: Callable[..., PhoneWidget]
) -> None:
    phone = phone_widget(width=320)
    phone.show_screen(faces["nhs-app/choose-medicines"], View())
    assert "salbutamol 100micrograms inhaler" in phone.words()
    assert not any("…" in word for word in phone.words())
