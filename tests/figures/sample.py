"""Figures as a surgery might have them after three months, to look at and to test with. All invented.

python -m tests.figures.sample FOLDER    writes reports of them to look at
"""

import sys
from pathlib import Path

from kiosk.figures.impact import Impact, Practice, impact_of
from kiosk.figures.report.page import report_html
from kiosk.figures.tables import HIDDEN, NOT_APPLICABLE, Cell, Column, Figures, Table, Unit

TEXT, COUNT, NUMBER = Unit.TEXT, Unit.COUNT, Unit.NUMBER
PLACE = "The surgery on the green"


def columns(*each: tuple[str, str, str, Unit]) -> tuple[Column, ...]:
    return tuple(Column(*one) for one in each)


SUMMARY: tuple[tuple[str, str, Cell, Cell, str], ...] = (
    ("visits", "Visits", 161, None, ""),
    ("first_visits", "First visits with a picture code", 58, 161, ""),
    ("return_visits", "Visits of people who came back", 33, 161, ""),
    ("guest_visits", "Visits without a picture code", 70, 161, ""),
    ("hours", "Hours of practice", 62.4, None, ""),
    ("helper_visits", "Visits with a volunteer", 41, 161, "As far as the line was on."),
    ("helper_hours", "Hours with a volunteer", 14.5, None, "As far as the line was on."),
    ("started", "Lessons started", 343, None, ""),
    ("alone", "Lessons finished on their own", 137, 343, ""),
    ("helped", "Lessons finished with help", 112, 343, ""),
    ("watched", "Lessons watched", 51, 343, ""),
    ("unfinished", "Lessons not finished", 43, 343, ""),
    ("skills", "Skills shown without help", 208, None, ""),
    ("sure_before", "How sure before, on average", 2.3, 96, "From 1 to 5."),
    ("sure_after", "How sure after, on average", 3.7, 71, "From 1 to 5."),
    ("sure_pairs", "People who answered twice", 64, None, ""),
    ("more_sure", "Felt more sure", 49, 64, ""),
    ("as_sure", "Felt as sure as before", 12, 64, ""),
    ("less_sure", "Felt less sure", 3, 64, ""),
    ("speech_failed", "Visits in which the voice failed", 2, 161, ""),
    ("tablets", "Tablets", 3, None, ""),
)
LESSONS: tuple[tuple[Cell, ...], ...] = (
    ("order-repeat-prescription", "Order a repeat prescription", 41, 29, 9, 8),
    ("medicine-not-on-list", "When a medicine is not on the list", 11, 13, 4, 7),
    ("choose-pharmacy", "Choose another pharmacy", 9, 7, 2, 1),
    ("is-it-ready", "See if your medicine is ready", 17, 9, 6, 2),
    ("book-appointment", "Book an appointment with the doctor", 14, 22, 11, 13),
    ("read-message", "Read a message and reply to it", 12, 10, 3, 5),
    ("log-in", "Log in with a security code", 6, 15, 12, 7),
    ("spot-false-message", "Spot a false message", 19, 4, 4, 0),
    ("touch-slide-back", "Touch, slide and go back", 8, 3, 0, 0),
)
STEPS = (
    ("order-repeat-prescription", "pick", 71, 48, 11, 6, 4, 2),
    ("order-repeat-prescription", "check", 70, 55, 9, 4, 2, 0),
    ("book-appointment", "pick-time", 38, 17, 8, 6, 4, 3),
    ("book-appointment", "say-why", 36, 11, 9, 9, 5, 2),
    ("log-in", "type-code", 24, 8, 4, 6, 4, 2),
)
SKILLS = (
    ("Foundation", 21), ("Communicating", 24), ("Handling information", 49), ("Transacting", 81),
    ("Problem solving", 14), ("Being safe and legal online", 19),
)  # fmt: skip


def internal() -> Figures:
    """Exact figures, for the team."""
    sure = ((1, 27, 3), (2, 33, 7), (3, 21, 15), (4, 11, 30), (5, 4, 16))
    words = {1: "Not sure at all", 2: "Not very sure", 3: "In between", 4: "Quite sure", 5: "Very sure"}
    tables = (
        *_shared(SUMMARY, LESSONS, ("2026-09", 38, 13.9, 24, 30), ("2026-10", 59, 23.1, 51, 43)),
        Table(
            "help", "Help on each step", "The most help that somebody used on a step.",
            columns(
                ("lesson", "Lesson", "The id of the lesson.", TEXT), ("step", "Step", "The id.", TEXT),
                ("done", "Done", "How often the step was done.", COUNT),
                ("none", "No help", "Done without any help.", COUNT),
                ("hint", "Hint", "A hint was enough.", COUNT),
                ("point", "Shown where", "The place was pointed at.", COUNT),
                ("show", "Told what", "The next touch was said.", COUNT),
                ("did", "Done for them", "The step was done for them.", COUNT),
            ),
            STEPS,
        ),
        Table(
            "stops", "Where people stop", "The step at which a lesson was left.",
            columns(
                ("lesson", "Lesson", "The id of the lesson.", TEXT), ("title", "Title", "Its title.", TEXT),
                ("step", "Step", "The id of the step.", TEXT), ("left", "Left", "How often.", COUNT),
            ),
            (
                ("book-appointment", "Book an appointment with the doctor", "say-why", 9),
                ("log-in", "Log in with a security code", "type-code", 6),
                ("order-repeat-prescription", "Order a repeat prescription", "pick", 4),
            ),
        ),
        Table(
            "confidence", "How sure people feel, before and after",
            "Answers to the question how sure somebody feels about using health apps.",
            columns(
                ("answer", "Answer", "From not sure at all to very sure.", TEXT),
                ("before", "Before", "Answers on arriving.", COUNT),
                ("after", "After", "Answers before leaving.", COUNT),
            ),
            tuple((f"{number}: {words[number]}", before, after) for number, before, after in sure),
        ),
        _change(49, 12, 3),
        *_ways(("English", 118), ("اردو (Urdu)", 21), ("ਪੰਜਾਬੀ (Punjabi)", 13), ("Polski (Polish)", 9)),
        Table(
            "tablets", "Tablets", "Visits on each tablet.",
            columns(
                ("tablet", "Tablet", "The first signs of its id.", TEXT), ("visits", "Visits", "All.", COUNT),
                ("last_day", "Last day", "The last day with a visit.", TEXT),
            ),
            (("4f1c", 88, "2026-11-26"), ("9a07", 52, "2026-11-25"), ("e3b2", 21, "2026-11-12")),
        ),
    )  # fmt: skip
    return Figures(PLACE, "2026-11-26", "2026-09-07", "2026-11-26", shareable=False, tables=tables)


def shareable() -> Figures:
    """The same, rounded, with small numbers hidden."""

    def told(cell: Cell) -> Cell:
        if not isinstance(cell, int) or cell == 0:
            return cell
        return HIDDEN if cell < 8 else 5 * round(cell / 5)

    summary = tuple((*row[:2], told(row[2]), told(row[3]), row[4]) for row in SUMMARY)
    lessons = tuple((*row[:2], *map(told, row[2:])) for row in LESSONS)
    tables = (
        *_shared(summary, lessons, ("2026-09", 40, 13.9, 25, 30), ("2026-10", 60, 23.1, 50, 45)),
        Table(
            "stops", "Where people stop", "Lessons that were started and not finished.",
            columns(
                ("lesson", "Lesson", "The id of the lesson.", TEXT), ("title", "Title", "Its title.", TEXT),
                ("left", "Not finished", "How often.", COUNT),
            ),
            tuple((row[0], row[1], row[5]) for row in lessons),
        ),
        _change(50, 10, HIDDEN),
        *_ways(("English", 120), ("اردو (Urdu)", 20), ("ਪੰਜਾਬੀ (Punjabi)", 15), ("Polski (Polish)", HIDDEN)),
    )  # fmt: skip
    return Figures(PLACE, "2026-11-26", "2026-09-07", "2026-11-26", shareable=True, tables=tables)


def nothing_yet() -> Figures:
    """A tablet on its first day: every table is there, and empty or of noughts."""
    summary = tuple((*row[:2], 0, None, "") for row in SUMMARY if not isinstance(row[2], float))
    full = internal()
    tables = tuple(Table(t.name, t.title, t.says, t.columns, ()) for t in full.tables[1:])
    first = full.tables[0]
    empty = Table(first.name, first.title, first.says, first.columns, (
        *summary, ("sure_before", "How sure before, on average", NOT_APPLICABLE, 0, ""),
    ))  # fmt: skip
    return Figures("", "2026-11-26", "", "", shareable=False, tables=(empty, *tables))


def practice_orders() -> Impact:
    """352 more orders a month."""
    orders = {
        "2026-04": 418, "2026-05": 402, "2026-06": 397, "2026-07": 421, "2026-08": 412,
        "2026-09": 688, "2026-10": 759, "2026-11": 839,
    }  # fmt: skip
    impact = impact_of(Practice(orders, "2026-09"))
    assert impact is not None
    return impact


def _shared(
    summary: tuple[tuple[Cell, ...], ...], lessons: tuple[tuple[Cell, ...], ...], *months: tuple[Cell, ...]
) -> tuple[Table, ...]:
    november: tuple[Cell, ...] = ("2026-11", HIDDEN if HIDDEN in summary[-1] else 64, 25.4, 62, 39)
    return (
        Table(
            "summary", "All main figures", "What was recorded, in one list.",
            columns(
                ("figure", "Figure", "The id of the figure.", TEXT),
                ("what", "What it is", "The figure in words.", TEXT),
                ("value", "Number", "The figure.", NUMBER),
                ("of", "Out of", "How many it is out of.", COUNT),
                ("note", "Note", "What to bear in mind.", TEXT),
            ),
            summary,
        ),
        Table(
            "months", "Visits by month", "How many visits there were in each month.",
            columns(
                ("month", "Month", "The month, by the clock of the tablet.", TEXT),
                ("visits", "Visits", "Visits in that month.", COUNT),
                ("hours", "Hours", "Hours of practice.", NUMBER),
                ("alone", "On their own", "Lessons finished without help.", COUNT),
                ("helped", "With help", "Lessons finished with help.", COUNT),
            ),
            (*months, november),
        ),
        Table(
            "lessons", "Lessons", "How each lesson ended.",
            columns(
                ("lesson", "Lesson", "The id of the lesson.", TEXT), ("title", "Title", "Its title.", TEXT),
                ("alone", "On their own", "Finished without any help.", COUNT),
                ("helped", "With help", "Finished with help.", COUNT),
                ("watched", "Watched", "Only looked at.", COUNT),
                ("unfinished", "Not finished", "Left before the end.", COUNT),
            ),
            lessons,
        ),
        Table(
            "skills", "Digital skills", "Visits in which a skill was shown without help.",
            columns(("skill", "Skill", "An area.", TEXT), ("times", "Times", "How often.", COUNT)),
            SKILLS,
        ),
    )  # fmt: skip


def _change(more: Cell, same: Cell, less: Cell) -> Table:
    return Table(
        "change", "Did people feel more sure?", "People who answered before and after.",
        columns(("change", "Afterwards", "The second answer.", TEXT), ("people", "People", "All.", COUNT)),
        (("More sure", more), ("As sure as before", same), ("Less sure", less)),
    )  # fmt: skip


def _ways(*languages: tuple[str, Cell]) -> tuple[Table, ...]:
    return (
        Table(
            "languages", "Languages", "The language at the end of each visit.",
            columns(("language", "Language", "Its name.", TEXT), ("visits", "Visits", "How many.", COUNT)),
            languages,
        ),
        Table(
            "settings", "Settings", "Visits in which something was set.",
            columns(("setting", "Setting", "What was set.", TEXT), ("visits", "Visits", "How many.", COUNT)),
            (("Larger text", 45), ("Spoken aloud", 35), ("Yellow on black", HIDDEN), ("Wider spacing", 0)),
        ),
    )  # fmt: skip


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    for name, made in (("internal", internal()), ("shareable", shareable()), ("nothing", nothing_yet())):
        given = practice_orders() if name != "nothing" else None
        (folder / f"{name}.html").write_text(report_html(made, given), encoding="utf-8")
