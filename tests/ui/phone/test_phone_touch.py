"""What is touched is told, awake or asleep; what is typed stays in the view."""

from collections.abc import Callable
from itertools import pairwise

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit, QWidget

from kiosk.phone.actions import actions
from kiosk.phone.apply import apply
from kiosk.phone.faces import ScreenFace
from kiosk.phone.phone import Phone
from kiosk.phone.show import show
from kiosk.phone.world import Action, World
from kiosk.ui.phone import PhoneLook, PhoneWidget, View
from kiosk.ui.phone.area import Area, Edit
from kiosk.ui.phone.problem import Problem
from kiosk.ui.phone.touch_row import TouchRow
from kiosk.ui.touch import TouchGuard

Make = Callable[..., PhoneWidget]
Told = list[Action]
CONTINUE = Action("tap", "continue")
AMLODIPINE = Action("toggle", "medicines", "amlodipine")
NOTES = "nhs-app/notes"


@pytest.fixture
def notes(phone_widget: Make, faces: dict[str, ScreenFace]) -> tuple[PhoneWidget, View, Told]:
    """The page with a box to write in, its view, and what it tells."""
    phone, view = phone_widget(), View()
    phone.show_screen(faces["nhs-app/add-notes"], view)
    return phone, view, listen(phone)


def listen(phone: PhoneWidget) -> Told:
    told: Told = []
    phone.touched.connect(told.append)
    return told


def row(phone: PhoneWidget, action: Action) -> TouchRow:
    target = phone.target(action)
    assert isinstance(target, TouchRow), action
    return target


def box(phone: PhoneWidget) -> Edit:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the page before goes now
    (edit,) = phone.findChildren(Edit)
    return edit


@pytest.mark.parametrize("awake", [None, ()], ids=["awake", "asleep"])
def test_everything_that_the_phone_answers_can_be_touched_and_tells_its_own_action(
    awake: tuple[Action, ...] | None, phone: Phone, worlds: dict[str, World], phone_widget: Make
) -> None:
    widget = phone_widget()
    told = listen(widget)
    for world in worlds.values():
        widget.show_screen(show(phone, world), View())
        widget.set_awake(awake)
        for action in actions(phone, world):
            if action.touch in ("write", "erase", "wait"):
                continue  # nobody touches what comes by itself
            told.clear()
            row(widget, action).click()
            assert told == [action]


def test_nothing_can_be_touched_that_the_phone_does_not_answer(
    phone: Phone, worlds: dict[str, World], phone_widget: Make
) -> None:
    widget = phone_widget()
    for world in worlds.values():
        widget.show_screen(show(phone, world), View())
        told = {target.action for target in widget.glass.targets() if target.action}
        keys = {Action("back"), Action("home")}  # the phone's own: they stay where there is no way to go
        assert told <= set(actions(phone, world)) | keys


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_the_keyboard_touches_too(key: Qt.Key, faces: dict[str, ScreenFace], phone_widget: Make) -> None:
    phone = phone_widget()
    phone.show_screen(faces["nhs-app/check-pharmacy"], View())
    told = listen(phone)
    QTest.keyClick(row(phone, CONTINUE), key)
    assert told == [CONTINUE]


def test_tab_goes_through_the_screen_from_top_to_bottom(
    faces: dict[str, ScreenFace], phone_widget: Make
) -> None:
    phone = phone_widget()
    phone.show_screen(faces["nhs-app/choose-medicines"], View())
    targets = phone.glass.targets()
    for before, after in pairwise(targets):
        chain = before.nextInFocusChain()
        while not isinstance(chain, TouchRow | Edit):
            assert chain is not None
            chain = chain.nextInFocusChain()
        assert chain is after


def test_focus_by_keyboard_shows_and_focus_by_finger_does_not(
    faces: dict[str, ScreenFace], phone_widget: Make
) -> None:
    phone = phone_widget()
    phone.show_screen(faces["nhs-app/check-pharmacy"], View())
    button = row(phone, CONTINUE)
    calm = phone.grab().toImage()
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    assert phone.grab().toImage() == calm
    button.clearFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert phone.grab().toImage() != calm


def test_a_finger_on_the_glass_touches_a_card_and_a_drag_does_not(
    finger: object, faces: dict[str, ScreenFace], phone_widget: Make
) -> None:
    phone = phone_widget(height=500)
    TouchGuard(phone)
    phone.show_screen(faces["nhs-app/prescriptions"], View())
    told = listen(phone)
    card = row(phone, Action("tap", "request"))
    finger.tap(card)  # type: ignore[attr-defined]
    assert told == [Action("tap", "request")]
    finger.drag(card, (card, QPoint(20, -150)))  # type: ignore[attr-defined]
    assert len(told) == 1
    assert phone.glass.pane.at() > 0


def test_a_touch_ticks_nothing_by_itself_because_the_world_decides(
    faces: dict[str, ScreenFace], phone_widget: Make
) -> None:
    phone = phone_widget()
    phone.show_screen(faces["nhs-app/choose-medicines"], View())
    row(phone, AMLODIPINE).click()
    assert not row(phone, AMLODIPINE).isChecked()
    phone.show_screen(faces["ticked"], View())
    assert row(phone, AMLODIPINE).isChecked()


def test_a_medicine_that_cannot_be_had_is_shown_and_cannot_be_touched(
    faces: dict[str, ScreenFace], phone_widget: Make
) -> None:
    phone = phone_widget()
    phone.show_screen(faces["nhs-app/choose-medicines"], View())
    assert phone.target(Action("toggle", "medicines", "salbutamol")) is None
    assert any(word.startswith("Your surgery needs to review") for word in phone.words())


def test_what_has_not_changed_keeps_its_widget_and_what_is_touched_keeps_the_focus(
    faces: dict[str, ScreenFace], phone_widget: Make
) -> None:
    phone, view = phone_widget(), View()
    phone.show_screen(faces["nhs-app/choose-medicines"], view)
    button, tick = row(phone, CONTINUE), row(phone, AMLODIPINE)
    tick.setFocus(Qt.FocusReason.TabFocusReason)
    phone.show_screen(faces["ticked"], view)
    assert row(phone, CONTINUE) is button
    assert row(phone, AMLODIPINE) is not tick
    assert row(phone, AMLODIPINE).hasFocus()


def test_a_screen_may_be_shown_from_inside_a_touch(
    phone: Phone, worlds: dict[str, World], phone_widget: Make
) -> None:
    """As it is in the app: the widget that was touched goes while it is being touched."""
    widget, view = phone_widget(), View()
    world = [phone.start]

    def answer(action: Action) -> None:
        world[0] = apply(phone, world[0], action)
        widget.show_screen(show(phone, world[0]), view)

    widget.show_screen(show(phone, world[0]), view)
    widget.touched.connect(answer)
    road = [
        Action("tap", "prescriptions"),
        Action("tap", "request"),
        CONTINUE,
        AMLODIPINE,
        CONTINUE,
        CONTINUE,
    ]
    for action in [
        *road,
        Action("tap", "send"),
        Action("tap", "progress"),
        Action("back"),
        Action("tab", "home"),
    ]:
        row(widget, action).click()
    assert world[0].screen == "nhs-app/home"


def test_asleep_looks_different_and_stays_in_place(faces: dict[str, ScreenFace], phone_widget: Make) -> None:
    phone = phone_widget()
    phone.show_screen(faces["nhs-app/home"], View())
    before, places = phone.grab().toImage(), [t.geometry() for t in phone.glass.targets()]
    phone.set_awake((Action("tap", "prescriptions"),))
    assert phone.grab().toImage() != before
    assert [t.geometry() for t in phone.glass.targets()] == places
    assert not row(phone, Action("tap", "prescriptions")).asleep
    assert row(phone, Action("tap", "documents")).asleep
    assert all(target.isEnabled() for target in phone.glass.targets())
    phone.set_awake(None)
    assert phone.grab().toImage() == before


def test_what_sleeps_goes_on_sleeping_on_the_next_screen(
    faces: dict[str, ScreenFace], phone_widget: Make
) -> None:
    phone = phone_widget()
    phone.set_awake((CONTINUE,))
    phone.show_screen(faces["nhs-app/check-pharmacy"], View())
    assert not row(phone, CONTINUE).asleep
    assert row(phone, Action("back")).asleep


def test_typing_tells_each_change_and_when_a_text_begins_and_ends(
    notes: tuple[PhoneWidget, View, Told],
) -> None:
    phone, view, told = notes
    typed: list[tuple[str, str]] = []
    phone.typed.connect(lambda field, text: typed.append((field, text)))
    QTest.keyClicks(box(phone), "Hi")
    assert typed == [(NOTES, "H"), (NOTES, "Hi")]
    assert told == [Action("write", "notes")]
    assert view.typed == {NOTES: "Hi"}
    box(phone).setPlainText("")
    assert told[1:] == [Action("erase", "notes")]
    assert view.typed == {}


def test_the_counter_counts_down_and_says_in_words_when_there_is_too_much(
    notes: tuple[PhoneWidget, View, Told],
) -> None:
    phone, _, _ = notes
    for length, said in ((0, "450 characters remaining"), (449, "1 character remaining"),
                         (450, "0 characters remaining"), (451, "1 character too many")):  # fmt: skip
        box(phone).setPlainText("x" * length)
        assert f"You have {said}" in phone.words()


def test_the_box_grows_with_the_words_and_pushes_the_button_down(
    notes: tuple[PhoneWidget, View, Told],
) -> None:
    phone, _, _ = notes
    before, button = box(phone).height(), row(phone, CONTINUE).y()
    box(phone).setPlainText("A line of words.\n" * 12)
    assert box(phone).height() > before
    assert box(phone).verticalScrollBar().maximum() == 0
    assert row(phone, CONTINUE).y() - button == box(phone).height() - before


def test_what_was_typed_is_there_again_when_the_page_is_drawn_anew(
    notes: tuple[PhoneWidget, View, Told], faces: dict[str, ScreenFace]
) -> None:
    phone, view, told = notes
    box(phone).setPlainText("Only on Mondays")
    told.clear()
    phone.set_look(PhoneLook(scale=1.25, reduced_motion=True))
    assert box(phone).toPlainText() == "Only on Mondays"
    phone.show_screen(faces["nhs-app/home"], view)
    phone.show_screen(faces["nhs-app/add-notes"], view)
    assert box(phone).toPlainText() == "Only on Mondays"
    assert told == []


def test_what_was_typed_is_nowhere_but_in_the_view_and_the_box(
    notes: tuple[PhoneWidget, View, Told], faces: dict[str, ScreenFace]
) -> None:
    phone, view, _ = notes
    box(phone).setPlainText("very private")
    for holder in (phone, phone.glass, *phone.findChildren(QWidget)):
        if not isinstance(holder, Area | Edit | QPlainTextEdit):
            assert "very private" not in repr(vars(holder))
    phone.show_screen(faces["nhs-app/home"], view)
    view.typed.clear()
    phone.show_screen(faces["nhs-app/add-notes"], view)
    assert box(phone).toPlainText() == ""


def test_a_box_that_sleeps_tells_the_touch_and_takes_no_words(
    notes: tuple[PhoneWidget, View, Told],
) -> None:
    phone, view, told = notes
    phone.set_awake((CONTINUE,))
    QTest.mouseClick(box(phone).viewport(), Qt.MouseButton.LeftButton)
    box(phone).setFocus(Qt.FocusReason.MouseFocusReason)
    assert told[-1] == Action("write", "notes")
    assert not box(phone).hasFocus()
    QTest.keyClicks(box(phone), "Hi")
    assert view.typed == {}


def test_the_review_page_shows_what_was_typed(
    phone: Phone, worlds: dict[str, World], phone_widget: Make
) -> None:
    written = apply(phone, worlds["nhs-app/add-notes"], Action("write", "notes"))
    widget = phone_widget()
    widget.show_screen(show(phone, apply(phone, written, CONTINUE)), View(typed={NOTES: "On Monday\nplease"}))
    assert "On Monday\nplease" in widget.words()


def test_an_expander_opens_and_closes_and_the_view_remembers(
    faces: dict[str, ScreenFace], phone_widget: Make
) -> None:
    phone, view = phone_widget(), View()
    face = faces["nhs-app/check-pharmacy"]
    phone.show_screen(face, view)
    opened: list[tuple[str, bool]] = []
    phone.expanded.connect(lambda name, state: opened.append((name, state)))
    button = row(phone, CONTINUE).y()
    (hours,) = (
        b for b in phone.findChildren(QAbstractButton) if b.accessibleName() == "Opening hours, closed"
    )
    hours.click()
    assert "Sunday: closed" in phone.words()
    assert hours.accessibleName() == "Opening hours, open"
    assert row(phone, CONTINUE).y() > button
    phone.set_look(PhoneLook(scale=1.1, reduced_motion=True))
    assert "Sunday: closed" in phone.words()
    (hours,) = (b for b in phone.findChildren(QAbstractButton) if b.accessibleName() == "Opening hours, open")
    hours.click()
    assert "Sunday: closed" not in phone.words()
    assert opened == [("hours", True), ("hours", False)]
    assert view.open == set()


def test_words_that_open_are_never_asleep(faces: dict[str, ScreenFace], phone_widget: Make) -> None:
    phone = phone_widget()
    phone.show_screen(faces["nhs-app/check-pharmacy"], View())
    phone.set_awake(())
    (hours,) = (each for each in phone.glass.targets() if each.action is None)
    assert not hours.asleep


def test_the_error_summary_is_seen_at_once_and_leads_to_the_options(
    faces: dict[str, ScreenFace], phone_widget: Make
) -> None:
    phone, view = phone_widget(height=560), View()
    phone.show_screen(faces["nhs-app/choose-medicines"], view)
    phone.glass.pane.go_to(10_000)
    told = listen(phone)
    phone.show_screen(faces["error"], view)
    assert phone.glass.pane.at() == 0
    assert "There is a problem" in phone.words()
    link = next(t for t in phone.glass.targets() if t.accessibleName() == "Select at least one medicine")
    assert isinstance(link, TouchRow)
    link.click()
    assert phone.glass.pane.at() > 0
    assert row(phone, AMLODIPINE).hasFocus()
    assert told == []


def test_an_old_glass_is_deleted_with_its_look(
    qtbot: object, faces: dict[str, ScreenFace], phone_widget: Make
) -> None:
    phone = phone_widget()
    phone.show_screen(faces["nhs-app/home"], View())
    old = phone.glass
    phone.set_look(PhoneLook(scale=2.0, reduced_motion=True))
    QTest.qWait(0)
    qtbot.waitUntil(lambda: not shiboken6.isValid(old))  # type: ignore[attr-defined]
    assert phone.glass.look.scale == 2.0


def test_an_empty_text_area_says_what_is_missing_at_the_box_and_the_summary_leads_there(
    phone: Phone, worlds: dict[str, World], phone_widget: Make
) -> None:
    widget, view = phone_widget(), View()
    world = apply(phone, worlds["nhs-app/write-message"], Action("erase", "subject"))
    widget.show_screen(show(phone, world), view)
    world = apply(phone, world, Action("tap", "send"))
    widget.show_screen(show(phone, world), view)

    assert [word for word in widget.words() if word == "Enter a subject"] == ["Enter a subject"] * 2
    edit = next(each for each in widget.findChildren(Edit) if each.accessibleName() == "Subject")
    assert "Enter a subject" in edit.accessibleDescription()
    (problem,) = widget.findChildren(Problem)
    problem.asked.emit("subject")
    assert widget.glass.pane.shows(edit.geometry()) or edit.hasFocus()

    world = apply(phone, world, Action("write", "subject"))
    widget.show_screen(show(phone, world), view)
    assert "Enter a subject" not in widget.words()
