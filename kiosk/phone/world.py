"""How a phone stands at one moment, and the touches that change it."""

from dataclasses import dataclass
from typing import Literal

Value = tuple[str, ...]  # the ids that a state holds; a flag or a text is empty or one word
Origins = tuple[tuple[str, str], ...]  # (screen, where the person came from)
Touch = Literal["tap", "toggle", "choose", "write", "erase", "open", "back", "tab", "help"]


@dataclass(frozen=True, slots=True)
class World:
    """One moment of a phone.

    `screen` is app/screen. `state` holds a value for each name of `Phone.names`, in that order.
    `origins` are those of the screens that remember where the person came from.
    `problem` is the block whose need did not hold at the last touch: it changes the look only.
    """

    screen: str
    state: tuple[Value, ...]
    origins: Origins = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """One touch on the screen that is open.

    tap, write and erase name a `block`; toggle, choose and open name a block and an `item`;
    tab names a tab; back and help need no name.
    """

    touch: Touch
    block: str = ""
    item: str = ""
