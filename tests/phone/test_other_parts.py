"""Pharmacy, messages, profile, tabs, dates: the rest of the mock phone."""

import datetime

import pytest

from kiosk.content.people import Premises
from kiosk.phone.actions import actions
from kiosk.phone.apply import apply
from kiosk.phone.faces import CardsFace, MessageFace, SummaryFace, TextFace
from kiosk.phone.fill import english_date, fill, fill_lines
from kiosk.phone.label import label_of, reference_label
from kiosk.phone.phone import Phone
from kiosk.phone.records import place_fields
from kiosk.phone.show import show
from kiosk.phone.world import Action

from .touching import TO_CHECK, TO_CHOOSE, after, faces, only, screen

CHANGE_PHARMACY = [
    *("tap prescriptions", "tap request", "tap change", "tap change", "tap continue", "tap high-street"),
    *("choose pharmacies mill-lane", "tap continue", "tap confirm"),
]


def test_a_new_pharmacy_shows_everywhere(phone: Phone) -> None:
    world = after(phone, CHANGE_PHARMACY)
    assert "You have nominated Mill Lane Chemist" in repr(show(phone, world))
    for way in (
        ["tap prescriptions", "tap request"],
        ["tap prescriptions", "tap pharmacy"],
        ["tap prescriptions", "tap progress", "tap pharmacy"],
        ["tap prescriptions", *TO_CHECK[1:]],
    ):
        shown = repr(show(phone, after(phone, way, world)).faces)
        assert "Mill Lane Chemist" in shown
        assert "Bridge Street" not in shown


def test_the_details_of_the_new_pharmacy_are_shown_before_it_is_confirmed(phone: Phone) -> None:
    rows = only(screen(phone, *CHANGE_PHARMACY[:-1]), SummaryFace).rows
    assert [(row.key, row.lines) for row in rows] == [
        ("Name", ("Mill Lane Chemist",)),
        ("Address", ("3 Mill Lane", "Sampleton", "ZZ1 4ZZ")),
        ("Telephone", ("01632 960145",)),
        ("Opening times", ("Monday to Saturday: 9am to 5:30pm", "Sunday: closed")),
    ]


def test_no_pharmacy_chosen_tells_the_problem(phone: Phone) -> None:
    shown = screen(phone, *CHANGE_PHARMACY[:6], "tap continue")
    assert shown.problem
    assert shown.problem.text == "Select a pharmacy"


def test_back_from_your_pharmacy_leads_to_where_the_person_came_from(phone: Phone) -> None:
    assert show(phone, after(phone, ["tap prescriptions", "tap request", "tap change", "back"])).title == (
        "Check your chosen pharmacy"
    )
    assert show(phone, after(phone, ["tap prescriptions", "tap pharmacy", "back"])).title == "Prescriptions"


def test_unread_messages_have_a_dot_and_a_number_until_they_are_read(phone: Phone) -> None:
    def dot(*touches: str) -> bool:
        return next(tab.dot for tab in screen(phone, *touches).tabs if tab.label == "Messages")

    inbox = ["tab messages", "tap healthcare"]
    first, second = [f"open inbox {name}" for name in ("flu-clinic", "opening-hours")]
    assert dot()
    assert only(screen(phone, "tab messages"), CardsFace).cards[0].badge == 2
    rows = faces(screen(phone, *inbox), MessageFace)
    assert [(row.when, row.unread) for row in rows] == [("17 March 2026", True), ("4 March 2026", True)]
    assert rows[0].preview.startswith("Our autumn vaccination clinic")
    opened = screen(phone, *inbox, first)
    assert opened.title == "Riverside Practice Surgery"
    assert faces(opened, TextFace)[0].lines == ("Received 17 March 2026",)
    assert [row.unread for row in faces(screen(phone, *inbox, first, "back"), MessageFace)] == [False, True]
    assert only(screen(phone, *inbox, first, "tab messages"), CardsFace).cards[0].badge == 1
    assert dot(*inbox, first)
    assert not dot(*inbox, first, "back", second)


def test_a_tab_opens_its_screen_and_is_lit(phone: Phone) -> None:
    for tab in ("home", "messages", "profile"):
        shown = screen(phone, *TO_CHOOSE, f"tab {tab}")
        assert shown.key == f"nhs-app/{tab}"
        assert [each.action.block for each in shown.tabs if each.on] == [tab]
    assert [tab.label for tab in screen(phone, *TO_CHOOSE).tabs if tab.on] == ["Home"]


def test_the_help_button_leads_to_help_and_back_to_where_the_person_was(phone: Phone) -> None:
    world = after(phone, [*TO_CHOOSE, "help"])
    assert show(phone, world).title == "App help"
    assert apply(phone, world, Action("help")) == world
    assert show(phone, after(phone, ["back"], world)).title == "Choose the medicines you need"


def test_logging_out_asks_first(phone: Phone) -> None:
    assert screen(phone, "tab profile", "tap log-out").title == "Are you sure you want to log out?"
    assert screen(phone, "tab profile", "tap log-out", "tap cancel").title == "Profile"
    assert screen(phone, "tab profile", "tap log-out", "tap log-out", "tap log-in").key == "nhs-app/home"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{date:0}", "20 March 2026"),
        ("{date:-24}", "24 February 2026"),
        ("{date:-80}", "30 December 2025"),
        ("Last issued: {date:12}", "Last issued: 1 April 2026"),
        ("{person:name}, {person:address}", "Margaret Sample, 7 Orchard Close, Sampleton, ZZ1 3ZZ"),
        ("{surgery:phone}", "01632 960100"),
        ("{count:read} of 2", "0 of 2"),
        ("{new-pharmacy:name}", ""),
        ("no placeholder", "no placeholder"),
    ],
)
def test_placeholders_say_what_is_so(phone: Phone, text: str, said: str) -> None:
    assert fill(phone, phone.start, text) == said


def test_a_line_that_is_only_a_placeholder_becomes_all_its_lines(phone: Phone) -> None:
    assert fill_lines(phone, phone.start, ("At:", "{pharmacy:address}", "Ring {pharmacy:phone}")) == (
        *("At:", "12 Bridge Street", "Sampleton", "ZZ1 2ZZ"),
        "Ring 01632 960123",
    )


def test_dates_are_written_as_the_real_app_writes_them() -> None:
    assert english_date(datetime.date(2028, 2, 29)) == "29 February 2028"


def test_a_place_tells_its_name_address_phone_and_hours() -> None:
    place = Premises(name="A", address=("b", "c"), phone="1", hours=("d",))
    assert dict(place_fields(place)) == {
        **{"name": ("A",), "title": ("A",)},
        **{"address": ("b", "c"), "phone": ("1",), "hours": ("d",), "miles": ()},
    }


def test_labels_are_the_words_that_stand_on_the_phone(phone: Phone) -> None:
    check = after(phone, TO_CHECK)
    choose = after(phone, TO_CHOOSE)
    inbox = after(phone, ["tab messages", "tap healthcare"])
    high_street = after(phone, CHANGE_PHARMACY[:6])
    for world, action, label in (
        (phone.start, Action("tap", "prescriptions"), "Prescriptions"),
        (phone.start, Action("tab", "profile"), "Profile"),
        (phone.start, Action("help"), "App help"),
        (check, Action("back"), "Back"),
        (check, Action("tap", "medicines"), "Change"),
        (choose, Action("toggle", "medicines", "ramipril"), "ramipril 2.5mg capsules"),
        (high_street, Action("choose", "pharmacies", "mill-lane"), "Mill Lane Chemist"),
        (inbox, Action("open", "inbox", "flu-clinic"), "Riverside Practice Surgery"),
        (after(phone, ["back"], check), Action("write", "notes"), "Notes"),
        (phone.start, Action("tap", "nothing"), ""),
    ):
        assert label_of(phone, world, action) == label


def test_references_quote_the_phone(phone: Phone) -> None:
    assert reference_label(phone, "nhs-app/check-details/send") == "Confirm and send"
    assert reference_label(phone, "nhs-app/tab/home") == "Home"
    assert reference_label(phone, "nhs-app/header/help") == "App help"
    assert reference_label(phone, "nhs-app/check-details/medicines") == "Change"
    assert reference_label(phone, "nhs-app/prescriptions/title") == "Prescriptions"
    assert reference_label(phone, "back") == "Back"
    assert reference_label(phone, "nhs-app/none/none") == "nhs-app/none/none"


@pytest.mark.parametrize(
    "action",
    [
        Action("tap", "nothing"),
        Action("tap"),
        Action("tab", "nothing"),
        Action("toggle", "medicines", "aspirin"),
        Action("toggle", "continue", "amlodipine"),
        Action("choose", "medicines", "amlodipine"),
        Action("open", "medicines", "amlodipine"),
        Action("write", "medicines"),
        Action("write", "continue"),
        Action("erase", "why-missing"),
        Action("tap", "medicines", "amlodipine"),
    ],
)
def test_a_touch_on_what_is_not_there_changes_nothing(phone: Phone, action: Action) -> None:
    world = after(phone, TO_CHOOSE)
    assert action not in actions(phone, world)
    assert apply(phone, world, action) == world
