"""What a touch changes besides the screen: a closed set of six words.

A state of another app is written app/state; where that app is not on the phone, nothing changes.
"""

from dataclasses import dataclass
from typing import ClassVar

from kiosk.content.faults import NOWHERE, Place
from kiosk.content.fields import ID_PATTERN, a_ref, said


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """From one state into another."""

    called: ClassVar[str] = "pair"
    from_: str = a_ref("the state that is read")
    into: str = a_ref("the state that receives")
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """Give a state these items."""

    called: ClassVar[str] = "put"
    into: str = a_ref("the state that receives")
    items: tuple[str, ...] = said("ids of its items", pattern=ID_PATTERN)
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Remove:
    """Take items out of a set."""

    called: ClassVar[str] = "remove"
    from_: str = a_ref("the set that loses them")
    those: str = a_ref("the state that holds the items to take out")
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """One change; write exactly one of the keys."""

    called: ClassVar[str] = "effect"
    move: Pair | None = said("take everything out of one state and put it into a set", default=None)
    copy: Pair | None = said("give one state the value of another", default=None)
    add: Pair | None = said("put what one state holds also into a set", default=None)
    put: Put | None = said("give a state these items", default=None)
    remove: Remove | None = said("take items out of a set", default=None)
    clear: str | None = a_ref("empty this state", default=None)
    place: Place = NOWHERE
