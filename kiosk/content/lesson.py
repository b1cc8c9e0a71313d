"""A lesson: steps with goals on a phone. A lesson never describes a screen."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from kiosk.content.condition import Condition
from kiosk.content.faults import NOWHERE, Place
from kiosk.content.fields import ID_PATTERN, REF_PATTERN, WEB_PAGE, a_ref, an_id, said

Skill = Literal[
    "foundation", "communicating", "handling-information", "transacting", "problem-solving", "safe-and-legal"
]
Topic = Literal["medicines", "appointments", "messages", "logging-in", "staying-safe", "first-steps"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneSetup:
    """Whose phone it is and how it stands when the lesson begins."""

    called: ClassVar[str] = "phone"
    person: str = an_id("somebody in people.yaml")
    apps: tuple[str, ...] = said("the apps on it", pattern=ID_PATTERN)
    starts: str = a_ref("app/screen that is open at first")
    without: tuple[str, ...] = said(
        "ids of what this person's phone leaves out, such as messages that would only distract",
        default=(),
        pattern=ID_PATTERN,
    )
    features: tuple[str, ...] | None = said(
        "what the surgery offers, when it differs from its own list",
        default=None,
        pattern=ID_PATTERN,
        may_be_empty=True,
    )
    given: Mapping[str, tuple[str, ...]] | None = said(
        "states that differ from the app's own start", default=None, keys=REF_PATTERN, may_be_empty=True
    )
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do, and how we know that it is done: a goal on the phone, never a touch."""

    called: ClassVar[str] = "step"
    id: str = an_id("its name; it stays for ever")
    say: str = said("what to do, one idea; {label:app/screen/block} quotes the phone")
    speech: str | None = said("what is read aloud instead of say, where that reads badly", default=None)
    why: str | None = said("the reason, in one sentence", default=None)
    tip: str | None = said("for the volunteer beside the learner", default=None)
    done: Condition = said("what is so when it is done")
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One touch that the coach makes for a mistake; write exactly one of the keys."""

    called: ClassVar[str] = "deed"
    tap: str | None = a_ref("a block, block/item or tab/id of the screen that is open", default=None)
    toggle: str | None = a_ref("list/item to tick or untick", default=None)
    type: str | None = a_ref("field/answer to type; field/wrong for something else", default=None)
    back: bool = said("go back", default=False)
    home: bool = said("go to the phone's home screen", default=False)
    wait: str | None = a_ref("app/timer that runs out", default=None)
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """A wrong turn that people really take, and the way back from it."""

    called: ClassVar[str] = "mistake"
    id: str = an_id("its name")
    at: str = an_id("the step before which it is shown")
    do: tuple[Deed, ...] = said("the wrong touches")
    say: str = said("what happened and how to come back")
    speech: str | None = said("what is read aloud instead of say, where that reads badly", default=None)
    done: Condition = said("what is so when the learner is back")
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """One question for the next visit, answered on the phone without help."""

    called: ClassVar[str] = "recall question"
    ask: str = said("the question, in the learner's life")
    done: Condition = said("what is so when it is answered, from the lesson's start")
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Which real app the lesson was compared with, and when."""

    called: ClassVar[str] = "reference"
    app: str = said("the real app")
    checked: str = said("year and month, such as 2026-08", pattern=re.compile(r"20\d\d-(0[1-9]|1[0-2])\Z"))
    page: str | None = said(
        "the public page about the real thing, such as https://www.nhs.uk/nhs-app/",
        default=None,
        pattern=WEB_PAGE,
    )
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One lesson file."""

    called: ClassVar[str] = "lesson"
    schema: Literal["lesson/1"] = said("the version of this format")
    id: str = an_id("its name; the file has the same")
    title: str = said("what the learner will be able to do")
    topic: Topic = said("the tile on the home page")
    minutes: int = said("how long it takes")
    about: str = said("why it matters, as the learner's life: Your tablets run out on Friday.")
    skills: tuple[Skill, ...] = said("Essential Digital Skills that it practises")
    reference: Reference = said("the real app that it was compared with")
    phone: PhoneSetup = said("the phone at the start")
    steps: tuple[Step, ...] = said("the steps in order")
    mistakes: tuple[Mistake, ...] = said("wrong turns to practise", default=())
    recall: Recall | None = said("one question for the next visit", default=None)
    needs: tuple[str, ...] = said(
        "what the local surgery must offer for this lesson", default=(), pattern=ID_PATTERN
    )
    praise: str = said("one quiet sentence at the end")
    place: Place = NOWHERE
