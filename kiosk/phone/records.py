"""What a person's phone lists: medicines, requests, messages and pharmacies as plain records."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from kiosk.content.people import Letter, Medicine, People, Person, Premises, Repeat

Fields = Mapping[str, tuple[str, ...]]  # field → lines


@dataclass(frozen=True, slots=True)
class Record:
    """One item of a collection.

    `lines` are shown below `title`; `unavailable` says why it cannot be ticked.
    """

    id: str
    title: str
    lines: tuple[str, ...] = ()
    unavailable: str = ""
    tag: str = ""
    tone: str = "blue"
    fields: Fields = field(default_factory=dict, compare=False)


def collections_of(people: People, person: Person) -> Mapping[str, tuple[Record, ...]]:
    """Everything that a person's phone lists, by collection."""
    return MappingProxyType(
        {
            "repeats": tuple(_repeat(repeat, people) for repeat in person.repeats),
            "requests": tuple(
                Record(
                    request.id,
                    people.medicines[request.medicine].title,
                    (people.medicines[request.medicine].quantity, f"Requested: {request.asked}"),
                    tag=request.tag,
                    tone=request.tone,
                    fields=_medicine_fields(people.medicines[request.medicine]),
                )
                for request in person.requests
            ),
            "messages": tuple(_letter(letter) for letter in person.messages),
            "pharmacies": tuple(_place(name, place) for name, place in people.pharmacies.items()),
        }
    )


def person_fields(person: Person) -> Fields:
    """What {person:…} can say."""
    return MappingProxyType(
        {
            "name": (person.name,),
            "first": (person.first,),
            "born": (person.born,),
            "nhs-number": (person.nhs_number,),
            "address": person.address,
        }
    )


def place_fields(place: Premises) -> Fields:
    """What {surgery:…} or {pharmacy:…} can say."""
    return MappingProxyType(
        {
            "name": (place.name,),
            "title": (place.name,),
            "address": place.address,
            "phone": (place.phone,),
            "hours": place.hours,
        }
    )


def _repeat(repeat: Repeat, people: People) -> Record:
    medicine = people.medicines[repeat.medicine]
    lines = (medicine.dose, medicine.quantity, f"Last issued: {repeat.issued}")
    fields = _medicine_fields(medicine)
    return Record(repeat.medicine, medicine.title, lines, unavailable=repeat.unavailable or "", fields=fields)


def _medicine_fields(medicine: Medicine) -> Fields:
    return MappingProxyType({"dose": (medicine.dose,), "quantity": (medicine.quantity,)})


def _letter(letter: Letter) -> Record:
    fields = {
        "sender": (letter.sender,),
        "title": (letter.sender,),
        "when": (letter.when,),
        "text": letter.text,
    }
    # The first paragraph is a greeting; an inbox shows what comes after it.
    preview = letter.text[1] if len(letter.text) > 1 else letter.text[0]
    return Record(letter.id, letter.sender, (letter.when, preview), fields=MappingProxyType(fields))


def _place(name: str, place: Premises) -> Record:
    return Record(name, place.name, (*place.address, place.phone), fields=place_fields(place))
