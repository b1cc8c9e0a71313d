"""The tables: which figures stand together, and what each column means."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kiosk.figures.counts import (
    CHANGES,
    OUTCOMES,
    PAIRS,
    SKILLS,
    SPEECH_FAILED,
    STARTED,
    SURE_AFTER,
    SURE_BEFORE,
    VISITS,
    Path,
    outcome,
)
from kiosk.figures.facts import in_order, title_of, words_of_step
from kiosk.figures.tables import HIDDEN, Cell, Column, Table, Unit

if TYPE_CHECKING:
    from kiosk.figures.build import Shown

TEXT, NUMBER = Unit.TEXT, Unit.NUMBER

_ENDED = {
    "alone": ("On their own", "lessons finished in the way “on my own” without any help"),
    "helped": ("With help", "lessons finished together with the coach, or alone with some help"),
    "watched": ("Watched", "lessons watched to the end"),
    "unfinished": ("Not finished", "lessons that were begun and not finished"),
}
_ENDINGS = tuple(Column(name, title, meaning) for name, (title, meaning) in _ENDED.items())
_TITLE = Column("title", "Lesson", "the title of the lesson", TEXT)
_LESSON_ID = Column("lesson", "Lesson id", "the id of the lesson", TEXT)
_STEP_ID = Column("step", "Step id", "the id of the step", TEXT)
_NAMES = {"more": "More sure", "same": "As sure as before", "less": "Less sure"}
SETTINGS = {
    "text": "Text size",
    "colours": "Colours",
    "spacing": "Spacing",
    "shapes": "Shapes of letters",
    "reading": "Reading aloud",
    "pace": "Pace of the voice",
    "motion": "Movement",
    "say-letters": "Letters spoken while typing",
    "press": "How long to press",
    "steadiness": "Hands",
    "hand": "Hand that touches",
    "scan": "One switch",
}
SURENESS = {
    "1": "Not sure at all",
    "2": "Not very sure",
    "3": "In between",
    "4": "Quite sure",
    "5": "Very sure",
}


def tables_of(shown: "Shown") -> tuple[Table, ...]:
    """All tables, in the order of the report. Some are for the team only."""
    tables = [_summary(shown), _months(shown), _lessons(shown), _stops(shown), _change(shown)]
    tables += [_skills(shown), _languages(shown), _settings(shown)]
    if not shown.shareable:
        tables += [_answers(shown), _help(shown), _tablets(shown)]
    return tuple(tables)


def _summary(shown: "Shown") -> Table:
    columns = (
        Column("figure", "Id", "the id of the figure", TEXT),
        Column("what", "Figure", "what was counted", TEXT),
        Column("value", "Value", "how many", NUMBER),
        Column("of", "Out of", "out of how many, where that makes sense"),
        Column("note", "Note", "what to know of this figure", TEXT),
    )
    return Table("summary", "The main figures", "Everything in one table.", columns, tuple(_figures(shown)))


def _figures(shown: "Shown") -> Iterator[tuple[Cell, ...]]:
    count = shown.count
    visits, with_helper = count(VISITS), (*VISITS, "with", "helper")
    yield "visits", "Visits", visits, None, "From arriving to leaving at a tablet."
    for kind, words in (
        ("first", "First visits with a picture code"),
        ("return", "Visits of people who came back"),
        ("guest", "Visits without a picture code"),
    ):
        yield f"{kind}_visits", words, count((*VISITS, "kind", kind)), visits, ""
    yield "hours", "Hours of practice", shown.hours(VISITS), None, ""
    said = "A visit in which the line for the volunteer was on the screen."
    yield "helper_visits", "Visits with a volunteer", count(with_helper), visits, said
    hours = shown.hours((*VISITS, "helper", "beside"), of=with_helper)
    yield (
        "helper_hours",
        "Hours of volunteers",
        hours,
        None,
        "While the line for the volunteer was on the screen.",
    )
    started = count(STARTED)
    yield "started", "Lessons begun", started, None, ""
    for name, words in (
        ("alone", "Lessons finished on their own, without any help"),
        ("helped", "Lessons finished with help"),
        ("watched", "Lessons watched"),
        ("unfinished", "Lessons not finished"),
    ):
        yield name, words, count(outcome(name)), started, ""
    skills = "An area of the Essential Digital Skills, once a visit, by a lesson finished on their own."
    yield "skills", "Skills shown without help", count(SKILLS), None, skills
    five = "From 1, not sure at all, to 5, very sure."
    yield "sure_before", "How sure before practising", shown.sureness(SURE_BEFORE), count(SURE_BEFORE), five
    yield "sure_after", "How sure after practising", shown.sureness(SURE_AFTER), count(SURE_AFTER), five
    pairs = count(PAIRS)
    yield "sure_pairs", "Visits with both answers", pairs, visits, ""
    for figure, change in (("more_sure", "more"), ("as_sure", "same"), ("less_sure", "less")):
        yield figure, _NAMES[change], count((*PAIRS, "change", change)), pairs, ""
    yield "speech_failed", "Visits in which the voice failed", count(SPEECH_FAILED), None, ""
    if not shown.shareable:
        yield "tablets", "Tablets", len(shown.counted.last_days), None, ""


def _months(shown: "Shown") -> Table:
    columns = (
        Column("month", "Month", "year and month in UTC; “unknown” where the tablet's clock was wrong", TEXT),
        Column("visits", "Visits", "visits that began in this month"),
        Column("hours", "Hours", "hours of practice", NUMBER),
        *_ENDINGS[:2],
    )
    rows = []
    months = shown.values(VISITS, "month")
    # Of all months but one, the hours of that one could be worked out.
    is_one_hidden = any(shown.count((*VISITS, "month", month)) == HIDDEN for month in months)
    for month in months:
        visits = (*VISITS, "month", month)
        hours = HIDDEN if is_one_hidden else shown.hours(visits)
        ended = [shown.count((*outcome(name), "month", month)) for name in OUTCOMES[:2]]
        rows.append((month, shown.count(visits), hours, *ended))
    return Table(
        "months", "Month by month", "How many visits there were, and what they led to.", columns, tuple(rows)
    )


def _lessons(shown: "Shown") -> Table:
    begun = () if shown.shareable else (Column("started", "Begun", "how often the lesson was begun"),)
    rows = []
    for lesson in _seen(shown):
        ended: list[Cell] = [shown.count((*outcome(name), "lesson", lesson)) for name in OUTCOMES]
        if begun:
            ended.append(sum(number for number in ended if isinstance(number, int)))
        rows.append((title_of(shown.facts, lesson), *ended, lesson))
    says = "How often each lesson was finished, and how."
    columns = (_TITLE, *_ENDINGS, *begun, _LESSON_ID)
    return Table("lessons", "Lesson by lesson", says, columns, tuple(rows))


def _seen(shown: "Shown") -> list[str]:
    """Lessons that were begun; all that there are where it would say too much which of them were."""
    seen = {lesson for name in OUTCOMES for lesson in shown.values(outcome(name), "lesson")}
    hidden = any(shown.count(outcome(name)) == HIDDEN for name in OUTCOMES)
    return in_order(shown.facts, [*(seen | set(shown.facts if hidden else ()))])


def _stops(shown: "Shown") -> Table:
    whole = outcome("unfinished")
    left = Column("left", "Stopped here", "how often a lesson was begun and not finished")
    rows: list[tuple[Cell, ...]] = []
    for lesson in in_order(shown.facts, shown.values(whole, "lesson")):
        here: Path = (*whole, "lesson", lesson)
        title = title_of(shown.facts, lesson)
        if shown.shareable:
            rows.append((title, shown.count(here), lesson))
            continue
        for step in shown.values(here, "step"):
            rows.append((title, words_of_step(step), shown.count((*here, "step", step)), lesson, step))
    where = Column("step_words", "Step", "the step that was last on the screen", TEXT)
    columns = (_TITLE, left, _LESSON_ID) if shown.shareable else (_TITLE, where, left, _LESSON_ID, _STEP_ID)
    says = "Where lessons were left before their end."
    return Table("stops", "Where people stop", says, columns, tuple(rows))


def _change(shown: "Shown") -> Table:
    columns = (
        Column("change", "Afterwards", "how sure somebody felt after practising, compared with before", TEXT),
        Column("visits", "Visits", "visits in which both questions were answered"),
    )
    rows = tuple((_NAMES[change], shown.count((*PAIRS, "change", change))) for change in CHANGES)
    return Table("change", "How sure people feel", "Asked before and after practising.", columns, rows)


def _skills(shown: "Shown") -> Table:
    columns = (
        Column("skill", "Skill", "an area of the Essential Digital Skills framework", TEXT),
        Column("times", "Visits", "visits in which a lesson for it was finished on their own"),
    )
    rows = tuple(
        (skill.replace("-", " ").capitalize(), shown.count((*SKILLS, "skill", skill)))
        for skill in shown.values(SKILLS, "skill")
    )
    says = "Essential Digital Skills, shown by finishing a lesson without any help."
    return Table("skills", "Skills shown without help", says, columns, rows)


def _languages(shown: "Shown") -> Table:
    from kiosk.language.languages import UnknownLanguageError, language

    columns = (
        Column("language", "Language", "the language of the coach at the end of the visit", TEXT),
        Column("visits", "Visits", "visits in this language"),
    )
    rows = []
    for tag in shown.values(VISITS, "language"):
        try:
            name = language(tag).english_name
        except UnknownLanguageError:
            name = tag
        rows.append((name, shown.count((*VISITS, "language", tag))))
    return Table("languages", "Languages", "In which language people practised.", columns, tuple(rows))


def _settings(shown: "Shown") -> Table:
    columns = (
        Column("setting", "Setting", "what somebody made different from the usual", TEXT),
        Column("visits", "Visits", "visits in which it was used"),
    )
    names = sorted(path[1] for path in shown.counted.counts if path[0] == "setting")
    if shown.count(VISITS) == HIDDEN:
        names = []  # of so few people it would say too much
    rows = tuple(
        (_setting(name), shown.count(("setting", name))) for name in names if not name.startswith("helper/")
    )
    return Table(
        "settings", "Comfort settings", "What people changed to see, hear and touch better.", columns, rows
    )


def _setting(detail: str) -> str:
    """Such as “Text size: largest”."""
    name, _, value = detail.partition("/")
    words = {"true": "on", "false": "off"}.get(value, value.replace("-", " "))
    return f"{SETTINGS.get(name, name)}: {words}"


def _answers(shown: "Shown") -> Table:
    columns = (
        Column("answer", "Answer", "how sure somebody felt", TEXT),
        Column("before", "Before", "answers before practising"),
        Column("after", "After", "answers after practising"),
    )
    rows = tuple(
        (f"{answer} {words}", *(shown.count((*when, "answer", answer)) for when in (SURE_BEFORE, SURE_AFTER)))
        for answer, words in SURENESS.items()
    )
    return Table("confidence", "How sure people said they were", "From 1 to 5.", columns, rows)


def _help(shown: "Shown") -> Table:
    rungs = (
        ("none", "No help", "done without any help"),
        ("hint", "Hint", "done after a hint"),
        ("point", "Pointed", "done after it was pointed out"),
        ("show", "Shown", "done after it was shown"),
        ("did", "Done for them", "done by the coach"),
    )
    columns = (
        _TITLE,
        Column("step_words", "Step", "the step of the lesson", TEXT),
        Column("done", "Done", "how often the step was done"),
        *(Column(*rung) for rung in rungs),
        _LESSON_ID,
        _STEP_ID,
    )
    rows: list[tuple[Cell, ...]] = []
    for lesson in in_order(shown.facts, [*{path[1] for path in shown.counted.counts if path[0] == "steps"}]):
        steps = {path[2] for path in shown.counted.counts if path[:2] == ("steps", lesson)}
        for step in _in_lesson(shown, lesson, steps):
            whole = ("steps", lesson, step)
            used = [shown.count((*whole, "rung", str(rung))) for rung in range(len(rungs))]
            words = (title_of(shown.facts, lesson), words_of_step(step))
            rows.append((*words, shown.count(whole), *used, lesson, step))
    return Table(
        "help", "Help, step by step", "The most help that somebody used in a step.", columns, tuple(rows)
    )


def _in_lesson(shown: "Shown", lesson: str, steps: set[str]) -> list[str]:
    known = shown.facts[lesson].steps if lesson in shown.facts else ()
    return [*(step for step in known if step in steps), *sorted(steps - set(known))]


def _tablets(shown: "Shown") -> Table:
    columns = (
        Column("tablet", "Tablet", "the random id of the tablet", TEXT),
        Column("name", "Name", "what the coordinator calls it", TEXT),
        Column("visits", "Visits", "visits at this tablet"),
        Column("last_day", "Last day", "the last day with a visit", TEXT),
    )
    rows = tuple(
        (tablet, shown.names.get(tablet, ""), shown.count((*VISITS, "tablet", tablet)), day)
        for tablet, day in sorted(shown.counted.last_days.items())
    )
    return Table("tablets", "Tablets", "Which tablets the figures come from.", columns, rows)
