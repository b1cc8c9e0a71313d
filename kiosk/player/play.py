"""How a lesson stands at one moment, what can happen in it, and what comes out."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from kiosk.phone.world import Action, World


class Way(StrEnum):
    """The three ways through a lesson."""

    WATCH = "watch"
    TOGETHER = "together"
    ALONE = "alone"


class Rung(IntEnum):
    """The help ladder. The highest rung used in a step is recorded."""

    NONE = 0
    HINT = 1  # said in words
    POINT = 2  # shown where
    SHOW = 3  # shown how
    DID = 4  # done by the coach


class Key(StrEnum):
    """The three help keys."""

    RIGHT = "right"  # Is this right?
    WHERE = "where"  # Where is it?
    WHAT = "what"  # What do I do?


class Stage(StrEnum):
    """Where a lesson is besides its step."""

    STEP = "step"
    OFFER = "offer"  # a mistake is offered
    MISTAKE = "mistake"  # a mistake was made, the learner comes back from it
    RECALL = "recall"  # one question of a lesson that was done before, and no steps
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Message:
    """Something that the coach says.

    `key` is a word of `session/coach_words.py`. `touch` says how (tap, tick, untick, back, …) and
    `label` quotes the words on the phone of what it speaks of; `value` is what to type there, `place`
    the screen that a touch opened or would open, `wanted` what is found under `label`.
    """

    key: str
    touch: str = ""
    label: str = ""
    value: str = ""
    place: str = ""
    wanted: str = ""


@dataclass(frozen=True, slots=True)
class Play:
    """A lesson being played. `turn` grows whenever there is something new to say."""

    way: Way
    world: World
    step: int = 0
    stage: Stage = Stage.STEP
    mistake: int = -1
    met: frozenset[int] = frozenset()  # mistakes that were offered already
    rung: Rung = Rung.NONE
    misses: int = 0
    asking: bool = False  # the next touch is a question
    point: Action | None = None
    showing: bool = False  # the pointer presses, so that the learner sees how
    says: tuple[Message, ...] = ()
    turn: int = 0
    helped: int = 0  # steps in which help was used
    told: frozenset[str] = frozenset()  # what is said once in a lesson, and was


@dataclass(frozen=True, slots=True)
class Touched:
    """The learner touched something on the phone, or (wait) something happened there by itself."""

    action: Action


@dataclass(frozen=True, slots=True)
class MissedAll:
    """The learner touched where nothing is; `near` is what the finger only just missed."""

    near: Action | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """The learner's finger rests on the phone for long. It still counts as a touch."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The learner touched a help key."""

    key: Key


@dataclass(frozen=True, slots=True)
class Next:
    """Watch: show me the next touch."""


@dataclass(frozen=True, slots=True)
class Answered:
    """Yes or no to the offer of a mistake."""

    yes: bool


Event = Touched | MissedAll | Held | Asked | Next | Answered


@dataclass(frozen=True, slots=True)
class StepDone:
    """A step is done; `skipped` when the learner had run ahead of it."""

    step: str
    rung: Rung
    misses: int
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class HelpUsed:
    """A help key was used. A recall question has no step."""

    step: str
    rung: Rung
    key: Key


@dataclass(frozen=True, slots=True)
class Miss:
    """A touch that did not lead nearer; `near` when it hit nothing at all. A recall question has no step."""

    step: str
    near: bool


@dataclass(frozen=True, slots=True)
class MistakePractised:
    """The learner came back from an authored mistake."""

    mistake: str


@dataclass(frozen=True, slots=True)
class Finished:
    """The lesson is done; `unaided` when no help was used at all."""

    unaided: bool


@dataclass(frozen=True, slots=True)
class RecallAnswered:
    """The recall question is answered, with the most help used and the touches that did not lead on."""

    rung: Rung
    misses: int


Effect = StepDone | HelpUsed | Miss | MistakePractised | Finished | RecallAnswered
