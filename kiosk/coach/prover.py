"""Proves before release that a lesson has no dead end."""

from collections import deque
from collections.abc import Iterator, Mapping

from kiosk.coach.road import Road, deed_action
from kiosk.coach.survey import FAR
from kiosk.content.faults import Fault
from kiosk.phone.apply import apply
from kiosk.phone.world import World


def prove(road: Road) -> Iterator[Fault]:
    """A fault for each step or mistake from which a learner could be stuck, in any reachable world."""
    seen = _reachable(road)
    stuck: set[int] = set()
    for step, place in sorted(seen):  # the places nearest to the start come first
        if step < len(road.lesson.steps) and road.survey.distance[step][place] == FAR and step not in stuck:
            stuck.add(step)
            yield _fault(road, step, place)
    if not stuck:
        met = dict(arrivals(road))
        for number, each in enumerate(road.lesson.steps):
            if number not in met:
                yield Fault(
                    each.done.place,
                    f"the goal of the step “{each.id}” is reached before the step begins",
                    "let “done” say what is new, or take the step out",
                )
        for number in range(len(road.lesson.mistakes)):
            yield from _prove_mistake(road, number, seen, met)
    yield from _prove_recall(road)


def _prove_recall(road: Road) -> Iterator[Fault]:
    """The question begins anew where the lesson does, also after a way that cannot lead to its answer."""
    recall = road.lesson.recall
    if recall is None:
        return
    far = road.distance(road.phone.start, road.recall_goal)
    if far == 0:
        problem = "the recall question is answered before anybody touches the phone"
        yield Fault(recall.done.place, problem, "let “done” say what is new")
    elif far == FAR:
        problem = "the answer to the recall question cannot be reached from the start of the lesson"
        yield Fault(recall.done.place, problem, "change its “done”")


def arrivals(road: Road) -> Iterator[tuple[int, World]]:
    """(step, world) where the coach's own way first meets each step."""
    world = road.phone.start
    step, last = road.settle(0, world), -1
    while step < len(road.lesson.steps):
        if step != last:
            yield step, world
            last = step
        ways = road.shortest(world, step)
        if not ways:
            return
        world = apply(road.phone, world, ways[0])
        step = road.settle(step, world)


def _reachable(road: Road) -> set[tuple[int, int]]:
    first = (road.settle_at(0, 0), 0)
    seen, waiting = {first}, deque([first])
    while waiting:
        step, place = waiting.popleft()
        for there in (*(there for _, there in road.survey.moves[place]), *road.survey.drifts[place]):
            after = (road.settle_at(step, there), there)
            if after not in seen:
                seen.add(after)
                waiting.append(after)
    return seen


def _fault(road: Road, step: int, place: int) -> Fault:
    each = road.lesson.steps[step]
    screen = road.survey.worlds[place].screen
    return Fault(
        each.done.place,
        f"the goal of the step “{each.id}” can no longer be reached from {screen}",
        "change the goal, or let a touch lead on from there",
    )


def _prove_mistake(
    road: Road, number: int, seen: set[tuple[int, int]], met: Mapping[int, World]
) -> Iterator[Fault]:
    mistake = road.lesson.mistakes[number]
    goal = road.survey.distance[road.mistake_goal(number)]
    step = next(i for i, each in enumerate(road.lesson.steps) if each.id == mistake.at)
    world = met.get(step)
    if world is None:
        return  # told already: the step is never met
    for deed in mistake.do:
        after = apply(road.phone, world, deed_action(road.phone, world, deed))
        if after == world:
            yield Fault(
                deed.place,
                "this touch changes nothing there",
                f"name something that can be touched on {world.screen}",
            )
            return
        world = after
    if road.distance(world, road.mistake_goal(number)) == 0:
        yield Fault(
            mistake.done.place, "the mistake leaves nothing to mend", "let “done” be false after the touches"
        )
    if road.settle(step, world) != step:
        yield Fault(
            mistake.place,
            f"these touches are no mistake: they do the step “{mistake.at}”",
            "show a wrong turn",
        )
    if any(goal[place] == FAR for at, place in seen if at == step):
        yield Fault(
            mistake.done.place,
            f"there may be no way back from the mistake “{mistake.id}”",
            "change its “done”",
        )
