"""Fills the placeholders in the texts of an app."""

import datetime
import re

from kiosk.content.labels import PLACEHOLDER, WHEN
from kiosk.phone.phone import Phone
from kiosk.phone.records import Record
from kiosk.phone.world import World

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def fill(phone: Phone, world: World, text: str) -> str:
    """One line of text; several lines of a placeholder are joined by commas."""
    return PLACEHOLDER.sub(lambda match: ", ".join(_lines(phone, world, match[1], match[2])), text)


def fill_lines(phone: Phone, world: World, lines: tuple[str, ...]) -> tuple[str, ...]:
    """Lines; one that is only a placeholder, such as {pharmacy:address}, becomes all of its lines."""
    result: list[str] = []
    for line in lines:
        match = PLACEHOLDER.fullmatch(line)
        if match:
            result += [fill(phone, world, each) for each in _lines(phone, world, match[1], match[2])]
        else:
            result.append(fill(phone, world, line))
    return tuple(result)


def of_item(record: Record, lines: tuple[str, ...]) -> tuple[str, ...]:
    """Lines in which {item:quantity} and the like are filled from a record."""

    def own(match: re.Match[str]) -> str:
        return ", ".join(record.fields.get(match[2], ())) if match[1] == "item" else match[0]

    return tuple(PLACEHOLDER.sub(own, line) for line in lines)


def english_date(day: datetime.date) -> str:
    """As the real app writes dates: 4 March 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_in_words(day: datetime.date) -> str:
    """With its weekday: Wednesday 4 March 2026."""
    return f"{DAYS[day.weekday()]} {english_date(day)}"


def workday(today: datetime.date, number: int) -> datetime.date:
    """The day so many working days from today; weekends are not counted."""
    day, step = today, datetime.timedelta(days=1 if number >= 0 else -1)
    for _ in range(abs(number)):
        day += step
        while day.weekday() >= 5:
            day += step
    return day


def _lines(phone: Phone, world: World, kind: str, reference: str) -> tuple[str, ...]:
    if kind in WHEN:
        number = int(reference)
        day = workday(phone.today, number) if kind == "workday" else phone.today + datetime.timedelta(number)
        return (english_date(day) if kind == "date" else day_in_words(day),)
    if kind == "person":
        return phone.person[reference]
    if kind == "surgery":
        return phone.surgery[reference]
    app = phone.app_of(world)
    name = phone.full(app, reference if kind == "count" else kind)
    value = phone.value(world, app, name)
    if kind == "count":
        return (str(len(value)),)
    record = phone.records.get((phone.of(name), value[0])) if value else None
    # Nothing chosen: an empty line rather than a brace, since a learner may be here by an odd road.
    return tuple(fill(phone, world, line) for line in record.fields.get(reference, ())) if record else ("",)
