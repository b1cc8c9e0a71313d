"""How the coach says something new."""

from dataclasses import replace

from kiosk.coach.help import next_action
from kiosk.coach.road import Road
from kiosk.content.blocks import MessageList, TextField
from kiosk.phone.apply import apply
from kiosk.phone.label import answer_text, label_of, screen_name
from kiosk.phone.parts import find_part
from kiosk.phone.phone import Phone
from kiosk.phone.world import Action, World
from kiosk.player.play import Message, Play, Stage

UNDER = ("tap", "tab", "open", "help")  # touches of which one can say that something is under them
LONGEST_WAY = 40


def say(play: Play, *messages: Message) -> Play:
    """The play with these words; the turn tells the voice that they are new."""
    return replace(play, says=messages, turn=play.turn + 1)


def task(play: Play) -> Message:
    """What the learner is doing now: a step, coming back from a mistake, or the recall question."""
    return Message({Stage.MISTAKE: "mistake", Stage.RECALL: "recall"}.get(play.stage, "step"))


def about(key: str, phone: Phone, world: World, action: Action | None) -> Message:
    """A message about a touch, as it stands in this world."""
    if action is None:
        return Message(key)
    value = answer_text(phone, world, action) if action.touch == "write" else ""
    return Message(key, _touch(phone, world, action), label_of(phone, world, action), value)


def opened(phone: Phone, world: World, action: Action) -> str:
    """The name of the screen that a touch opens; empty when the screen stays."""
    after = apply(phone, world, action)
    return screen_name(phone, after) if after.screen != world.screen else ""


def way_from(road: Road, world: World, goal: int) -> Message | None:
    """After a wrong turn: where what is wanted can be found. None when there is no way to tell."""
    first = next_action(road, world, goal)
    if first is None:
        return None
    here, action, last = world, first, (first, world)
    for _ in range(LONGEST_WAY):
        here = apply(road.phone, here, action)
        following = next_action(road, here, goal)
        if following is None:
            break
        action, last = following, (following, here)
    wanted = label_of(road.phone, last[1], last[0])
    under = label_of(road.phone, world, first)
    if first.touch in UNDER and wanted and under and wanted != under:
        return Message("found-under", label=under, wanted=wanted)
    return about("next", road.phone, world, first)


def _touch(phone: Phone, world: World, action: Action) -> str:
    """The word of `coach_words.ACTIONS` for a touch."""
    part = find_part(phone, world, action.block) if action.block else None
    if action.touch == "toggle":
        return "untick" if _is_on(phone, world, action) else "tick"
    if action.touch == "switch":
        return "switch-off" if _is_on(phone, world, action) else "switch-on"
    if action.touch == "write" and isinstance(part, TextField):
        return "type"
    if action.touch == "open":
        return "open" if isinstance(part, MessageList) else "tap"
    return action.touch


def _is_on(phone: Phone, world: World, action: Action) -> bool:
    into = getattr(find_part(phone, world, action.block), "into", None)
    held = phone.own(world, into) if into is not None else ()
    return action.item in held if action.item else bool(held)
