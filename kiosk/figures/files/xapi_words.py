"""The words of our xAPI profile: verbs, kinds of activities and extensions (docs/xapi.md tells them).

None may ever change: a store that has a statement takes it again only when it is the same.
"""

from typing import NamedTuple

from kiosk.progress.events import Kind

BASE = "https://footbridge.example/xapi/"
_ADL = "http://adlnet.gov/expapi/"

APPLICATION = "http://activitystrea.ms/schema/1.0/application"
LESSON = f"{_ADL}activities/lesson"
QUESTION = f"{_ADL}activities/question"
STEP = f"{BASE}activity-types/step"
MISTAKE = f"{BASE}activity-types/mistake"
SETTING = f"{BASE}activity-types/setting"


class Verb(NamedTuple):
    """An IRI, and how it is shown in English."""

    iri: str
    shown: str


def _adl(name: str) -> Verb:
    return Verb(f"{_ADL}verbs/{name}", name)


def _own(name: str, shown: str) -> Verb:
    return Verb(f"{BASE}verbs/{name}", shown)


VERBS = {
    Kind.SESSION_STARTED: _adl("initialized"),
    Kind.SESSION_ENDED: _adl("terminated"),
    Kind.LESSON_STARTED: _adl("initialized"),
    Kind.LESSON_FINISHED: _adl("completed"),
    Kind.LESSON_LEFT: _adl("exited"),
    Kind.STEP_DONE: _own("step-done", "did the step"),
    Kind.HELP_USED: _own("help-used", "used help"),
    Kind.MISS: _own("miss", "touched something else"),
    Kind.MISTAKE_PRACTISED: _own("mistake-practised", "practised to put it right"),
    Kind.SETTING_CHANGED: _adl("preferred"),
    Kind.CONFIDENCE: _adl("answered"),
    Kind.RECALL_ANSWERED: _adl("answered"),
}
"""Kinds without a verb are no statements: nobody did anything when a voice failed, and the store has nothing
to take back when somebody is forgotten."""


def extension(name: str) -> str:
    """The IRI of an extension, such as `way`."""
    return f"{BASE}extensions/{name}"
