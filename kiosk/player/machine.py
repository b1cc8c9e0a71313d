"""Plays a lesson: a pure function from (play, event) to the next play and what comes out of it.

No clock, no files, no Qt. The road knows the way; this decides what the learner is told.
"""

from dataclasses import replace

from kiosk.coach.help import Verdict, judge, next_action
from kiosk.coach.road import Road, after_mistake
from kiosk.coach.survey import FAR
from kiosk.phone.apply import apply
from kiosk.phone.label import label_of, screen_name
from kiosk.phone.world import Action
from kiosk.player.ladder import answer_key
from kiosk.player.play import (
    Answered,
    Asked,
    Effect,
    Event,
    Finished,
    Held,
    Key,
    Message,
    Miss,
    MissedAll,
    MistakePractised,
    Next,
    Play,
    RecallAnswered,
    Rung,
    Stage,
    StepDone,
    Touched,
    Way,
)
from kiosk.player.say import about, opened, say, task, way_from

TYPING = ("write", "erase")
POINT_AFTER = 2  # misses in Together before the coach points by itself

Result = tuple[Play, tuple[Effect, ...]]


def begin(road: Road, way: Way) -> Play:
    """The lesson at its start."""
    play = Play(way, road.phone.start, road.settle(0, road.phone.start))
    return _enter_step(road, play, ())


def begin_recall(road: Road) -> Play:
    """The recall question, on the phone as the lesson finds it. The lesson must have one."""
    play = Play(Way.ALONE, road.phone.start, stage=Stage.RECALL)
    return say(play, task(play))


def goal(road: Road, play: Play) -> int:
    """The goal that the learner is on the way to: a step's, a mistake's, or the recall question's."""
    if play.stage is Stage.RECALL:
        return road.recall_goal
    return road.mistake_goal(play.mistake) if play.stage is Stage.MISTAKE else play.step


def awake(road: Road, play: Play) -> tuple[Action, ...] | None:
    """The touches that are live, or None when all are (On my own, or while the learner asks)."""
    if play.stage in (Stage.OFFER, Stage.DONE):
        return ()
    if play.way is Way.WATCH:  # nothing is touched, but what is spoken of stands out
        return (play.point,) if play.point else ()
    if play.way is Way.ALONE or play.asking:
        return None
    return road.shortest(play.world, goal(road, play))


def advance(road: Road, play: Play, event: Event) -> Result:
    """What happens next. Never raises for anything that a person can do."""
    if play.stage is Stage.DONE:
        return play, ()
    match event:
        case Asked() if play.stage is Stage.OFFER:
            return say(play, Message("offer")), ()
        case Asked():
            after, effects = answer_key(road, play, event.key, goal(road, play))
            if event.key is Key.WHAT and after.rung is Rung.DID and after.point is not None:
                return _move(road, replace(after, showing=False), after.point, effects, after.says)
            return after, effects
        case Touched():
            return _touched(road, play, event.action)
        case Next() if play.way is Way.WATCH:
            action = next_action(road, play.world, goal(road, play))
            return _move(road, play, action, ()) if action else (play, ())
        case Answered() if play.stage is Stage.OFFER:
            return _answered(road, play, event.yes)
        case MissedAll() | Held() if play.stage is not Stage.OFFER and play.way is not Way.WATCH:
            return _not_quite(road, play, event)
    return play, ()


def _not_quite(road: Road, play: Play, event: MissedAll | Held) -> Result:
    """A finger beside what it meant, or one that rests too long: it did no harm, and is told once."""
    if play.asking:
        return play, ()
    effects = () if isinstance(event, Held) else (Miss(_step_id(road, play), near=True),)
    near = event.near if isinstance(event, MissedAll) else None
    label = label_of(road.phone, play.world, near) if near else ""
    if near and label:
        return say(play, Message("nearly", label=label)), effects
    key = "held" if isinstance(event, Held) else "nothing-there"
    if key in play.told:
        return play, effects
    return say(replace(play, told=play.told | {key}), Message(key), task(play)), effects


def _touched(road: Road, play: Play, action: Action) -> Result:
    if action.touch == "wait":  # nobody did it, so nobody is judged
        return _move(road, play, action, ())
    if play.stage is Stage.OFFER:
        return say(play, Message("offer")), ()
    if play.way is Way.WATCH:
        return say(play, Message("just-watch")), ()
    if action.touch in TYPING and not play.asking and _is_awake(road, play, action):
        return _move(road, play, action, ())  # half a word is no mistake
    verdict = judge(road, play.world, goal(road, play), action)
    if play.asking:
        way_on = next_action(road, play.world, goal(road, play))
        answer = about(f"verdict-{verdict}", road.phone, play.world, way_on)
        play = replace(play, asking=False)
        return say(play, replace(answer, place=opened(road.phone, play.world, action))), ()
    if play.way is Way.TOGETHER and not _is_awake(road, play, action):
        return _asleep(road, play, action)
    after = apply(road.phone, play.world, action)
    effects: tuple[Effect, ...] = ()
    if after.problem or (verdict is Verdict.AWAY and after != play.world):
        play = replace(play, misses=play.misses + 1)
        effects = (Miss(_step_id(road, play), near=False),)
    moved, effects = _move(road, play, action, effects)
    if moved.turn == play.turn and moved.world.screen != play.world.screen:
        moved = _wandered(road, moved) if verdict is Verdict.AWAY else _found_back(moved)
    return moved, effects


def _is_awake(road: Road, play: Play, action: Action) -> bool:
    """Whether a touch is live now; a box that is to be filled takes every letter."""
    live = awake(road, play)
    if live is None or action in live:
        return True
    return action.touch in TYPING and any(
        each.touch in TYPING and each.block == action.block for each in live
    )


def _wandered(road: Road, play: Play) -> Play:
    """On my own: where the step's words no longer fit the screen, silence would feel like a fault.

    What is said follows from the phone alone: where the learner is now, and where the wanted thing is.
    """
    here = Message("elsewhere", place=screen_name(road.phone, play.world))
    if play.stage is Stage.RECALL:  # to find it again is what makes it stay; help is there when asked
        return say(play, here, task(play))
    on = way_from(road, play.world, goal(road, play))
    return say(play, here, *((on,) if on else ()), task(play))


def _found_back(play: Play) -> Play:
    """The calm words have done their work; they go without a sound."""
    wandered = any(message.key == "elsewhere" for message in play.says)
    return replace(play, says=(task(play),)) if wandered else play


def _asleep(road: Road, play: Play, action: Action) -> Result:
    """Together: a touch on what is not needed now. Kind words, and after two of them the pointer."""
    play = replace(play, misses=play.misses + 1)
    way_on = next_action(road, play.world, goal(road, play))
    if play.misses >= POINT_AFTER:
        play = replace(play, point=way_on, rung=max(play.rung, Rung.POINT))
    answer = about("not-now", road.phone, play.world, way_on)
    answer = replace(answer, place=opened(road.phone, play.world, action))
    return say(play, answer), (Miss(_step_id(road, play), near=False),)


def _move(
    road: Road, play: Play, action: Action, effects: tuple[Effect, ...], told: tuple[Message, ...] = ()
) -> Result:
    """Let a touch happen and see which goals it reaches. `told` is said instead of plain praise."""
    world = apply(road.phone, play.world, action)
    # Keep pointing while the coach leads step by step; otherwise the pointer has done its work.
    keeps = play.rung >= Rung.POINT and play.way is Way.TOGETHER
    play = replace(play, world=world, point=None, showing=False)
    if play.stage is Stage.RECALL:
        return _recalled(road, play, effects)
    after_step = road.settle(play.step, world)
    if play.stage is Stage.MISTAKE:
        back = road.distance(world, goal(road, play)) == 0
        if back or after_step > play.step:
            effects = (*effects, MistakePractised(road.lesson.mistakes[play.mistake].id))
            # Help that was needed to come back is not help with the step.
            play = replace(play, stage=Stage.STEP, mistake=-1, rung=Rung.NONE, misses=0)
            if after_step == play.step:
                return _enter_step(road, play, (Message("mistake-over"),)), effects
    if after_step > play.step:
        return _steps_done(road, play, after_step, effects, told or (Message("good"),))
    if keeps:
        play = replace(play, point=next_action(road, world, goal(road, play)))
    if play.way is Way.WATCH:
        return _show_next(road, play, ()), effects
    return play, effects


def _recalled(road: Road, play: Play, effects: tuple[Effect, ...]) -> Result:
    """One question has one goal, and no step of the lesson counts on the way."""
    far = road.distance(play.world, road.recall_goal)
    if far == FAR:  # steps lead on from wherever one is; of a lone question that is not proved
        return say(replace(play, world=road.phone.start), Message("start-again"), task(play)), effects
    if far > 0:
        return play, effects
    done = say(replace(play, stage=Stage.DONE, asking=False))
    return done, (*effects, RecallAnswered(play.rung, play.misses))


def _steps_done(
    road: Road, play: Play, after_step: int, effects: tuple[Effect, ...], first: tuple[Message, ...]
) -> Result:
    steps = road.lesson.steps
    done = tuple(
        StepDone(
            steps[i].id,
            play.rung if i == play.step else Rung.NONE,
            play.misses if i == play.step else 0,
            skipped=i != play.step,
        )
        for i in range(play.step, after_step)
    )
    helped = play.helped + (play.rung > Rung.NONE)
    play = replace(play, step=after_step, rung=Rung.NONE, misses=0, helped=helped, asking=False)
    play = replace(play, stage=Stage.STEP, mistake=-1)  # what came by itself overtook an offer
    if after_step == len(steps):
        play = say(replace(play, stage=Stage.DONE))
        unaided = play.way is Way.ALONE and helped == 0
        return play, (*effects, *done, Finished(unaided))
    return _enter_step(road, play, first), (*effects, *done)


def _enter_step(road: Road, play: Play, first: tuple[Message, ...]) -> Play:
    if play.step >= len(road.lesson.steps):
        return say(replace(play, stage=Stage.DONE))
    if play.way is Way.WATCH:
        return _show_next(road, play, (Message("step"),))
    if play.way is Way.TOGETHER:
        here = road.lesson.steps[play.step].id
        for number, mistake in enumerate(road.lesson.mistakes):
            fits = mistake.at == here and number not in play.met
            if fits and after_mistake(road, play.world, number) is not None:
                play = replace(play, stage=Stage.OFFER, mistake=number, met=play.met | {number})
                return say(play, Message("offer"))
    return say(play, *first, Message("step"))


def _show_next(road: Road, play: Play, first: tuple[Message, ...]) -> Play:
    """Watch: say and point at the touch that comes next."""
    action = next_action(road, play.world, goal(road, play))
    words = first or (about("next", road.phone, play.world, action),)
    return say(replace(play, point=action, showing=True), *words)


def _answered(road: Road, play: Play, yes: bool) -> Result:
    world = after_mistake(road, play.world, play.mistake) if yes else None
    if world is None:
        return _enter_step(road, replace(play, stage=Stage.STEP, mistake=-1), ()), ()
    return say(replace(play, stage=Stage.MISTAKE, world=world), Message("mistake")), ()


def _step_id(road: Road, play: Play) -> str:
    return "" if play.stage is Stage.RECALL else str(road.lesson.steps[play.step].id)
