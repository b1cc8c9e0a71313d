"""What is kept of a lesson: what the player reports, as events without a person."""

from dataclasses import replace

from kiosk.player.play import Effect, Finished, HelpUsed, Miss, MistakePractised, RecallAnswered, StepDone
from kiosk.progress.events import Event, Kind


def event_of(effect: Effect, base: Event) -> Event:
    """The record of one effect of the player; `base` says in which session and lesson."""
    match effect:
        case StepDone():
            return replace(
                base,
                kind=Kind.STEP_DONE,
                step=effect.step,
                rung=int(effect.rung),
                misses=effect.misses,
                unaided=base.way == "alone" and not effect.rung and not effect.skipped,
                detail="skipped" if effect.skipped else "",
            )
        case HelpUsed():
            return replace(
                base, kind=Kind.HELP_USED, step=effect.step, rung=int(effect.rung), detail=effect.key.value
            )
        case Miss():
            return replace(base, kind=Kind.MISS, step=effect.step, detail="near" if effect.near else "wrong")
        case MistakePractised():
            return replace(base, kind=Kind.MISTAKE_PRACTISED, detail=effect.mistake)
        case Finished():
            return replace(base, kind=Kind.LESSON_FINISHED, unaided=effect.unaided)
        case RecallAnswered():
            return replace(
                base,
                kind=Kind.RECALL_ANSWERED,
                rung=int(effect.rung),
                misses=effect.misses,
                unaided=not effect.rung,
            )
