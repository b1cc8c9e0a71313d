"""What a person's phone lists: medicines, requests, messages and pharmacies as plain records."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from kiosk.content.app import Item
from kiosk.content.library import AppContent
from kiosk.content.people import Letter, Medicine, People, Person, Premises, Repeat

Fields = Mapping[str, tuple[str, ...]]  # field → lines


@dataclass(frozen=True, slots=True)
class Record:
    """One item of a collection.

    `lines` are shown below `title`; `unavailable` says why it cannot be ticked; `go` is the app/screen
    to which the link in a message leads; what is `later` is not there at first.
    """

    id: str
    title: str
    lines: tuple[str, ...] = ()
    unavailable: str = ""
    tag: str = ""
    tone: str = "blue"
    group: str = ""
    icon: str = ""
    go: str = ""
    later: bool = False
    fields: Fields = field(default_factory=dict, compare=False)


def collections_of(
    people: People, person: Person, apps: Mapping[str, AppContent]
) -> Mapping[str, tuple[Record, ...]]:
    """Everything that a person's phone lists, by collection; an app's own as app/collection."""
    own = {
        f"{app}/{name}": tuple(_item(item) for item in items)
        for app, content in apps.items()
        for name, items in content.app.collections.items()
    }
    return MappingProxyType(
        {
            **own,
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
            "texts": tuple(_letter(letter) for letter in person.texts),
            "emails": tuple(_letter(letter) for letter in person.emails),
            "pharmacies": tuple(_place(name, place) for name, place in people.pharmacies.items()),
        }
    )


def person_fields(person: Person) -> Fields:
    """What {person:…} can say."""
    day, month, year = (*person.born.split(), "", "")[:3]
    return MappingProxyType(
        {
            "name": (person.name,),
            "first": (person.first,),
            "last": (person.name.split()[-1],),
            "born": (person.born,),
            "born-day": (day,),
            "born-month": (month,),
            "born-year": (year,),
            "nhs-number": (person.nhs_number,),
            "address": person.address,
            "postcode": (person.address[-1],),
            "email": (person.email,),
            "password": (person.password,),
            "new-password": (person.new_password,),
            "mobile": (person.mobile,),
            "mobile-end": (person.mobile[-4:],),
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
            "miles": (place.miles,) if place.miles else (),
        }
    )


def _repeat(repeat: Repeat, people: People) -> Record:
    medicine = people.medicines[repeat.medicine]
    lines = (medicine.dose, medicine.quantity, f"Last issued: {repeat.issued}")
    fields = _medicine_fields(medicine)
    return Record(repeat.medicine, medicine.title, lines, unavailable=repeat.unavailable or "", fields=fields)


def _medicine_fields(medicine: Medicine) -> Fields:
    return MappingProxyType(
        {"title": (medicine.title,), "dose": (medicine.dose,), "quantity": (medicine.quantity,)}
    )


def _letter(letter: Letter) -> Record:
    fields = {
        "sender": (letter.sender,),
        "title": (letter.sender,),
        "when": (letter.when,),
        "text": letter.text,
        "subject": (letter.subject,) if letter.subject else (),
        "code": (letter.code,) if letter.code else (),
        "link": (letter.link.label,) if letter.link else (),
        "reply": ("yes",) if letter.reply else (),
    }
    # An inbox shows what comes after the greeting, which is no sentence: “Dear Margaret”.
    greets = len(letter.text) > 1 and not letter.text[0].endswith((".", "!", "?", ":"))
    preview = letter.subject or letter.text[1 if greets else 0]
    return Record(
        letter.id,
        letter.sender,
        (letter.when, preview),
        go=letter.link.go if letter.link else "",
        later=letter.later,
        fields=MappingProxyType(fields),
    )


def _place(name: str, place: Premises) -> Record:
    far = (f"{place.miles} away",) if place.miles else ()
    return Record(name, place.name, (*place.address, place.phone, *far), fields=place_fields(place))


def _item(item: Item) -> Record:
    tag = (item.tag,) if item.tag else ()
    group = (item.group,) if item.group else ()
    fields = {"title": (item.title,), "lines": item.lines, "tag": tag, "group": group, **item.fields}
    return Record(
        item.id,
        item.title,
        item.lines,
        tag=item.tag or "",
        tone=item.tone,
        group=item.group or "",
        icon=item.icon or "",
        fields=MappingProxyType(fields),
    )
