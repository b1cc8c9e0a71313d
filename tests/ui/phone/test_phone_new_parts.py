"""Home screen, news, browser, switches, the phone's own keys, and the newer skin."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.phone.faces import ScreenFace
from kiosk.phone.world import Action
from kiosk.ui.phone import SCHEMES, PhoneColours, PhoneLook, PhoneWidget, View, phone_colours
from kiosk.ui.phone.address_bar import AddressBar
from kiosk.ui.phone.area import Edit
from kiosk.ui.phone.fit import clipped_texts
from kiosk.ui.phone.frame import RIBBON
from kiosk.ui.phone.gesture_bar import GestureKey
from kiosk.ui.phone.line import Line
from kiosk.ui.phone.notice import Notice
from kiosk.ui.phone.sheet import TITLE as QUESTION
from kiosk.ui.phone.touch_row import TouchRow
from tests.ui.phone.new_screens import BANNER, CONTINUE, FORM, GRID, IN_APP, NOTICE, SCREENS, TITLE, screen
from tests.ui.phone.test_phone_colours import DARK, contrast
from tests.ui.phone.test_phone_screens import words_of
from tests.ui.phone.typing_screens import field

Make = Callable[..., PhoneWidget]

BACK, HOME, CLOSE = Action("back"), Action("home"), Action("close")
EXIT, STAY, HELP = Action("exit"), Action("stay"), Action("help")
ROOMY, LOW = 720, 400  # of the glass, in logical units
NO_NEWS = replace(SCREENS["news"], notice=None)


def expected(face: ScreenFace) -> set[Action]:
    """All touches of a screen, as far as its face tells them."""
    keys = {BACK, HOME} if face.gestures else set()
    if face.leaving:
        return {EXIT, STAY} | keys
    found = set(_actions(face.faces)) | keys
    found |= {BACK} if face.back else set()
    found |= {each.action for each in (face.notice, face.banner) if each}
    found |= {CLOSE} if face.close else {tab.action for tab in face.tabs}
    return found | ({HELP} if face.help and not face.address else set())


def _actions(part: object) -> Iterator[Action]:
    if isinstance(part, Action):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from _actions(each)
    else:
        for name in getattr(part, "__slots__", ()):
            yield from _actions(getattr(part, name))


def place(phone: PhoneWidget, widget: QWidget) -> QPoint:
    return widget.mapTo(phone, QPoint())


def row(phone: PhoneWidget, action: Action) -> TouchRow:
    target = phone.target(action)
    assert isinstance(target, TouchRow), action
    return target


@pytest.mark.parametrize("awake", [None, ()], ids=["awake", "asleep"])
@pytest.mark.parametrize("name", SCREENS)
def test_every_new_target_is_found_has_a_name_and_tells_its_own_action(
    name: str, awake: tuple[Action, ...] | None, phone_widget: Make
) -> None:
    phone = phone_widget(height=ROOMY)
    phone.show_screen(SCREENS[name], View())
    phone.set_awake(awake)
    told: list[Action] = []
    phone.touched.connect(told.append)
    assert {target.action for target in phone.glass.targets()} == expected(SCREENS[name])
    for action in expected(SCREENS[name]):
        told.clear()
        row(phone, action).click()
        assert told == [action]
        assert row(phone, action).accessibleName()


@pytest.mark.parametrize("height", [ROOMY, LOW])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.2])
@pytest.mark.parametrize("width", [320, 390])
def test_every_new_part_has_the_room_it_needs(
    width: int, scale: float, height: int, phone_widget: Make
) -> None:
    phone = phone_widget(PhoneLook(scale=scale, reduced_motion=True), width, height)
    faults = []
    for name, face in SCREENS.items():
        phone.show_screen(face, View())
        faults += [f"{name}: {fault}" for fault in clipped_texts(phone)]
        least = phone.look.px(44) - 1
        small = [each for each in phone.glass.targets() if min(each.width(), each.height()) < least]
        faults += [f"{name}: {each.accessibleName()} is too small to touch" for each in small]
    assert not faults


@pytest.mark.parametrize("name", SCREENS)
def test_every_new_screen_shows_all_of_its_words(name: str, phone_widget: Make) -> None:
    phone, face = phone_widget(), SCREENS[name]
    phone.show_screen(face, View())
    if face.leaving:
        assert QUESTION in phone.words()
        assert TITLE not in phone.words()
        return
    seen = {word for word in words_of(face.faces) if word not in ("tiles", "plain", "no such tint")}
    tints = {each for each in seen if each in phone.look.colours.apps}
    assert seen - tints <= set(phone.words())
    for each in (face.notice, face.banner):
        assert each is None or each.text in phone.words()
    assert not face.title or face.title in phone.words()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_asleep_looks_different_and_stays_in_place(scheme: str, phone_widget: Make) -> None:
    phone = phone_widget(PhoneLook(phone_colours(scheme), reduced_motion=True), height=ROOMY)
    for name, face in SCREENS.items():
        phone.show_screen(face, View())
        awake = {target: (target.grab().toImage(), target.geometry()) for target in phone.glass.targets()}
        phone.set_awake(())
        for target, (image, geometry) in awake.items():
            dead = isinstance(target, GestureKey) and not target.live
            assert dead or target.grab().toImage() != image, (name, target.accessibleName())
            assert target.geometry() == geometry
        phone.set_awake(None)


def new_words(c: PhoneColours) -> dict[str, tuple[str, str]]:
    pairs = {name: getattr(c, name) for name in ("wallpaper", "gestures", "address", "banner")}
    pairs |= {f"app {tint}": pair for tint, pair in c.apps.items()}
    pairs["address in its field"] = (c.input, c.text)
    pairs["bubble"] = c.strip
    return pairs


@pytest.mark.parametrize("scheme", SCHEMES)
def test_all_new_words_and_drawings_can_be_read(scheme: str) -> None:
    colours = phone_colours(scheme)
    least = 7.0 if scheme in DARK else 4.5
    poor = {name: pair for name, pair in new_words(colours).items() if contrast(*pair) < least}
    assert not poor
    asleep = (colours.wallpaper[0], colours.gestures[0])
    assert all(contrast(colours.asleep_text, each) >= 4.5 for each in asleep)
    for ground in (colours.wallpaper[0], colours.gestures[0], colours.banner[0]):
        assert max(contrast(part, ground) for part in colours.ring) >= 3
    assert contrast(colours.primary.face, colours.card) >= 3, "a switch that is on"
    assert contrast(colours.inset, colours.page) >= 3, "a point that is past"
    assert contrast(colours.scroll, colours.page) >= 3, "the line between"


def test_right_to_left_the_new_parts_look_the_same_to_the_pixel(
    qapp: QApplication, phone_widget: Make
) -> None:
    images: list[list[QImage]] = []
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        qapp.setLayoutDirection(direction)
        phone, shots = phone_widget(height=ROOMY), []
        for face in SCREENS.values():
            phone.show_screen(face, View())
            shots.append(phone.grab().toImage())
        images.append(shots)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert images[0] == images[1]


def test_screen_readers_hear_switches_points_titles_and_news(phone_widget: Make) -> None:
    phone = phone_widget(height=ROOMY)
    heard: dict[str, tuple[QAccessible.Role, bool]] = {}
    for name in ("home with news", "switches", "timeline", "task", "safe page", "false page", "tiles"):
        phone.show_screen(SCREENS[name], View())
        for each in phone.findChildren(QWidget):
            told = QAccessible.queryAccessibleInterface(each)
            if told is not None and each.accessibleName():
                heard[each.accessibleName()] = (told.role(), bool(told.state().checked))
    role = QAccessible.Role
    assert heard["Messages, on"] == (role.CheckBox, True)
    assert heard["NHS App, It says only that a new message is there., off"] == (role.CheckBox, False)
    assert heard["Referred by your GP, 12 January 2026, done"][0] == role.StaticText
    assert heard["First appointment, still to come"][0] == role.StaticText
    assert heard[TITLE][0] == role.Heading
    assert heard["Close"][0] == role.Button
    assert heard["Messages, something new"][0] == role.Button
    assert heard[f"New in Messages: NHSlogin, {NOTICE.text}"][0] == role.Button
    assert heard["Address: www.practice.example, closed padlock"][0] == role.StaticText
    assert heard["Address: nhs-refund.example/claim/today, open padlock, not secure"][0] == role.StaticText
    assert heard["Test results, GP and hospital, New, 12 new"][0] == role.Button
    assert heard["Home, the round key"][0] == heard["Back"][0] == role.Button


def test_back_of_the_phone_is_grey_where_there_is_no_way_back(phone_widget: Make) -> None:
    phone = phone_widget()
    phone.show_screen(SCREENS["home"], View())
    key = row(phone, BACK)
    assert isinstance(key, GestureKey)
    assert not key.live
    assert key.accessibleName() == "Back, nothing to go back to"
    phone.show_screen(SCREENS["bubble"], View())
    keys = [each for each in phone.glass.targets() if isinstance(each, GestureKey)]
    assert [each.live for each in keys] == [True, True]


def test_a_page_of_the_browser_says_whether_it_is_secure(phone_widget: Make) -> None:
    phone = phone_widget()
    said = {}
    for name in ("safe page", "false page", "start page"):
        phone.show_screen(SCREENS[name], View())
        (bar,) = phone.findChildren(AddressBar)
        said[name] = [placed.wrapped.text for placed in bar.current().words]
    assert said["safe page"] == ["www.practice.example"]
    assert said["false page"] == ["Not secure", "nhs-refund.example/claim/today"]
    assert said["start page"] == ["Start page"]


def test_a_screen_without_header_has_only_the_ribbon_above_it(phone_widget: Make) -> None:
    phone = phone_widget()
    phone.show_screen(SCREENS["bare"], View())
    assert phone.words()[:2] == [RIBBON, "Log in"]
    assert phone.glass.pane.y() == row_below_ribbon(phone)


def row_below_ribbon(phone: PhoneWidget) -> int:
    ribbon = next(each for each in phone.glass.findChildren(QWidget) if each.accessibleName() == RIBBON)
    return ribbon.geometry().bottom() + 1


@pytest.mark.parametrize("height", [ROOMY, LOW])
def test_news_do_not_move_what_a_finger_is_about_to_touch(height: int, phone_widget: Make) -> None:
    phone, view = phone_widget(height=height), View()
    phone.show_screen(NO_NEWS, view)
    phone.glass.pane.go_to(10_000)
    before = place(phone, row(phone, CONTINUE))
    phone.show_screen(SCREENS["news"], view)
    notice = row(phone, NOTICE.action)
    if height == ROOMY:
        assert place(phone, row(phone, CONTINUE)) == before
    else:
        assert phone.glass.pane.isAncestorOf(notice)
    assert phone.glass.rect().contains(notice.mapTo(phone.glass, notice.rect().bottomRight()))


def test_where_there_is_little_room_news_and_banner_scroll_with_the_page(phone_widget: Make) -> None:
    phone = phone_widget(height=LOW)
    phone.show_screen(SCREENS["both"], View())
    pane = phone.glass.pane
    assert all(pane.isAncestorOf(row(phone, each.action)) for each in (NOTICE, BANNER))
    assert pane.viewport().height() >= phone.look.px(150)
    phone.resize(phone.width(), phone.look.px(ROOMY))
    assert not any(pane.isAncestorOf(row(phone, each.action)) for each in (NOTICE, BANNER))
    phone.resize(phone.width(), phone.look.px(LOW))
    assert all(pane.isAncestorOf(row(phone, each.action)) for each in (NOTICE, BANNER))
    phone.show_screen(SCREENS["banner"], View())
    assert phone.target(NOTICE.action) is None
    assert not clipped_texts(phone)


def test_news_slide_in_once_and_not_at_all_with_reduced_motion(phone_widget: Make) -> None:
    for calm in (True, False):
        phone, view = phone_widget(PhoneLook(reduced_motion=calm), height=ROOMY), View()
        phone.show_screen(NO_NEWS, view)
        phone.show_screen(SCREENS["news"], view)
        notice = row(phone, NOTICE.action)
        assert isinstance(notice, Notice)
        assert notice.moving is not calm
        phone.show_screen(SCREENS["home with news"], view)
        assert row(phone, NOTICE.action) is notice, "on the next screen it is the same one"


def test_a_task_has_its_way_out_above_help_below_and_no_tabs(phone_widget: Make) -> None:
    phone = phone_widget(height=ROOMY)
    phone.show_screen(replace(SCREENS["task"], tabs=IN_APP["tabs"]), View())
    assert not any(target.action == Action("tab", "home") for target in phone.glass.targets())
    pane = phone.glass.pane.geometry()
    assert row(phone, CLOSE).mapTo(phone.glass, QPoint()).y() < pane.top()
    assert row(phone, HELP).mapTo(phone.glass, QPoint()).y() > pane.bottom()
    phone.show_screen(SCREENS["done"], View())
    assert row(phone, CLOSE).accessibleName() == "Done"


def test_the_question_whether_to_leave_covers_all_and_to_stay_leaves_all_as_it_was(
    phone_widget: Make,
) -> None:
    phone, view = phone_widget(height=560), View()
    phone.show_screen(SCREENS["task"], view)
    phone.glass.pane.go_to(90)
    shown = phone.grab().toImage()
    phone.show_screen(SCREENS["leaving"], view)
    assert {target.action for target in phone.glass.targets()} == {EXIT, STAY, BACK, HOME}
    assert phone.glass.pane.at() == 0
    phone.show_screen(SCREENS["task"], view)
    assert phone.glass.pane.at() == 90
    assert phone.grab().toImage() == shown


def test_the_question_can_be_answered_on_the_lowest_phone(phone_widget: Make) -> None:
    phone = phone_widget(PhoneLook(scale=2.2, reduced_motion=True), 320, 290)
    phone.show_screen(SCREENS["leaving"], View())
    for action in (EXIT, STAY):
        phone.point_at(action)
        target = row(phone, action)
        seen = phone.glass.pane.viewport().rect()
        assert seen.contains(target.mapTo(phone.glass.pane.viewport(), target.rect().center()))


@pytest.mark.parametrize("name", ["home with news", "both", "task", "done", "leaving", "switches", "tiles"])
def test_every_new_target_can_be_pointed_at_and_the_hand_lies_on_nothing(
    name: str, phone_widget: Make
) -> None:
    phone = phone_widget(height=ROOMY)
    phone.show_screen(SCREENS[name], View())
    for action in expected(SCREENS[name]):
        phone.point_at(action)
        pointer = phone.glass.pointer
        assert pointer.isVisible()
        assert not any(pointer.hand.intersects(each) for each in phone.glass.word_rects()), action


def test_what_nobody_touches_has_no_target(phone_widget: Make) -> None:
    phone, wait = phone_widget(), Action("wait", "messages/text-arrives")
    phone.show_screen(SCREENS["news"], View())
    assert phone.target(wait) is None
    phone.point_at(wait, pressing=True)
    phone.bring_into_view(wait)
    phone.set_awake((wait,))
    assert not phone.glass.pointer.isVisible()
    assert all(target.asleep for target in phone.glass.targets() if not isinstance(target, Edit))


def test_the_new_look_of_a_phone_keeps_its_screen(phone_widget: Make) -> None:
    phone = phone_widget(height=ROOMY)
    for name in ("both", "leaving", "home with news"):
        phone.show_screen(SCREENS[name], View())
        phone.set_look(PhoneLook(scale=1.3 if phone.look.scale == 1.0 else 1.0, reduced_motion=True))
        assert {target.action for target in phone.glass.targets()} == expected(SCREENS[name])
        assert not clipped_texts(phone)


def test_app_icons_stand_in_three_columns_and_many_in_four(phone_widget: Make) -> None:
    phone, home = phone_widget(), SCREENS["home"]
    many = replace(home, faces=(replace(GRID, icons=GRID.icons + GRID.icons[:5]),))
    for face, columns in ((home, 3), (many, 4)):
        phone.show_screen(face, View())
        icons = [each for each in phone.glass.targets() if each.action and each.action.touch == "open"]
        assert len({each.x() for each in icons}) == columns


@pytest.mark.parametrize("name", ["task", "done"])
def test_the_title_of_a_task_is_said_only_once(name: str, phone_widget: Make) -> None:
    phone = phone_widget()
    phone.show_screen(SCREENS[name], View())
    assert phone.words().count(SCREENS[name].title) == 1


def test_news_are_seen_while_the_keyboard_is_open_and_the_next_letter_leads_back(phone_widget: Make) -> None:
    phone, view = phone_widget(height=480), View()
    typing = screen("nhs-app/code", "Enter the code", *FORM[:2], field("code"), **IN_APP)
    phone.show_screen(typing, view)
    (line,) = (each for each in phone.glass.targets() if isinstance(each, Line))
    line.setFocus(Qt.FocusReason.MouseFocusReason)
    keyboard = phone.glass.keyboard
    assert keyboard is not None
    phone.show_screen(replace(typing, notice=NOTICE), view)
    assert phone.glass.keyboard is keyboard
    pane = phone.glass.pane
    assert pane.at() == 0
    assert pane.isAncestorOf(row(phone, NOTICE.action))
    keyboard.typed.emit("4")
    assert pane.viewport().rect().contains(line.mapTo(pane.viewport(), line.rect().center()))


def test_a_long_address_goes_on_in_the_next_line_and_is_not_cut_anywhere(phone_widget: Make) -> None:
    phone = phone_widget(width=200)
    phone.show_screen(screen("web/long", "", address="https://practice.margaret-sample.example.com"), View())
    (bar,) = phone.findChildren(AddressBar)
    assert not any(placed.wrapped.broken for placed in bar.current().words)
    assert "practice.margaret-sample.example.com" in phone.words()
