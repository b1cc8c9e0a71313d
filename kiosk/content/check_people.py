"""Checks people.yaml: all references hold, and nobody in it can be mistaken for somebody real."""

import re
from collections.abc import Iterator, Mapping

from kiosk.content.faults import Fault, place_of
from kiosk.content.people import People, Person, Place_
from kiosk.content.reader import suggest

# Ofcom keeps these ranges free for drama, so no phone rings anywhere.
DRAMA_PHONE = re.compile(r"(01632 960\d{3}|020 7946 0\d{3}|07700 900\d{3}|0113 496 0\d{3}|0117 496 0\d{3})\Z")


def check_people(people: People) -> Iterator[Fault]:
    """Every fault of the people file."""
    for place in (*people.surgeries.values(), *people.pharmacies.values()):
        yield from _phone(place)
    for person in people.people.values():
        yield from _person(person, people)


def nhs_number_fault(number: str) -> str | None:
    """Why a number cannot be used, or None. The 999 range is kept for tests; the last digit is modulus 11."""
    digits = number.replace(" ", "")
    if not re.fullmatch(r"\d{10}", digits):
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
    for ids in (
        [r.medicine for r in person.repeats],
        [r.id for r in person.requests],
        [m.id for m in person.messages],
    ):
        for index, identifier in enumerate(ids):
            if identifier in ids[:index]:
                yield Fault(place_of(identifier), f"“{identifier}” is here twice", "keep one")


def _known(name: str, table: Mapping[str, object], what: str) -> Iterator[Fault]:
    if name not in table:
        yield Fault(place_of(name), f"there is no {what} “{name}” in people.yaml", suggest(name, dict(table)))


def _phone(place: Place_) -> Iterator[Fault]:
    if not DRAMA_PHONE.match(place.phone):
        yield Fault(
            place_of(place.phone),
            f"“{place.phone}” may be a real phone number",
            "use a drama number, such as 01632 960123",
        )
