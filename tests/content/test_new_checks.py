# ruff: noqa: E501 - a table of old, new and what is told
"""What an author can get wrong in fields, cases, effects, timers, lists and several apps."""

from pathlib import Path

import pytest

from kiosk.content.check_people import check_people
from kiosk.content.checks import check_library
from kiosk.content.library import read_library
from tests.sample import sample_library

from .making import PEOPLE, change, faults_in, sample_copy

APP, ENTER, ACCOUNT, VISITS = (f"apps/sign-in/{name}.yaml" for name in ("app", "enter", "account", "visits"))
TEXTS, HOME = "apps/messages/app.yaml", "apps/phone/home.yaml"
LESSON = "patient/sign-in.yaml"
CODE_EXPIRES = "do: [{put: {into: expired, items: [typed]}}]"
ADD = "{add: {from: slot, into: booked}}, {remove"

FAULTS = [
    # cases and where they lead
    (ENTER, "{when: {email: none}, error: Enter your email address}", "{when: {email: none}}", "a case shows an error or leads"),
    (ENTER, "{when: {email: none}, error", "{when: {mail: none}, error", "there is no state “mail”"),
    (ENTER, "go: old-address}", "go: old-adress}", "there is no screen “old-adress”"),
    (ENTER, "label: Sign in, go: enter-email", "label: Sign in, go: post/inbox", "there is no screen “post/inbox”"),
    (ENTER, "{messages/arrived: none}", "{messages/came: none}", "there is no state “messages/came”"),
    # fields
    (ENTER, "into: email\n", "into: signed-in\n", "the state “signed-in” is a flag"),
    (ENTER, "{right: \"{person:email}\", old", "{wrong: \"{person:email}\", old", "the answer cannot be called “wrong”"),
    (ENTER, "answers: {right: \"{code:code}\"}", "answers: {right: \"{code:digits}\"}", "there is no “digits” in"),
    (ENTER, "email: {type: answer}", "email: {type: answer, of: texts}", "a answer holds no items"),
    (ACCOUNT, "label: Reminders, into: reminders", "label: Reminders, into: note", "the state “note” is a text"),
    # effects and timers
    (ENTER, CODE_EXPIRES, "do: [{put: {into: email, items: [right]}}]", "the state “email” is a answer"),
    (ENTER, CODE_EXPIRES, "do: [{clear: expird}]", "there is no state “expird”"),
    (ENTER, "when: {code: any, expired: none}", "when: {codes: any}", "there is no state “codes”"),
    (VISITS, ADD, "{add: {from: slot, into: acting}}, {remove", "the state “acting” is a flag"),
    (VISITS, ADD, "{add: {from: code, into: booked}}, {remove", "the state “booked” holds slots, not texts"),
    (VISITS, "{add: {from: slot, into: free}}, {remove: {from: booked", "{remove: {from: slot", "the state “slot” is a choice"),
    # lists of the app's own
    (VISITS, "- {id: noon,", "- {id: early,", "“early” is here twice"),
    (VISITS, "of: slots, holds: [early", "of: slot, holds: [early", "there is no collection “slot”"),
    (VISITS, "  slots:\n    - {id: early", "  repeats:\n    - {id: early", "“repeats” belongs to people.yaml"),
    (VISITS, "{slot:title} in {slot:room}", "{slot:title} in {slot:floor}", "there is no “floor” in"),
    (VISITS, "lines: [\"{workday:3}\"]", "lines: [\"{workday:soon}\"]", "there is no “soon” in"),
    # the app itself
    (APP, "icon: padlock-closed", "icon: padlock-clsed", "there is no drawing “padlock-clsed”"),
    (ACCOUNT, "{includes: [message-surgery]}", "{includes: [message-surgry]}", "the state “surgery” cannot be “message-surgry”"),
    (APP, "starts: surgery", "starts: surgery, holds: [book-online]", "“starts” and “holds” say the same"),
    (APP, "starts: surgery", "holds: [book-onlin]", "“book-onlin” is none of its options"),
    (APP, "shown: {acting: any}", "shown: {actin: any}", "there is no state “actin”"),
    (APP, "label: Switch back, go: family", "label: Switch back, go: families", "there is no screen “families”"),
    (TEXTS, "into: opened, go: message}", "into: opened, go: massage}", "there is no screen “massage”"),
    (TEXTS, "new: new, read: read", "new: opened, read: read", "the state “opened” is a choice"),
    (HOME, "away: not-here", "away: nowhere", "there is no screen “nowhere”"),
    # lessons
    (LESSON, "{type: code/wrong}", "{type: codes/wrong}", "nothing on the phone is called “codes”"),
    (LESSON, "{type: code/wrong}", "{type: code/nearly}", "there is no “nearly” on this phone"),
    (LESSON, "wait: sign-in/code-expires", "wait: sign-in/code-expired", "there is no timer “sign-in/code-expired”"),
    (LESSON, "{home: true}, {tap: apps/nhs-app}", "{home: true, tap: apps/nhs-app}", "one line does one thing"),
    (LESSON, "tap: apps/nhs-app", "tap: apps/bank", "there is no “bank” on this phone"),
    (LESSON, "messages/new: any", "messages/news: any", "there is no state “messages/news”"),
    (LESSON, "done: {screen: messages/inbox}", "done: {screen: messages/outbox}", "there is no screen “messages/outbox”"),
    (LESSON, "minutes: 5", "minutes: 5\nneeds: [parking]", "no app asks for “parking”"),
    (LESSON, "starts: sign-in/welcome", "starts: sign-in/welcome, features: [parking]", "no app asks for “parking”"),
    # people
    (PEOPLE, "email: margaret.sample@example.com", "email: margaret@gmail.com", "“margaret@gmail.com” may be somebody's"),
    (PEOPLE, "mobile: 07700 900123", "mobile: 07911 123456", "“07911 123456” may be a real phone number"),
    (PEOPLE, 'code: "402817"', 'code: "40281"', "a security code has 6 digits"),
    (PEOPLE, "go: sign-in/help", "go: sign-in/halp", "there is no screen “sign-in/halp”"),
    (PEOPLE, "- id: how-it-works", "- id: flu-clinic", "“flu-clinic” is a message and a text message"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "problem"), FAULTS)
def test_a_slip_is_told_where_it_is(tmp_path: Path, file: str, old: str, new: str, problem: str) -> None:
    root = sample_copy(tmp_path)
    line = change(root, file, old, new)
    told = [fault for fault in check_library(read_library(root)) if fault.problem.startswith(problem)]
    assert told, [str(fault) for fault in check_library(read_library(root))]
    assert all(fault.remedy for fault in told)
    assert any(
        fault.place.path == f"lessons/{file}" and line - 8 <= fault.place.line <= line + new.count("\n") + 1
        for fault in told
    ), [str(fault) for fault in told]


def test_the_sample_has_no_fault_and_no_dead_end(tmp_path: Path) -> None:
    assert faults_in(sample_copy(tmp_path)) == ()


def test_a_name_that_two_areas_of_an_app_give_is_told_with_both_places(tmp_path: Path) -> None:
    root = sample_copy(tmp_path)
    line = change(root, VISITS, "  slot: {type: choice, of: slots}", "  note: {type: text}")
    faults = [
        fault
        for fault in read_library(root).faults
        if fault.problem == "there are two states with the id “note”"
    ]
    assert [(fault.place.path, fault.place.line) for fault in faults] == [(f"lessons/{VISITS}", line)]
    assert f"lessons/{ACCOUNT}" in faults[0].remedy


def test_a_step_that_waits_for_what_never_comes_is_named(tmp_path: Path) -> None:
    root = sample_copy(tmp_path)
    change(root, TEXTS, ", {add: {from: sending, into: new}}", "")
    faults = faults_in(root)
    assert any("“code-comes” can no longer be reached" in fault.problem for fault in faults), faults


def test_people_of_the_sample_are_invented() -> None:
    people = sample_library().people
    assert people is not None
    assert list(check_people(people)) == []
