"""How fast the coach answers, from worlds that a learner might have reached."""

import random
import time
from collections.abc import Iterator

from kiosk.coach.help import judge, next_action
from kiosk.coach.road import build_road
from kiosk.phone.actions import actions
from kiosk.session.shelf import Shelf
from tests.bench.table import Row, share


def answering(shelf: Shelf, worlds: int) -> Iterator[Row]:
    """The answer to all three help keys: what comes next, and whether a touch would be right."""
    lesson = shelf.lessons[0]
    phone = shelf.road(str(lesson.id)).phone
    begun = time.process_time()
    road = build_road(lesson, phone)
    searched = time.process_time() - begun
    chance = random.Random(20)
    costs = []
    for _ in range(worlds):
        world = chance.choice(road.survey.worlds)
        step = chance.randrange(len(road.lesson.steps))
        touch = chance.choice(list(actions(phone, world)))
        begun = time.process_time()
        next_action(road, world, step)
        judge(road, world, step, touch)
        costs.append(1000 * (time.process_time() - begun))
    yield Row("coach answers: processor, p99", share(costs, 0.99), "ms", 10, f"{worlds} worlds")
    note = f"{len(road.survey.worlds)} states"
    yield Row("lesson searched: processor", searched, "s", 1, note)
