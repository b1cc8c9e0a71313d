"""What a learning record store is told: all that was done, by nobody, and always the same."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.figures.files.write import FileKind
from kiosk.figures.files.xapi import HOME, statement_lines, statement_of, statements
from kiosk.figures.files.xapi_words import BASE, VERBS
from kiosk.figures.tablet_source import tablet_source
from kiosk.progress.clock import new_id
from kiosk.progress.database import open_database
from kiosk.progress.events import WAYS, Event, Kind
from kiosk.progress.forget import forget_code
from kiosk.progress.logged import Logged
from kiosk.progress.writer import ProgressWriter
from tests.figures.test_files import any_id, export
from tests.progress.recording import SOON, HandClock, record_all

DOCS = Path(__file__).parents[2] / "docs" / "xapi.md"
CODE = "cup-fish-moon-key"
LEFT_OUT = {Kind.SPEECH_FAILED, Kind.LEARNER_FORGOTTEN}
ORDER = "order-repeat-prescription"
PLAIN = Logged(
    "0197f0c8-d1ce-7000-8000-000000000001", "0197f0c8-e90c-7000-8000-000000000001", 7,
    "0197f0c8-0000-7000-8000-000000000007", "0197f0c8-5e55-7000-8000-000000000001", "miss", ORDER, "5f0c",
    "open-app", "alone", "en", 0, 0, None, "", 1_800_000_000_007, 5_000, "boot-1",
)  # fmt: skip
ODD: dict[str, dict[str, Any]] = {
    "plain": {},
    "nothing": dict.fromkeys(("lesson", "lesson_version", "step", "way", "language"), ""),
    "no step": {"step": "", "detail": "wrong"},
    "longest": dict.fromkeys(("session_id", "lesson", "lesson_version", "step", "detail"), "a" * 80),
    "dots": {"lesson": "..", "step": ".", "detail": "/"},
    "slashes": {"lesson": "a/steps/b", "step": "/", "detail": "//"},
    "no letters": {"lesson": "-", "step": "_", "detail": "-/-"},
    "most": {"rung": 4, "misses": 9_999, "unaided": 0, "seq": 2**53 - 1},
    "alone": {"unaided": 1},
    "watched": {"unaided": 1, "way": "watch"},
    "very sure": {"detail": "after/5"},
    "too sure": {"detail": "after/6"},
    "a script": {"language": "zh_Hant"},
    "a region": {"language": "zh-Hant-HK"},
    "an area": {"language": "es_419"},
    "no such tag": {"language": "en-abc"},
    "before 1970": {"wall_ms": -62_135_596_800_000},
    "1970": {"wall_ms": 0},
    "the first moment": {"wall_ms": 1_767_225_600_000},
    "far away": {"wall_ms": 253_402_300_799_999},
    "never": {"wall_ms": 2**62},
}


def odd_rows() -> Iterator[Logged]:
    """Every kind of event with odd values, each with an id of its own."""
    for number, (kind, changed) in enumerate((kind, changed) for kind in Kind for changed in ODD.values()):
        row = PLAIN._replace(kind=str(kind), id=f"0197f0c8-0000-7000-8000-{number:012x}", seq=number + 1)
        yield row._replace(**changed)


def told(kind: Kind = Kind.MISS, **changed: object) -> dict[str, Any]:
    statement = statement_of(PLAIN._replace(kind=str(kind), **changed))  # type: ignore[arg-type]
    assert statement is not None
    return statement


def extensions(statement: dict[str, Any]) -> dict[str, Any]:
    told = statement["context"]["extensions"]
    return {name.removeprefix(f"{BASE}extensions/"): value for name, value in told.items()}


def lines(path: Path) -> list[str]:
    with tablet_source(path) as source:
        return list(statement_lines(source))


def test_a_statement_says_who_did_what_in_which_lesson_and_when() -> None:
    lesson = {
        "objectType": "Activity",
        "id": f"{BASE}lessons/{ORDER}",
        "definition": {
            "name": {"en": "Order repeat prescription"},
            "type": "http://adlnet.gov/expapi/activities/lesson",
        },
    }
    statement = told(Kind.STEP_DONE, rung=2, misses=3, unaided=0, detail="skipped")
    UUID(statement["context"].pop("registration"))
    assert statement == {
        "id": PLAIN.id,
        "actor": {"objectType": "Agent", "account": {"homePage": HOME, "name": PLAIN.session_id}},
        "verb": {"id": f"{BASE}verbs/step-done", "display": {"en": "did the step"}},
        "object": {
            "objectType": "Activity",
            "id": f"{BASE}lessons/{ORDER}/steps/open-app",
            "definition": {"name": {"en": "Open app"}, "type": f"{BASE}activity-types/step"},
        },
        "result": {"completion": True},
        "context": {
            "contextActivities": {"parent": [lesson]},
            "platform": "Footbridge",
            "language": "en",
            "extensions": {
                f"{BASE}extensions/{name}": value
                for name, value in {
                    "device": PLAIN.device_id, "epoch": PLAIN.epoch, "seq": 7, "lesson-version": "5f0c",
                    "step": "open-app", "way": "alone", "language": "en", "help": 2, "misses": 3,
                    "unaided": False, "detail": "skipped",
                }.items()
            },
        },
        "timestamp": "2027-01-15T08:00:00.007Z",
    }  # fmt: skip


MEANT = {
    "a visit begins": (Kind.SESSION_STARTED, {"lesson": ""}, "initialized", "footbridge", None),
    "a visit ends": (Kind.SESSION_ENDED, {"lesson": ""}, "terminated", "footbridge", None),
    "a lesson begins": (Kind.LESSON_STARTED, {}, "initialized", f"lessons/{ORDER}", None),
    "finished alone": (
        Kind.LESSON_FINISHED,
        {"unaided": 1},
        "completed",
        f"lessons/{ORDER}",
        {"success": True, "completion": True},
    ),
    "finished with help": (
        Kind.LESSON_FINISHED,
        {"unaided": 0},
        "completed",
        f"lessons/{ORDER}",
        {"completion": True},
    ),
    "watched": (
        Kind.LESSON_FINISHED,
        {"unaided": 1, "way": "watch"},
        "completed",
        f"lessons/{ORDER}",
        {"completion": True},
    ),
    "left": (Kind.LESSON_LEFT, {}, "exited", f"lessons/{ORDER}", {"completion": False}),
    "help": (Kind.HELP_USED, {"rung": 1}, "help-used", f"lessons/{ORDER}/steps/open-app", None),
    "a miss": (Kind.MISS, {}, "miss", f"lessons/{ORDER}/steps/open-app", None),
    "a mistake": (
        Kind.MISTAKE_PRACTISED,
        {"detail": "wrong-shop"},
        "mistake-practised",
        f"lessons/{ORDER}/mistakes/wrong-shop",
        None,
    ),
    "a setting": (
        Kind.SETTING_CHANGED,
        {"detail": "text/large", "lesson": ""},
        "preferred",
        "settings/text",
        {"response": "large"},
    ),
    "how sure": (
        Kind.CONFIDENCE,
        {"detail": "before/2", "lesson": ""},
        "answered",
        "questions/how-sure/before",
        {"score": {"raw": 2, "min": 1, "max": 5}},
    ),
    "remembered": (
        Kind.RECALL_ANSWERED,
        {"unaided": 1, "step": ""},
        "answered",
        f"lessons/{ORDER}/recall",
        {"success": True},
    ),
    "remembered with help": (
        Kind.RECALL_ANSWERED,
        {"unaided": 0, "step": ""},
        "answered",
        f"lessons/{ORDER}/recall",
        {"success": False},
    ),
}


@pytest.mark.parametrize(("kind", "changed", "verb", "about", "result"), MEANT.values(), ids=MEANT)
def test_what_was_done_is_told_as_what_it_was(
    kind: Kind, changed: dict[str, object], verb: str, about: str, result: object
) -> None:
    statement = told(kind, **changed)
    assert statement["verb"]["id"].rpartition("/")[2] == verb
    assert statement["object"]["id"] == BASE + about
    assert statement.get("result") == result
    inside = about.startswith(f"lessons/{ORDER}/")
    assert ("contextActivities" in statement["context"]) == inside


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_event_is_told_or_left_out_on_purpose(kind: Kind) -> None:
    assert (statement_of(PLAIN._replace(kind=str(kind))) is None) == (kind in LEFT_OUT)
    assert (kind in VERBS) == (kind not in LEFT_OUT)
    assert f"| `{kind}` |" in DOCS.read_text(encoding="utf-8")


def test_the_profile_tells_every_verb_type_and_extension() -> None:
    profile = DOCS.read_text(encoding="utf-8")
    used: set[str] = set()
    for row in odd_rows():
        statement: Any = statement_of(row)
        if statement is not None:
            used |= {statement["verb"]["id"], statement["object"]["definition"]["type"]}
            used |= set(statement["context"]["extensions"])
    missing = [
        iri
        for iri in used
        if f"{re.sub('^http://adlnet.gov/expapi/', '', iri.removeprefix(BASE))}`" not in profile
    ]
    assert missing == []
    assert len(used) == 10 + 6 + 11


@pytest.mark.parametrize(
    ("recorded", "tag"),
    [("en", "en"), ("zh_Hant", "zh-Hant"), ("es-419", "es-419"), ("en-abc", None), ("", None)],
    ids=["plain", "script", "area", "no such place", "none"],
)
def test_a_language_is_told_by_a_tag_that_everybody_knows(recorded: str, tag: str | None) -> None:
    statement = told(language=recorded)
    assert statement["context"].get("language") == tag
    assert extensions(statement).get("language", "") == recorded


@pytest.mark.parametrize(
    ("wall_ms", "moment"),
    [
        (1_767_225_599_999, None),
        (1_767_225_600_000, "2026-01-01T00:00:00.000Z"),
        (3_999_999_999_999, "2096-10-02T07:06:39.999Z"),
        (4_000_000_000_000, None),
        (-1, None),
        (2**62, None),
    ],
    ids=["just before", "first", "last", "after", "before 1970", "never"],
)
def test_a_clock_that_was_surely_wrong_says_nothing(wall_ms: int, moment: str | None) -> None:
    assert told(wall_ms=wall_ms).get("timestamp") == moment


rows_of_any = st.builds(
    PLAIN._replace,
    id=st.uuids().map(str),
    kind=st.sampled_from(sorted(VERBS)).map(str),
    session_id=st.uuids().map(str),
    lesson=any_id,
    lesson_version=any_id,
    step=any_id,
    way=st.sampled_from(sorted(WAYS)),
    language=st.from_regex(r"([a-z]{2,3}([_-][A-Za-z]{4})?([_-]([A-Za-z]{2,3}|[0-9]{3}))?)?", fullmatch=True),
    rung=st.integers(0, 4),
    misses=st.integers(0, 9_999),
    unaided=st.sampled_from([None, 0, 1]),
    detail=any_id | st.from_regex(r"(before|after)/[0-9]", fullmatch=True),
    wall_ms=st.integers(-(2**63), 2**63 - 1) | st.integers(1_700_000_000_000, 4_100_000_000_000),
)


@given(row=rows_of_any)
def test_whatever_was_recorded_is_told_in_the_same_shape(row: Logged) -> None:
    statement: Any = statement_of(row)
    assert json.loads(json.dumps(statement)) == statement
    for iri in (statement["verb"]["id"], statement["object"]["id"], *statement["context"]["extensions"]):
        assert re.fullmatch(r"https?://[a-z.]+/[A-Za-z0-9%/_.-]+", iri)
    assert all(statement["object"]["definition"]["name"].values())
    assert UUID(statement["context"]["registration"])
    assert statement["actor"]["account"]["name"] == row.session_id
    if "timestamp" in statement:
        moment = datetime.fromisoformat(statement["timestamp"])
        assert round(moment.timestamp() * 1000) == row.wall_ms
    assert "" not in extensions(statement).values()
    assert None not in [*statement.values(), *statement["context"].values()]


def test_visits_are_told_apart_and_events_of_one_belong_together() -> None:
    visits = {
        (device, session): told(device_id=device, session_id=session)["context"]["registration"]
        for device in ("d1", "d2")
        for session in ("s1", "s2")
    }
    assert len(set(visits.values())) == 4
    assert told(seq=8, device_id="d1", session_id="s1")["context"]["registration"] == visits["d1", "s1"]


def test_a_place_may_have_its_own_accounts(records: Path) -> None:
    with tablet_source(records) as source:
        first, *_ = statements(source, home="https://place.example/")
    assert first["actor"] == {
        "objectType": "Agent",
        "account": {"homePage": "https://place.example/", "name": "s1"},
    }


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """Two visits with one picture code, in which everything happens."""
    path = tmp_path / "progress.sqlite3"
    writer = ProgressWriter(path, clock=HandClock())
    for session in ("s1", "s2"):
        for kind in VERBS:
            writer.record(Event(kind, session, lesson=ORDER, step="open-app", way="alone", detail="after/4"))
        writer.link(session, CODE)
    assert writer.close(SOON)
    return path


def test_no_statement_has_a_picture_code_or_says_who_came_back(records: Path) -> None:
    told = lines(records)
    assert len(told) == 2 * len(VERBS)
    assert not [line for line in told if CODE in line]
    about = [{name for name in ("s1", "s2") if f'"{name}"' in line} for line in told]
    assert about == [{"s1"}] * len(VERBS) + [{"s2"}] * len(VERBS)


def test_the_same_event_is_always_told_in_the_same_words(records: Path) -> None:
    before = lines(records)
    opened = open_database(records, HandClock(), new_id)
    try:
        assert forget_code(opened, CODE, HandClock(), new_id).sessions == ("s1", "s2")
    finally:
        opened.db.close()
    record_all(records, [Event(Kind.SESSION_STARTED, "s3")])
    after = lines(records)
    assert after[:-1] == before
    assert '"s3"' in after[-1]


def test_the_file_has_a_statement_in_each_line(records: Path, tmp_path: Path) -> None:
    (path,) = export(records, tmp_path / "out", [FileKind.XAPI])
    assert path.name == "xapi.jsonl"
    assert path.read_text(encoding="utf-8").splitlines() == lines(records)
