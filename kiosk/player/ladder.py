"""The three help keys and the ladder: hint → point → show → do it."""

from dataclasses import replace

from kiosk.coach.help import next_action
from kiosk.coach.road import Road
from kiosk.player.play import Effect, HelpUsed, Key, Message, Play, Rung, Stage, Way
from kiosk.player.say import about, say, task


def answer_key(road: Road, play: Play, key: Key, goal: int) -> tuple[Play, tuple[Effect, ...]]:
    """What a help key answers. On the top rung `point` is the touch that the coach now makes itself."""
    action = next_action(road, play.world, goal)
    if action is None:
        return say(play, task(play)), ()
    if action.touch == "wait":  # nobody can hurry it, and asking about it is no help used
        return say(replace(play, asking=False), about("next", road.phone, play.world, action)), ()
    if play.way is Way.WATCH:  # nothing to find out: the coach shows it anyway
        return say(
            replace(play, point=action, showing=True), about("next", road.phone, play.world, action)
        ), ()
    if key is Key.RIGHT:
        if play.asking:
            return replace(say(play, task(play)), asking=False), ()
        play = replace(play, asking=True, rung=max(play.rung, Rung.HINT))
        return say(play, Message("ask")), _used(road, play, Rung.HINT, key)
    play = replace(play, asking=False)
    if key is Key.WHERE:
        play = replace(play, rung=max(play.rung, Rung.POINT), point=action, showing=False)
        return say(play, about("where", road.phone, play.world, action)), _used(road, play, Rung.POINT, key)
    rung = Rung(min(play.rung + 1, Rung.DID))
    play = replace(
        play, rung=rung, point=action if rung >= Rung.POINT else play.point, showing=rung is Rung.SHOW
    )
    words = {Rung.SHOW: "show", Rung.DID: "did"}.get(rung, "next")
    return say(play, about(words, road.phone, play.world, action)), _used(road, play, rung, key)


def _used(road: Road, play: Play, rung: Rung, key: Key) -> tuple[Effect, ...]:
    step = "" if play.stage is Stage.RECALL else str(road.lesson.steps[play.step].id)
    return (HelpUsed(step, rung, key),)
