"""Numbers in a sentence. Digits are Latin ones everywhere, as on medicine packs."""

import datetime

from kiosk.language.bidi import isolate_in
from kiosk.language.catalogue import Words


def step_of(words: Words, number: int, total: int) -> str:
    """ "Step 3 of 8"."""
    template = words.pgettext("progress", "Step {number} of {total}")
    return isolate_in(template, {"number": str(number), "total": str(total)}, words.language)


def done_today(words: Words, done: int, total: int) -> str:
    """ "You did 2 of 5 today": lessons of a route."""
    template = words.pgettext("home", "You did {done} of {total} today")
    return isolate_in(template, {"done": str(done), "total": str(total)}, words.language)


def done_so_far(words: Words, done: int, total: int) -> str:
    """ "You did 2 of 5": lessons of a route, at earlier visits too."""
    template = words.pgettext("home", "You did {done} of {total}")
    return isolate_in(template, {"done": str(done), "total": str(total)}, words.language)


def page_of(words: Words, number: int, total: int) -> str:
    """ "Page 2 of 5" of something on paper."""
    template = words.pgettext("sheet", "Page {number} of {total}")
    return isolate_in(template, {"number": str(number), "total": str(total)}, words.language)


def month(words: Words, year_and_month: str) -> str:
    """ "August 2026" for "2026-08"; as it stands where the language's months are not known."""
    from babel.core import Locale, UnknownLocaleError  # here, because the first page needs no date
    from babel.dates import format_skeleton

    year, _, number = year_and_month.partition("-")
    try:
        locale = Locale.parse(words.language.tag)
    except (UnknownLocaleError, ValueError):
        locale = Locale("en", "GB")
    return str(format_skeleton("yMMMM", datetime.date(int(year), int(number), 1), locale=locale))


def day_and_time(words: Words, moment: datetime.datetime) -> str:
    """ "26 November 2026, 16:48". Slow the first time."""
    from babel.core import Locale, UnknownLocaleError
    from babel.dates import format_skeleton

    try:
        locale = Locale.parse(words.language.tag)
    except (UnknownLocaleError, ValueError):
        locale = Locale("en", "GB")
    return f"{format_skeleton('yMMMMd', moment.date(), locale=locale)}, {moment:%H:%M}"


def minutes(words: Words, count: int) -> str:
    """ "7 minutes": how long a lesson takes."""
    if count == 1:
        return words.pgettext("length of a lesson", "1 minute")
    # Note: {count} is 2 or more. If your word changes with the number, use one short form.
    template = words.pgettext("length of a lesson", "{count} minutes")
    return isolate_in(template, {"count": str(count)}, words.language)
