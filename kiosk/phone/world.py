"""How a phone stands at one moment, and the touches that change it."""

from dataclasses import dataclass
from typing import Literal

Value = tuple[str, ...]  # the ids that a state holds; a flag or a text is empty or one word
Origins = tuple[tuple[str, str], ...]  # (screen, where the person came from)
Touch = Literal[
    "tap",
    "toggle",
    "choose",
    "write",
    "erase",
    "switch",
    "open",
    "notice",
    "back",
    "tab",
    "help",
    "close",
    "exit",
    "stay",
    "home",
    "wait",
]


@dataclass(frozen=True, slots=True)
class World:
    """One moment of a phone.

    `screen` is app/screen. `state` holds a value for each name of `Phone.names`, in that order.
    `origins` are those of the screens that remember where the person came from.
    `problem` is the block (or block/number of its case) whose need did not hold at the last touch: it
    changes the look only. `resting` holds, for each app that was left on a screen that stays, that
    screen. `leaving` asks whether the person wants to leave a task (newer skin).
    """

    screen: str
    state: tuple[Value, ...]
    origins: Origins = ()
    problem: str = ""
    resting: tuple[tuple[str, str], ...] = ()
    leaving: bool = False


@dataclass(frozen=True, slots=True)
class Action:
    """One touch on the screen that is open.

    tap, erase and switch name a `block`; toggle, choose and open name a block and an `item`; write
    names a block and, for a text field, the answer; tab names a tab, notice an app/notice and an item.
    wait names an app/timer that runs out: nobody touches anything. close is the cross of a task (newer
    skin), exit and stay answer its question. back, help and home need no name.
    """

    touch: Touch
    block: str = ""
    item: str = ""
