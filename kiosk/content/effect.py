"""What a touch changes besides the screen: a closed set of three words."""

from dataclasses import dataclass
from typing import ClassVar

from kiosk.content.faults import NOWHERE, Place
from kiosk.content.fields import an_id, said


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Take everything out of one set and put it into another."""

    called: ClassVar[str] = "move"
    from_: str = an_id("the set that is emptied")
    into: str = an_id("the set that receives")
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Give one state the value of another."""

    called: ClassVar[str] = "copy"
    from_: str = an_id("the state that is read")
    into: str = an_id("the state that receives")
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """One change; write exactly one of the keys."""

    called: ClassVar[str] = "effect"
    move: Move | None = said("move everything from one set into another", default=None)
    copy: Copy | None = said("copy one state into another", default=None)
    clear: str | None = an_id("empty this state", default=None)
    place: Place = NOWHERE
