"""The invented people, surgeries, pharmacies and medicines: all in lessons/people.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from kiosk.content.blocks import Tone
from kiosk.content.faults import NOWHERE, Place
from kiosk.content.fields import ID_PATTERN, a_ref, an_id, said


@dataclass(frozen=True, slots=True, kw_only=True)
class Medicine:
    """A medicine as the app lists it."""

    called: ClassVar[str] = "medicine"
    title: str = said("name, strength and form, such as amlodipine 5mg tablets")
    dose: str = said("how it is taken")
    quantity: str = said("how much comes at a time")
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Premises:
    """A surgery or a pharmacy."""

    called: ClassVar[str] = "place"
    name: str = said("its invented name")
    address: tuple[str, ...] = said("the lines of its address")
    phone: str = said("a drama number, such as 01632 960123")
    hours: tuple[str, ...] = said("opening hours, a line each", default=())
    features: tuple[str, ...] = said(
        "what a surgery offers in the app, such as book-online", default=(), pattern=ID_PATTERN
    )
    miles: str | None = said("how far a pharmacy is", default=None)
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """A medicine on a person's repeat list."""

    called: ClassVar[str] = "repeat"
    medicine: str = an_id("which medicine")
    issued: str = said("when it was last issued; {date:-24} is 24 days ago")
    unavailable: str | None = said("why it cannot be ordered now", default=None)
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """An earlier request, as the progress page lists it."""

    called: ClassVar[str] = "request"
    id: str = an_id("its name")
    medicine: str = an_id("which medicine")
    tag: str = said("how far it is")
    tone: Tone = said("the colour of the tag")
    asked: str = said("when it was asked for")
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageLink:
    """A link inside a message."""

    called: ClassVar[str] = "link of a message"
    label: str = said("its words")
    go: str = a_ref("app/screen that it opens")
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A message in a person's inbox, a text message or an email."""

    called: ClassVar[str] = "message"
    id: str = an_id("its name")
    sender: str = said("who sent it")
    when: str = said("when it came")
    subject: str | None = said("the subject of an email", default=None)
    text: tuple[str, ...] = said("its paragraphs")
    link: MessageLink | None = said("a link at its end", default=None)
    code: str | None = said("the security code in it: 6 digits", default=None)
    reply: bool = said("the person may answer it", default=False)
    later: bool = said("it is not there at first: a timer brings it", default=False)
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody invented, on whose phone people practise."""

    called: ClassVar[str] = "person"
    name: str = said("the whole name")
    first: str = said("the name that lessons use")
    born: str = said("date of birth")
    nhs_number: str = said("a number of the 999 range")
    address: tuple[str, ...] = said("the lines of the address")
    surgery: str = an_id("which surgery")
    pharmacy: str | None = an_id("which pharmacy", default=None)
    email: str = said("an address at example.com")
    password: str = said("the practice password")
    new_password: str = said("the one to change it into")
    mobile: str = said("a drama number, such as 07700 900123")
    repeats: tuple[Repeat, ...] = said("the repeat list", default=())
    requests: tuple[Request, ...] = said("earlier requests", default=())
    messages: tuple[Letter, ...] = said("the inbox", default=())
    texts: tuple[Letter, ...] = said("text messages", default=())
    emails: tuple[Letter, ...] = said("emails", default=())
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """The whole of people.yaml."""

    called: ClassVar[str] = "people file"
    schema: Literal["people/1"] = said("the version of this format")
    medicines: Mapping[str, Medicine] = said("medicines by id")
    surgeries: Mapping[str, Premises] = said("surgeries by id")
    pharmacies: Mapping[str, Premises] = said("pharmacies by id")
    people: Mapping[str, Person] = said("people by id")
    place: Place = NOWHERE
