"""Checks people.yaml: all references hold, and nobody in it can be mistaken for somebody real."""

import re
from collections.abc import Iterator, Mapping

from kiosk.content.check_texts import texts_in
from kiosk.content.faults import Fault, place_of
from kiosk.content.labels import DATE, placeholders, stray_brace
from kiosk.content.library import AppContent
from kiosk.content.people import Letter, People, Person, Premises
from kiosk.content.reader import suggest

# Ofcom keeps these ranges free for drama, so no phone rings anywhere.
DRAMA_PHONE = re.compile(r"(01632 960[0-9]{3}|020 7946 0[0-9]{3}|07700 900[0-9]{3}|011[37] 496 0[0-9]{3})\Z")

CODE = re.compile(r"[0-9]{6}\Z")
INVENTED_EMAIL = re.compile(r"[a-z0-9.]+@example\.(com|org|net)\Z")


def check_people(people: People) -> Iterator[Fault]:
    """Every fault of the people file."""
    for place in (*people.surgeries.values(), *people.pharmacies.values()):
        yield from _phone(place)
    for person in people.people.values():
        yield from _person(person, people)
    yield from _check_dates(people)


def nhs_number_fault(number: str) -> str | None:
    """Why a number cannot be used, or None. The 999 range is kept for tests; the last digit is modulus 11."""
    digits = number.replace(" ", "")
    if not re.fullmatch(r"[0-9]{10}", digits):
        return "an NHS number has 10 digits"
    if not digits.startswith("999"):
        return "this NHS number could be somebody's"
    total = sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9]))
    return None if (11 - total % 11) % 11 == int(digits[9]) else "the check digit of this NHS number is wrong"


def _person(person: Person, people: People) -> Iterator[Fault]:
    problem = nhs_number_fault(person.nhs_number)
    if problem:
        yield Fault(
            place_of(person.nhs_number), problem, "use one such as 999 123 4519, of the range kept for tests"
        )
    yield from _known(person.surgery, people.surgeries, "surgery")
    if person.pharmacy:
        yield from _known(person.pharmacy, people.pharmacies, "pharmacy")
    for repeat in person.repeats:
        yield from _known(repeat.medicine, people.medicines, "medicine")
    for request in person.requests:
        yield from _known(request.medicine, people.medicines, "medicine")
    if not INVENTED_EMAIL.match(person.email):
        yield Fault(
            place_of(person.email), f"“{person.email}” may be somebody's address", "use one at example.com"
        )
    if not DRAMA_PHONE.match(person.mobile):
        yield Fault(
            place_of(person.mobile),
            f"“{person.mobile}” may be a real phone number",
            "use a drama number, such as 07700 900123",
        )
    for letter in _letters(person):
        if letter.code and not CODE.match(letter.code):
            yield Fault(place_of(letter.code), "a security code has 6 digits", "write such as 402817")
    for ids in (
        [r.medicine for r in person.repeats],
        [r.id for r in person.requests],
        [m.id for m in person.messages],
        [t.id for t in person.texts],
        [e.id for e in person.emails],
    ):
        for index, identifier in enumerate(ids):
            if identifier in ids[:index]:
                yield Fault(place_of(identifier), f"“{identifier}” is here twice", "keep one")
    yield from _one_meaning(person, people)


def _letters(person: Person) -> tuple[Letter, ...]:
    return (*person.messages, *person.texts, *person.emails)


def links(people: People | None) -> Iterator[str]:
    """Every app/screen to which a message leads."""
    for person in people.people.values() if people else ():
        yield from (letter.link.go for letter in _letters(person) if letter.link)


def check_links(people: People, apps: Mapping[str, AppContent]) -> Iterator[Fault]:
    """Links in messages lead somewhere."""
    for target in links(people):
        app, _, screen = target.partition("/")
        if app not in apps or (screen not in apps[app].screens and not apps[app].broken):
            known = {f"{name}/{each}" for name, content in apps.items() for each in content.screens}
            yield Fault(place_of(target), f"there is no screen “{target}”", suggest(target, known))


def _one_meaning(person: Person, people: People) -> Iterator[Fault]:
    """A lesson writes {item:id}, so an id must not stand for two things on the same phone."""
    groups = {
        "medicine": {repeat.medicine for repeat in person.repeats},
        "pharmacy": set(people.pharmacies),
        "request": {request.id for request in person.requests},
        "message": {message.id for message in person.messages},
        "text message": {text.id for text in person.texts},
        "email": {email.id for email in person.emails},
    }
    seen: dict[str, str] = {}
    for kind, ids in groups.items():
        for identifier in ids:
            if identifier in seen:
                yield Fault(
                    place_of(identifier),
                    f"“{identifier}” is a {seen[identifier]} and a {kind}",
                    "give one of them another id",
                )
            seen[identifier] = kind


def _check_dates(people: People) -> Iterator[Fault]:
    """Texts that change with the day may say {date:-24}; all others stay as they are."""
    moving = [
        text
        for person in people.people.values()
        for text in (
            *(text for repeat in person.repeats for text in (repeat.issued, repeat.unavailable or "")),
            *(request.asked for request in person.requests),
            *(text for letter in _letters(person) for text in (letter.when, *letter.text)),
        )
    ]
    for text in texts_in(people):
        is_date = text in moving and all(k == "date" and DATE.match(r) for k, r in placeholders(text))
        if stray_brace(text) or (placeholders(text) and not is_date):
            yield Fault(
                place_of(text),
                "this placeholder is not possible here",
                "use {date:-24} in dates and messages, and plain words elsewhere",
            )


def _known(name: str, table: Mapping[str, object], what: str) -> Iterator[Fault]:
    if name not in table:
        yield Fault(place_of(name), f"there is no {what} “{name}” in people.yaml", suggest(name, dict(table)))


def _phone(place: Premises) -> Iterator[Fault]:
    if not DRAMA_PHONE.match(place.phone):
        yield Fault(
            place_of(place.phone),
            f"“{place.phone}” may be a real phone number",
            "use a drama number, such as 01632 960123",
        )
