"""Ordering a repeat prescription on the mock phone behaves as the real app does (reference §3a)."""

from kiosk.phone.apply import apply
from kiosk.phone.faces import (
    AreaFace,
    ButtonFace,
    CardsFace,
    ExpanderFace,
    HeadingFace,
    LinkFace,
    OptionFace,
    OptionsFace,
    PanelFace,
    ScreenFace,
    SummaryFace,
    TaggedFace,
    TextFace,
)
from kiosk.phone.phone import Phone
from kiosk.phone.show import show
from kiosk.phone.world import Action

from .touching import TO_CHECK, TO_CHOOSE, TO_SENT, after, faces, only, screen


def option(shown: ScreenFace, title: str) -> OptionFace:
    return next(each for each in only(shown, OptionsFace).options if each.title.startswith(title))


def test_the_screens_follow_one_another_with_the_real_titles(phone: Phone) -> None:
    titles: list[str] = []
    for length in range(len(TO_SENT) + 1):
        shown = screen(phone, *TO_SENT[:length])
        if not titles or titles[-1] != shown.title:
            titles.append(shown.title)
    assert titles == [
        "",
        "Prescriptions",
        "Check your chosen pharmacy",
        "Choose the medicines you need",
        "Add notes for your GP surgery (optional)",
        "Check the details before sending your request",
        "Your medicines have been requested",
    ]


def test_the_pharmacy_is_shown_before_anything_is_chosen(phone: Phone) -> None:
    shown = screen(phone, "tap prescriptions", "tap request")
    assert [face.lines for face in faces(shown, TextFace)] == [
        ("Your medicines will be collected or delivered from here.",),
        ("Bridge Street Pharmacy",),
        ("12 Bridge Street", "Sampleton", "ZZ1 2ZZ", "01632 960123"),
    ]
    expander = only(shown, ExpanderFace)
    assert (expander.label, expander.lines[-1]) == ("Opening hours", "Sunday: closed")
    assert only(shown, LinkFace).label == "Change your chosen pharmacy"
    assert only(shown, ButtonFace).label == "Continue"


def test_each_medicine_shows_its_dose_quantity_and_last_issue(phone: Phone) -> None:
    shown = screen(phone, *TO_CHOOSE)
    assert only(shown, HeadingFace) == HeadingFace("Medicines you can request", 2)
    assert option(shown, "amlodipine") == OptionFace(
        "amlodipine 5mg tablets",
        ("Take one each day", "28 tablets", "Last issued: 22 February 2026"),
        on=False,
        unavailable="",
        action=Action("toggle", "medicines", "amlodipine"),
    )


def test_a_touch_ticks_and_another_takes_the_tick_away(phone: Phone) -> None:
    world = after(phone, [*TO_CHOOSE, "toggle medicines ramipril"])
    assert option(show(phone, world), "ramipril").on
    world = after(phone, ["toggle medicines ramipril"], world)
    assert not option(show(phone, world), "ramipril").on


def test_continue_with_nothing_ticked_tells_the_problem_and_stays(phone: Phone) -> None:
    shown = screen(phone, *TO_CHOOSE, "tap continue")
    assert shown.title == "Choose the medicines you need"
    assert shown.problem
    assert (shown.problem.text, shown.problem.about) == ("Select at least one medicine", "medicines")
    assert only(shown, OptionsFace).error == "Select at least one medicine"


def test_the_problem_goes_away_with_the_next_touch(phone: Phone) -> None:
    for touch in ("toggle medicines amlodipine", "tap why-missing", "back", "tab home", "help"):
        shown = screen(phone, *TO_CHOOSE, "tap continue", touch)
        assert shown.problem is None
        assert not any(face.error for face in faces(shown, OptionsFace))


def test_an_unavailable_medicine_says_why_and_cannot_be_ticked(phone: Phone) -> None:
    world = after(phone, TO_CHOOSE)
    shown = option(show(phone, world), "salbutamol")
    assert shown.action is None
    assert shown.unavailable == "Your surgery needs to review this medicine first. Contact your surgery."
    assert apply(phone, world, Action("toggle", "medicines", "salbutamol")) == world


def test_the_link_explains_why_some_medicines_are_missing(phone: Phone) -> None:
    shown = screen(phone, *TO_CHOOSE, "tap why-missing")
    assert shown.title == "Why you cannot request certain medicines"
    assert show(phone, after(phone, [*TO_CHOOSE, "tap why-missing", "back"])).title.startswith("Choose")


def test_notes_have_450_characters_and_are_optional(phone: Phone) -> None:
    shown = screen(phone, *TO_CHOOSE, "toggle medicines amlodipine", "tap continue")
    area = only(shown, AreaFace)
    assert (area.limit, area.field, area.written) == (450, "nhs-app/notes", False)
    assert screen(phone, *TO_CHECK).title.startswith("Check the details")


def test_the_world_knows_that_there_is_a_note_but_never_what_it_says(phone: Phone) -> None:
    world = after(phone, [*TO_CHOOSE, "toggle medicines amlodipine", "tap continue", "write notes"])
    assert phone.get(world, "nhs-app/notes") == ("typed",)
    assert only(show(phone, world), AreaFace).written
    notes = only(show(phone, after(phone, ["tap continue"], world)), SummaryFace).rows[1]
    assert (notes.typed, notes.lines) == ("nhs-app/notes", ())
    erased = after(phone, ["erase notes"], world)
    assert phone.get(erased, "nhs-app/notes") == ()


def test_the_check_page_lists_what_will_be_sent(phone: Phone) -> None:
    medicines, notes, pharmacy = only(screen(phone, *TO_CHECK), SummaryFace).rows
    assert (medicines.key, medicines.lines, medicines.change) == (
        "Medicines",
        ("amlodipine 5mg tablets",),
        "Change",
    )
    assert (notes.lines, notes.typed, notes.change) == (("No notes added",), "", "Change")
    assert pharmacy.lines == ("Bridge Street Pharmacy", "12 Bridge Street", "Sampleton", "ZZ1 2ZZ")
    assert pharmacy.action is None


def test_change_leads_to_the_page_to_change_and_back_returns_to_the_check(phone: Phone) -> None:
    for row, title in (("medicines", "Choose the medicines"), ("notes", "Add notes")):
        world = after(phone, [*TO_CHECK, f"tap {row}"])
        assert show(phone, world).title.startswith(title)
        assert show(phone, after(phone, ["back"], world)).title.startswith("Check the details")


def test_a_changed_choice_comes_back_to_the_check_page(phone: Phone) -> None:
    world = after(phone, [*TO_CHECK, "tap medicines", "toggle medicines ramipril"])
    world = after(phone, ["tap continue", "tap continue"], world)
    assert only(show(phone, world), SummaryFace).rows[0].lines == (
        "amlodipine 5mg tablets",
        "ramipril 2.5mg capsules",
    )


def test_nothing_can_be_sent_when_the_tick_was_taken_away(phone: Phone) -> None:
    touches = [*TO_CHECK, "tap medicines", "toggle medicines amlodipine", "back", "tap send"]
    shown = screen(phone, *touches)
    assert shown.title.startswith("Check the details")
    assert shown.problem
    assert shown.problem.text == "Select at least one medicine"


def test_after_sending_a_green_panel_says_so_and_there_is_no_back(phone: Phone) -> None:
    shown = screen(phone, *TO_SENT)
    assert only(shown, PanelFace).title == "Your medicines have been requested"
    assert not shown.back
    assert HeadingFace("What happens next", 2) in shown.faces
    assert any("3 to 5 working days" in face.lines[0] for face in faces(shown, TextFace))
    assert only(shown, CardsFace).cards[0].label == "Check the progress of prescriptions"


def test_the_new_request_stands_first_under_progress(phone: Phone) -> None:
    new, *earlier = faces(screen(phone, *TO_SENT, "tap progress"), TaggedFace)
    assert new == TaggedFace(
        "Requested", "blue", "amlodipine 5mg tablets", ("28 tablets", "Requested: 20 March 2026")
    )
    assert [(each.tag, each.tone) for each in earlier] == [
        ("Approved by GP", "green"),
        ("Rejected by GP", "red"),
    ]
    assert earlier[0].lines == ("28 capsules", "Requested: 6 March 2026")
    assert not faces(screen(phone, "tap prescriptions", "tap progress"), TaggedFace)[2:]


def test_what_was_requested_cannot_be_requested_again(phone: Phone) -> None:
    world = after(phone, [*TO_SENT, "tap prescriptions", "tap request", "tap continue"])
    shown = option(show(phone, world), "amlodipine")
    assert (shown.on, shown.action) == (False, None)
    assert shown.unavailable == "You have already requested this medicine."
    assert apply(phone, world, Action("toggle", "medicines", "amlodipine")) == world


def test_the_note_is_gone_when_it_was_sent(phone: Phone) -> None:
    touches = [
        *TO_CHOOSE,
        "toggle medicines amlodipine",
        "tap continue",
        "write notes",
        "tap continue",
        "tap send",
    ]
    world = after(phone, touches)
    assert phone.get(world, "nhs-app/notes") == ()
    again = ["tap prescriptions", "tap request", "tap continue", "toggle medicines ramipril", "tap continue"]
    assert not only(show(phone, after(phone, again, world)), AreaFace).written
