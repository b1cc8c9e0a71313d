"""The log as xAPI 1.0.3 statements, for a learning record store that a place already has.

An event is one statement or none; docs/xapi.md has the profile. A store keeps a statement for good, and
takes it again only when it is the same. So a statement is made of its event and nothing else: not of titles,
which are put into better words, and not of who came back, which changes when somebody shows their pictures
or is forgotten. Its actor is a visit, and an activity is named by its id.
"""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from kiosk.figures.files import xapi_words as words
from kiosk.figures.files.xapi_words import BASE, VERBS, extension
from kiosk.figures.source import Source
from kiosk.figures.visits import FIRST_DAY, outcome_of
from kiosk.progress.events import Kind
from kiosk.progress.logged import Logged

HOME = "https://footbridge.example/"
"""Whose the accounts of actors are, unless a place says otherwise."""

_VISITS = uuid5(NAMESPACE_URL, f"{BASE}visits")
_1970 = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST_MS = (datetime.fromisoformat(f"{FIRST_DAY}T00:00Z") - _1970) // timedelta(milliseconds=1)
_LAST_MS = 4_000_000_000_000  # as for a visit's day
_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?", re.ASCII)
_SURE = re.compile(r"(?:before|after)/([1-5])", re.ASCII)
_TOLD_OF_HELP = frozenset({Kind.STEP_DONE, Kind.HELP_USED, Kind.RECALL_ANSWERED})

Statement = dict[str, object]


def statement_lines(source: Source, *, home: str = HOME) -> Iterator[str]:
    """The statements as JSON, each of one line without its end. The same event gives the same bytes."""
    tell = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    return map(tell, statements(source, home=home))


def statements(source: Source, *, home: str = HOME) -> Iterator[Statement]:
    """In the order of the log. `home` is the IRI of the accounts. (What is known of lessons today is left
    out of them, see above.)"""
    for row in source.events():
        statement = statement_of(row, home)
        if statement is not None:
            yield statement


def statement_of(row: Logged, home: str = HOME) -> Statement | None:
    """What a store is told of an event; None when it is nothing that somebody did."""
    verb = VERBS.get(row.kind)  # type: ignore[call-overload]  # a Kind is its text
    if verb is None:
        return None
    about = _object(row)
    statement: Statement = {
        "id": row.id,
        "actor": {"objectType": "Agent", "account": {"homePage": home, "name": row.session_id}},
        "verb": {"id": verb.iri, "display": {"en": verb.shown}},
        "object": about,
    }
    result = _result(row)
    if result:
        statement["result"] = result
    statement["context"] = _context(row, about)
    # A clock before the first day was wrong. A store then puts the time of its arrival.
    if _FIRST_MS <= row.wall_ms < _LAST_MS:
        moment = _1970 + timedelta(milliseconds=row.wall_ms)
        statement["timestamp"] = f"{moment:%Y-%m-%dT%H:%M:%S}.{row.wall_ms % 1000:03}Z"
    return statement


def _object(row: Logged) -> Statement:
    """What it was done to: the nearest thing that the event names."""
    first = row.detail.partition("/")[0]
    match row.kind:
        case Kind.CONFIDENCE:
            path = f"questions/how-sure/{quote(first, safe='')}"
            return _activity(path, f"how sure {first}", words.QUESTION)
        case Kind.SETTING_CHANGED:
            return _activity(f"settings/{quote(first, safe='')}", f"setting {first}", words.SETTING)
    if not row.lesson:
        return _activity("footbridge", "footbridge", words.APPLICATION)
    match row.kind:
        case Kind.RECALL_ANSWERED:
            return _activity(f"{_lesson(row)}/recall", f"{row.lesson} remembered", words.QUESTION)
        case Kind.MISTAKE_PRACTISED if row.detail:
            return _activity(_in_lesson(row, "mistakes", row.detail), row.detail, words.MISTAKE)
        case Kind.STEP_DONE | Kind.HELP_USED | Kind.MISS if row.step:
            return _activity(_in_lesson(row, "steps", row.step), row.step, words.STEP)
    return _activity(_lesson(row), row.lesson, words.LESSON)


@lru_cache(maxsize=10_000)
def _activity(path: str, name: str, kind: str) -> Statement:
    """Its name is its id in words: the title of today may not be that of tomorrow."""
    shown = re.sub(r"[-_./ ]+", " ", name).strip().capitalize() or name
    return {
        "objectType": "Activity",
        "id": BASE + path,
        "definition": {"name": {"en": shown}, "type": kind},
    }


def _lesson(row: Logged) -> str:
    return f"lessons/{quote(row.lesson, safe='')}"


def _in_lesson(row: Logged, what: str, name: str) -> str:
    return f"{_lesson(row)}/{what}/{quote(name, safe='')}"


def _result(row: Logged) -> Statement:
    """Success is on one's own and without help. To finish with help is no failure: nothing is said then."""
    match row.kind:
        case Kind.LESSON_FINISHED:
            alone = outcome_of(row) == "alone"
            return {"success": True, "completion": True} if alone else {"completion": True}
        case Kind.LESSON_LEFT:
            return {"completion": False}
        case Kind.STEP_DONE:
            return {"success": True, "completion": True} if row.unaided else {"completion": True}
        case Kind.RECALL_ANSWERED if row.unaided is not None:
            return {"success": bool(row.unaided)}
        case Kind.SETTING_CHANGED:
            _, slash, chosen = row.detail.partition("/")
            return {"response": chosen} if slash else {}
        case Kind.CONFIDENCE:
            sure = _SURE.fullmatch(row.detail)
            return {"score": {"raw": int(sure[1]), "min": 1, "max": 5}} if sure else {}
    return {}


def _context(row: Logged, about: Statement) -> Statement:
    context: Statement = {"registration": _registration(row.device_id, row.session_id)}
    if row.lesson and about["id"] != BASE + _lesson(row):
        context["contextActivities"] = {"parent": [_activity(_lesson(row), row.lesson, words.LESSON)]}
    context["platform"] = "Footbridge"
    tag = row.language.replace("_", "-")
    if _TAG.fullmatch(tag):
        context["language"] = tag
    context["extensions"] = {extension(name): value for name, value in _more(row) if value not in ("", None)}
    return context


def _more(row: Logged) -> Iterator[tuple[str, str | int | bool | None]]:
    """What xAPI has no place for."""
    yield "device", row.device_id
    yield "epoch", row.epoch
    yield "seq", row.seq
    yield "lesson-version", row.lesson_version
    yield "step", row.step
    yield "way", row.way
    yield "language", row.language
    if row.kind in _TOLD_OF_HELP:
        yield "help", row.rung
        yield "misses", row.misses
    yield "unaided", None if row.unaided is None else bool(row.unaided)
    yield "detail", row.detail


@lru_cache(maxsize=10_000)
def _registration(device: str, session: str) -> str:
    """The visit, as xAPI wants it: a UUID, whatever the ids look like."""
    return str(uuid5(_VISITS, f"{device}/{session}"))
