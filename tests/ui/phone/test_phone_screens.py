"""Each kind of face is drawn, and each screen says all of its words."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from kiosk.phone.faces import (
    ButtonFace,
    CardFace,
    CardsFace,
    ExpanderFace,
    Face,
    FieldFace,
    HeadingFace,
    LinkFace,
    MessageFace,
    OptionFace,
    OptionsFace,
    PanelFace,
    ProblemFace,
    RowFace,
    ScreenFace,
    SummaryFace,
    TabFace,
    TaggedFace,
    TextFace,
)
from kiosk.phone.world import Action
from kiosk.ui.phone import SCHEMES, PhoneLook, PhoneWidget, View, phone_colours
from kiosk.ui.phone.frame import RIBBON

Make = Callable[..., PhoneWidget]
TAP = Action("tap", "it")

EACH: dict[str, Face] = {
    "heading": HeadingFace("What happens next", 2),
    "small heading": HeadingFace("Repeat medicines", 3),
    "text": TextFace(("One sentence.", "Another sentence.")),
    "bold": TextFace(("Bridge Street Pharmacy",), "bold"),
    "small": TextFace(("Received 3 August",), "small"),
    "inset": TextFace(("Tap Back.",), "inset"),
    "warning": TextFace(("Call 999.",), "warning", "Important"),
    "strip": TextFace(("Provided by your surgery",), "strip"),
    "panel": PanelFace("Done", "It was sent."),
    "cards": CardsFace("Group", "plain", (CardFace("One", "grey", 12, TAP), CardFace("Two", "", 0, TAP))),
    "secondary": CardsFace("", "secondary", (CardFace("Three", "", 0, TAP),)),
    "profile cards": CardsFace("", "profile", (CardFace("Four", "", 0, TAP),)),
    "primary": ButtonFace("Continue", "primary", TAP),
    "quiet": ButtonFace("Cancel", "secondary", TAP),
    "red": ButtonFace("Log out", "warning", TAP),
    "link": LinkFace("Find out why", TAP),
    "boxes": OptionsFace("a", True, "Hint", "Select", (OptionFace("amlodipine", ("daily",), True, "", TAP),)),
    "rounds": OptionsFace("b", False, "", "", (OptionFace("Mill Lane", (), True, "", TAP),)),
    "not now": OptionsFace("c", True, "", "", (OptionFace("salbutamol", ("at times",), False, "Ask", None),)),
    "summary": SummaryFace("plain", (RowFace("Name", ("Margaret",), "", "Change", TAP),)),
    "profile": SummaryFace("profile", (RowFace("NHS number", ("999 123 4519",)), RowFace("Born", ("1951",)))),
    "expander": ExpanderFace("hours", "Opening hours", ("Monday: 9am",)),
    "tag": TaggedFace("Approved by GP", "green", "ramipril", ("28 capsules",)),
    "odd tone": TaggedFace("Odd", "no such tone", "ramipril", ()),
    "message": MessageFace("Surgery", "3 August", "The clinic is open.", True, TAP),
    "read message": MessageFace("Surgery", "1 August", "We close at noon.", False, TAP),
}  # fmt: skip

UNSEEN = {"look", "id", "field", "tone", "tint", "icon", "key", "about", "typed"}  # names, not words


def everything_open(face: ScreenFace) -> View:
    return View(open={(face.key, each.id) for each in face.faces if isinstance(each, ExpanderFace)})


def screen(*faces: Face, problem: ProblemFace | None = None) -> ScreenFace:
    return ScreenFace("app/one", "PRACTICE", "App help", "A title", True, problem, faces, ())


def words_of(face: object) -> Iterator[str]:
    """Every text in a face."""
    if isinstance(face, str) and face:
        yield face
    elif isinstance(face, tuple):
        for each in face:
            yield from words_of(each)
    elif isinstance(face, FieldFace):
        yield from words_of((face.label, face.hint, face.error))
    elif is_dataclass(face) and not isinstance(face, Action):
        hidden = UNSEEN - ({"key"} if isinstance(face, RowFace) else set())
        for each in fields(face):
            if each.name not in hidden:
                yield from words_of(getattr(face, each.name))


@pytest.mark.parametrize("name", EACH)
def test_every_kind_of_face_shows_all_of_its_words(name: str, phone_widget: Make) -> None:
    phone = phone_widget()
    phone.show_screen(screen(EACH[name]), View(open={("app/one", "hours")}))
    assert set(words_of(EACH[name])) <= set(phone.words())


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", EACH)
def test_every_kind_of_face_leaves_a_mark_on_the_page(name: str, scheme: str, phone_widget: Make) -> None:
    phone = phone_widget(PhoneLook(phone_colours(scheme), reduced_motion=True))
    phone.show_screen(screen(), View())
    empty = phone.grab().toImage()
    phone.show_screen(screen(EACH[name]), View())
    assert phone.grab().toImage() != empty


def test_every_screen_shows_all_words_of_its_face(faces: dict[str, ScreenFace], phone_widget: Make) -> None:
    phone = phone_widget()
    for face in faces.values():
        phone.show_screen(face, everything_open(face))
        missing = set(words_of((face.problem, face.faces, face.tabs, face.lozenge, face.help)))
        assert missing <= set(phone.words()), face.key
        title_in_panel = any(isinstance(each, PanelFace) for each in face.faces)
        assert not face.title or face.title in phone.words() or title_in_panel


def test_the_practice_ribbon_is_at_the_top_of_every_screen(
    faces: dict[str, ScreenFace], phone_widget: Make
) -> None:
    phone = phone_widget()
    for face in faces.values():
        phone.show_screen(face, View())
        assert phone.words()[0] == RIBBON
        bar = phone.glass.pane.verticalScrollBar()
        bar.setValue(bar.maximum())
        at_the_top = phone.childAt(phone.width() // 2, 20)
        assert at_the_top is not None
        assert at_the_top.accessibleName() == RIBBON


def test_a_done_page_says_its_title_only_once(faces: dict[str, ScreenFace], phone_widget: Make) -> None:
    phone = phone_widget()
    phone.show_screen(faces["nhs-app/requested"], View())
    assert phone.words().count("Your medicines have been requested") == 1


def test_an_app_without_header_and_tabs_has_only_the_ribbon_around_it(phone_widget: Make) -> None:
    phone = phone_widget()
    phone.show_screen(ScreenFace("messages/inbox", "", "", "Inbox", False, None, (), ()), View())
    assert phone.words() == [RIBBON, "Inbox"]


def test_the_tab_where_the_person_is_is_said_and_so_is_news(phone_widget: Make) -> None:
    tabs = (
        TabFace("Home", "home", True, False, Action("tab", "home")),
        TabFace("Messages", "messages", False, True, Action("tab", "messages")),
    )
    phone = phone_widget()
    phone.show_screen(ScreenFace("app/one", "", "", "", False, None, (), tabs), View())
    names = [phone.target(tab.action) for tab in tabs]
    assert [each.accessibleName() for each in names if each] == [
        "Home, you are here",
        "Messages, something new",
    ]


def test_screen_readers_hear_headings_boxes_and_round_buttons(phone_widget: Make) -> None:
    phone = phone_widget()
    both = (EACH["boxes"], EACH["rounds"], EACH["heading"])
    phone.show_screen(screen(*both), View())
    heard = {}
    for each in phone.findChildren(QWidget):
        told = QAccessible.queryAccessibleInterface(each)
        if told is not None and each.accessibleName():
            heard[each.accessibleName()] = (told.role(), bool(told.state().checked))
    role = QAccessible.Role
    assert heard["A title"] == (role.Heading, False)
    assert heard["What happens next"] == (role.Heading, False)
    assert heard["amlodipine, daily, ticked"] == (role.CheckBox, True)
    assert heard["Mill Lane, selected"] == (role.RadioButton, True)
    assert heard["Back"][0] == role.Button


def test_everything_that_is_touched_has_a_name(faces: dict[str, ScreenFace], phone_widget: Make) -> None:
    phone = phone_widget()
    for face in faces.values():
        phone.show_screen(face, View())
        assert all(target.accessibleName() for target in phone.glass.targets())


def test_a_screen_change_keeps_no_old_widget_alive(faces: dict[str, ScreenFace], phone_widget: Make) -> None:
    phone = phone_widget()
    counts: dict[str, int] = {}
    for _ in range(3):
        for key, face in faces.items():
            phone.show_screen(face, View())
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            count = len(phone.findChildren(QWidget))
            assert counts.setdefault(key, count) == count
    assert max(counts.values()) <= 120
