"""Figures as a surgery might have them after three months, to look at and to test with. All invented.

python -m tests.figures.sample FOLDER    writes reports of them to look at
"""

import sys
from pathlib import Path
from random import Random

from kiosk.figures.build import figures_of_visits
from kiosk.figures.facts import Facts, LessonFact
from kiosk.figures.impact import Impact, Practice, impact_of
from kiosk.figures.report.page import report_html
from kiosk.figures.tables import Figures
from kiosk.figures.visits import Played, Visit

PLACE = "The surgery on the green"
TODAY = "2026-11-26"
FACTS: Facts = {
    "touch-slide-back": LessonFact("Touch, slide and go back", ("foundation",), ("slide", "back")),
    "log-in": LessonFact("Log in with a security code", ("safe-and-legal",), ("type-code", "trust")),
    "order-repeat-prescription": LessonFact(
        "Order a repeat prescription", ("transacting",), ("open", "pick", "check", "send")
    ),
    "is-it-ready": LessonFact("See if your medicine is ready", ("handling-information",), ("look",)),
    "choose-pharmacy": LessonFact(
        "Choose another pharmacy", ("transacting", "handling-information"), ("search", "choose")
    ),
    "medicine-not-on-list": LessonFact(
        "When a medicine is not on the list", ("problem-solving",), ("find-out", "ask")
    ),
    "book-appointment": LessonFact(
        "Book an appointment with the doctor", ("transacting", "communicating"), ("pick-time", "say-why")
    ),
    "spot-false-message": LessonFact("Spot a false message", ("safe-and-legal",), ("look", "delete")),
}
# How often each is begun, of 100 lessons, and how hard it is.
LIKED = {"order-repeat-prescription": 40, "book-appointment": 18, "is-it-ready": 13, "log-in": 12}
HARD = {"book-appointment": 0.3, "log-in": 0.25}
SETTINGS = ("text/large", "text/larger", "colours/yellow-on-black", "spacing/wide", "hand/left")


def visits(count: int = 161) -> list[Visit]:
    """Visits from September to November at three tablets. The same ones each time."""
    chance = Random(6)
    return [_visit(chance, number) for number in range(count)]


def internal() -> Figures:
    """Exact figures, for the team."""
    return figures_of_visits(visits(), FACTS, shareable=False, today=TODAY, place=PLACE)


def shareable() -> Figures:
    """The same, with small numbers hidden."""
    return figures_of_visits(visits(), FACTS, shareable=True, today=TODAY, place=PLACE)


def nothing_yet() -> Figures:
    """A tablet on its first day."""
    return figures_of_visits([], FACTS, shareable=False, today=TODAY)


def practice_orders() -> Impact:
    """352 more orders a month."""
    before = {"2026-04": 418, "2026-05": 402, "2026-06": 397, "2026-07": 421, "2026-08": 412}
    impact = impact_of(Practice({**before, "2026-09": 688, "2026-10": 759, "2026-11": 839}, "2026-09"))
    assert impact is not None
    return impact


def _visit(chance: Random, number: int) -> Visit:
    month = chance.choices((9, 10, 11), (3, 5, 6))[0]
    visit = Visit(
        device=chance.choices(("tablet-by-the-door", "tablet-upstairs", "tablet-4"), (6, 4, 1))[0],
        session=f"session-{number}",
        day=f"2026-{month:02}-{chance.randint(1, 26):02}",
        kind=chance.choices(("first", "return", "guest"), (4, 2, 4))[0],
        ms=chance.randint(6, 40) * 60_000,
        language=chance.choices(("en", "ur", "pa", "pl", "bn"), (70, 14, 9, 5, 2))[0],
        settings={each for each in SETTINGS if chance.random() < 0.15},
        order=number,
    )
    if chance.random() < 0.25:
        visit.settings.add("helper/true")
        visit.helper_ms = visit.ms * 2 // 3
    if chance.random() < 0.6:
        visit.before = chance.choices((1, 2, 3, 4, 5), (27, 33, 21, 11, 4))[0]
    if chance.random() < 0.6:
        visit.after = min(5, (visit.before or 2) + chance.choices((-1, 0, 1, 2), (1, 4, 9, 7))[0])
    for _ in range(chance.randint(1, 3)):
        _play(chance, visit)
    return visit


def _play(chance: Random, visit: Visit) -> None:
    lesson = chance.choices(list(FACTS), [LIKED.get(name, 5) for name in FACTS])[0]
    hard = HARD.get(lesson, 0.1)
    way = chance.choices(("alone", "together", "watch"), (5, 4, 2))[0]
    played = Played(lesson, way, {"alone": "alone", "together": "helped", "watch": "watched"}[way])
    visit.played.append(played)
    for step in FACTS[lesson].steps if way != "watch" else ():
        if chance.random() < hard / 2:
            played.outcome, played.step = "unfinished", step
            return
        rung = chance.choices((0, 1, 2, 3, 4), (1 - hard, hard, hard / 2, hard / 3, hard / 5))[0]
        visit.steps.append((lesson, step, rung))
        if rung and played.outcome == "alone":
            played.outcome = "helped"


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    for name, made in (("internal", internal()), ("shareable", shareable()), ("nothing", nothing_yet())):
        given = practice_orders() if name != "nothing" else None
        (folder / f"{name}.html").write_text(report_html(made, given), encoding="utf-8")
