# ruff: noqa: E501 - a table of old, new and what is told
"""References that lead nowhere, and content that would show nonsense, are told with their line."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.content.check_people import nhs_number_fault
from kiosk.content.checks import check_library
from kiosk.content.library import read_library
from kiosk.phone.actions import actions
from kiosk.phone.apply import apply
from kiosk.phone.phone import build_phone
from kiosk.phone.show import show

from .making import APP, LESSON, PEOPLE, SCREENS, TODAY, change, faults_in, sample_copy
from .test_reader import spoil

HOME, RX, PHARMACY, MESSAGES = (SCREENS.format(n) for n in ("home", "prescriptions", "pharmacy", "messages"))
SEND = "do: [{move: {from: chosen, into: requested}}, {clear: notes}]"

# These names were right until another file or line changed: they are told where they are used.
TOLD_ELSEWHERE = ("there is no screen “appointments”", "there are two screens with the id “log-out”")

REFERENCE_FAULTS = [
    # lessons
    (LESSON, "screen: nhs-app/check-pharmacy", "screen: nhs-app/chek-pharmacy", "there is no screen “nhs-app/chek-"),
    (LESSON, "screen: nhs-app/check-pharmacy", "screen: messages/home", "“messages/home” begins with no app"),
    (LESSON, "screen: nhs-app/check-pharmacy", "screen: any", "this says no screen"),
    (LESSON, "screen: nhs-app/check-pharmacy", "screen: {without: [nhs-app/home]}", "this says no screen"),
    (LESSON, "{label:nhs-app/prescriptions/request}", "{label:nhs-app/prescriptions/ask}", "there is no label"),
    (LESSON, "{label:nhs-app/prescriptions/request}", "{label:nhs-app/message/title}", "there is no label"),
    (LESSON, "{label:nhs-app/prescriptions/request}", "{labl:x}", "“{labl:x}” is not possible here"),
    (LESSON, "{label:nhs-app/prescriptions/request}", "{person:nhs-number}", "“{person:nhs-number}” is not"),
    (LESSON, "{label:nhs-app/prescriptions/request}", "Request}", "there is a brace that belongs to nothing"),
    (LESSON, "Tick {item:amlodipine}", "Tick {item:aspirin}", "there is no item “aspirin”"),
    (LESSON, "done: {chosen: [amlodipine]}", "done: {chosen: [aspirin]}", "there is no “aspirin” among"),
    (LESSON, "done: {chosen: [amlodipine]}", "done: {chose: [amlodipine]}", "there is no state “chose”"),
    (LESSON, "done: {chosen: [amlodipine]}", "done: {notes: hello}", "the state “notes” is a text"),
    (LESSON, "person: margaret", "person: margret", "there is nobody called “margret”"),
    (LESSON, "apps: [nhs-app]", "apps: [nhs-app, bank]", "there is no app “bank”"),
    (LESSON, "starts: nhs-app/home", "starts: nhs-app/hall", "there is no screen “nhs-app/hall”"),
    (LESSON, "starts: nhs-app/home", "starts: nhs-app/home, given: {x: []}", "there is no state “x”"),
    (LESSON, "starts: nhs-app/home", "starts: nhs-app/home, given: {chosen: [x]}", "there is no “x” among"),
    (LESSON, "starts: nhs-app/home", "starts: nhs-app/home, given: {notes: [Dear doctor]}", "the state “notes” is a"),
    (LESSON, "starts: nhs-app/home", "starts: nhs-app/home, given: {pharmacy: [mill-lane, bridge-street]}", "the state"),
    (LESSON, "id: order-repeat-prescription", "id: order", "the id “order” is not the name of the file"),
    (LESSON, "- id: go-on", "- id: pick", "the id “pick” is used twice"),
    (LESSON, "- id: go-on", "- id: lesson", "the id “lesson” is used twice"),
    (LESSON, "at: go-on", "at: going-on", "there is no step “going-on”"),
    (LESSON, "do: [{toggle: medicines/ramipril}]", "do: [{toggle: pills/ramipril}]", "nothing on the phone is called"),
    (LESSON, "do: [{toggle: medicines/ramipril}]", "do: [{toggle: medicines/aspirin}]", "there is no “aspirin” on"),
    (LESSON, "do: [{toggle: medicines/ramipril}]", "do: [{back: true, tap: continue}]", "one line does one thing"),
    (LESSON, "do: [{toggle: medicines/ramipril}]", "do: [{tap: tab/settings}]", "there is no “settings” on"),
    # apps
    (APP, "id: nhs-app", "id: nhs", "the id “nhs” is not the name of the folder"),
    (APP, "entry: home", "entry: hall", "there is no screen “hall”"),
    (APP, "go: messages, dot: read", "go: message-box, dot: read", "there is no screen “message-box”"),
    (APP, "go: messages, dot: read", "go: messages, dot: red", "there is no state “red”"),
    (APP, "go: messages, dot: read", "go: messages, dot: opened", "the state “opened” is a choice"),
    (APP, "help: App help, go: help", "help: App help", "“help” and “go” belong together"),
    (APP, "help: App help, go: help", "help: 'Help {person:first}', go: help", "a label stays as it is"),
    (APP, "chosen: {type: set, of: repeats}", "chosen: {type: set}", "the state “chosen” has no “of”"),
    (APP, "chosen: {type: set, of: repeats}", "chosen: {type: set, of: pills}", "there is no collection “pills”"),
    (APP, "notes: {type: text}", "notes: {type: text, of: repeats}", "a text holds no items"),
    (APP, "of: pharmacies, starts: pharmacy", "of: pharmacies, starts: repeats", "the state “pharmacy” cannot start"),
    (APP, "notes: {type: text}", "screen: {type: text}\n  notes: {type: text}", "a state cannot be called “screen”"),
    (HOME, "  appointments:\n", "  home-again:\n", "there is no screen “appointments”"),
    (HOME, "title: Appointments\n    parent: home", "title: Appointments", "the screen “appointments” has a Back link"),
    (HOME, "title: Appointments\n    parent: home", "title: A\n    parent: appointments", "the parents of the screen"),
    (HOME, "    tab: home", "    tab: house", "there is no tab “house”"),
    (HOME, "{id: updates,", "{id: book,", "the id “book” is on this screen twice"),
    (HOME, "label: Book an appointment", "label: 'Book, {person:first}'", "a label stays as it is"),
    (HOME, "text: You can find this in the real app.", "text: 'See {count:appointments}'", "there is no “appointments” in"),
    (HOME, "text: You can find this in the real app.", "text: 'See {date:²}'", "there is no “²” in"),
    (HOME, "text: You can find this in the real app.", "text: 'See {date:99999999}'", "there is no “99999999”"),
    (HOME, "text: You can find this in the real app.", "text: 'See {opened:colour}'", "there is no “colour” in"),
    (HOME, "text: You can find this in the real app.", "text: 'See {item:quantity}'", "“{item:quantity}” is not possible"),
    (HOME, "text: You can find this in the real app.", "text: a, lines: [b]", "a text block has either"),
    (HOME, "text: You can find this in the real app.", "look: bold", "a text block has either"),
    (HOME, "text: You can find this in the real app.", "look: warning, text: a", "“label” belongs to the look"),
    (RX, "from: repeats\n", "from: pills\n", "there is no collection “pills”"),
    (RX, "into: chosen\n", "into: ticked\n", "there is no state “ticked”"),
    (RX, "into: chosen\n", "into: read\n", "the state “read” holds messages, not repeats"),
    (RX, "        reason: You have already requested this medicine.\n", "", "“without” and “reason” belong together"),
    (RX, "        otherwise: Select at least one medicine\n        go: add", "        go: add", "“needs” and “otherwise”"),
    (RX, "needs: {chosen: any}\n        otherwise: Select at least one medicine\n        go: add",
     "needs: {chose: any}\n        otherwise: x\n        go: add", "there is no state “chose”"),
    (RX, SEND, "do: [{move: {from: chosen, into: notes}}]", "the state “notes” is a text"),
    (RX, SEND, "do: [{move: {from: chosen, into: read}}]", "the state “read” holds messages"),
    (RX, SEND, "do: [{copy: {from: chosen, into: pharmacy}}]", "the state “pharmacy” is a choice"),
    (RX, SEND, "do: [{clear: note}]", "there is no state “note”"),
    (RX, SEND, "do: [{clear: notes, move: {from: chosen, into: requested}}]", "an effect does exactly one thing"),
    (RX, "items: chosen, change: Change, go", "items: chosen, go", "“change” and “go” belong together"),
    (RX, "items: chosen, change", "items: chosen, value: x, change", "a row has one value"),
    (RX, "{type: tag-list, from: repeats, tag: Repeat, tone: grey}", "{type: tag-list, from: repeats}", "repeats have no"),
    (RX, "  emergency:\n", "  emergencies:\n", "no touch leads to the screen “emergencies”"),
    (MESSAGES, "from: messages, into", "from: pharmacies, into", "pharmacies are no messages"),
    (PHARMACY, "  online-only:\n", "  log-out:\n", "there are two screens with the id “log-out”"),
    # people
    (PEOPLE, "phone: 01632 960100", "phone: 020 7123 4567", "“020 7123 4567” may be a real phone number"),
    (PEOPLE, "nhs-number: 999 123 4519", "nhs-number: 943 476 5919", "this NHS number could be somebody's"),
    (PEOPLE, "nhs-number: 999 123 4519", "nhs-number: 999 123 4518", "the check digit of this NHS number is wrong"),
    (PEOPLE, "pharmacy: bridge-street", "pharmacy: high-street", "there is no pharmacy “high-street”"),
    (PEOPLE, "surgery: riverside", "surgery: lakeside", "there is no surgery “lakeside”"),
    (PEOPLE, "- {medicine: ramipril, issued", "- {medicine: aspirin, issued", "there is no medicine “aspirin”"),
    (PEOPLE, "- {medicine: ramipril, issued", "- {medicine: amlodipine, issued", "“amlodipine” is here twice"),
    (PEOPLE, "- id: flu-clinic", "- id: mill-lane", "“mill-lane” is a pharmacy and a message"),
    (PEOPLE, 'issued: "{date:-12}"', 'issued: "{date:soon}"', "this placeholder is not possible here"),
    (PEOPLE, 'issued: "{date:-12}"', 'issued: "{person:first}"', "this placeholder is not possible here"),
    (PEOPLE, "- Our autumn", "- '{opened:text} Our autumn", "this cannot be read"),
    (PEOPLE, "name: Margaret Sample", "name: 'Margaret {date:-1}'", "this placeholder is not possible here"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "problem"), REFERENCE_FAULTS)
def test_a_reference_that_leads_nowhere_is_told(
    tmp_path: Path, file: str, old: str, new: str, problem: str
) -> None:
    root = sample_copy(tmp_path)
    line = change(root, file, old, new)
    faults = [fault for fault in faults_in(root) if fault.problem.startswith(problem)]
    assert faults, [str(fault) for fault in faults_in(root)]
    assert all(fault.remedy for fault in faults)
    last = line + max(old.count("\n"), new.count("\n"))
    near = [f for f in faults if f.place.path == f"lessons/{file}" and line - 8 <= f.place.line <= last]
    assert near or problem in TOLD_ELSEWHERE, [str(f) for f in faults]


def test_a_state_that_two_apps_have_needs_the_apps_name(tmp_path: Path) -> None:
    root = sample_copy(tmp_path)
    change(root, LESSON, "apps: [nhs-app]", "apps: [nhs-app, other]")
    (root / "apps/other").mkdir()
    (root / "apps/other/app.yaml").write_text(
        "schema: app/1\nid: other\ntitle: Other\nentry: home\nstate: {chosen: {type: set, of: repeats}}\n"
    )
    (root / "apps/other/a.yaml").write_text(
        "screens: {home: {back: false, blocks: [{type: text, text: Hi}]}}\n"
    )
    assert {fault.problem for fault in faults_in(root)} == {"more than one app has a state “chosen”"}


def test_two_lessons_cannot_share_an_id(tmp_path: Path) -> None:
    root = sample_copy(tmp_path)
    (root / "other").mkdir()
    (root / "other" / Path(LESSON).name).write_text((root / LESSON).read_text(encoding="utf-8"))
    assert any(fault.problem.startswith("there are two lessons") for fault in faults_in(root))


@pytest.mark.parametrize("number", ["999 123 4519", "9991234519", "999 000 0018"])
def test_a_number_of_the_test_range_can_be_used(number: str) -> None:
    assert nhs_number_fault(number) is None


@pytest.mark.parametrize("number", ["999 123 451", "999 123 45199", "abc", "", "٩٩٩ ١٢٣ ٤٥١٩"])
def test_a_number_of_another_length_cannot_be_used(number: str) -> None:
    assert nhs_number_fault(number) == "an NHS number has 10 digits"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(seed=st.integers(0, 2**32))
def test_lessons_with_any_slip_are_told_or_can_be_shown(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    chance = random.Random(seed)
    root = sample_copy(tmp_path_factory.mktemp("slip"))
    path = root / chance.choice([LESSON, PEOPLE, APP, HOME, RX, PHARMACY, MESSAGES])
    lines = path.read_text(encoding="utf-8").split("\n")
    spoil(lines, chance)
    path.write_text("\n".join(lines), encoding="utf-8")
    library = read_library(root)
    if check_library(library):
        return
    for lesson in library.lessons.values():
        phone = build_phone(library, lesson, TODAY)
        world = phone.start
        for _ in range(40):
            show(phone, world)
            world = apply(phone, world, chance.choice(actions(phone, world)))
