"""A learner who plays, and whose every effect is kept."""

from dataclasses import dataclass, field
from typing import TypeVar

from kiosk.coach.help import next_action
from kiosk.coach.road import Road
from kiosk.phone.apply import apply
from kiosk.phone.world import Action
from kiosk.player.machine import advance, begin, begin_recall, goal
from kiosk.player.play import Answered, Asked, Effect, Event, Key, MissedAll, Next, Play, Stage, Touched, Way

T = TypeVar("T")


@dataclass
class Learner:
    """Plays a lesson; `effects` are all that came out so far."""

    road: Road
    way: Way
    effects: list[Effect] = field(default_factory=list)
    recalling: bool = False  # the lone question instead of the lesson
    play: Play = field(init=False)

    def __post_init__(self) -> None:
        self.play = begin_recall(self.road) if self.recalling else begin(self.road, self.way)

    def does(self, event: Event) -> tuple[Effect, ...]:
        """One event; returns what came out of it."""
        self.play, effects = advance(self.road, self.play, event)
        self.effects += effects
        return effects

    def touches(self, *touches: str) -> tuple[Effect, ...]:
        """Touches in words, such as `tap continue`; returns what came out of the last."""
        out: tuple[Effect, ...] = ()
        for touch in touches:
            out = self.does(Touched(Action(*touch.split())))  # type: ignore[arg-type]
        return out

    def asks(self, key: Key) -> tuple[Effect, ...]:
        """A help key."""
        return self.does(Asked(key))

    def misses_all(self) -> tuple[Effect, ...]:
        """A touch where nothing is."""
        return self.does(MissedAll())

    def next_touch(self) -> Action:
        """What the coach would do."""
        action = next_action(self.road, self.play.world, goal(self.road, self.play))
        assert action is not None
        return action

    def goes_on(self, until: str = "") -> None:
        """Does what is needed until a step begins, or to the end."""
        for _ in range(100):
            if self.play.stage is Stage.DONE or self.step == until:
                return
            if self.play.stage is Stage.OFFER:
                self.does(Answered(False))
            elif self.way is Way.WATCH:
                self.does(Next())
            else:
                if self.play.asking:
                    self.asks(Key.RIGHT)
                self.does(Touched(self.next_touch()))
        raise AssertionError(f"never came to {until or 'the end'}")

    @property
    def step(self) -> str:
        """The id of the step that is to be done."""
        steps = self.road.lesson.steps
        return str(steps[self.play.step].id) if self.play.step < len(steps) else ""

    @property
    def keys(self) -> list[str]:
        """What the coach says, by its keys."""
        return [message.key for message in self.play.says]

    def all(self, kind: type[T]) -> list[T]:
        """Every effect of a kind."""
        return [effect for effect in self.effects if isinstance(effect, kind)]

    def would_change(self, action: Action) -> bool:
        """Whether a touch would change the phone."""
        return apply(self.road.phone, self.play.world, action) != self.play.world
