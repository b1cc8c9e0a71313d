"""How the coach says something new."""

from dataclasses import replace

from kiosk.phone.apply import find_part
from kiosk.phone.label import label_of
from kiosk.phone.phone import Phone
from kiosk.phone.world import Action, World
from kiosk.player.play import Message, Play


def say(play: Play, *messages: Message) -> Play:
    """The play with these words; the turn tells the voice that they are new."""
    return replace(play, says=messages, turn=play.turn + 1)


def about(key: str, phone: Phone, world: World, action: Action | None) -> Message:
    """A message about a touch, as it stands in this world."""
    if action is None:
        return Message(key)
    touch: str = action.touch
    if touch == "toggle":
        touch = "untick" if _is_ticked(phone, world, action) else "tick"
    return Message(key, touch, label_of(phone, world, action))


def _is_ticked(phone: Phone, world: World, action: Action) -> bool:
    part = find_part(phone, world, action.block)
    into = getattr(part, "into", None)
    return into is not None and action.item in phone.get(world, f"{phone.app_of(world)}/{into}")
